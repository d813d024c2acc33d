# SPDX-License-Identifier: Apache-2.0
"""The public speaks: listed, called and heard by keys, with the time for the room to see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from govdesk.queries.speakers import speakers
from govdesk.rules.speakers import SpeakerState
from govdesk.ui.meetings.large_display import LargeDisplay
from govdesk.ui.meetings.speaking import SpeakerDialog, time_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.shell import DeskWindow
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, focused, settle, who_is
from tests.ui.test_large_display import picture
from tests.ui.test_whole_meeting import Hands

Key = Qt.Key


@pytest.mark.parametrize("percent", [100, 200])
def test_someone_is_listed_called_and_heard_by_keys(
    city_file: City, office_on: Callable[..., Office], qtbot: QtBot, percent: int
) -> None:
    made, _motions = sitting(city_file)
    ctx = city_file.ctx
    office = office_on(ctx, who_is(ctx), draft_verbs(ctx))
    office.theme.choose(percent=percent)
    desk = DeskWindow(office)
    qtbot.addWidget(desk)
    desk.resize(1280, 800)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.navigate(Place("meetings", f"{made.meeting_id}/run"))
    settle(desk.office)
    hands = Hands(desk.office, desk)
    hands.type(Key.Key_L)
    (dialog,) = desk.findChildren(SpeakerDialog)
    assert faults_of(dialog) == []
    QTest.keyClicks(focused(), "Rosa M.")
    modifiers = Qt.KeyboardModifier
    held = modifiers.NoModifier if percent == 100 else modifiers.ControlModifier
    QTest.keyClick(focused(), Key.Key_Return, held)
    settle(desk.office)
    (row,) = ctx.read(speakers, meeting_id=made.meeting_id)
    assert (row.name, row.seconds, row.state) == ("Rosa M.", 180, SpeakerState.WAITING)
    assert "Rosa M., 3:00" in hands.says()

    hands.type(Key.Key_C, Key.Key_D)
    assert "left" in hands.says()
    (display,) = desk.findChildren(LargeDisplay)
    assert "Rosa M." in display.text()
    assert "left" in display.text()
    picture(display, "speaker")

    hands.type(Key.Key_H)
    (row,) = ctx.read(speakers, meeting_id=made.meeting_id)
    assert row.state == SpeakerState.HEARD
    assert "Rosa M." not in display.text()
    desk.close()


def test_the_time_is_told_in_words() -> None:
    assert time_words(90) == "1:30 left"
    assert time_words(0) == "The time is over."
    assert time_words(-61) == "Over by 1 minute."
