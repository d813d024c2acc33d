# SPDX-License-Identifier: Apache-2.0
"""The line at the bottom says what is so now, and when the whole record was last checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from govdesk.services.context import Context
from govdesk.services.safe_places import PlacesFile
from govdesk.store.opening import open_store
from govdesk.ui.desktop import Desktop
from govdesk.ui.places import Place
from govdesk.ui.record.screen import RecordScreen
from govdesk.ui.remembered import Remembered
from govdesk.ui.shell import DeskWindow
from govdesk.ui.whole import Keepers
from govdesk.ui.widgets import Label
from tests.builders import PASSPHRASE, City, small_city
from tests.ui.offices import office_for, settle
from tests.ui.test_desktop import opened, sit_down

LONG = 60_000  # milliseconds in which a record is checked on a busy machine


def said(window: DeskWindow) -> str:
    """The line at the bottom."""
    return " | ".join(label.text() for label in window.status_line.findChildren(Label))


@pytest.fixture
def window(city_file: City, tmp_path: Path) -> Iterator[DeskWindow]:
    """The secretary's window on the small city."""
    office = office_for(city_file.ctx, tmp_path)
    made = DeskWindow(office)
    made.show()
    made.navigate(Place("record"))
    settle(office)
    yield made
    made.close()
    office.desk.close()
    made.deleteLater()


def check(window: DeskWindow) -> RecordScreen:
    page = window.page
    assert isinstance(page, RecordScreen)
    page.run_primary()
    return page


def test_it_says_that_the_record_is_checked_and_when_it_was(
    qtbot: QtBot, window: DeskWindow
) -> None:
    assert "Record checked" not in said(window)
    check(window)
    assert "Checking..." in said(window)
    qtbot.waitUntil(lambda: "Record checked" in said(window), timeout=LONG)
    qtbot.waitUntil(lambda: "Checking..." not in said(window), timeout=LONG)
    assert "Saved" in said(window)
    assert "does not hold" not in said(window)


def test_a_record_that_was_touched_is_not_said_to_hold(
    qtbot: QtBot, window: DeskWindow, city_file: City
) -> None:
    engine = create_engine(f"sqlite:///{city_file.ctx.store.location}")
    with engine.begin() as file:
        file.execute(text("DROP TRIGGER keep_entries_update"))
        file.execute(text("UPDATE entries SET recorded_at = recorded_at + 5 WHERE seq = 6"))
    engine.dispose()
    check(window)
    qtbot.waitUntil(lambda: "it does not hold" in said(window), timeout=LONG)


def test_it_says_while_a_server_does_not_answer(window: DeskWindow) -> None:
    desk = window.office.desk

    def ask_a_server(_session: Session) -> None:
        open_store("postgresql://nobody@127.0.0.1:1/nowhere")

    desk.read(window, ask_a_server, lambda _: None, refused=lambda _: None)
    settle(window.office)
    assert "Not connected" in said(window)
    desk.read(window, lambda _session: None, lambda _: None)
    settle(window.office)
    assert "Not connected" not in said(window)
    assert "Saved" in said(window)


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[], Desktop]]:
    """Makes a desktop that keeps safe what it opens."""
    made: list[Desktop] = []

    def start() -> Desktop:
        made.append(
            Desktop(
                qapp,
                lambda where: Context(open_store(where)),
                Remembered(tmp_path / "desktop.ini"),
                keepers=lambda: Keepers(places=PlacesFile(tmp_path / "places.json")),
            )
        )
        return made[-1]

    yield start
    for one in made:
        if one.window is not None:
            one.window.close()
            one.window.deleteLater()


def test_a_verified_backup_counts_as_a_check_and_is_known_at_the_next_start(
    qtbot: QtBot, desktop: Callable[[], Desktop], tmp_path: Path
) -> None:
    path = tmp_path / "city.govdesk"
    small_city(str(path)).ctx.store.close()
    window = opened(desktop(), path)
    sit_down(window, "Sefa", PASSPHRASE)
    qtbot.waitUntil(lambda: "Checking..." not in said(window), timeout=LONG)
    assert "Record checked" not in said(window)
    assert window.office.safekeeping is not None
    window.office.safekeeping.back_up()
    qtbot.waitUntil(lambda: "Record checked" in said(window), timeout=LONG)
    window.close()
    again = opened(desktop(), path)
    qtbot.waitUntil(lambda: "Record checked" in said(again), timeout=LONG)
