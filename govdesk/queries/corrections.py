# SPDX-License-Identifier: Apache-2.0
"""What a correction of a vote would make of it, and whether it may be made here and now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion, MotionLink
from govdesk.models.votes import Ballot, Outcome, Vote, VoteCorrection
from govdesk.queries.ballot_rights import ENTERED
from govdesk.queries.decision_changes import Followed, followed_from
from govdesk.queries.rolls import quorum_now
from govdesk.rules.corrections import CorrectionFacts, why_not_correct_here
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decisions import Outcome as Decided
from govdesk.rules.decisions import Result, decide
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import Message
from govdesk.rules.motions import MotionState
from govdesk.rules.outcome_json import statuses


@dataclass(frozen=True, slots=True)
class Corrected:
    """A seat's vote as it would be corrected: what is so, and what would follow."""

    facts: CorrectionFacts
    member_id: str
    positions: list[dict[str, Any]]
    decided: Decided


@dataclass(frozen=True, slots=True)
class Correctable:
    """Whether the votes of a closed vote may be corrected now, in which meeting, and the adopted
    motions that may carry it."""

    why_not: Message | None
    meeting_id: str | None
    motions: tuple[tuple[str, str], ...] = ()
    """Id and number."""


def standing_outcome(session: Session, vote: Vote) -> Outcome | None:
    """The outcome of a vote that stands now; None while it is open."""
    return session.get(Outcome, vote.outcome_id) if vote.outcome_id else None


def corrected(
    session: Session,
    vote: Vote,
    *,
    seat_id: str,
    choice: str,
    meeting: Meeting | None,
    unopposed: bool,
    carried_by: str | None,
    stands_in: str,
    now: int,
) -> Corrected:
    """What correcting a seat's vote to `choice` would come to; `stands_in` is the id that the
    correction has in the positions, in place of a ballot's."""
    outcome = standing_outcome(session, vote)
    positions = [dict(one) for one in outcome.positions] if outcome else []
    place = next((one for one in positions if one["seat"] == seat_id), None)
    before = place["status"] if place else ""
    spoken = place is not None and was_spoken(session, place.get("ballot"))
    if place is not None:
        place |= {"status": choice, "ballot": stands_in}
    decided = decided_by(vote, positions)
    facts = CorrectionFacts(
        outcome=Result(outcome.outcome) if outcome else None,
        after=decided.result,
        latest=is_latest(session, vote),
        spoken=spoken,
        same=before == choice,
        in_session=meeting is not None and meeting.state == MeetingState.IN_SESSION,
        quorum=meeting is not None and _quorum(session, vote, meeting, now),
        key=vote.decision_class != DecisionClass.ORDINARY,
        unopposed=unopposed,
        carried=carried_by is not None and carried_by in dict(_carrying(session, vote)),
    )
    return Corrected(facts, place["member"] if place else "", positions, decided)


def correctable(session: Session, *, vote_id: str, now: int) -> Correctable:
    """Whether a correction of a vote can be begun now: in the meeting that is in session."""
    vote = session.get_one(Vote, vote_id)
    query = select(Meeting).where(Meeting.state == MeetingState.IN_SESSION.value)
    meeting = session.scalars(query.order_by(Meeting.opened_at.desc())).first()
    outcome = standing_outcome(session, vote)
    facts = CorrectionFacts(
        outcome=Result(outcome.outcome) if outcome else None,
        after=None,
        latest=is_latest(session, vote),
        spoken=True,
        same=False,
        in_session=meeting is not None,
        quorum=meeting is not None and _quorum(session, vote, meeting, now),
        key=vote.decision_class != DecisionClass.ORDINARY,
    )
    return Correctable(
        why_not_correct_here(facts), meeting.id if meeting else None, _carrying(session, vote)
    )


def dependents(session: Session, vote: Vote) -> tuple[Followed, ...]:
    """What followed from a vote's outcome before it was corrected, for someone to look at; nothing
    of a vote that was never corrected, or whose correction left its outcome."""
    found = session.scalars(select(Outcome.outcome).where(Outcome.vote_id == vote.id))
    return followed_from(session, vote.motion_id) if len(set(found)) > 1 else ()


def decided_by(vote: Vote, positions: list[dict[str, Any]]) -> Decided:
    """What a vote's frozen rule makes of its positions."""
    return decide(rule_from_json(vote.rule), statuses(positions))


def was_spoken(session: Session, ballot_id: str | None) -> bool:
    """Whether the ballot that counts was spoken. A correction stands in the place of a spoken
    ballot, so it can be corrected again."""
    if ballot_id is None:
        return False
    ballot = session.get(Ballot, ballot_id)
    if ballot is not None:
        return ballot.way in ENTERED
    return session.get(VoteCorrection, ballot_id) is not None


def is_latest(session: Session, vote: Vote) -> bool:
    """Whether no later vote was opened on the motion."""
    query = select(Vote.id).where(Vote.motion_id == vote.motion_id)
    return session.scalars(query.order_by(Vote.opened_at.desc(), Vote.id.desc())).first() == vote.id


def _quorum(session: Session, vote: Vote, meeting: Meeting, now: int) -> bool:
    found = quorum_now(session, meeting, rule_from_json(vote.rule), at=now)
    return found is None or found.met


def _carrying(session: Session, vote: Vote) -> tuple[tuple[str, str], ...]:
    """Motions about this one, adopted since by a vote of at least its class."""
    if vote.closed_at is None:
        return ()
    query = (
        select(Motion.id, Motion.number, Vote.decision_class)
        .join(Vote, Vote.motion_id == Motion.id)
        .join(Outcome, Outcome.id == Vote.outcome_id)
        .join(MotionLink, MotionLink.motion_id == Motion.id)
        .where(
            MotionLink.kind == "motion",
            MotionLink.target_id == vote.motion_id,
            Motion.state == MotionState.ADOPTED.value,
            Outcome.outcome == Result.ADOPTED.value,
            Vote.closed_at > vote.closed_at,
        )
        .order_by(Motion.number)
    )
    wanted = DecisionClass(vote.decision_class)
    return tuple(
        dict.fromkeys(
            (row[0], row[1])
            for row in session.execute(query)
            if at_least(DecisionClass(row[2]), wanted)
        )
    )
