# SPDX-License-Identifier: Apache-2.0
"""No refresh loses a word: every form of every screen, half typed, while the page is read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from govdesk.queries.people import seat_rows
from govdesk.services import meetings
from govdesk.services.actions import assign_action
from govdesk.services.reviews import submit_review
from govdesk.ui.actions.screen import ActionsScreen
from govdesk.ui.indicators.screen import IndicatorsScreen
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.people.screen import PeopleScreen
from govdesk.ui.reviews.screen import ReviewsScreen
from govdesk.ui.widgets import Form, RowsTable, Screen
from tests.builders import City
from tests.services.test_reviews import finding, midpoint
from tests.sittings import sitting
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle, who_is

Open = Callable[[str, type[Screen], str], Screen]


@pytest.fixture
def opened(screen_for: ScreenFor, city_file: City) -> Open:
    """Opens a screen for an account at a place, and lets it read."""

    def open_screen(login: str, kind: type[Screen], id: str) -> Screen:
        return screen_for(city_file.as_(login), kind, id)

    return open_screen


def forms(screen: Screen) -> dict[str, Form]:
    """The forms that are shown, by subject."""
    return {form.subject: form for form in screen.findChildren(Form) if form.isVisible()}


def type_everywhere(screen: Screen) -> dict[str, dict[str, str]]:
    """Type something into every text field of every form; what stands in them now."""
    for form in forms(screen).values():
        kinds: tuple[type[QLineEdit] | type[QPlainTextEdit], ...] = (QLineEdit, QPlainTextEdit)
        for kind in kinds:
            for editor in form.findChildren(kind):
                inner = editor.objectName() == "qt_spinbox_lineedit"
                if inner or editor.isReadOnly() or not editor.isVisible():
                    continue
                text = f"half a word in {editor.accessibleName()}"
                if isinstance(editor, QLineEdit):
                    editor.setText(text)
                else:
                    editor.setPlainText(text)
    return {subject: form.values() for subject, form in forms(screen).items()}


def press(screen: Screen, words: str) -> None:
    (pressed,) = [
        one
        for one in screen.findChildren(QPushButton)
        if one.text().replace("&", "") == words and one.isVisible()
    ]
    pressed.click()
    settle(screen.office)


def assert_kept(screen: Screen, expected: set[str]) -> None:
    typed = type_everywhere(screen)
    assert expected <= {subject.partition("/")[0].partition(":")[0] for subject in typed}
    assert "" not in typed, "a form without a subject cannot be kept"
    before = forms(screen)
    screen.refresh()
    settle(screen.office)
    settle(screen.office)
    after = forms(screen)
    assert all(after[subject] is not before[subject] for subject in typed if subject in after)
    assert {subject: form.values() for subject, form in after.items()} == typed
    for left in screen.unsaved():
        left.discard()
    settle(screen.office)


def test_of_a_motion(city_file: City, opened: Open) -> None:
    made, _ids = sitting(city_file)
    motion_id = made.submit()
    meetings.add_agenda_item(
        city_file.ctx,
        meeting_id=made.meeting_id,
        title="Sundays",
        kind="motion",
        motion_id=motion_id,
    )
    screen = opened("secretary", MotionsScreen, motion_id)
    press(screen, "Write a recommendation")
    press(screen, "More steps…")
    press(screen, "Withdraw")
    assert_kept(screen, {"step", "recommendation", "motion"})


def test_of_a_motion_not_yet_submitted(opened: Open) -> None:
    screen = opened("secretary", MotionsScreen, "")
    screen.new()
    settle(screen.office)
    typed = type_everywhere(screen)
    screen.new()
    settle(screen.office)
    assert {subject: form.values() for subject, form in forms(screen).items()} == typed


def test_of_the_ballot(city_file: City, opened: Open) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    vote_id = made.put(motion_id)
    screen = opened("youth", MotionsScreen, f"{motion_id}/vote")
    typed = type_everywhere(screen)
    assert {subject.partition("/")[0] for subject in typed} == {"explanation", "recusal"}
    made.enter(vote_id, "Health", "yes")
    made.note("Seniors", "leave")
    screen.refresh()
    settle(screen.office)
    settle(screen.office)
    assert {subject: form.values() for subject, form in forms(screen).items()} == typed


def test_of_a_meeting_ahead(city_file: City, opened: Open) -> None:
    starts = f"{city_file.today + timedelta(days=30)}T17:30"
    made = meetings.schedule_meeting(
        city_file.ctx, title="Ahead", starts_wall=starts, place="Town hall"
    ).made
    screen = opened("secretary", MeetingsScreen, made)
    press(screen, "Move to another time")
    press(screen, "Cancel the meeting")
    assert_kept(screen, {"move", "cancel", "notice", "item", "attendance"})


def test_of_minutes(city_file: City, opened: Open) -> None:
    made, (motion_id,) = sitting(city_file, "ordinary")
    vote_id = made.put(motion_id)
    for seat in ("Health", "Housing", "Youth"):
        made.enter(vote_id, seat, "yes")
    made.close(vote_id)
    meetings.close_meeting(city_file.ctx, meeting_id=made.meeting_id)
    meetings.draft_minutes(city_file.ctx, meeting_id=made.meeting_id, text="All was decided.")
    screen = opened("secretary", MeetingsScreen, made.meeting_id)
    press(screen, "Approve the minutes")
    assert_kept(screen, {"minutes", "approval"})


def test_of_an_indicator(city_file: City, opened: Open) -> None:
    ids, _review = midpoint(city_file)
    screen = opened("secretary", IndicatorsScreen, ids["A5"])
    press(screen, "Set a target")
    press(screen, "Change the definition")
    assert_kept(screen, {"reading", "target", "definition"})


def test_of_a_review(city_file: City, opened: Open) -> None:
    ids, review = midpoint(city_file)
    submit_review(city_file.ctx, review_id=review)
    screen = opened("secretary", ReviewsScreen, review)
    (table,) = [t for t in screen.findChildren(RowsTable) if t.accessibleName() == "Findings"]
    table.choose(finding(city_file, ids["A5"]).id)
    settle(screen.office)
    assert_kept(screen, {"return", "story", "decide", "pivot", "override"})


def test_of_an_action(city_file: City, opened: Open) -> None:
    made = assign_action(
        city_file.ctx,
        title="Open a clinic",
        department_id=city_file.department("health"),
        due=date(2026, 12, 1),
    ).made
    assert_kept(opened("secretary", ActionsScreen, made), {"action"})


def test_of_a_seat(city_file: City, opened: Open) -> None:
    seat = city_file.ctx.read(seat_rows)[0].seat_id
    assert_kept(opened("secretary", PeopleScreen, seat), {"term"})


def test_the_cursor_stays_in_the_field(city_file: City, opened: Open) -> None:
    seat = city_file.ctx.read(seat_rows)[0].seat_id
    screen = opened("secretary", PeopleScreen, seat)
    screen.activateWindow()
    (form,) = forms(screen).values()
    name = form.findChildren(QLineEdit)[0]
    name.setFocus()
    name.setText("Nia")
    screen.refresh()
    settle(screen.office)
    settle(screen.office)
    (again,) = forms(screen).values()
    assert again is not form
    assert again.findChildren(QLineEdit)[0].hasFocus()
    again.discard()
    settle(screen.office)


def test_nobody_else_sees_what_was_typed(city_file: City, opened: Open) -> None:
    seat = city_file.ctx.read(seat_rows)[0].seat_id
    screen = opened("secretary", PeopleScreen, seat)
    type_everywhere(screen)
    screen.office.seat_down(who_is(city_file.as_("chair")))
    settle(screen.office)
    settle(screen.office)
    (form,) = forms(screen).values()
    assert form.values()["name"] == ""
