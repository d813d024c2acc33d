# SPDX-License-Identifier: Apache-2.0
"""Trying to vote for somebody else: by the service, and past it with a key and the database.

refused(act)                    the reason why something is refused
cast(ctx, vote_id, seat_id)     a ballot by the service
forge(city, login, title, ...)  a ballot written into the record past the service
new_key(city, login, by=...)    a new key for someone, vouched for by another
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, text

from govdesk.models.votes import Ballot, Vote
from govdesk.queries.people import account_rows, actor_of, seat_rows
from govdesk.record.append import append
from govdesk.record.signing import Seal
from govdesk.rules.refusals import Refusal
from govdesk.services import people, votes
from govdesk.services.context import Context
from govdesk.services.keys import begin_key
from govdesk.services.proposals import complete
from govdesk.services.sign_in import unlock
from tests.builders import CHEAP, City
from tests.sittings import Sitting, sitting

LOGINS = (
    *("secretary", "chair", "clerk", "counsel"),
    *("health", "housing", "youth", "seniors", "old_harbour", "alternate"),
)
OWN = {
    "health": "Health",
    "housing": "Housing",
    "youth": "Youth",
    "seniors": "Seniors",
    "old_harbour": "Old Harbour",
}
"""Who holds which seat."""
OTHER_PASSPHRASE = "walnut ribbon kettle orchard"


def opened(city: City, decision_class: str = "ordinary", **kw: Any) -> tuple[Sitting, str]:
    """A sitting with one open vote."""
    made, (motion_id,) = sitting(city, decision_class, **kw)
    return made, made.put(motion_id)


def cast(ctx: Context, vote_id: str, seat_id: str, choice: str = "yes") -> str:
    """A ballot of whoever is at the desk."""
    return votes.cast_ballot(ctx, vote_id=vote_id, seat_id=seat_id, choice=choice).made


def refused(act: Callable[..., object]) -> str:
    """The reason why something is refused."""
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def account(city: City, login: str) -> str:
    """The id of an account."""
    return next(row.account_id for row in city.ctx.read(account_rows) if row.login == login)


def end_of_term(city: City, title: str, ends: date) -> None:
    """The term of a seat's holder ends on a day."""
    terms = next(seat.terms for seat in city.ctx.read(seat_rows) if seat.title == title)
    term = next(one for one in terms if one.role == "principal")
    people.end_term(city.ctx, term_id=term.term_id, ends=ends, reason="Moved away")


def new_key(city: City, login: str, *, by: str) -> Context:
    """A new key for someone, vouched for by another; them at the desk with it."""
    begun = begin_key(
        city.ctx, account_id=account(city, login), passphrase=OTHER_PASSPHRASE, cost=CHEAP
    ).made
    complete(city.as_(by), proposal_id=begun)
    own = unlock(city.ctx, login=login, passphrase=OTHER_PASSPHRASE)
    return city.ctx.acting_as(city.ctx.read(actor_of, login=login), Seal(own))


def forge(city: City, login: str, title: str, vote_id: str, member: str) -> int:
    """A ballot of a seat, written past the service and signed with an account's own key; its
    position in the record."""
    ctx = city.as_(login)
    assert ctx.actor is not None
    seat = city.seat(title)
    with ctx.store.writing() as session:
        vote = session.get_one(Vote, vote_id)
        before = session.scalars(
            select(Ballot.body_sha256)
            .where(Ballot.vote_id == vote_id, Ballot.seat_id == seat)
            .order_by(Ballot.n)
        ).all()
        return append(
            session,
            workspace_id=ctx.store.workspace_id,
            entry_type="ballot.cast",
            subject=ctx.entropy.new_id(city.clock.micros),
            actor=ctx.actor.account_id,
            seal=ctx.seal,
            now=city.clock.micros,
            nonce=ctx.entropy.nonce(),
            salt=ctx.entropy.nonce,
            data={
                "vote": vote_id,
                "seat": seat,
                "member": member,
                "choice": "no",
                "text_sha256": vote.text_sha256,
                "rule_sha256": vote.rule_sha256,
                "roll_sha256": vote.roll_sha256,
                "checkpoint": "",
                "n": len(before) + 1,
                "prev": before[-1] if before else "",
            },
        ).seq


def past_the_triggers(city: City, statement: str) -> None:
    """What whoever owns the database can do to it."""
    with city.ctx.store.writing() as session:
        if session.get_bind().dialect.name != "sqlite":
            session.execute(text("SET LOCAL session_replication_role = replica"))
            session.execute(text(statement))
            return
        named = session.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        ).all()
        for name, _sql in named:
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text(statement))
        for _name, sql in named:
            session.execute(text(sql))
