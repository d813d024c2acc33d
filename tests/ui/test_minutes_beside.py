# SPDX-License-Identifier: Apache-2.0
"""The minutes write themselves beside a running meeting, and are corrected as one goes."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from govdesk.services import meetings, motions
from govdesk.ui.meetings.minutes import MinutesForm
from govdesk.ui.meetings.minutes_beside import MinutesBeside
from govdesk.ui.meetings.run import RunMeeting
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.widgets import Screen
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def settled(screen: Screen) -> None:
    for _ in range(4):
        settle(screen.office)


def beside(screen: Screen) -> MinutesBeside:
    found = screen.findChild(MinutesBeside)
    assert found is not None
    return found


def test_what_is_corrected_stays_and_what_happens_next_is_added(
    city_file: City, screen_for: ScreenFor
) -> None:
    made, (motion_id, other) = sitting(city_file, "ordinary", "ordinary")
    screen = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id)
    screen.open(f"{made.meeting_id}/run")
    settled(screen)
    assert faults_of(screen) == []
    minutes = beside(screen)
    assert "Moved by Health." in minutes.text.toPlainText()
    run = screen.findChild(RunMeeting)
    assert run is not None
    minutes.write()
    corrected = minutes.text.toPlainText().replace(
        "Moved by Health.", "Moved by Health, warmly.", 1
    )
    minutes.text.setPlainText(corrected)
    assert run.back()  # Esc: out of the minutes, and they are kept
    assert not minutes.text.hasFocus()
    settled(screen)
    motions.step(city_file.ctx, motion_id=motion_id, verb="adopt_by_consent", unopposed=True)
    run.read()
    settled(screen)
    text = minutes.text.toPlainText()
    assert "Moved by Health, warmly." in text
    assert "Adopted, nobody objecting." in text
    motions.step(city_file.ctx, motion_id=other, verb="withdraw", unopposed=True)
    meetings.close_meeting(city_file.ctx, meeting_id=made.meeting_id)
    again = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id)
    settled(again)
    form = again.findChild(MinutesForm)
    assert form is not None
    kept = form.findChild(QPlainTextEdit)
    assert kept is not None
    for words in (
        "Moved by Health, warmly.",
        "Adopted, nobody objecting.",
        "Withdrawn.",
        "Closed ",
    ):
        assert words in kept.toPlainText()


def test_only_who_drafts_them_sees_them(city_file: City, screen_for: ScreenFor) -> None:
    made, _motions = sitting(city_file)
    screen = screen_for(city_file.as_("chair"), MeetingsScreen, made.meeting_id)
    screen.open(f"{made.meeting_id}/run")
    settled(screen)
    assert beside(screen).isHidden()


def test_where_there_is_no_room_they_are_a_line_until_somebody_writes(
    city_file: City, screen_for: ScreenFor
) -> None:
    made, _motions = sitting(city_file, "ordinary")
    screen = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id, percent=200)
    screen.open(f"{made.meeting_id}/run")
    settled(screen)
    minutes = beside(screen)
    assert minutes.isVisible()
    assert not minutes.text.isVisible()
    minutes.write()
    assert minutes.text.isVisible()
    assert minutes.text.hasFocus()
    assert faults_of(screen) == []
    assert minutes.leave()
    assert not minutes.text.isVisible()
    screen.resize(2400, 1200)
    settled(screen)
    assert minutes.text.isVisible()
