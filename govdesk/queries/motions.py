# SPDX-License-Identifier: Apache-2.0
"""Motions: the list, and one motion with its texts, history, links, votes and what can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting, Recusal
from govdesk.models.motions import Motion, MotionText
from govdesk.models.people import Member, Seat
from govdesk.models.votes import Outcome, Vote
from govdesk.models.workspace import Workspace
from govdesk.queries.amendments import AmendmentRow, Amends, amendments_of, amends
from govdesk.queries.charter import charter_now
from govdesk.queries.class_lowerings import is_bound
from govdesk.queries.cosponsors import CosponsorRow, cosponsor_rows
from govdesk.queries.costs import cost_of
from govdesk.queries.decision_changes import (
    ChangeRow,
    Changing,
    Followed,
    carried_out,
    changes_of,
    changing,
    followed_from,
)
from govdesk.queries.deliberation_facts import motion_actors, motion_facts
from govdesk.queries.divisions import PartRow, part_of, parts_of, pivots_of
from govdesk.queries.local_dates import local_date
from govdesk.queries.motion_links import LinkRow, links_of
from govdesk.queries.motion_steps import StepRow, motion_steps
from govdesk.queries.published_in import published_in
from govdesk.queries.remote import ToCall, roll_call_asked, to_call
from govdesk.queries.residents import CommentRow, comment_rows
from govdesk.queries.summaries import Excuse, excuses_of, own_language, summaries_of
from govdesk.queries.votes import Board, board
from govdesk.rules.charter import Window
from govdesk.rules.costs import Cost
from govdesk.rules.decision_changes import ENDS
from govdesk.rules.decision_classes import DecisionClass, why_not_lower
from govdesk.rules.messages import Message
from govdesk.rules.motions import MotionFacts, MotionState, MotionVerb, may, verbs_from
from govdesk.rules.permissions import Actor
from govdesk.rules.summaries import Summary


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
    """One numbered text."""

    n: int
    text: str
    if_adopted: str
    if_rejected: str
    at: int
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class RecusalRow:
    """A declared conflict of interest; its details are private."""

    seat: str
    name: str
    nature: str
    left_room: bool
    at: int


@dataclass(frozen=True, slots=True)
class PastVote:
    """A vote before the latest: what it came to. Its board is read when somebody asks for it."""

    vote_id: str
    outcome: str
    closed_at: int
    text_version: int


@dataclass(frozen=True, slots=True)
class MotionDetail:
    """One motion. `verbs` are those that make sense now, each with why it may not be done; `votes`
    has the latest alone, and `earlier` those before it, newest first."""

    row: MotionRow
    seconder: str
    mover_seat_id: str | None
    cosponsors: tuple[CosponsorRow, ...]
    class_reason: str
    recommendation: str
    texts: tuple[TextVersion, ...]
    steps: tuple[StepRow, ...]
    links: tuple[LinkRow, ...]
    recusals: tuple[RecusalRow, ...]
    votes: tuple[Board, ...]
    earlier: tuple[PastVote, ...]
    verbs: tuple[tuple[str, Message | None], ...]
    revision: int
    why_not_lower: Message | None = None
    """Why it cannot be asked to decide it as an ordinary motion; None when it can."""
    amends: Amends | None = None
    """What it is to change, where it is an amendment."""
    amendments: tuple[AmendmentRow, ...] = ()
    comments: tuple[CommentRow, ...] = ()
    """Residents' words on it, with the answers to them."""
    parts: tuple[PartRow, ...] = ()
    part_of: PartRow | None = None
    pivots: tuple[tuple[str, str], ...] = ()
    """Id and indicator of each change of course that it would make."""
    changing: Changing | None = None
    """What it is to change or rescind, where it is about a decision."""
    changes: tuple[ChangeRow, ...] = ()
    """The motions to change or rescind it."""
    followed: tuple[Followed, ...] = ()
    """What followed from it, where it was decided."""
    published: tuple[Followed, ...] = ()
    """The packets that told of its votes."""
    carried_out: bool = False
    """Whether all the actions that it assigned are done."""
    small_board: bool = False
    """Whether the charter asks for no seconds and shows the fewest steps."""
    summaries: tuple[Summary, ...] = ()
    """Every one that was written, of every text."""
    excuses: tuple[Excuse, ...] = ()
    missing: tuple[str, ...] = ()
    """The languages asked for in which a key motion's present text has none, nor a reason."""
    own_language: str = "en"
    window: Window | None = None
    """Whether, and by which law, it may be voted on over days."""
    to_call: tuple[ToCall, ...] = ()
    """Where the charter asks for a roll call now: whom to call."""


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
    seats, charter = _seats(session), charter_now(session)
    meeting = session.get(Meeting, found.meeting_id or "")
    facts = motion_facts(session, found, meeting=meeting, now=now)
    votes = session.execute(
        select(Vote.id, Vote.closed_at, Outcome.outcome, MotionText.n)
        .join(MotionText, MotionText.id == Vote.text_id)
        .outerjoin(Outcome, Outcome.id == Vote.outcome_id)
        .where(Vote.motion_id == motion_id)
        .order_by(Vote.opened_at.desc(), Vote.id.desc())
    ).all()
    return MotionDetail(
        row=_rows(session, motion_id)[0],
        seconder=seats.get(found.seconder_seat_id or "", found.seconder_words or ""),
        mover_seat_id=found.mover_seat_id,
        cosponsors=cosponsor_rows(session, motion_id),
        class_reason=found.class_reason or "",
        recommendation=found.recommendation or "",
        texts=_texts(session, motion_id),
        steps=motion_steps(session, motion_id, seats),
        links=links_of(session, motion_id),
        recusals=_recusals(session, motion_id),
        votes=tuple(board(session, vote_id=row[0], now=now) for row in votes[:1]),
        earlier=tuple(
            PastVote(vote_id, outcome or "", closed_at or 0, n)
            for vote_id, closed_at, outcome, n in votes[1:]
        ),
        verbs=_verbs(session, found, meeting, facts, actor, now),
        revision=found.revision,
        why_not_lower=why_not_lower(
            DecisionClass(found.decision_class),
            state=MotionState(found.state),
            bound=is_bound(session, found.id),
            key_vote_carried=True,
        ),
        amends=amends(session, motion_id),
        amendments=amendments_of(session, motion_id),
        comments=comment_rows(session, subject_id=motion_id),
        small_board=charter.small_board,
        window=charter.window,
        to_call=to_call(session, meeting, now=now) if meeting is not None else (),
        parts=parts_of(session, motion_id),
        part_of=part_of(session, motion_id),
        pivots=pivots_of(session, motion_id),
        summaries=summaries_of(session, motion_id),
        excuses=excuses_of(session, motion_id),
        missing=facts.summaries_missing,
        own_language=own_language(session),
        changing=changing(session, motion_id),
        changes=changes_of(session, motion_id),
        followed=followed_from(session, motion_id) if found.decided_at is not None else (),
        published=published_in(session, motion_id),
        carried_out=carried_out(session, motion_id),
    )


