# SPDX-License-Identifier: Apache-2.0
"""The countdown on the meeting's page and on Home: each press leads to where a deadline is met."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton

from govdesk.services import meetings
from govdesk.ui.briefings.screen import BriefingsScreen
from govdesk.ui.home.screen import HomeScreen
from govdesk.ui.meetings.countdown import Countdown
from govdesk.ui.meetings.notice import NoticeForm
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, LinkLabel
from tests.builders import City
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def coming(city: City) -> str:
    made = meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall="2026-01-20T17:30", place="Town hall"
    ).made
    meetings.add_agenda_item(city.ctx, meeting_id=made, title="Opening", kind="opening")
    return made


def test_every_press_of_the_countdown_leads_to_where_it_is_done(
    screen_for: ScreenFor, city_file: City
) -> None:
    meeting_id = coming(city_file)
    screen = screen_for(city_file.ctx, MeetingsScreen, meeting_id)
    (shown,) = screen.findChildren(Countdown)
    assert faults_of(shown) == []
    said = [one.text() for one in shown.findChildren(Label)]
    assert "Done so far: 1 of 3." in said
    assert "12 days left" in said, said
    presses = {one.text(): one for one in shown.findChildren(QPushButton)}
    assert set(presses) == {"Note the posting", "Prepare the packet"}
    presses["Note the posting"].click()
    (notice,) = screen.findChildren(NoticeForm)
    assert screen.focusWidget() in notice.findChildren(QLineEdit)
    went: list[Place] = []
    screen.office.navigate = went.append  # type: ignore[method-assign,assignment]
    presses["Prepare the packet"].click()
    assert went == [Place("briefings", f"new/agenda/{meeting_id}")]


def test_who_may_not_do_it_reads_the_countdown_without_presses(
    screen_for: ScreenFor, city_file: City
) -> None:
    screen = screen_for(city_file.as_("youth"), MeetingsScreen, coming(city_file))
    (shown,) = screen.findChildren(Countdown)
    assert shown.findChildren(QPushButton) == []


def test_home_says_what_is_still_to_be_done_before_the_next_meeting(
    screen_for: ScreenFor, city_file: City
) -> None:
    meeting_id = coming(city_file)
    screen = screen_for(city_file.ctx, HomeScreen)
    settle(screen.office)
    settle(screen.office)
    lines = {one.accessibleName(): one for one in screen.findChildren(LinkLabel)}
    assert not any("notice" in one for one in lines)
    assert meeting_id in lines["○ Publish the agenda packet: 12 days left"].text()
    assert "Done so far: 1 of 3." in [one.text() for one in screen.findChildren(Label)]
    assert faults_of(screen) == []


def test_the_packet_is_begun_about_its_meeting(screen_for: ScreenFor, city_file: City) -> None:
    meeting_id = coming(city_file)
    screen = screen_for(city_file.ctx, BriefingsScreen, f"new/agenda/{meeting_id}")
    assert screen.builder is not None
    wanted = screen.builder.form.wanted
    assert wanted is not None
    assert (wanted.kind, wanted.subject.meeting_id) == ("agenda", meeting_id)
