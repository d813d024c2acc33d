# SPDX-License-Identifier: Apache-2.0
"""Closing a meeting's doors and opening them again, on its page and where it is run."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from govdesk.queries.closed_sessions import closed_sessions
from govdesk.ui.meetings.closed import ClosedSessions, CloseForm, OpenForm
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.motions.members_answer import Way
from govdesk.ui.widgets import Label, Reveal, StatusLabel
from tests.builders import City
from tests.sittings import sitting
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, settle


def test_the_doors_are_closed_and_opened_on_the_meeting_s_page(
    screen_for: ScreenFor, city_file: City
) -> None:
    made, _motions = sitting(city_file)
    screen = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id)
    (part,) = screen.findChildren(ClosedSessions)
    (reveal,) = part.findChildren(Reveal)
    reveal.act.button.click()
    (form,) = screen.findChildren(CloseForm)
    assert faults_of(screen) == []
    child(form, QPlainTextEdit).setPlainText("Open Meetings Law, section 105: personnel")
    form.submit(Way.UNOPPOSED)
    settle(screen.office)
    settle(screen.office)
    marks = [one.accessibleName() for one in screen.findChildren(StatusLabel)]
    assert "Closed to the public since 17:30" in marks
    screen.open(f"{made.meeting_id}/run")
    settle(screen.office)
    settle(screen.office)
    marks = [one.accessibleName() for one in screen._run.findChildren(StatusLabel)]
    assert "Closed to the public since 17:30" in marks
    screen.open(made.meeting_id)
    settle(screen.office)
    (opens,) = [one for one in screen.findChildren(OpenForm) if one.isVisible()]
    assert faults_of(screen) == []
    child(opens, QPlainTextEdit).setPlainText("Nothing was decided.")
    opens.submit()
    settle(screen.office)
    settle(screen.office)
    (row,) = city_file.ctx.read(closed_sessions, meeting_id=made.meeting_id)
    assert row.closed_at is not None
    said = [one.text() for one in screen.findChildren(Label) if one.isVisible()]
    assert "Nothing was decided." in said
    other = screen_for(city_file.as_("youth"), MeetingsScreen, made.meeting_id)
    (part,) = other.findChildren(ClosedSessions)
    (reveal,) = part.findChildren(Reveal)
    assert reveal.act.refused
