# SPDX-License-Identifier: Apache-2.0
"""The public display goes with the meeting, and shows what is public and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from govdesk.services.votes import close_vote
from govdesk.ui.meetings.large_display import LargeDisplay
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from tests.builders import PEOPLE, City
from tests.sittings import sitting
from tests.ui.offices import draft_verbs, settle, who_is
from tests.ui.test_whole_meeting import Hands


@pytest.fixture
def window(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot
) -> Callable[[str], DeskWindow]:
    """The secretary runs a meeting, and has opened the display for the room."""

    def run(meeting_id: str) -> DeskWindow:
        made = DeskWindow(
            office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
        )
        qtbot.addWidget(made)
        made.resize(1280, 800)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.navigate(Place("meetings", f"{meeting_id}/run"))
        settle(made.office)
        settle(made.office)
        Hands(made.office, made).type(Qt.Key.Key_D)
        return made

    return run


def picture(display: LargeDisplay, name: str) -> None:
    """Kept where someone asked to look at it."""
    if folder := os.environ.get("GOVDESK_PICTURES"):
        display.grab().save(str(Path(folder) / f"display-{name}.png"))


def test_it_goes_with_the_item_the_roll_and_the_result(
    city_file: City, window: Callable[[str], DeskWindow]
) -> None:
    made, (motion_id, _other) = sitting(city_file, "key", "ordinary")
    desk = window(made.meeting_id)
    (display,) = desk.findChildren(LargeDisplay)
    assert display.isVisible()
    assert "The branch libraries open on Sundays" in display.text()
    picture(display, "words")

    vote_id = made.put(motion_id)
    desk.navigate(Place("motions", f"{motion_id}/roll"))
    settle(desk.office)
    hands = Hands(desk.office, desk)
    hands.type(Qt.Key.Key_Y, Qt.Key.Key_N)  # Health, Housing
    assert "Health: Yes\nHousing: No\nYouth: Has not voted" in display.text()
    picture(display, "roll")

    hands.type(Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Y)
    desk.office.desk.write(desk, close_vote, vote_id=vote_id)
    settle(desk.office)
    settle(desk.office)
    assert "The motion is adopted" in display.text()
    picture(display, "result")


def test_it_tells_nobodys_name_and_goes_with_the_window(
    city_file: City, window: Callable[[str], DeskWindow]
) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    made.put(motion_id)
    desk = window(made.meeting_id)
    (display,) = desk.findChildren(LargeDisplay)
    Hands(desk.office, desk).type(Qt.Key.Key_E)  # asks at the desk
    assert not [name for name in PEOPLE.values() if name in display.text()]
    desk.lock()
    settle(desk.office)
    assert display.isVisible()
    desk.close()
    assert not display.isVisible()
