# SPDX-License-Identifier: Apache-2.0
"""The agenda on the meeting's page: moved by its buttons and by dragging, and taken by consent."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from govdesk.queries.meetings import meeting
from govdesk.services import meetings
from govdesk.ui.meetings.agenda import Agenda
from govdesk.ui.meetings.consent import ConsentAgenda
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.office import Office
from govdesk.ui.widgets import Confirm
from tests.builders import City
from tests.services.test_no_way_round import noticed, state_of
from tests.ui.checks import faults_of
from tests.ui.offices import draft_verbs, settle, show, who_is


def test_the_agenda_is_put_in_order_and_part_of_it_taken_by_consent(
    office_on: Callable[..., Office], city_file: City, qtbot: QtBot
) -> None:
    made, found = noticed(city_file, "ordinary", "key", "ordinary")
    last = meetings.add_agenda_item(
        city_file.ctx, meeting_id=made.meeting_id, title="Words from residents", kind="comment",
        minutes_planned=20,
    ).made  # fmt: skip
    office = office_on(city_file.ctx, who_is(city_file.ctx), draft_verbs(city_file.ctx))
    screen = MeetingsScreen(office)
    qtbot.addWidget(screen)
    show(screen)
    settle(office)
    screen.open(made.meeting_id)
    settle(office)
    settle(office)
    (agenda,) = screen.findChildren(Agenda)
    assert faults_of(agenda) == []
    assert agenda.place_of(-1, last) == 1
    assert agenda.place_of(10_000, last) == 4
    agenda.move_to(last, agenda.place_of(-1, last))
    settle(office)
    settle(office)
    told = city_file.ctx.read(
        meeting, meeting_id=made.meeting_id, actor=None, now=city_file.clock.micros
    )
    assert told is not None
    assert told.agenda[0].id == last
    first, second = told.agenda[:2]
    assert first.planned_at == told.row.starts_at
    assert second.planned_at == told.row.starts_at + 20 * 60_000_000
    assert told.agenda[2].planned_at is None

    consent = next(one for one in screen.findChildren(ConsentAgenda) if one.isVisible())
    assert set(consent.boxes) == {found[0], found[2]}
    consent.boxes[found[2]].setChecked(False)
    consent.act.button.click()
    (asked,) = [one for one in screen.window().findChildren(Confirm) if one.isVisible()]
    next(iter(asked.choices.values())).click()
    settle(office)
    settle(office)
    assert [state_of(city_file, one) for one in found] == ["adopted", "noticed", "noticed"]
