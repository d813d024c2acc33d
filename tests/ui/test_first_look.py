# SPDX-License-Identifier: Apache-2.0
"""The first page stands before the workspace is wholly open, and nothing is lost on the way."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from govdesk.queries.people import workspace_row
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.context import Context
from govdesk.store.glance import glance
from govdesk.store.opening import open_store
from govdesk.ui.desktop import Desktop
from govdesk.ui.remembered import Remembered
from govdesk.ui.welcome import Welcome
from tests.builders import small_city
from tests.ui.offices import settle


class SlowOpener:
    """Opens a workspace when it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.opened = 0
        self.refusal: NotAvailable | None = None

    def __call__(self, location: str) -> Context:
        assert self.let.wait(20)
        self.opened += 1
        if self.refusal is not None:
            raise self.refusal
        return Context(open_store(location))


@pytest.fixture
def opener() -> SlowOpener:
    return SlowOpener()


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication, opener: SlowOpener) -> Iterator[Desktop]:
    made = Desktop(qapp, opener, Remembered(tmp_path / "desktop.ini"), looker=glance)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A workspace that tells a story: its first page is everyone's."""
    path = tmp_path / "city.govdesk"
    small_city(str(path), story_ends_at=2**50).ctx.store.close()
    return path


def test_the_first_page_stands_before_the_workspace_is_open(
    qtbot: QtBot, desktop: Desktop, opener: SlowOpener, story: Path
) -> None:
    desktop.start(str(story))
    window = desktop.window
    assert window is not None
    qtbot.waitUntil(lambda: window.page.summary != "")
    assert opener.opened == 0
    assert not window.is_locked
    opener.let.set()
    settle(window.office)
    assert opener.opened == 1


def test_what_is_asked_meanwhile_is_answered_once_it_is_open(
    qtbot: QtBot, desktop: Desktop, opener: SlowOpener, story: Path
) -> None:
    desktop.start(str(story))
    window = desktop.window
    assert window is not None
    found: list[str] = []
    window.office.desk.read(window, workspace_row, lambda row: found.append(row.name))
    qtbot.wait(50)
    assert found == []
    opener.let.set()
    settle(window.office)
    assert opener.opened == 1
    assert found == ["Care Task Force"]


def test_one_that_cannot_be_opened_after_all_is_told_with_a_way_on(
    qtbot: QtBot, desktop: Desktop, opener: SlowOpener, story: Path
) -> None:
    opener.refusal = NotAvailable(
        message("store.locked", path="city.govdesk"), then=message("store.locked.then")
    )
    desktop.start(str(story))
    opener.let.set()
    qtbot.waitUntil(lambda: desktop.window is None)
    (welcome,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, Welcome))
    assert "city.govdesk" in " ".join(label.text() for label in welcome.findChildren(QLabel))
    assert opener.opened == 1
    welcome.close()
    welcome.deleteLater()


def test_closing_before_it_is_open_lets_go_of_it(
    qtbot: QtBot, desktop: Desktop, opener: SlowOpener, story: Path
) -> None:
    desktop.start(str(story))
    window = desktop.window
    assert window is not None
    qtbot.waitUntil(lambda: window.page.summary != "")
    opener.let.set()
    window.close()
    story.rename(story.with_name("moved.govdesk"))
    assert not story.with_name("city.govdesk-wal").exists()


def test_the_first_page_loads_nothing_that_it_does_not_need() -> None:
    program = (
        "import sys, govdesk.app, govdesk.store.glance, govdesk.ui.desktop, govdesk.ui.home.screen;"
        "print(*sorted({'sqlalchemy', 'typer', 'reportlab', 'scipy', 'cryptography', 'alembic',"
        " 'page', 'pikepdf', 'pyhanko'} & sys.modules.keys()))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == ""
