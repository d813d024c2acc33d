# SPDX-License-Identifier: Apache-2.0
"""A small valid workspace to test on: two departments, three community seats, everyone signed up.

city = small_city(location)      # or the fixtures `city` (both databases) and `city_file`
city = new_city(location)        # the same, made step by step each time
city.ctx                         # a context with the secretariat at the desk
city.as_("chair")                # the same with someone else at the desk
city.seat("Health")              # the id of a seat by its title
city.later(hours=1)              # move the clock
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import make_url

from govdesk.queries.people import (
    Holding,
    account_rows,
    actor_of,
    departments,
    holders,
    neighbourhoods,
)
from govdesk.record.sealing import Cost
from govdesk.record.signing import Seal, SigningKey
from govdesk.rules.permissions import Role
from govdesk.services import people
from govdesk.services.charters import charter_template
from govdesk.services.context import Context, Entropy
from govdesk.services.keys import begin_key
from govdesk.services.proposals import complete
from govdesk.services.sign_in import unlock
from govdesk.services.workspace import AccountPlan, SeatPlan, create_workspace
from govdesk.store.clock import SetClock
from govdesk.store.opening import is_url
from tests.copies import Kept
from tests.servers import on_server

START = datetime(2026, 1, 5, 14, 0, tzinfo=UTC)
DEPARTMENTS = (("health", "Health"), ("housing", "Housing"))
NEIGHBOURHOODS = (("old_harbour", "Old Harbour"), ("saltmarsh", "Saltmarsh"))
SEATS = (
    SeatPlan("Health", "departments", department="health"),
    SeatPlan("Housing", "departments", department="housing"),
    SeatPlan("Youth", "community"),
    SeatPlan("Seniors", "community"),
    SeatPlan("Old Harbour", "community", neighbourhood="old_harbour"),
)
PEOPLE = {
    "Health": "Hollis Healthwright",
    "Housing": "Hatty Housebuilder",
    "Youth": "Yara Youngquist",
    "Seniors": "Silas Seniorson",
    "Old Harbour": "Odile Oldharbour",
}
PASSPHRASE = "copper meadow violin ladder"
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
"""So that a test does not wait for its people's passphrases."""
ALTERNATE = "Alta Alternate"  # of the seat Youth


