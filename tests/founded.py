# SPDX-License-Identifier: Apache-2.0
"""A city that was just founded, whose representatives have accounts, and passphrases that wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import make_url

from govdesk.queries.moment import city_today
from govdesk.queries.people import account_rows, actor_of, holders
from govdesk.record.signing import Seal
from govdesk.rules.permissions import Role
from govdesk.services import people
from govdesk.services.context import Context
from govdesk.services.founding import Founding, OfficerPlan, found
from govdesk.services.keys import begin_key
from govdesk.services.sign_in import unlock
from govdesk.services.vouching import Voucher
from govdesk.store.opening import is_url
from tests.builders import CHEAP
from tests.copies import Kept
from tests.servers import on_server

PLAN = Founding(
    name="Care Task Force",
    city="Smallhaven",
    zone="America/New_York",
    language="en",
    template="standard",
    departments="Housing\nHealth\n",
    community="Youth\nSeniors\nOld Harbour\n",
    neighbourhoods="Old Harbour\nSaltmarsh",
    officers=(
        OfficerPlan("Sefa Secretary", Role.SECRETARIAT, "copper meadow violin ladder"),
        OfficerPlan("Charis Chair", Role.CHAIR, "walnut ribbon kettle orchard"),
        OfficerPlan("Cleo Clerk", Role.CLERK, "harbour anvil thistle comet"),
    ),
)
PEOPLE = {"Youth": "Yara Youngquist", "Seniors": "Selma Seniors", "Old Harbour": "Omar Oldham"}
WORDS = {
    "yara_youngquist": "maple lantern gravel tulip",
    "selma_seniors": "pepper canoe saddle winter",
    "omar_oldham": "basil hammock plough sunset",
    "dora_department": "garlic tunnel feather brick",
    "sefa_secretary": PLAN.officers[0].passphrase,
    "charis_chair": PLAN.officers[1].passphrase,
    "cleo_clerk": PLAN.officers[2].passphrase,
}


@dataclass(frozen=True, slots=True)
class FoundedCity:
    """The secretary is at its desk in `ctx`."""

    ctx: Context

    def account(self, login: str) -> str:
        """The id of an account."""
        return next(row.account_id for row in self.ctx.read(account_rows) if row.login == login)

    def begin(self, login: str, passphrase: str = "") -> str:
        """The secretary begins a passphrase; the id of what waits."""
        words = passphrase or WORDS[login]
        return begin_key(
            self.ctx, account_id=self.account(login), passphrase=words, cost=CHEAP
        ).made

    def as_(self, login: str) -> Context:
        """Somebody at the desk with their own word."""
        own = unlock(self.ctx, login=login, passphrase=WORDS[login])
        return self.ctx.acting_as(self.ctx.read(actor_of, login=login), Seal(own))

    def in_effect(self) -> set[str]:
        """Who has a passphrase in effect."""
        return {row.login for row in self.ctx.read(account_rows) if row.has_key}


def founded_city(location: str) -> FoundedCity:
    """Three who sit for the community and one for a department, each with an account; no database
    need be there. Founded once in a run, then copied."""
    if is_url(location) not in _FOUNDED:
        if is_url(location):
            on_server(location, f'CREATE DATABASE "{make_url(location).database}"')
        ctx = _founded(location)
        _FOUNDED[is_url(location)] = Kept.of(ctx.store), ctx
        return FoundedCity(ctx)
    kept, ctx = _FOUNDED[is_url(location)]
    return FoundedCity(replace(ctx, store=kept.copy(location)))


_FOUNDED: dict[bool, tuple[Kept, Context]] = {}


def _founded(location: str) -> Context:
    ctx = found(location, PLAN, cost=CHEAP)
    today = ctx.read(city_today)
    for seat in ctx.read(holders, on=today):
        name = PEOPLE.get(seat.title, "Dora Department")
        if seat.title == "Health":
            continue
        member = people.add_member(ctx, name=name).made
        people.start_term(
            ctx, seat_id=seat.seat_id, member_id=member, starts=today - timedelta(days=1)
        )
        people.open_account(
            ctx,
            login=name.lower().replace(" ", "_"),
            name=name,
            roles={Role.DEPARTMENT if seat.department_id else Role.REPRESENTATIVE},
            member_id=member,
            department_id=seat.department_id,
        )
    return ctx


def word(login: str, passphrase: str = "") -> Voucher:
    """What one of the two types."""
    return Voucher(login, passphrase or WORDS[login])
