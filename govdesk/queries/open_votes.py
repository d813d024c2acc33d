# SPDX-License-Identifier: Apache-2.0
"""The open votes, as one person meets them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import PersonKey
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.votes import Vote
from govdesk.queries.ballot_rights import why_not_own
from govdesk.queries.rolls import CastBallot, SeatNow, ballots_of, positions_now
from govdesk.queries.summaries import languages_of
from govdesk.queries.windows import why_not_sealed, window_seats
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.messages import Message, message
from govdesk.rules.permissions import Actor, why_not
from govdesk.rules.second_person import COMMUNITY


@dataclass(frozen=True, slots=True)
class OpenVote:
    """An open vote as one person meets it: their seat in it, and why they cannot vote, if so."""

    vote_id: str
    motion_id: str
    number: str
    title: str
    decision_class: str
    opened_at: int
    seat_id: str | None
    seat: str | None
    choice: str | None
    ballots: int
    why_not: Message | None
    closes_at: int | None = None
    """Of a vote over days; then `choice` is told to nobody."""
    languages: tuple[str, ...] = ()
    """In which they asked for summaries, the one liked best first."""


def open_votes(session: Session, *, actor: Actor | None, now: int) -> tuple[OpenVote, ...]:
    """Every open vote, oldest first, as the actor meets it."""
    query = (
        select(Vote, Motion)
        .join(Motion, Motion.id == Vote.motion_id)
        .where(Vote.state == "open")
        .order_by(Vote.opened_at, Vote.id)
    )
    asked = languages_of(session, actor.member_id if actor else None)
    return tuple(
        replace(_mine(session, v, m, actor, now), languages=asked)
        for v, m in session.execute(query).all()
    )


def _mine(session: Session, vote: Vote, motion: Motion, actor: Actor | None, now: int) -> OpenVote:
    member = actor.member_id if actor else None
    if vote.closes_at is not None:
        return _mine_sealed(session, vote, motion, actor, now)
    meeting = session.get_one(Meeting, vote.meeting_id)
    rule = rule_from_json(vote.rule)
    places = positions_now(
        session, meeting, vote_id=vote.id, motion_id=motion.id, rule=rule, at=now
    )
    mine = next(
        (p for p in places if member in {one.member_id for one in p.seat.holding.people}), None
    )
    refusal = why_not(actor, "ballot.cast")
    before: list[CastBallot] = []
    if mine is not None:
        before = ballots_of(session, vote.id).get(mine.seat.seat_id, [])
        refusal = refusal or why_not_own(mine.seat, before, member)
        refusal = refusal or _why_unsigned(session, actor, mine.seat)
    return OpenVote(
        vote_id=vote.id,
        motion_id=motion.id,
        number=motion.number,
        title=motion.title,
        decision_class=vote.decision_class,
        opened_at=vote.opened_at,
        seat_id=mine.seat.seat_id if mine else None,
        seat=mine.seat.holding.title if mine else None,
        choice=mine.ballot.choice if mine and mine.ballot else None,
        ballots=len(before),
        why_not=refusal,
    )


def _why_unsigned(session: Session, actor: Actor | None, seat: SeatNow) -> Message | None:
    """None when a ballot of theirs can be signed, so that nobody learns only after choosing that
    theirs cannot."""
    query = (
        select(PersonKey.vouched)
        .where(PersonKey.account_id == (actor.account_id if actor else ""))
        .where(PersonKey.ended_at.is_(None))
        .order_by(PersonKey.enrolled_at.desc())
    )
    vouched = session.scalars(query.limit(1)).first()
    if vouched is None:
        return message("votes.no_passphrase")
    if seat.holding.constituency == COMMUNITY and vouched != COMMUNITY:
        return message("votes.not_vouched_yet")
    return None


def _mine_sealed(
    session: Session, vote: Vote, motion: Motion, actor: Actor | None, now: int
) -> OpenVote:
    member = actor.member_id if actor else None
    seats = window_seats(session, vote)
    mine = next((s for s in seats if member in {one.member_id for one in s.holding.people}), None)
    refusal = why_not(actor, "ballot.cast")
    if mine is not None:
        refusal = refusal or why_not_sealed(vote, mine, member, now)
        refusal = refusal or _why_unsigned(session, actor, mine)
    return OpenVote(
        vote_id=vote.id,
        motion_id=motion.id,
        number=motion.number,
        title=motion.title,
        decision_class=vote.decision_class,
        opened_at=vote.opened_at,
        seat_id=mine.seat_id if mine else None,
        seat=mine.holding.title if mine else None,
        choice=None,
        ballots=len(ballots_of(session, vote.id).get(mine.seat_id, [])) if mine else 0,
        why_not=refusal,
        closes_at=vote.closes_at,
    )
