# SPDX-License-Identifier: Apache-2.0
"""The desktop as a program: it opens a workspace, or says why not and offers a way on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from govdesk.queries.jump import Match
from govdesk.services.context import Context
from govdesk.store.opening import open_store
from govdesk.ui.desktop import Desktop
from govdesk.ui.remembered import Remembered
from govdesk.ui.sign_in import SignIn
from govdesk.ui.welcome import Welcome
from tests.builders import small_city
from tests.ui.offices import settle


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Desktop]:
    """A desktop that remembers things in the test's own folder."""
    made = Desktop(
        qapp, lambda where: Context(open_store(where)), Remembered(tmp_path / "desktop.ini")
    )
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Welcome):
            widget.close()
            widget.deleteLater()


@pytest.fixture
def city_path(tmp_path: Path) -> Path:
    """A workspace that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


def _welcome() -> Welcome:
    (found,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Welcome))
    return found


def _words(widget: Welcome) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_workspace_opens_with_the_secretariat_at_the_desk(
    desktop: Desktop, city_path: Path
) -> None:
    desktop.start(str(city_path))
    assert desktop.window is not None
    settle(desktop.window.office)
    assert desktop.window.office.who.name == "Sefa Secretary"
    assert desktop.window.page.kind == "home"


def test_the_last_workspace_opens_again(desktop: Desktop, city_path: Path) -> None:
    desktop.start(str(city_path))
    assert desktop.window is not None
    settle(desktop.window.office)
    assert desktop._remembered.text("workspace/last") == str(city_path.resolve())


def test_a_missing_workspace_gets_a_sentence_and_a_way_on(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start(str(tmp_path / "gone.govdesk"))
    welcome = _welcome()
    assert desktop.window is None
    assert "There is no workspace at" in _words(welcome)
    assert [b.text().replace("&", "") for b in welcome.findChildren(QPushButton)] == [
        "Close",
        "Try again",
        "Open a file…",
    ]


def test_trying_again_opens_what_has_come_back(desktop: Desktop, city_path: Path) -> None:
    away = city_path.with_name("away")
    city_path.rename(away)
    desktop.start(str(city_path))
    welcome = _welcome()
    away.rename(city_path)
    again = next(b for b in welcome.findChildren(QPushButton) if "again" in b.text())
    again.click()
    assert desktop.window is not None
    settle(desktop.window.office)


def test_a_newer_workspace_is_left_alone(desktop: Desktop, city_path: Path) -> None:
    file = sqlite3.connect(city_path)
    file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.commit()
    file.close()
    desktop.start(str(city_path))
    assert "newer GovDesk" in _words(_welcome())


def test_someone_else_sits_down(desktop: Desktop, city_path: Path) -> None:
    desktop.start(str(city_path))
    window = desktop.window
    assert window is not None
    settle(window.office)
    window.lock()
    settle(window.office)
    dialog = cast(SignIn, window.findChild(SignIn))
    chair = next(
        row for row in range(dialog.list.count()) if "Charis" in dialog.list.item(row).text()
    )
    dialog.list.setCurrentRow(chair)
    dialog._take()
    settle(window.office)
    assert window.office.who.name == "Charis Chair"
    assert window.office.who.roles == frozenset({"chair"})


def test_the_palette_jumps_to_things(desktop: Desktop, city_path: Path) -> None:
    desktop.start(str(city_path))
    window = desktop.window
    assert window is not None
    (provider,) = window._providers
    found = provider.found(Match("motions", "m1", "2026-14", "Light the path"))
    assert (found.reference, str(found.place)) == ("2026-14", "motions/m1")
    settle(window.office)