_COLUMNS = (
    Motion.id,
    Motion.number,
    Motion.title,
    Motion.decision_class,
    Motion.state,
    Motion.mover_words,
    Motion.meeting_id,
    Motion.submitted_at,
    Motion.decided_at,
)


def _rows(session: Session, motion_id: str | None) -> list[MotionRow]:
    """Only the columns shown, and of each motion's votes only the open one and the last closed."""
    query = (
        select(*_COLUMNS, Seat.title, Meeting.title)
        .outerjoin(Seat, Seat.id == Motion.mover_seat_id)
        .outerjoin(Meeting, Meeting.id == Motion.meeting_id)
        .order_by(Motion.submitted_at.desc(), Motion.id.desc())
    )
    newest_first = func.row_number().over(
        partition_by=Vote.motion_id, order_by=(Vote.opened_at.desc(), Vote.id.desc())
    )
    closed = select(Vote.motion_id, Vote.outcome_id, newest_first.label("place"))
    closed = closed.where(Vote.state != "open")
    opened = select(Vote.motion_id, Vote.id).where(Vote.state == "open").order_by(Vote.opened_at)
    if motion_id is not None:
        query = query.where(Motion.id == motion_id)
        closed = closed.where(Vote.motion_id == motion_id)
        opened = opened.where(Vote.motion_id == motion_id)
    ranked = closed.subquery()
    last_closed = (
        select(ranked.c.motion_id, Outcome.outcome, Outcome.reason)
        .join(Outcome, Outcome.id == ranked.c.outcome_id)
        .where(ranked.c.place == 1)
    )
    open_of: dict[str, str] = {row[0]: row[1] for row in session.execute(opened)}
    last = {of: (outcome, reason) for of, outcome, reason in session.execute(last_closed)}
    undecided = (None, None)
    return [
        MotionRow(
            id=row[0],
            number=row[1],
            title=row[2],
            decision_class=row[3],
            state=row[4],
            mover=row[9] or row[5] or "",
            meeting_id=row[6],
            meeting=row[10] or "",
            submitted_at=row[7],
            decided_at=row[8],
            open_vote_id=open_of.get(row[0]),
            outcome=last.get(row[0], undecided)[0],
            outcome_reason=last.get(row[0], undecided)[1],
        )
        for row in session.execute(query)
    ]


def _verbs(
    session: Session,
    row: Motion,
    meeting: Meeting | None,
    facts: MotionFacts,
    actor: Actor | None,
    now: int,
) -> tuple[tuple[str, Message | None], ...]:
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
        terms_given=True,
        question_seconded=True,
        moved_by_who_prevailed=True,
    )
    who = motion_actors(session, actor, row, meeting=meeting)
    zone = session.scalars(select(Workspace.zone)).one()
    now_seated = motion_actors(session, actor, row, day=local_date(now, zone))
    state = MotionState(row.state)
    roll_call = roll_call_asked(session, meeting, now=now) if meeting is not None else None
    return tuple(
        (
            verb.value,
            may(verb, state=state, actor=now_seated if verb in ENDS else who, facts=given)
            or (roll_call if verb is MotionVerb.CONSENT else None),
        )
        for verb in verbs_from(state)
        if verb is not MotionVerb.CLOSE and (verb not in ENDS or facts.may_be_changed)
    )


def _texts(session: Session, motion_id: str) -> tuple[TextVersion, ...]:
    query = select(MotionText).where(MotionText.motion_id == motion_id)
    query = query.order_by(MotionText.n.desc())
    return tuple(
        TextVersion(one.n, one.text, one.if_adopted, one.if_rejected, one.at, cost_of(session, one))
        for one in session.scalars(query)
    )


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
