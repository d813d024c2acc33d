# SPDX-License-Identifier: Apache-2.0
"""The votes of one member: in every vote the last that they cast, or that was entered for them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.people import Seat
from govdesk.models.votes import Ballot, OpenedBallot, Outcome, Vote


@dataclass(frozen=True, slots=True)
class MyVote:
    """One vote of a member. `choice` is `sealed` in a vote over days that is still open; `outcome`
    is empty while a vote is open."""

    vote_id: str
    motion_id: str
    number: str
    title: str
    seat_id: str
    seat: str
    choice: str
    way: str
    """own | spoken"""
    at: int
    seal: str
    """The hash of the ballot's body, by which it is found in the record."""
    outcome: str


def my_votes(session: Session, *, member_id: str) -> tuple[MyVote, ...]:
    """A member's votes, newest first. A stand-in's replaced vote is theirs all the same."""
    query = (
        select(Ballot, Vote.motion_id, Motion, Seat.title, OpenedBallot.choice, Outcome.outcome)
        .join(Vote, Vote.id == Ballot.vote_id)
        .join(Motion, Motion.id == Vote.motion_id)
        .join(Seat, Seat.id == Ballot.seat_id)
        .outerjoin(OpenedBallot, OpenedBallot.id == Ballot.id)
        .outerjoin(Outcome, Outcome.id == Vote.outcome_id)
        .where(Ballot.member_id == member_id)
        .order_by(Ballot.at.desc(), Ballot.n.desc())
    )
    found: dict[tuple[str, str], MyVote] = {}
    for ballot, motion_id, motion, seat, opened, outcome in session.execute(query):
        mine = MyVote(
            vote_id=ballot.vote_id,
            motion_id=motion_id,
            number=motion.number,
            title=motion.title,
            seat_id=ballot.seat_id,
            seat=seat,
            choice=opened or ballot.choice,
            way=ballot.way,
            at=ballot.at,
            seal=ballot.body_sha256,
            outcome=outcome or "",
        )
        found.setdefault((ballot.vote_id, ballot.seat_id), mine)
    return tuple(found.values())
