# SPDX-License-Identifier: Apache-2.0
"""Which of the keys at hand may seal an entry now: it must be its person's, and not be over."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import DeskSession, PersonKey, Proposal
from govdesk.record.entry_rules import EntryRule
from govdesk.record.signing import Seal, SigningKey
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAllowed, PassphraseNeeded

VOUCHES = "key.enrolled"
"""The one act of a key that is not enrolled yet: the first two community representatives vouch for
each other's."""


def sealing_key(
    session: Session, seal: Seal, rule: EntryRule, *, entry_type: str, actor: str, at: int
) -> SigningKey:
    """The key that seals an entry of `actor` at `at` (microseconds UTC). Where the rule's signer is
    P, the person's own; where it is S, the sitting's while it lasts.

    Raises PassphraseNeeded when neither is at hand, NotAllowed when their own key still waits for a
    second person or was replaced.
    """
    sitting, own = seal.session, seal.own_for(rule)
    if (
        rule.signer == "S"
        and sitting is not None
        and sitting_lasts(session, sitting.kid, actor, at)
    ):
        return sitting
    if own is None:
        raise PassphraseNeeded(entry_type)
    vouches = entry_type == VOUCHES and waits(session, own.kid, actor)
    if not vouches and not is_current(session, own.kid, actor):
        raise NotAllowed(
            message("sign_in.key_waits"),
            kept=message("general.nothing_changed"),
            then=message("sign_in.key_waits.then"),
        )
    return own


def is_current(session: Session, kid: str, account: str) -> bool:
    """Whether a key is the one that an account signs with now."""
    query = select(PersonKey.id).where(
        PersonKey.kid == kid, PersonKey.account_id == account, PersonKey.ended_at.is_(None)
    )
    return session.execute(query).first() is not None


def waits(session: Session, kid: str, account: str) -> bool:
    """Whether a key is one that an account waits to have vouched for."""
    query = select(Proposal).where(Proposal.act == VOUCHES, Proposal.state == "open")
    return any(
        one.fields["new_kid"] == kid and one.fields["account_id"] == account
        for one in session.scalars(query)
    )


def sitting_lasts(session: Session, kid: str, account: str, at: int) -> bool:
    """Whether the key of an account's sitting still signs at a moment."""
    query = select(DeskSession.until, DeskSession.ended_at).where(
        DeskSession.kid == kid, DeskSession.account_id == account
    )
    row = session.execute(query).one_or_none()
    return row is not None and row.ended_at is None and at <= row.until
