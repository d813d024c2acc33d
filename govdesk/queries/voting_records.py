# SPDX-License-Identifier: Apache-2.0
"""What a seat did in every closed vote, and what part its group of seats had in the outcomes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.people import Seat
from govdesk.models.votes import Outcome, Vote
from govdesk.queries.corrections import decided_by
from govdesk.rules.roll import Status
from govdesk.rules.voting_records import Part, VotingRecord, part_of, record_of


@dataclass(frozen=True, slots=True)
class SeatVote:
    """A seat in one closed vote, and what the vote came to."""

    motion_id: str
    number: str
    title: str
    closed_at: int
    status: Status
    outcome: str


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """A seat's votes, newest first, counted; and its group's part in the outcomes."""

    seat_id: str
    constituency: str
    votes: tuple[SeatVote, ...]
    record: VotingRecord
    parts: Counter[Part]


def seat_record(session: Session, *, seat_id: str) -> SeatRecord:
    """The voting record of a seat. Raises LookupError when there is no such seat."""
    seat = session.get_one(Seat, seat_id)
    query = (
        select(Vote, Motion.number, Motion.title, Outcome)
        .join(Motion, Motion.id == Vote.motion_id)
        .join(Outcome, Outcome.id == Vote.outcome_id)
        .order_by(Vote.closed_at.desc(), Vote.id)
    )
    votes, parts = [], []
    for vote, number, title, outcome in session.execute(query).all():
        place = next((one for one in outcome.positions if one["seat"] == seat_id), None)
        if place is None:
            continue
        status = Status(place["status"])
        votes.append(
            SeatVote(vote.motion_id, number, title, vote.closed_at or 0, status, outcome.outcome)
        )
        part = part_of(decided_by(vote, outcome.positions), seat.constituency)
        if part is not None:
            parts.append(part)
    record = record_of(one.status for one in votes)
    return SeatRecord(seat_id, seat.constituency, tuple(votes), record, Counter(parts))
