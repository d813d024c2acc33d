# SPDX-License-Identifier: Apache-2.0
"""Votes: opened on one text under a frozen rule and roll, and closed by what the rule decides."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.votes import Vote
from govdesk.queries.charter import charter_now
from govdesk.queries.rolls import (
    Position,
    SeatNow,
    ballots_of,
    positions_now,
    presiding,
    seats_now,
)
from govdesk.queries.windows import window_positions
from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.decision_rules import ChairMode, Rule
from govdesk.rules.decisions import decide
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionFacts, MotionState, MotionVerb
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.refusals import Refusal
from govdesk.rules.roll import Role, Status
from govdesk.services.ballots import body_hash, cast_ballot, enter_ballot
from govdesk.services.changed_decisions import rule_of
from govdesk.services.charter_changes import put_in_force, refuse_outdated
from govdesk.services.checkpoints import make_checkpoint
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import found
from govdesk.services.motion_texts import current_text
from govdesk.services.motions import facts_at, load, record_step
from govdesk.services.pivots import decide_pivots
from govdesk.services.windows import opened_ballots, refuse_early, window_end

__all__ = ["cast_ballot", "close_vote", "enter_ballot", "open_vote"]

_ROLL_STATUS = {
    Status.NOT_VOTING: "entitled",
    Status.RECUSED: "recused",
    Status.ABSENT: "absent",
    Status.VACANT: "vacant",
    Status.INELIGIBLE: "ineligible",
}


def open_vote(
    ctx: Context,
    *,
    motion_id: str,
    meeting_id: str | None = None,
    revision: int | None = None,
    closes_wall: str | None = None,
) -> Changed:
    """Put the question: freeze the text, the rule of its class and the roll, and open the vote.

    With `closes_wall`, the city's wall time, it is open over days until then, whatever becomes of
    the meeting, where the charter allows that (`services.windows`). Raises Refusal when the motion
    is not pending, the meeting is not in session, too few are present, or an amendment is pending.
    """
    with ctx.writing("vote.open") as act:
        motion = load(act.session, motion_id)
        check_revision(motion.revision, revision)
        facts = facts_at(act, motion, meeting_id)
        meeting = found(
            act.session,
            Meeting,
            meeting_id or motion.meeting_id or "",
            named=message("meetings.meeting"),
        )
        record_step(act, motion, MotionVerb.PUT, facts, meeting_id=meeting.id)
        made = act.new_id()
        charter = charter_now(act.session)
        rule = rule_of(act, motion, charter.rule_for(motion.decision_class), facts)
        if rule.chair is ChairMode.SECOND_VOTE:
            raise Refusal(message("votes.no_second_vote"))
        closes_at = None
        if closes_wall is not None:
            closes_at = window_end(act, charter, rule, meeting, closes_wall)
        frozen = rule_to_json(rule, canonical=True)
        roll = _roll(act, meeting, motion_id, rule, over_days=closes_at is not None)
        refuse_outdated(act, motion_id)
        text = current_text(act.session, motion)
        act.record(
            "vote.opened",
            made,
            motion_id=motion_id,
            meeting_id=meeting.id,
            text_id=text.id,
            text_sha256=text.text_sha256,
            rule=frozen,
            rule_sha256=body_hash(frozen),
            roll=roll,
            roll_sha256=body_hash(roll),
            decision_class=motion.decision_class,
            opened_at=act.now,
            closes_at=closes_at,
            law=charter.window.law if closes_at is not None and charter.window else None,
        )
        return act.changed(made)


def close_vote(ctx: Context, *, vote_id: str) -> Changed:
    """Close a vote: the frozen rule decides, and everything that follows happens with it.

    Quorum and those present are taken now. The closing lists exactly the ballots; the motion is
    adopted, rejected, or pending again when too few are present; pivots that it carries are
    decided and their new target set, and a charter that it proposes is in force; a checkpoint is
    made. One transaction. `made` is the outcome. A vote over days closes once its time is over,
    and its sealed ballots are opened.
    """
    with ctx.writing("vote.close") as act:
        vote = open_vote_row(act.session, vote_id)
        motion = load(act.session, vote.motion_id)
        meeting = act.session.get_one(Meeting, vote.meeting_id)
        rule = rule_from_json(vote.rule)
        refuse_early(vote, act.now)
        opened = None
        if vote.closes_at is not None:
            opened = opened_ballots(act.session, vote)
            choices = {one["ballot"]: one["choice"] for one in opened}
            places = window_positions(act.session, vote, choices)
        else:
            places = positions_now(
                act.session, meeting, vote_id=vote_id, motion_id=motion.id, rule=rule, at=act.now
            )
        outcome = decide(rule, [place.status for place in places])
        outcome_id = act.new_id()
        act.record(
            "vote.closed",
            vote_id,
            outcome_id=outcome_id,
            **outcome_to_json(outcome),
            positions=[_position(place) for place in places],
            ballots=_ballots(act.session, vote_id, places),
            opened=opened,
        )
        end = record_step(act, motion, MotionVerb.CLOSE, MotionFacts(outcome=outcome.result))
        if end is not MotionState.PENDING:
            decide_pivots(act, motion_id=motion.id, adopted=outcome.adopted, vote_id=vote_id)
        if end is MotionState.ADOPTED:
            put_in_force(act, motion_id=motion.id, vote_id=vote_id)
        make_checkpoint(act, reason="vote.closed")
        return act.changed(outcome_id)


def open_vote_row(session: Session, vote_id: str) -> Vote:
    """A vote that is open. Raises Refusal when it is closed or not there."""
    vote = session.scalars(select(Vote).where(Vote.id == vote_id).with_for_update()).one_or_none()
    if vote is None:
        raise Refusal(message("general.not_found", what=message("votes.vote")))
    if vote.state != "open":
        raise Refusal(message("votes.closed"), kept=message("general.nothing_changed"))
    return vote


def _roll(
    act: Act, meeting: Meeting, motion_id: str, rule: Rule, *, over_days: bool
) -> list[dict[str, object]]:
    seats = seats_now(act.session, meeting, at=act.now, motion_id=motion_id)
    chair = presiding(act.session, rule, seats)
    return [_roll_line(act, seat, chair, over_days=over_days) for seat in seats]


def _roll_line(act: Act, seat: SeatNow, chair: str | None, *, over_days: bool) -> dict[str, object]:
    """Over days whoever is not here may vote, too."""
    status = seat.status()
    told = _ROLL_STATUS[status.status]
    role = Role.CHAIR if chair is not None and seat.member_id == chair else seat.role
    return {
        "id": act.new_id(),
        "seat_id": seat.seat_id,
        "position": seat.holding.position,
        "seat_title": seat.holding.title,
        "constituency": seat.holding.constituency,
        "status": "entitled" if over_days and told == "absent" else told,
        "role": role.value if seat.member_id else None,
        "member_id": seat.member_id,
        "member_name": seat.member_name,
        "in_room": status.in_room,
    }


def _position(place: Position) -> dict[str, object]:
    status = place.status
    return {
        "seat": status.seat,
        "group": status.group,
        "status": status.status.value,
        "role": status.role.value,
        "in_room": status.in_room,
        "remote": status.remote,
        "member": place.ballot.member_id if place.ballot else place.seat.member_id,
        "ballot": place.ballot.ballot_id if place.ballot else None,
    }


def _ballots(
    session: Session, vote_id: str, places: tuple[Position, ...]
) -> list[dict[str, object]]:
    """Every ballot of the vote by its hash, and which of them count."""
    counted = {place.ballot.ballot_id for place in places if place.ballot}
    return [
        {
            "ballot": ballot.ballot_id,
            "seat": ballot.seat_id,
            "n": ballot.n,
            "sha256": ballot.body_sha256,
            "counted": ballot.ballot_id in counted,
        }
        for cast in ballots_of(session, vote_id).values()
        for ballot in cast
    ]
