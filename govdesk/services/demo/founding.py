# SPDX-License-Identifier: Apache-2.0
"""How Marlow Bay's task force begins: its workspace, seats, members and accounts."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from typing import Any

from govdesk.queries.people import departments, holders, neighbourhoods
from govdesk.record.sealing import Cost
from govdesk.rules.permissions import Role
from govdesk.rules.promises import promising
from govdesk.services import people
from govdesk.services.charters import charter_template
from govdesk.services.context import Entropy
from govdesk.services.demo.town import Town, morning_of, told
from govdesk.services.keys import begin_key
from govdesk.services.proposals import complete
from govdesk.services.workspace import AccountPlan, SeatPlan, create_workspace
from govdesk.store.clock import SetClock

FOUNDED = datetime(2024, 7, 8, 13, 0, tzinfo=UTC)
FIRST_DAY = date(2024, 7, 8)
OPEN_SECRET = Cost(memory_kib=64, passes=1, lanes=1)
"""The demo's one passphrase is printed in its manual: a costly seal would protect nothing."""


def found_town(location: str, *, seed: int, today: str) -> Town:
    """The workspace on its first day, with everyone seated and signed up.

    Its story ends in the morning of `today`.
    """
    data = told()
    clock = SetClock(int(FOUNDED.timestamp()) * 1_000_000)
    chance = random.Random(seed)
    ctx = create_workspace(
        location,
        name=data["name"],
        city=data["city"],
        zone=data["zone"],
        language=data["language"],
        charter=promising(
            charter_template("standard"), (seat["constituency"] for seat in data["seats"])
        ),
        departments=[(key, name) for key, name in data["departments"]],
        neighbourhoods=[(key, name) for key, name, _ in data["neighbourhoods"]],
        seats=[
            SeatPlan(
                seat["title"],
                seat["constituency"],
                seat.get("department"),
                seat.get("neighbourhood"),
            )
            for seat in data["seats"]
        ],
        accounts=[
            AccountPlan(
                one["login"], one["name"], frozenset(map(Role, one["roles"])), data["passphrase"]
            )
            for one in data["officers"]
        ],
        crisis_lines=data["crisis_lines"],
        clock=clock,
        scratch=True,
        cost=OPEN_SECRET,
        story_ends_at=int(morning_of(today, data["zone"]).timestamp()) * 1_000_000,
        entropy=Entropy(random.Random(seed + 1).randbytes),
    )
    town = Town(ctx, clock, chance, data)
    town.departments = {place.key: place.id for place in ctx.read(departments)}
    town.places = {place.key: place.id for place in ctx.read(neighbourhoods)}
    town.seats = {seat.title: seat.seat_id for seat in ctx.read(holders, on=FIRST_DAY)}
    for seat in data["seats"]:
        _seat(town, seat)
    _give_keys(town)
    return town


def _give_keys(town: Town) -> None:
    """Everyone who holds a seat gets a key: a department's is completed by another officer, a
    community representative's by another one; the first two vouch for each other."""
    deputy, community = town.as_("deputy"), []
    for seat in town.data["seats"]:
        account = town.actor(seat["login"]).account_id
        begun = begin_key(
            town.ctx,
            account_id=account,
            passphrase=town.data["passphrase"],
            cost=OPEN_SECRET,
        ).made
        if seat.get("department"):
            complete(deputy, proposal_id=begun)
        else:
            community.append((seat["login"], begun))
    town.minutes_pass(5)
    logins = [login for login, _ in community]
    for place, (_login, begun) in enumerate(community):
        voucher = logins[1] if place == 0 else logins[0]
        complete(town.as_(voucher), proposal_id=begun)


def _seat(town: Town, seat: dict[str, Any]) -> None:
    title, login = seat["title"], seat["login"]
    role = Role.DEPARTMENT if seat.get("department") else Role.REPRESENTATIVE
    member = people.add_member(town.ctx, name=seat["principal"]).made
    people.start_term(town.ctx, seat_id=town.seats[title], member_id=member, starts=FIRST_DAY)
    people.open_account(
        town.ctx,
        login=login,
        name=seat["principal"],
        roles={role},
        member_id=member,
        department_id=town.departments.get(seat.get("department", "")),
    )
    alternate = people.add_member(town.ctx, name=seat["alternate"]).made
    people.start_term(
        town.ctx,
        seat_id=town.seats[title],
        member_id=alternate,
        role="alternate",
        rank=1,
        starts=FIRST_DAY,
    )
    town.members[title], town.alternates[title], town.logins[title] = member, alternate, login
