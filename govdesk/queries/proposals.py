# SPDX-License-Identifier: Apache-2.0
"""Acts that wait for a second person, and who that may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from govdesk.models.keys import PersonKey, Proposal
from govdesk.models.people import Account, Seat, Term
from govdesk.queries.local_dates import local_date
from govdesk.rules.messages import Message
from govdesk.rules.permissions import Actor
from govdesk.rules.second_person import COMMUNITY, Begun, Second, why_not_second


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """An act that waits: what, begun by whom and when (microseconds UTC), and why whoever is at the
    desk may not complete it (None: they may). `fields` are what it will say."""

    proposal_id: str
    act: str
    subject: str
    fields: Mapping[str, Any]
    proposed_by: str
    proposed_at: int
    why_not: Message | None


def open_proposals(
    session: Session, *, actor: Actor, now: int, zone: str
) -> tuple[ProposalRow, ...]:
    """What waits for a second person, oldest first."""
    second = second_now(session, actor=actor, now=now, zone=zone)
    rows = session.execute(
        select(Proposal, Account.name)
        .join(Account, Account.id == Proposal.proposed_by)
        .where(Proposal.state == "open")
        .order_by(Proposal.proposed_at)
    )
    return tuple(
        ProposalRow(
            one.id,
            one.act,
            one.subject,
            one.fields,
            name,
            one.proposed_at,
            why_not_second(begun(session, one), second),
        )
        for one, name in rows
    )


def begun(session: Session, proposal: Proposal) -> Begun:
    """A proposal as the rule for second persons sees it."""
    if proposal.act != "key.enrolled":
        return Begun(proposal.proposed_by)
    return Begun(
        proposal.proposed_by,
        vouch=proposal.fields["vouched"],
        account_id=proposal.fields["account_id"],
        member_id=proposal.fields.get("member_id"),
        community_keys=community_has_key(session),
    )


def community_has_key(session: Session) -> bool:
    """Whether any key has been vouched for by the community yet."""
    return bool(session.scalar(select(exists().where(PersonKey.vouched == COMMUNITY))))


def waiting_keys(session: Session, account_id: str = "") -> tuple[Proposal, ...]:
    """Keys that wait to be vouched for, of one account or of all, oldest first."""
    query = select(Proposal).where(Proposal.act == "key.enrolled", Proposal.state == "open")
    return tuple(
        one
        for one in session.scalars(query.order_by(Proposal.proposed_at, Proposal.id))
        if account_id in ("", one.fields["account_id"])
    )


def second_now(session: Session, *, actor: Actor, now: int, zone: str) -> Second:
    """Whoever is at the desk, as the rule for second persons sees them now."""
    today = local_date(now, zone)
    key = session.scalars(
        select(PersonKey.vouched).where(
            PersonKey.account_id == actor.account_id, PersonKey.ended_at.is_(None)
        )
    ).one_or_none()
    return Second(
        actor.account_id,
        actor.member_id,
        actor.is_officer,
        actor.member_id is not None and sits_for_community(session, actor.member_id, on=today),
        key,
    )


def sits_for_community(session: Session, member_id: str, *, on: date | None) -> bool:
    """Whether a member holds, or stands in for, a community seat on a day (None: has ever)."""
    query = (
        select(Term.id)
        .join(Seat, Seat.id == Term.seat_id)
        .where(Term.member_id == member_id, Seat.constituency == COMMUNITY)
    )
    if on is not None:
        query = query.where(Term.starts <= on, Term.ends.is_(None) | (Term.ends >= on))
    return session.scalars(query.limit(1)).first() is not None
