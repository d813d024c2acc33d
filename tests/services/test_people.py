# SPDX-License-Identifier: Apache-2.0
"""A workspace is made whole or not at all; seats, terms and accounts are kept by their keepers."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.people import Member
from govdesk.queries.charter import charter_now
from govdesk.queries.people import account_rows, actor_of, holders, seat_rows, workspace_row
from govdesk.record.rebuild import differences
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import BadInput, NotAllowed, NotAvailable, Refusal
from govdesk.services import people
from govdesk.services.charters import charter_template
from govdesk.services.proposals import complete
from govdesk.services.workspace import AccountPlan, SeatPlan, create_workspace, describe_workspace
from govdesk.store.opening import open_store
from tests.builders import PASSPHRASE, City, new_city


def test_a_new_workspace_has_its_people_and_agrees_with_its_log(city: City) -> None:
    seats = city.ctx.read(seat_rows)
    assert [seat.title for seat in seats] == [
        "Health",
        "Housing",
        "Youth",
        "Seniors",
        "Old Harbour",
    ]
    assert city.ctx.read(charter_now).rule_for("key").groups == ("community",)
    assert city.ctx.read(actor_of, login="chair").roles == {Role.CHAIR}
    assert city.holding("Youth").alternates[0].name == "Alta Alternate"
    assert city.ctx.read(differences) == ()


def test_an_opened_workspace_is_the_one_that_was_made(city_file: City) -> None:
    opened = open_store(city_file.ctx.store.location)
    assert opened.workspace_id == city_file.ctx.store.workspace_id
    opened.close()


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        new_city(str(tmp_path / name), seed=seed).ctx.store.close()
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_a_plan_that_cannot_be_used_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "none.govdesk"
    plan: dict[str, Any] = {
        "name": "n",
        "city": "c",
        "zone": "UTC",
        "language": "en",
        "charter": charter_template("standard"),
        "departments": (),
        "neighbourhoods": (),
        "seats": (SeatPlan("Health", "departments", department="health"),),
        "accounts": (AccountPlan("s", "S", frozenset({Role.SECRETARIAT}), PASSPHRASE),),
    }
    with pytest.raises(BadInput):
        create_workspace(str(path), **plan)
    twice = (("d", "One"), ("d", "Two"))
    with pytest.raises(Refusal):
        create_workspace(str(path), **{**plan, "seats": (), "departments": twice})
    assert not path.exists()
    create_workspace(str(path), **{**plan, "seats": ()}).store.close()
    with pytest.raises(NotAvailable):
        create_workspace(str(path), **{**plan, "seats": ()})


def test_a_seat_has_one_principal_at_a_time(city: City) -> None:
    newcomer = people.add_member(city.ctx, name="Nia Newcomer").made
    start = partial(
        people.start_term, city.ctx, seat_id=city.seat("Youth"), member_id=newcomer,
        starts=date(2026, 2, 1),
    )  # fmt: skip
    with pytest.raises(Refusal) as caught:
        start()
    assert caught.value.code == "people.seat_taken"
    term = next(t for s in city.ctx.read(seat_rows) for t in s.terms if t.name == "Yara Youngquist")
    people.end_term(city.ctx, term_id=term.term_id, ends=date(2026, 1, 31), reason="Moved away")
    start()
    named = {
        on: next(s.principal for s in city.ctx.read(holders, on=on) if s.title == "Youth")
        for on in (date(2026, 1, 31), date(2026, 2, 1))
    }
    assert [p.name for p in named.values() if p] == ["Yara Youngquist", "Nia Newcomer"]


def test_a_newcomer_is_seated_in_one_act_or_not_at_all(city: City) -> None:
    seat, before = city.seat("Youth"), city.ctx.read(_members)
    with pytest.raises(Refusal) as caught:
        people.seat_member(city.ctx, seat_id=seat, name="Nia Newcomer", starts=date(2026, 2, 1))
    assert caught.value.code == "people.seat_taken"
    assert city.ctx.read(_members) == before
    made = people.seat_member(
        city.ctx,
        seat_id=seat,
        name="Nia Newcomer",
        role=people.ALTERNATE,
        rank=2,
        starts=date(2026, 2, 1),
    )
    assert (made.kinds, made.entries) == (frozenset({"member", "term"}), 2)
    assert city.ctx.read(_members) == sorted([*before, "Nia Newcomer"])
    terms = {t.term_id: t for s in city.ctx.read(seat_rows) for t in s.terms}
    assert (terms[made.made].name, terms[made.made].rank) == ("Nia Newcomer", 2)
    assert city.ctx.read(differences) == ()


def _members(session: Session) -> list[str]:
    return sorted(session.scalars(select(Member.name)))


def test_a_closed_account_cannot_act(city: City) -> None:
    account = next(row for row in city.ctx.read(account_rows) if row.login == "clerk")
    begun = people.close_account(city.ctx, account_id=account.account_id).made
    assert city.ctx.read(actor_of, login="clerk").roles == {Role.CLERK}
    complete(city.as_("chair"), proposal_id=begun)
    with pytest.raises(Refusal):
        city.as_("clerk")
    assert city.ctx.read(account_rows)[-1].login == "clerk"
    assert city.ctx.read(differences) == ()


def test_only_the_secretariat_keeps_people_and_the_workspace(city_file: City) -> None:
    with pytest.raises(NotAllowed):
        people.add_member(city_file.as_("youth"), name="Someone")
    with pytest.raises(NotAllowed):
        describe_workspace(city_file.as_("chair"), name="X", city="Y", crisis_lines=())
    lines = ({"lang": "es", "text": "Llame", "number": "555-0101"},)
    describe_workspace(city_file.ctx, name="Care", city="Smallhaven", crisis_lines=lines)
    assert city_file.ctx.read(workspace_row).crisis_lines == (("es", "Llame", "555-0101"),)
