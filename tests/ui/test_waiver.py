# SPDX-License-Identifier: Apache-2.0
"""Asking on the meeting's page to set the notice aside, where something was not told in time."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from govdesk.queries.meetings import meeting
from govdesk.services import meetings
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.meetings.waiver import WaiverForm
from govdesk.ui.widgets import Reveal
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle

ASK = "Ask to set the notice aside"


def reveals(screen: MeetingsScreen) -> dict[str, Reveal]:
    return {one.act.button.text(): one for one in screen.findChildren(Reveal) if one.isVisible()}


def test_the_notice_is_set_aside_by_a_motion_on_the_agenda(
    screen_for: ScreenFor, city_file: City
) -> None:
    made, _motions = sitting(city_file)
    screen = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id)
    assert ASK not in reveals(screen)
    late = made.submit()
    meetings.add_agenda_item(
        city_file.ctx, meeting_id=made.meeting_id, title="Shelter", kind="motion", motion_id=late
    )
    screen.refresh()
    settle(screen.office)
    settle(screen.office)
    reveals(screen)[ASK].act.button.click()
    (form,) = screen.findChildren(WaiverForm)
    assert faults_of(screen) == []
    assert form.values()["motion_id"] == late
    law, finding = form.findChildren(QPlainTextEdit)
    law.setPlainText("Open Meetings Law, section 104(2)")
    form.submit()  # nothing found: refused, and the law stays
    settle(screen.office)
    assert form.values()["ground"].startswith("Open Meetings Law")
    finding.setPlainText("The shelter closes tomorrow.")
    form.submit()
    settle(screen.office)
    settle(screen.office)
    told = city_file.ctx.read(
        meeting, meeting_id=made.meeting_id, actor=None, now=city_file.clock.micros
    )
    assert told is not None
    assert [one.title for one in told.agenda][-1] == "Set the notice aside for motion 2026-2"
    assert [one.announced for one in told.agenda] == [True, False, True]
    assert faults_of(screen) == []
