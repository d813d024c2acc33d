# SPDX-License-Identifier: Apache-2.0
"""Every deadline that leads to a meeting, as the record stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting, Minutes
from govdesk.models.motions import Amendment, Motion
from govdesk.models.packets import Packet
from govdesk.models.residents import Answer, Comment
from govdesk.models.reviews import Review, ReviewFreeze
from govdesk.queries.due_dates import Due, DueDates, due_dates
from govdesk.queries.moment import moment
from govdesk.rules.countdown import Deadline, Step, Told, countdown
from govdesk.rules.meetings import MeetingState
from govdesk.rules.motions import MotionState
from govdesk.rules.reviews import ReviewState
from govdesk.rules.working_days import Counted

COMING = (MeetingState.SCHEDULED, MeetingState.NOTICED)
_WITHOUT_MINUTES = (MeetingState.ADJOURNED, MeetingState.CONTINUED, MeetingState.NO_QUORUM)
_ISSUED = (ReviewState.ISSUED, ReviewState.ADOPTED)


@dataclass(frozen=True, slots=True)
class Coming:
    """The next meeting that has not begun, and its countdown."""

    meeting_id: str
    steps: tuple[Step, ...]


def next_countdown(session: Session) -> Coming | None:
    """The countdown to the next meeting; None where none is scheduled."""
    query = select(Meeting).where(Meeting.state.in_(COMING)).order_by(Meeting.starts_at).limit(1)
    row = session.scalars(query).first()
    if row is None:
        return None
    return Coming(row.id, countdown_to(session, row, now=moment(session, None)))


def countdown_to(session: Session, meeting: Meeting, *, now: int) -> tuple[Step, ...]:
    """The deadlines of a meeting that has not begun; none for any other."""
    if meeting.state not in COMING:
        return ()
    return countdown(_known(session, meeting, due_dates(session, meeting.zone)), now=now)


def _known(session: Session, meeting: Meeting, dates: DueDates) -> Iterator[Told]:
    agenda_due, papers_due, amendments_due = (
        dates.before(
            name,
            kind=meeting.kind,
            starts_at=meeting.starts_at,
            notice_due_at=meeting.notice_due_at,
        )
        for name in ("agenda", "papers", "amendments")
    )
    yield from _reviews(session, meeting, papers_due.at)
    yield _agenda(session, meeting, agenda_due)
    yield Told(
        Deadline.NOTICE,
        meeting.notice_due_at,
        done=meeting.noticed_at is not None,
        done_at=meeting.noticed_at,
        counted=notice_counted(meeting, dates),
    )
    late = _came_after_the_notice(session, meeting)
    if late:
        yield Told(Deadline.ADDENDUM, meeting.notice_due_at, waiting=late)
    yield _papers(session, meeting, papers_due)
    yield from _answers(session, meeting)
    if amendments_due.at != meeting.notice_due_at:
        yield Told(Deadline.AMENDMENTS, amendments_due.at, counted=amendments_due.counted)
    yield from _minutes(session, meeting, dates)
    yield Told(Deadline.MEETING, meeting.starts_at)


def notice_counted(meeting: Meeting, dates: DueDates) -> Counted | None:
    """The working days that lead to when a meeting's notice is due; None where hours do, or where
    it was counted by what was in force earlier."""
    due = dates.notice(meeting.kind, meeting.starts_at)
    return due.counted if due.at == meeting.notice_due_at else None


def _reviews(session: Session, meeting: Meeting, papers_due: int) -> Iterator[Told]:
    query = (
        select(Review)
        .join(AgendaItem, AgendaItem.review_id == Review.id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
        .order_by(Review.period)
    )
    for review in session.scalars(query).all():
        issued = session.scalar(
            select(func.max(ReviewFreeze.at)).where(
                ReviewFreeze.review_id == review.id,
                ReviewFreeze.version == review.version,
                ReviewFreeze.kind == "issued",
            )
        )
        yield Told(
            Deadline.REVIEW,
            min(review.due_at, papers_due),
            done=review.state in _ISSUED,
            done_at=issued,
            subject=review.id,
            number=review.period,
        )


def _agenda(session: Session, meeting: Meeting, due: Due) -> Told:
    """Motions that stand on no agenda; an amendment never does."""
    items = session.scalar(
        select(func.count()).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None)
        )
    )
    waiting = session.scalar(
        select(func.count())
        .select_from(Motion)
        .outerjoin(Amendment, Amendment.id == Motion.id)
        .where(
            Motion.state == MotionState.SUBMITTED,
            Motion.meeting_id.is_(None),
            Amendment.id.is_(None),
        )
    )
    done = bool(items) and not waiting
    return Told(Deadline.AGENDA, due.at, done=done, waiting=waiting or 0, counted=due.counted)


def _came_after_the_notice(session: Session, meeting: Meeting) -> int:
    if meeting.noticed_at is None:
        return 0
    query = select(func.count()).where(
        AgendaItem.meeting_id == meeting.id,
        AgendaItem.removed_at.is_(None),
        AgendaItem.noticed_at.is_(None),
    )
    return session.scalar(query) or 0


def _papers(session: Session, meeting: Meeting, due: Due) -> Told:
    query = select(func.min(Packet.published_at)).where(
        Packet.meeting_id == meeting.id,
        Packet.kind == "agenda",
        Packet.state.in_(("published", "posted")),
    )
    at = session.scalar(query)
    done = at is not None
    return Told(Deadline.PAPERS, due.at, done=done, done_at=at, counted=due.counted)


def _answers(session: Session, meeting: Meeting) -> Iterator[Told]:
    """Comments on the motions of the agenda; nothing is told where there is none."""
    rows = session.execute(
        select(Comment.subject_id, func.min(Answer.at))
        .join(AgendaItem, AgendaItem.motion_id == Comment.subject_id)
        .outerjoin(Answer, Answer.comment_id == Comment.id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
        .group_by(Comment.id, Comment.subject_id, AgendaItem.position)
        .order_by(AgendaItem.position, Comment.id)
    ).all()
    if rows:
        waiting = [motion for motion, answered in rows if answered is None]
        yield Told(
            Deadline.ANSWERS,
            meeting.starts_at,
            done=not waiting,
            done_at=None if waiting else max(answered for _motion, answered in rows),
            waiting=len(waiting),
            subject=(waiting or [rows[0][0]])[0],
        )


def _minutes(session: Session, meeting: Meeting, dates: DueDates) -> Iterator[Told]:
    """Earlier meetings whose minutes are not approved yet."""
    query = (
        select(Meeting)
        .where(
            Meeting.state.in_((*_WITHOUT_MINUTES, MeetingState.MINUTES_DRAFT)),
            Meeting.starts_at < meeting.starts_at,
        )
        .order_by(Meeting.starts_at)
    )
    for earlier in session.scalars(query).all():
        due = dates.minutes(earlier.closed_at or earlier.starts_at)
        drafted = session.scalar(
            select(func.min(Minutes.at)).where(Minutes.meeting_id == earlier.id)
        )
        yield Told(
            Deadline.MINUTES,
            meeting.starts_at if due is None else min(due.at, meeting.starts_at),
            done=drafted is not None,
            done_at=drafted,
            subject=earlier.id,
            counted=due.counted if due is not None and due.at < meeting.starts_at else None,
            number=earlier.number,
        )
