# SPDX-License-Identifier: Apache-2.0
"""Whether a spoken vote of a closed vote may be changed before the next item, and what follows."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.record import Entry
from govdesk.models.votes import Vote
from govdesk.queries.charter import charter_now
from govdesk.queries.corrections import decided_by, is_latest, standing_outcome, was_spoken
from govdesk.queries.rolls import seats_now
from govdesk.rules.decisions import Outcome, Result
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import Message
from govdesk.rules.vote_changes import (
    BEGINNINGS,
    ChangeFacts,
    ChangesUntil,
    begins_another,
    why_not_change_here,
)


@dataclass(frozen=True, slots=True)
class Change:
    """A seat's vote as it would be changed: what is so, and what would follow."""

    facts: ChangeFacts
    member_id: str
    positions: list[dict[str, Any]]
    decided: Outcome


@dataclass(frozen=True, slots=True)
class Changeable:
    """Of a closed vote whose charter lets spoken votes be changed until the next item."""

    why_not: Message | None


def changed(
    session: Session, vote: Vote, *, seat_id: str, choice: str, stands_in: str, now: int
) -> Change:
    """What changing a seat's vote to `choice` would come to; `stands_in` is the id that the change
    has in the positions, in place of a ballot's."""
    outcome = standing_outcome(session, vote)
    positions = [dict(one) for one in outcome.positions] if outcome else []
    place = next((one for one in positions if one["seat"] == seat_id), None)
    member = place["member"] if place and "member" in place else ""
    meeting = session.get_one(Meeting, vote.meeting_id)
    seats = seats_now(session, meeting, at=now, motion_id=vote.motion_id)
    facts = replace(
        _facts(session, vote),
        spoken=place is not None and was_spoken(session, place.get("ballot")),
        same=place is not None and place["status"] == choice,
        here=any(one.seat_id == seat_id and one.member_id == member and one.here for one in seats),
    )
    if place is not None:
        place |= {"status": choice, "ballot": stands_in}
    return Change(facts, member, positions, decided_by(vote, positions))


def changeable(session: Session, vote: Vote) -> Changeable | None:
    """Whether spoken votes may still be changed; None where the charter never lets them once a vote
    is closed, and while it is open."""
    facts = _facts(session, vote)
    if facts.until is ChangesUntil.ANNOUNCEMENT or facts.over_days or facts.outcome is None:
        return None
    return Changeable(why_not_change_here(facts))


def _facts(session: Session, vote: Vote) -> ChangeFacts:
    outcome = standing_outcome(session, vote)
    meeting = session.get_one(Meeting, vote.meeting_id)
    return ChangeFacts(
        until=charter_now(session).changes_until,
        outcome=Result(outcome.outcome) if outcome else None,
        latest=is_latest(session, vote),
        in_session=meeting.state == MeetingState.IN_SESSION,
        moved_on=_moved_on(session, vote),
        over_days=vote.closes_at is not None,
    )


def _moved_on(session: Session, vote: Vote) -> bool:
    closing = select(Entry.seq).where(Entry.type == "vote.closed", Entry.subject == vote.id)
    closed = session.scalars(closing).first()
    if closed is None:
        return False
    query = select(Entry).where(Entry.seq > closed, Entry.type.in_(BEGINNINGS))
    return any(
        begins_another(one.type, one.subject, json.loads(one.body), vote.motion_id)
        for one in session.scalars(query)
        if one.body
    )
