# SPDX-License-Identifier: Apache-2.0
"""The agenda on the meeting's page: moved by its buttons and by dragging, and taken by consent."""

from __future__ import annotations

from govdesk.queries.meetings import meeting
from govdesk.services import meetings
from govdesk.ui.meetings.agenda import Agenda
from govdesk.ui.meetings.consent import ConsentAgenda
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.widgets import Confirm
from tests.builders import City
from tests.services.test_no_way_round import noticed, state_of
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def test_the_agenda_is_put_in_order_and_part_of_it_taken_by_consent(
    screen_for: ScreenFor, city_file: City
) -> None:
    made, found = noticed(city_file, "ordinary", "key", "ordinary")
    last = meetings.add_agenda_item(
        city_file.ctx, meeting_id=made.meeting_id, title="Words from residents", kind="comment",
        minutes_planned=20,
    ).made  # fmt: skip
    screen = screen_for(city_file.ctx, MeetingsScreen, made.meeting_id)
    office = screen.office
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
