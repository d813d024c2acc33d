# SPDX-License-Identifier: Apache-2.0
"""A member who leaves: terms, stand-in, access and the record, in one act."""

from __future__ import annotations

from datetime import timedelta

import pytest

from govdesk.queries.departures import departing
from govdesk.queries.people import account_rows
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.departures import depart
from govdesk.services.proposals import complete
from tests.builders import ALTERNATE, PEOPLE, City
from tests.sittings import sitting


def test_terms_end_the_stand_in_follows_and_access_ends_with_another_officer(city: City) -> None:
    youth, today = city.member("Youth"), city.today
    told = city.ctx.read(departing, member_id=youth, on=today)
    assert told is not None
    assert [(one.seat, one.role, one.next_name) for one in told.terms] == [
        ("Youth", "principal", ALTERNATE)
    ]
    made = depart(
        city.ctx, member_id=youth, ends=today, reason="Moved to another city", seat_next=True
    ).made
    assert city.holding("Youth").principal is not None  # until the day is over
    city.later(days=1)
    principal = city.holding("Youth").principal
    assert principal is not None
    assert principal.name == ALTERNATE
    assert city.holding("Youth").alternates == ()
    complete(city.as_("chair"), proposal_id=made)
    assert next(row for row in city.ctx.read(account_rows) if row.login == "youth").closed
    assert city.ctx.read(verify_workspace).failures == ()


def test_without_a_stand_in_the_seat_is_vacant_and_its_vote_is_nobodys(city: City) -> None:
    depart(city.ctx, member_id=city.member("Seniors"), ends=city.today, reason="Died")
    made, (motion,) = sitting(city, "key", away=("Seniors",))
    assert city.holding("Seniors").principal is None
    vote = made.put(motion)
    with pytest.raises(Refusal):
        made.enter(vote, "Seniors", "yes")
    for seat in ("Health", "Housing", "Youth", "Old Harbour"):
        made.enter(vote, seat, "yes")
    made.close(vote)
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_day_ahead_leaves_the_account_until_then(city: City) -> None:
    ends = city.today + timedelta(days=30)
    assert depart(city.ctx, member_id=city.member("Health"), ends=ends, reason="Retires").made == ""
    assert not [row for row in city.ctx.read(account_rows) if row.closed]


def test_what_cannot_be_is_refused_and_nothing_changes(city_file: City) -> None:
    health, today = city_file.member("Health"), city_file.today
    before = city_file.ctx.read(verify_workspace).size
    with pytest.raises(BadInput) as caught:
        depart(city_file.ctx, member_id=health, ends=today, reason=" ")
    assert caught.value.field == "reason"
    with pytest.raises(BadInput) as caught:
        depart(city_file.ctx, member_id=health, ends=today - timedelta(days=90), reason="Early")
    assert caught.value.field == "ends"
    with pytest.raises(Refusal):
        depart(city_file.ctx, member_id="nobody", ends=today, reason="Who?")
    with pytest.raises(NotAllowed):
        depart(city_file.as_("youth"), member_id=health, ends=today, reason="Not mine to say")
    assert city_file.ctx.read(verify_workspace).size == before
    principal = city_file.holding("Health").principal
    assert principal is not None
    assert principal.name == PEOPLE["Health"]
