# SPDX-License-Identifier: Apache-2.0
"""Before a workspace is open: the made-up city, and the latest backup of a file that is damaged."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from govdesk.rules.messages import Message, message
from govdesk.services.backups import back_up, last_backup_of
from govdesk.ui.desktop import Desktop
from govdesk.ui.welcome import Welcome
from govdesk.ui.widgets import Confirm
from tests.builders import small_city
from tests.ui.checks import faults_of
from tests.ui.desktops import desktop_in
from tests.ui.offices import settle


@pytest.fixture
def city_path(tmp_path: Path) -> Path:
    """A workspace that nobody has open."""
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    return path


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication, city_path: Path) -> Iterator[Desktop]:
    """A desktop whose made-up city is a small one."""

    def demo(told: Callable[[Message, int], None]) -> str:
        told(message("demo.step.packet"), 97)
        return str(city_path)

    with desktop_in(tmp_path, qapp, demo=demo) as made:
        yield made


def _welcome() -> Welcome:
    (found,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, Welcome) and one.isVisible()
    )
    return found


def _words(widget: Welcome) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _button(widget: Welcome, beginning: str) -> QPushButton | None:
    return next(
        (
            one
            for one in widget.findChildren(QPushButton)
            if one.text().replace("&", "").startswith(beginning)
        ),
        None,
    )


def test_the_made_up_city_is_one_press_away(desktop: Desktop) -> None:
    desktop.start(None)
    demo = _button(_welcome(), "Look around")
    assert demo is not None
    assert faults_of(_welcome()) == []
    demo.click()
    assert desktop.window is not None
    assert desktop.window.office.who.workspace == "city.govdesk"
    settle(desktop.window.office)


def test_a_damaged_file_is_moved_aside_for_its_latest_backup(
    qtbot: QtBot, desktop: Desktop, city_path: Path
) -> None:
    back_up(str(city_path))
    damaged = b"SQLite format 3\x00" + b"\xff" * 40_000
    city_path.write_bytes(damaged)
    desktop.start(str(city_path))
    page = _welcome()
    assert "There is a backup of" in _words(page)
    assert faults_of(page) == []
    press = _button(page, "Put the latest backup back")
    assert press is not None
    press.click()
    (asked,) = (one for one in page.findChildren(Confirm) if one.isVisible())
    asked.reject()
    assert city_path.read_bytes() == damaged, "nothing is done before the word is given"
    page.put_back()
    qtbot.waitUntil(lambda: desktop.window is not None, timeout=30_000)
    assert desktop.window is not None
    assert desktop.window.office.who.workspace == "city.govdesk"
    settle(desktop.window.office)
    aside = [one for one in city_path.parent.iterdir() if one.is_file() and one != city_path]
    assert damaged in [one.read_bytes() for one in aside]


def test_a_backup_that_does_not_hold_is_told_and_the_file_stays(
    qtbot: QtBot, desktop: Desktop, city_path: Path
) -> None:
    kept = back_up(str(city_path)).path
    city_path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 40_000)
    before = city_path.read_bytes()
    kept.write_bytes(kept.read_bytes()[:20_000])
    desktop.start(str(city_path))
    page = _welcome()
    page.put_back()
    qtbot.waitUntil(page.told.isVisible, timeout=30_000)
    assert "backup" in page.told.text()
    assert city_path.read_bytes() == before
    assert desktop.window is None


def test_what_is_missing_or_unclear_is_not_offered(desktop: Desktop, city_path: Path) -> None:
    assert last_backup_of(str(city_path)) is None
    assert last_backup_of("postgresql://server/city") is None
    back_up(str(city_path))
    assert last_backup_of(str(city_path)) is not None
    (note,) = (city_path.parent / "backups").glob("*.json")
    name = note.name.replace("city_", "city_1")
    another = {**json.loads(note.read_text()), "workspace": "another", "name": Path(name).stem}
    (note.parent / name).write_text(json.dumps(another))
    shutil.copy(note.with_suffix(""), note.parent / Path(name).stem)
    assert last_backup_of(str(city_path)) is None, "two workspaces bear this name"
    city_path.write_bytes(b"no database at all")
    desktop.start(str(city_path))
    assert _button(_welcome(), "Put the latest") is None
    assert _button(_welcome(), "Look around") is None