@dataclass(frozen=True, slots=True)
class City:
    """A small workspace with a clock that the test sets."""

    ctx: Context
    clock: SetClock
    chance: random.Random = field(default_factory=random.Random)
    _own: dict[str, SigningKey] = field(default_factory=dict)
    _seats: dict[str, str] = field(default_factory=dict)

    def own(self, login: str) -> SigningKey:
        """The own key of an account."""
        if login not in self._own:
            self._own[login] = unlock(self.ctx, login=login, passphrase=PASSPHRASE)
        return self._own[login]

    def as_(self, login: str) -> Context:
        """The workspace with another account at the desk (`secretary`, `chair`, `clerk`,
        `counsel`, `health`, `housing`, `youth`, `seniors`, `old_harbour`, `alternate`)."""
        return self.ctx.acting_as(self.ctx.read(actor_of, login=login), Seal(self.own(login)))

    def holding(self, title: str) -> Holding:
        """A seat with its people today."""
        return next(one for one in self.ctx.read(holders, on=self.today) if one.title == title)

    def seat(self, title: str) -> str:
        """The id of a seat, which it keeps: a sitting asks for it some twenty times."""
        if title not in self._seats:
            found = self.ctx.read(holders, on=self.today)
            self._seats.update((one.title, one.seat_id) for one in found)
        return self._seats[title]

    def member(self, title: str) -> str:
        """The id of the member who holds a seat."""
        principal = self.holding(title).principal
        assert principal is not None
        return principal.member_id

    def department(self, key: str) -> str:
        """The id of a department."""
        return next(one.id for one in self.ctx.read(departments) if one.key == key)

    def neighbourhood(self, key: str) -> str:
        """The id of a neighbourhood."""
        return next(one.id for one in self.ctx.read(neighbourhoods) if one.key == key)

    @property
    def today(self) -> date:
        """The day on the clock, UTC."""
        return datetime.fromtimestamp(self.clock.micros / 1_000_000, UTC).date()

    def later(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Move the clock on."""
        self.clock.micros += round(((days * 24 + hours) * 60 + minutes) * 60_000_000)


def small_city(
    location: str, *, seed: int = 1, alternates: bool = True, story_ends_at: int | None = None
) -> City:
    """A new workspace at a path or PostgreSQL URL, the same every time for the same seed; the
    database need not be there, and whatever is in it goes.

    Made once in a run, then copied: a thousand tests begin with one.
    """
    like = (seed, alternates, story_ends_at)
    made = _MADE.get((is_url(location), *like))
    if made is None:
        if is_url(location):
            name = make_url(location).database
            on_server(location, f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
        city = new_city(location, seed=seed, alternates=alternates, story_ends_at=story_ends_at)
        _MADE[is_url(location), *like] = _Made.of(city)
        return city
    return made.copy(location)


@dataclass(frozen=True, slots=True)
class _Made:
    """A city as it was when it was new."""

    kept: Kept
    ctx: Context
    micros: int
    chance: tuple[Any, ...]
    own: dict[str, SigningKey]
    seats: dict[str, str]

    @classmethod
    def of(cls, city: City) -> _Made:
        """Keeps a copy of a new city."""
        kept = Kept.of(city.ctx.store)
        chance = city.chance.getstate()
        return cls(kept, city.ctx, city.clock.micros, chance, {**city._own}, {**city._seats})

    def copy(self, location: str) -> City:
        """The same city at another place."""
        clock, chance = SetClock(self.micros), random.Random()
        chance.setstate(self.chance)
        store = self.kept.copy(location, clock)
        ctx = replace(self.ctx, store=store, entropy=Entropy(chance.randbytes))
        return City(ctx, clock, chance, {**self.own}, {**self.seats})


_MADE: dict[tuple[bool, int, bool, int | None], _Made] = {}


def new_city(
    location: str, *, seed: int = 1, alternates: bool = True, story_ends_at: int | None = None
) -> City:
    """What `small_city` copies, made by the services."""
    chance = random.Random(seed)
    clock = SetClock(int(START.timestamp()) * 1_000_000)
    ctx = create_workspace(
        location,
        name="Care Task Force",
        city="Smallhaven",
        zone="America/New_York",
        language="en",
        charter=charter_template("standard"),
        departments=DEPARTMENTS,
        neighbourhoods=NEIGHBOURHOODS,
        seats=SEATS,
        accounts=(
            AccountPlan("secretary", "Sefa Secretary", frozenset({Role.SECRETARIAT}), PASSPHRASE),
            AccountPlan("chair", "Charis Chair", frozenset({Role.CHAIR}), PASSPHRASE),
            AccountPlan("clerk", "Cleo Clerk", frozenset({Role.CLERK}), PASSPHRASE),
            AccountPlan("counsel", "Conrad Counsel", frozenset({Role.COUNSEL}), PASSPHRASE),
        ),
        crisis_lines=({"lang": "en", "text": "Call or text at any hour", "number": "555-0100"},),
        clock=clock,
        story_ends_at=story_ends_at,
        entropy=Entropy(chance.randbytes),
        cost=CHEAP,
    )
    city = City(ctx, clock, chance)
    starts = date(2026, 1, 1)
    for seat in ctx.read(holders, on=starts):
        name = PEOPLE[seat.title]
        member = people.add_member(ctx, name=name).made
        people.start_term(ctx, seat_id=seat.seat_id, member_id=member, starts=starts)
        role = Role.DEPARTMENT if seat.department_id else Role.REPRESENTATIVE
        people.open_account(
            ctx,
            login=seat.title.lower().replace(" ", "_"),
            name=name,
            roles={role},
            member_id=member,
            department_id=seat.department_id,
        )
    if alternates:
        member = people.add_member(ctx, name=ALTERNATE).made
        people.start_term(
            ctx,
            seat_id=city.seat("Youth"),
            member_id=member,
            role="alternate",
            rank=1,
            starts=starts,
        )
        people.open_account(
            ctx, login="alternate", name=ALTERNATE, roles={Role.REPRESENTATIVE}, member_id=member
        )
    give_keys(city)
    return city


def seated(ctx: Context, login: str) -> Context:
    """A reopened workspace with someone at the desk, their own key at hand."""
    own = unlock(ctx, login=login, passphrase=PASSPHRASE)
    return ctx.acting_as(ctx.read(actor_of, login=login), Seal(own))


def give_keys(city: City) -> None:
    """Everyone who has no key yet gets theirs, vouched for as the charter asks."""
    rows = {row.login: row for row in city.ctx.read(account_rows) if not row.has_key}
    begun = {
        login: begin_key(
            city.ctx, account_id=row.account_id, passphrase=PASSPHRASE, cost=CHEAP
        ).made
        for login, row in rows.items()
    }
    for login, proposal in sorted(begun.items(), key=lambda one: one[0] != "youth"):
        row = rows[login]
        other = "seniors" if login == "youth" else "youth"
        by = "chair" if Role.REPRESENTATIVE not in row.roles else other
        complete(city.as_(by), proposal_id=proposal)
