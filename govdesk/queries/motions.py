# SPDX-License-Identifier: Apache-2.0
"""Motions: the list, and one motion with its texts, history, links, votes and what can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition
from govdesk.models.meetings import Meeting, Recusal
from govdesk.models.motions import Motion, MotionLink, MotionStep, MotionText
from govdesk.models.people import Member, Seat
from govdesk.models.reviews import Finding, Pivot
from govdesk.models.votes import Outcome, Vote
from govdesk.queries.amendments import AmendmentRow, Amends, amendments_of, amends
from govdesk.queries.deliberation_facts import motion_actors, motion_facts
from govdesk.queries.votes import Board, board
from govdesk.rules.messages import Message
from govdesk.rules.motions import MotionState, MotionVerb, may, verbs_from
from govdesk.rules.permissions import Actor


@dataclass(frozen=True, slots=True)
class MotionRow:
    """A motion in the list. `outcome` is that of its last closed vote."""

    id: str
    number: str
    title: str
    decision_class: str
    state: str
    mover: str
    meeting_id: str | None
    meeting: str
    submitted_at: int
    decided_at: int | None
    open_vote_id: str | None
    outcome: str | None
    outcome_reason: str | None


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One numbered text with its plain summary."""

    n: int
    text: str
    summary: str
    if_adopted: str
    if_rejected: str
    at: int
    summary_of: int = 0
    """The version for which its summary was written: an amendment leaves the earlier one."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a motion's life."""

    verb: str
    to_state: str
    seat: str
    note: str
    at: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What a motion is about: `place` is the kind of screen that shows it."""

    kind: str
    target_id: str
    label: str


@dataclass(frozen=True, slots=True)
class RecusalRow:
    """A declared conflict of interest; its details are private."""

    seat: str
    name: str
    nature: str
    left_room: bool
    at: int


@dataclass(frozen=True, slots=True)
class MotionDetail:
    """One motion. `verbs` are those that make sense now, each with why it may not be done."""

    row: MotionRow
    seconder: str
    class_reason: str
    recommendation: str
    texts: tuple[TextVersion, ...]
    steps: tuple[StepRow, ...]
    links: tuple[LinkRow, ...]
    recusals: tuple[RecusalRow, ...]
    votes: tuple[Board, ...]
    verbs: tuple[tuple[str, Message | None], ...]
    revision: int
    amends: Amends | None = None
    """What it is to change, where it is an amendment."""
    amendments: tuple[AmendmentRow, ...] = ()


def list_motions(session: Session) -> tuple[MotionRow, ...]:
    """Every motion, newest first."""
    return tuple(_rows(session, None))


def motion(
    session: Session, *, motion_id: str, actor: Actor | None, now: int
) -> MotionDetail | None:
    """One motion, or None when it is not there."""
    found = session.get(Motion, motion_id)
    if found is None:
        return None
    seats = _seats(session)
    votes = session.scalars(
        select(Vote.id).where(Vote.motion_id == motion_id).order_by(Vote.opened_at.desc())
    )
    return MotionDetail(
        row=_rows(session, motion_id)[0],
        seconder=seats.get(found.seconder_seat_id or "", found.seconder_words or ""),
        class_reason=found.class_reason or "",
        recommendation=found.recommendation or "",
        texts=_texts(session, motion_id),
        steps=_steps(session, motion_id, seats),
        links=_links(session, motion_id),
        recusals=_recusals(session, motion_id),
        votes=tuple(board(session, vote_id=vote_id, now=now) for vote_id in votes.all()),
        verbs=_verbs(session, found, actor, now),
        revision=found.revision,
        amends=amends(session, motion_id),
        amendments=amendments_of(session, motion_id),
    )


def _rows(session: Session, motion_id: str | None) -> list[MotionRow]:
    query = (
        select(Motion, Seat.title, Meeting.number, Meeting.title)
        .outerjoin(Seat, Seat.id == Motion.mover_seat_id)
        .outerjoin(Meeting, Meeting.id == Motion.meeting_id)
        .order_by(Motion.submitted_at.desc(), Motion.id.desc())
    )
    votes = (
        select(Vote.motion_id, Vote.id, Vote.state, Outcome.outcome, Outcome.reason)
        .outerjoin(Outcome, Outcome.id == Vote.outcome_id)
        .order_by(Vote.opened_at)
    )
    if motion_id is not None:
        query, votes = query.where(Motion.id == motion_id), votes.where(Vote.motion_id == motion_id)
    open_of: dict[str, str] = {}
    last: dict[str, tuple[str, str]] = {}
    for of, vote_id, state, outcome, reason in session.execute(votes):
        if state == "open":
            open_of[of] = vote_id
        else:
            last[of] = (outcome, reason)
    return [
        MotionRow(
            id=row.id,
            number=row.number,
            title=row.title,
            decision_class=row.decision_class,
            state=row.state,
            mover=seat or row.mover_words or "",
            meeting_id=row.meeting_id,
            meeting=meeting_title or "",
            submitted_at=row.submitted_at,
            decided_at=row.decided_at,
            open_vote_id=open_of.get(row.id),
            outcome=last.get(row.id, (None, None))[0],
            outcome_reason=last.get(row.id, (None, None))[1],
        )
        for row, seat, _meeting_number, meeting_title in session.execute(query)
    ]


def _verbs(
    session: Session, row: Motion, actor: Actor | None, now: int
) -> tuple[tuple[str, Message | None], ...]:
    meeting = session.get(Meeting, row.meeting_id or "")
    facts = motion_facts(session, row, meeting=meeting, now=now)
    # What is given along with the step is asked in its form, so it does not grey the button.
    given = replace(
        facts,
        seconder_named=True,
        mover_named=True,
        date_given=True,
        body_and_date_given=True,
        carried=True,
        no_objection=True,
        ruling_given=True,
    )
    who = motion_actors(session, actor, row, meeting=meeting)
    state = MotionState(row.state)
    return tuple(
        (verb.value, may(verb, state=state, actor=who, facts=given))
        for verb in verbs_from(state)
        if verb is not MotionVerb.CLOSE
    )


def _texts(session: Session, motion_id: str) -> tuple[TextVersion, ...]:
    query = select(MotionText).where(MotionText.motion_id == motion_id).order_by(MotionText.n)
    found: list[TextVersion] = []
    for one in session.scalars(query):
        kept = bool(found) and one.amendment_id is not None and found[-1].summary == one.summary
        found.append(
            TextVersion(
                one.n, one.text, one.summary, one.if_adopted, one.if_rejected, one.at,
                found[-1].summary_of if kept else one.n,
            )
        )  # fmt: skip
    return tuple(reversed(found))


def _steps(session: Session, motion_id: str, seats: dict[str, str]) -> tuple[StepRow, ...]:
    query = (
        select(MotionStep)
        .where(MotionStep.motion_id == motion_id)
        .order_by(MotionStep.entry_seq, MotionStep.id)
    )
    return tuple(
        StepRow(one.verb, one.to_state, seats.get(one.seat_id or "", ""), one.note or "", one.at)
        for one in session.scalars(query)
    )


def _links(session: Session, motion_id: str) -> tuple[LinkRow, ...]:
    rows = session.execute(
        select(MotionLink.kind, MotionLink.target_id).where(MotionLink.motion_id == motion_id)
    ).all()
    ids = [target for _kind, target in rows]
    labels: dict[str, str] = {}
    named = (
        select(Indicator.id, IndicatorDefinition.name)
        .join(IndicatorDefinition, IndicatorDefinition.indicator_id == Indicator.id)
        .where(IndicatorDefinition.version == Indicator.definition)
    )
    for query in (
        named.where(Indicator.id.in_(ids)),
        select(Motion.id, Motion.title).where(Motion.id.in_(ids)),
        select(Pivot.id, Pivot.approach).where(Pivot.id.in_(ids)),
        select(Finding.id, IndicatorDefinition.name)
        .join(Indicator, Indicator.id == Finding.indicator_id)
        .join(IndicatorDefinition, IndicatorDefinition.indicator_id == Indicator.id)
        .where(IndicatorDefinition.version == Indicator.definition, Finding.id.in_(ids)),
    ):
        labels |= {row[0]: row[1] for row in session.execute(query)}
    return tuple(LinkRow(kind, target, labels.get(target, "")) for kind, target in rows)


def _recusals(session: Session, motion_id: str) -> tuple[RecusalRow, ...]:
    query = (
        select(Recusal, Seat.title, Member.name)
        .join(Seat, Seat.id == Recusal.seat_id)
        .join(Member, Member.id == Recusal.member_id)
        .where(Recusal.motion_id == motion_id)
        .order_by(Recusal.at)
    )
    return tuple(
        RecusalRow(seat, name, row.nature, row.left_room, row.at)
        for row, seat, name in session.execute(query)
    )


def _seats(session: Session) -> dict[str, str]:
    return {row[0]: row[1] for row in session.execute(select(Seat.id, Seat.title))}
