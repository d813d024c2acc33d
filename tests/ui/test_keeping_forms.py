# SPDX-License-Identifier: Apache-2.0
"""The forms for what is done seldom, each driven to its service, and grey with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from govdesk.queries import indicators as indicator_queries
from govdesk.queries import meetings as meeting_queries
from govdesk.queries import motions as motion_queries
from govdesk.services import meetings
from govdesk.ui.indicators.screen import IndicatorsScreen
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Screen
from govdesk.wording import Words, use
from tests.builders import City
from tests.services.test_reviews import midpoint
from tests.sittings import sitting
from tests.ui.offices import draft_verbs, settle, show, who_is

Open = Callable[[str, type[Screen], str], Screen]


@pytest.fixture
def opened(office_on: Callable[..., Office], city_file: City, qtbot: QtBot) -> Open:
    """Opens a screen for an account at a place, and lets it read."""

    def open_screen(login: str, kind: type[Screen], id: str) -> Screen:
        ctx = city_file.as_(login)
        screen = kind(office_on(ctx, who_is(ctx), draft_verbs(ctx)))  # type: ignore[call-arg]
        screen.office.asked_for.connect(lambda place: screen.open(place.id))
        qtbot.addWidget(screen)
        show(screen)
        screen.open(id)
        settle(screen.office)
        settle(screen.office)
        return screen

    return open_screen


def act(screen: Screen, words: str) -> Act:
    """The button with these words and the reason under it."""
    (found,) = [
        one
        for one in screen.findChildren(Act)
        if one.isVisible() and one.button.text().replace("&", "") == words
    ]
    return found


def press(screen: Screen, words: str) -> None:
    act(screen, words).button.click()
    settle(screen.office)
    settle(screen.office)


def fill(screen: Screen, subject: str, **values: str) -> Form:
    """Type into the form on a subject, as a person would."""
    (form,) = [f for f in screen.findChildren(Form) if f.isVisible() and f.subject == subject]
    for name, value in values.items():
        editor = form._fields[name].editor
        if isinstance(editor, QLineEdit):
            editor.setText(value)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        else:
            assert isinstance(editor, QComboBox)
            at = editor.findData(value)
            assert at >= 0, value
            editor.setCurrentIndex(at)
    return form


def errors(form: Form) -> dict[str, str]:
    return {name: field.error for name, field in form._fields.items() if field.error}


def test_an_indicator_is_adopted_from_the_library(city_file: City, opened: Open) -> None:
    midpoint(city_file)
    screen = opened("secretary", IndicatorsScreen, "")
    press(screen, "Adopt an indicator")
    owner = city_file.department("health")
    form = fill(screen, "indicator/new", definition="T1", department_id=owner, from_period="soon")
    assert form.values()["code"] == "T1"
    press(screen, "Adopt it")
    assert list(errors(form)) == ["from_period"]
    fill(screen, "indicator/new", from_period="2026-Q3")
    press(screen, "Adopt it")
    rows = {row.code: row for row in city_file.ctx.read(indicator_queries.list_indicators)}
    assert rows["T1"].name.startswith("Staff current in crisis intervention")
    assert rows["T1"].department_id == owner
    assert screen.reference() == "Indicator T1"


def test_whoever_keeps_no_indicators_reads_why(city_file: City, opened: Open) -> None:
    ids, _review = midpoint(city_file)
    screen = opened("chair", IndicatorsScreen, ids["A5"])
    for words in ("Adopt an indicator", "Change the definition", "Set a target"):
        assert act(screen, words).refused
        assert "secretariat" in act(screen, words).reason.text()


def test_an_indicator_is_defined_anew_for_a_reason(city_file: City, opened: Open) -> None:
    ids, _review = midpoint(city_file)
    screen = opened("secretary", IndicatorsScreen, ids["A5"])
    press(screen, "Change the definition")
    subject = f"definition/{ids['A5']}"
    form = fill(screen, subject, name="People in peer support", from_period="2026-Q3")
    press(screen, "Define it anew")
    assert list(errors(form)) == ["reason"]
    fill(screen, subject, reason="The count of enrolments missed transfers")
    press(screen, "Define it anew")
    after = city_file.ctx.read(indicator_queries.indicator, id=ids["A5"])
    assert after is not None
    assert (after.row.name, after.from_period) == ("People in peer support", "2026-Q3")


def test_a_first_target_is_set_and_a_standing_one_is_not(city_file: City, opened: Open) -> None:
    ids, _review = midpoint(city_file)
    screen = opened("secretary", IndicatorsScreen, ids["R2"])
    press(screen, "Set a target")
    subject = f"target/{ids['R2']}"
    before = city_file.ctx.read(indicator_queries.indicator, id=ids["R2"])
    assert before is not None
    year = before.fiscal_year + 1
    form = fill(screen, subject, fiscal_year=str(year), value="ninety", baseline="75")
    press(screen, "Set the target")
    assert list(errors(form)) == ["value"]
    fill(screen, subject, value="90.5")
    press(screen, "Set the target")
    after = city_file.ctx.read(indicator_queries.indicator, id=ids["R2"])
    assert after is not None
    (made,) = [one for one in after.targets if one.fiscal_year == year]
    assert (made.value, made.baseline) == (Decimal("90.5"), Decimal(75))
    if any(one.fiscal_year == after.fiscal_year for one in after.targets):
        assert act(screen, "Set a target").refused
        assert "Only an adopted motion changes it." in act(screen, "Set a target").reason.text()


def test_numbers_are_typed_as_spanish_writes_them(city_file: City, opened: Open) -> None:
    ids, _review = midpoint(city_file)
    use(Words("es"))
    try:
        screen = opened("secretary", IndicatorsScreen, ids["A6"])
        press(screen, "Fijar una meta")
        subject = f"target/{ids['A6']}"
        form = fill(screen, subject, value="1,234.5", baseline="1.100,25")
        press(screen, "Fijar la meta")
        assert errors(form)["value"].endswith("Escríbalo como 1234,5 o 1.234,5.")
        fill(screen, subject, value="1.234,5")
        press(screen, "Fijar la meta")
    finally:
        use(Words("en"))
    after = city_file.ctx.read(indicator_queries.indicator, id=ids["A6"])
    assert after is not None
    assert (Decimal("1234.5"), Decimal("1100.25")) in {(t.value, t.baseline) for t in after.targets}


def test_the_secretariat_recommends(city_file: City, opened: Open) -> None:
    made, (motion_id,) = sitting(city_file, "key")
    screen = opened("secretary", MotionsScreen, motion_id)
    press(screen, "Write a recommendation")
    fill(screen, f"recommendation/{motion_id}", recommendation="Adopt it; the money is there.")
    press(screen, "Keep the recommendation")
    found = city_file.ctx.read(
        motion_queries.motion, motion_id=motion_id, actor=None, now=city_file.clock.micros
    )
    assert found is not None
    assert found.recommendation == "Adopt it; the money is there."
    assert not act(screen, "Change the recommendation").refused
    made.put(motion_id)
    other = opened("youth", MotionsScreen, made.submit())
    assert "secretariat" in act(other, "Write a recommendation").reason.text()


def test_minutes_are_approved_as_corrected_by_an_adopted_motion(
    city_file: City, opened: Open
) -> None:
    made, (motion_id,) = sitting(city_file, "ordinary")
    vote_id = made.put(motion_id)
    for seat in ("Health", "Housing", "Youth"):
        made.enter(vote_id, seat, "yes")
    made.close(vote_id)
    meetings.close_meeting(city_file.ctx, meeting_id=made.meeting_id)
    meetings.draft_minutes(city_file.ctx, meeting_id=made.meeting_id, text="All was decided.")
    screen = opened("secretary", MeetingsScreen, made.meeting_id)
    press(screen, "Approve the minutes")
    subject = f"approval/{made.meeting_id}"
    form = fill(screen, subject, motion_id=motion_id, corrected="")
    press(screen, "Note that they are approved")
    assert list(errors(form)) == ["corrected"]
    fill(screen, subject, corrected="One motion was decided.")
    press(screen, "Note that they are approved")
    found = city_file.ctx.read(
        meeting_queries.meeting,
        meeting_id=made.meeting_id,
        actor=None,
        now=city_file.clock.micros,
    )
    assert found is not None
    assert (found.row.state, found.minutes[0].text) == (
        "approved_as_corrected",
        "One motion was decided.",
    )


def test_minutes_wait_for_the_vote_that_approves_them(city_file: City, opened: Open) -> None:
    made, _motions = sitting(city_file)
    meetings.close_meeting(city_file.ctx, meeting_id=made.meeting_id)
    meetings.draft_minutes(city_file.ctx, meeting_id=made.meeting_id, text="Nothing was decided.")
    screen = opened("secretary", MeetingsScreen, made.meeting_id)
    why = act(screen, "Approve the minutes").reason.text()
    assert why == "The members must vote to approve the minutes first."


def test_a_meeting_is_moved_until_its_notice_is_posted(city_file: City, opened: Open) -> None:
    day = city_file.today + timedelta(days=30)
    made = meetings.schedule_meeting(
        city_file.ctx, title="Ahead", starts_wall=f"{day}T17:30", place="Town hall"
    ).made
    screen = opened("secretary", MeetingsScreen, made)
    press(screen, "Move to another time")
    form = fill(screen, f"move/{made}", starts_wall=f"{day} 19:00", place="Library")
    press(screen, "Move the meeting")
    assert list(errors(form)) == ["reason"]
    fill(screen, f"move/{made}", reason="The hall is let")
    press(screen, "Move the meeting")
    (row,) = city_file.ctx.read(meeting_queries.list_meetings, now=city_file.clock.micros)
    assert row.place == "Library"
    meetings.add_agenda_item(city_file.ctx, meeting_id=made, title="Opening", kind="opening")
    meetings.give_notice(city_file.ctx, meeting_id=made, place="Town hall door", person="Sefa")
    screen.refresh()
    settle(screen.office)
    settle(screen.office)
    assert "Cancel it and schedule another." in act(screen, "Move to another time").reason.text()
