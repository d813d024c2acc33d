# SPDX-License-Identifier: Apache-2.0
"""A member who leaves: terms, stand-in, access and the record, in one act."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from govdesk.models.keys import Proposal
from govdesk.models.people import Term
from govdesk.queries.departures import departing
from govdesk.queries.people import TermRow, account_rows, seat_rows
from govdesk.queries.verification import verify_workspace
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.actions import assign_action
from govdesk.services.departures import depart, designate, hold_over
from govdesk.services.people import seat_member
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


def told(city: City, seat: str) -> TermRow:
    """The latest principal's term of a seat."""
    row = next(one for one in city.ctx.read(seat_rows) if one.title == seat)
    return next(term for term in row.terms if term.role == "principal")


@pytest.mark.parametrize("kind", ["resigned", "died", "lapsed"])
def test_the_record_keeps_how_somebody_left(city_file: City, kind: str) -> None:
    made = depart(
        city_file.ctx,
        member_id=city_file.member("Seniors"),
        ends=city_file.today,
        reason="Section 4",
        departed_as=kind,
    ).made
    assert (told(city_file, "Seniors").departed_as, told(city_file, "Seniors").ends) == (
        kind,
        city_file.today,
    )
    complete(city_file.as_("chair"), proposal_id=made)
    assert next(row for row in city_file.ctx.read(account_rows) if row.login == "seniors").closed
    city_file.later(days=1)
    assert city_file.holding("Seniors").principal is None
    for other in ("held_over", "designee", "vanished"):
        with pytest.raises(BadInput) as refused:
            depart(
                city_file.ctx,
                member_id=city_file.member("Youth"),
                ends=city_file.today,
                reason="?",
                departed_as=other,
            )
        assert refused.value.field == "departed_as"


def test_who_holds_over_keeps_seat_and_key_until_a_successor_is_seated(city: City) -> None:
    seniors, runs_out = city.member("Seniors"), city.today + timedelta(days=10)
    hold_over(city.ctx, member_id=seniors, ends=runs_out, reason="Nobody is elected yet")
    city.later(days=30)
    made, (motion,) = sitting(city, "ordinary")
    vote = made.put(motion)
    made.cast(vote, "seniors", "yes")  # seat, vote and key are theirs
    made.close(vote)
    assert told(city, "Seniors").held_over_since == runs_out + timedelta(days=1)
    starts = city.today + timedelta(days=1)
    seat_member(city.ctx, seat_id=city.seat("Seniors"), name="Sara Successor", starts=starts)
    city.later(days=1)
    principal = city.holding("Seniors").principal
    assert principal is not None
    assert principal.name == "Sara Successor"
    assert city.ctx.read(verify_workspace).failures == ()
    with city.ctx.store.reading() as session:
        assert not differences(session)
        ended = session.scalars(select(Term).where(Term.member_id == seniors)).one()
        assert (ended.ends, ended.departed_as) == (starts - timedelta(days=1), "held_over")
        (waits,) = session.scalars(select(Proposal.id).where(Proposal.act == "account.closed"))
    complete(city.as_("chair"), proposal_id=waits)
    assert next(row for row in city.ctx.read(account_rows) if row.login == "seniors").closed


def test_nobody_holds_over_what_is_over_or_is_not_theirs(city_file: City) -> None:
    today = city_file.today
    with pytest.raises(BadInput) as refused:
        hold_over(
            city_file.ctx,
            member_id=city_file.member("Seniors"),
            ends=today - timedelta(days=1),
            reason="Late",
        )
    assert refused.value.field == "ends"
    alternate = city_file.holding("Youth").alternates[0].member_id
    with pytest.raises(Refusal):
        hold_over(city_file.ctx, member_id=alternate, ends=today, reason="Only stands in")
    with pytest.raises(Refusal):
        seat_member(city_file.ctx, seat_id=city_file.seat("Seniors"), name="Two", starts=today)


def test_a_deputy_stands_in_for_a_time_and_the_seat_stays(city: City) -> None:
    youth, today = city.member("Youth"), city.today
    for asked, field in (
        ({"name": " "}, "deputy"),
        ({"ends": today - timedelta(days=1)}, "until"),
    ):
        given: dict[str, Any] = {
            "name": "Dora Deputy", "ends": today + timedelta(days=20), **asked,
        }  # fmt: skip
        with pytest.raises(BadInput) as refused:
            designate(city.ctx, member_id=youth, starts=today, reason="Away", **given)
        assert refused.value.field == field
    designate(
        city.ctx,
        member_id=youth,
        name="Dora Deputy",
        starts=today,
        ends=today + timedelta(days=20),
        reason="Parental leave",
    )
    held = city.holding("Youth")
    assert held.principal is not None
    assert held.principal.member_id == youth
    assert [one.name for one in held.alternates] == [ALTERNATE, "Dora Deputy"]
    made, (motion,) = sitting(city, "key", away=("Youth",))
    made.note("Youth", "arrive", held.alternates[1].member_id)
    vote = made.put(motion)
    made.enter(vote, "Youth", "yes")
    for seat in ("Health", "Housing", "Seniors", "Old Harbour"):
        made.enter(vote, seat, "yes")
    made.close(vote)
    city.later(days=30)
    assert [one.name for one in city.holding("Youth").alternates] == [ALTERNATE]
    assert city.ctx.read(verify_workspace).failures == ()


def test_it_is_said_what_stays_and_what_is_counted_anew(city_file: City) -> None:
    assign_action(
        city_file.ctx,
        title="Mend the doors",
        department_id=city_file.department("health"),
        due=city_file.today + timedelta(days=60),
    )
    found = city_file.ctx.read(departing, member_id=city_file.member("Health"), on=city_file.today)
    assert found is not None
    assert (found.filled, found.seats) == (4, 5)
    (held,) = found.terms
    assert (held.department, held.open_actions) == ("Health", 1)
