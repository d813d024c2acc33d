# SPDX-License-Identifier: Apache-2.0
"""The first two community representatives bring their keys into effect: each vouches for the other.

Both are at the desk, each with their own passphrase. Nobody has to be signed in, and whoever is has
no part in it: an officer's word brings no resident's key into effect.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from govdesk.queries.people import actor_of
from govdesk.queries.proposals import community_has_key, waiting_keys
from govdesk.record.signing import Seal
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, WrongWord
from govdesk.services.context import Changed, Context
from govdesk.services.proposals import complete_within
from govdesk.services.sign_in import unlock


@dataclass(frozen=True, slots=True)
class Voucher:
    """One of the two: who, and the passphrase that they typed."""

    login: str
    passphrase: str = field(repr=False)


def vouch_for_each_other(ctx: Context, *, one: Voucher, other: Voucher) -> Changed:
    """Bring both keys into effect, or neither. `ctx` may have anybody at the desk, or nobody.

    Raises BadInput or WrongWord with the field that it belongs to (`one`, `other`, `other_person`),
    Refusal when a key does not wait, NotAllowed for whoever may not vouch.
    """
    if one.login == other.login:
        raise BadInput(message("vouching.two_people"), field="other_person")
    if one.passphrase == other.passphrase:
        raise BadInput(message("vouching.same_passphrase"), field="other")
    if ctx.read(community_has_key):
        raise NotAllowed(
            message("vouching.community_vouches"),
            kept=message("general.nothing_changed"),
            then=message("vouching.community_vouches.then"),
        )
    begun = [ctx.read(_waiting, login=who.login) for who in (one, other)]
    first, second = _with_word(ctx, one, "one"), _with_word(ctx, other, "other")
    with first.writing("key.vouch") as act:
        complete_within(act, begun[1])
        complete_within(act.by(second), begun[0])
        return act.changed()


def _with_word(ctx: Context, who: Voucher, field: str) -> Context:
    """The workspace with one of them at the desk, who has shown who they are."""
    try:
        own = unlock(ctx, login=who.login, passphrase=who.passphrase)
    except WrongWord as wrong:
        wrong.field = field
        raise
    return ctx.acting_as(ctx.read(actor_of, login=who.login), Seal(own))


def _waiting(session: Session, *, login: str) -> str:
    actor = actor_of(session, login=login)
    waiting = waiting_keys(session, actor.account_id)
    if not waiting:
        raise Refusal(
            message("vouching.not_waiting", name=actor.name),
            kept=message("general.nothing_changed"),
        )
    return waiting[-1].id
