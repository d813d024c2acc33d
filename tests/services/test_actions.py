# SPDX-License-Identifier: Apache-2.0
"""Actions are assigned, reported on by their owners, and overdue when their day has passed."""

from __future__ import annotations

from datetime import date

import pytest

from govdesk.queries.actions import action_detail, action_rows
from govdesk.record.rebuild import differences
from govdesk.rules.actions import ActionState
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, Stale
from govdesk.services.actions import assign_action, change_action, report_progress
from tests.builders import City

DUE = date(2026, 3, 1)


def _assigned(city: City) -> str:
    return assign_action(
        city.ctx, title="Open a second clinic", department_id=city.department("health"), due=DUE
    ).made


def test_an_action_goes_from_assignment_to_done(city: City) -> None:
    action = _assigned(city)
    health = city.as_("health")
    report_progress(health, action_id=action, state="in_progress", percent=40, note="Site found")
    report_progress(health, action_id=action, state="done", percent=100)
    detail = city.ctx.read(action_detail, action_id=action, on=city.today)
    assert detail is not None
    assert (detail.row.number, detail.row.department) == ("2026-1", "Health")
    assert [(s.state, s.percent, s.note) for s in detail.steps] == [
        (ActionState.DONE, 100, None),
        (ActionState.IN_PROGRESS, 40, "Site found"),
    ]
    assert city.ctx.read(differences) == ()


def test_an_action_is_overdue_the_day_after_it_was_due(city_file: City) -> None:
    _assigned(city_file)
    assert [
        row.overdue
        for on in (DUE, date(2026, 3, 2))
        for row in city_file.ctx.read(action_rows, on=on)
    ] == [False, True]


def test_numbers_count_up_within_the_year(city_file: City) -> None:
    _assigned(city_file)
    _assigned(city_file)
    city_file.later(days=400)
    _assigned(city_file)
    rows = city_file.ctx.read(action_rows, on=city_file.today)
    assert {row.number for row in rows} == {"2026-1", "2026-2", "2027-1"}


def test_another_department_cannot_report(city_file: City) -> None:
    action = _assigned(city_file)
    with pytest.raises(NotAllowed):
        report_progress(city_file.as_("housing"), action_id=action, state="done", percent=100)


@pytest.mark.parametrize(
    ("state", "percent", "note"),
    [("done", 90, None), ("open", 5, None), ("dropped", 0, " "), ("in_progress", 101, None)],
)
def test_a_report_that_contradicts_itself_is_refused(
    city_file: City, state: str, percent: int, note: str | None
) -> None:
    action = _assigned(city_file)
    with pytest.raises(BadInput):
        report_progress(city_file.ctx, action_id=action, state=state, percent=percent, note=note)


def test_a_change_names_its_reason_and_meets_a_stale_edit(city_file: City) -> None:
    action = _assigned(city_file)
    change_action(
        city_file.ctx, action_id=action, due=date(2026, 4, 1), reason="Lease late", revision=1
    )
    with pytest.raises(Stale):
        change_action(city_file.ctx, action_id=action, title="X", reason="Y", revision=1)
    assert city_file.ctx.read(action_rows, on=DUE)[0].due == date(2026, 4, 1)


def test_an_action_of_nothing_is_refused(city_file: City) -> None:
    with pytest.raises(Refusal) as caught:
        report_progress(city_file.ctx, action_id="none", state="done", percent=100)
    assert caught.value.code == "general.not_found"
