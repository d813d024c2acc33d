# SPDX-License-Identifier: Apache-2.0
"""Working days on the screen: chosen in the charter's form, holidays kept by the clerk, and the
arithmetic told on the meeting's page."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from govdesk.queries.holidays import holidays_kept
from govdesk.services import meetings
from govdesk.services.holidays import keep_holidays
from govdesk.ui.charter.draft import CharterForm
from govdesk.ui.charter.holidays import HolidaysForm
from govdesk.ui.charter.screen import CharterScreen
from govdesk.ui.charter.span import SpanEdit
from govdesk.ui.meetings.screen import MeetingsScreen
from tests.builders import City
from tests.services.test_holidays import working
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import child, settle
from tests.ui.test_elsewhere import said


def test_the_notice_is_counted_in_working_days_by_a_choice(
    screen_for: ScreenFor, city_file: City
) -> None:
    screen = screen_for(city_file.ctx, CharterScreen, "change")
    settle(screen.office)
    form = screen.findChild(CharterForm)
    assert form is not None
    spans = {one.number.accessibleName(): one for one in form.findChildren(SpanEdit)}
    regular = spans["Notice of a regular meeting"]
    assert regular.value() == "hours:72"
    regular.counts.setCurrentIndex(1)
    regular.number.setValue(3)
    change = form.change()
    assert change.working_days == {"regular": 3}
    assert "regular" not in change.notice_hours
    settle(screen.office)
    assert "Notice of a regular meeting: 3 working days." in said(screen)
    form.undo.undo()
    form.undo.undo()
    assert regular.value() == "hours:72"
    assert faults_of(screen) == []


def test_the_clerk_keeps_the_holidays_from_a_list(screen_for: ScreenFor, city_file: City) -> None:
    working(city_file)
    made = meetings.schedule_meeting(
        city_file.ctx, title="January", starts_wall="2026-02-18T17:30", place="Hall"
    ).made
    clerk = city_file.as_("clerk")
    screen = screen_for(clerk, CharterScreen, "holidays")
    settle(screen.office)
    (form,) = screen.findChildren(HolidaysForm)
    assert faults_of(screen) == []
    country, region = form.findChildren(QComboBox)
    assert country.currentText() == "United States"
    region.setCurrentIndex(region.findText("New York"))
    days = child(form, QPlainTextEdit)
    days.setPlainText("2026-02-16 Our own name")
    write = next(b for b in form.findChildren(QPushButton) if "Write" in b.text())
    write.click()
    settle(screen.office)
    lines = days.toPlainText().splitlines()
    assert "2026-02-16 Our own name" in lines, "what is typed stands"
    assert "2026-12-25 Christmas Day" in lines
    form.submit()
    settle(screen.office)
    settle(screen.office)
    assert date(2026, 2, 16) in clerk.read(holidays_kept)
    screen.open("")
    settle(screen.office)
    assert "Our own name" in said(screen)
    assert "3 working days of notice" in said(screen)
    assert faults_of(screen) == []

    page = screen_for(city_file.ctx, MeetingsScreen, made)
    settle(page.office)
    assert (
        "11 Feb 2026, 17:30 (3 working days; Thursday 12 Feb 2026 (Lincoln's Birthday), and Monday"
        " 16 Feb 2026 (Our own name) are holidays)"
    ) in said(page)
    assert faults_of(page) == []

    keep_holidays(clerk, days="2026-02-16 Other")
    other = screen_for(city_file.as_("youth"), CharterScreen, "holidays")
    settle(other.office)
    (form,) = other.findChildren(HolidaysForm)
    assert "Your role does not carry this" in said(other), "why the button is grey"
