# SPDX-License-Identifier: Apache-2.0
"""Actions, residents' words with their answers, and attendance of a quarter, for the public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action, ActionStep
from govdesk.models.meetings import Attendance, Meeting
from govdesk.models.motions import Motion
from govdesk.models.people import Member, Seat
from govdesk.models.residents import Answer, Comment
from govdesk.models.reviews import Review, ReviewFreeze
from govdesk.models.workspace import Department
from govdesk.queries.local_dates import local_date
from govdesk.queries.public_decisions import (
    AttendanceLine,
    MeetingAttendance,
    PublicAction,
    ResidentComment,
)
from govdesk.queries.public_summaries import signed_as
from govdesk.queries.public_text import NO_LANGUAGE, PublicText, redact
from govdesk.rules.motions import MotionState
from govdesk.wording import Words

REMOVED = "[…]"


def actions(
    session: Session, *, since: date, until: date, zone: str, source: str
) -> tuple[PublicAction, ...]:
    """Actions assigned by the end of a quarter and not finished before it began."""
    finished = {
        row.action_id: row.at
        for row in session.execute(
            select(ActionStep.action_id, ActionStep.at)
            .where(ActionStep.state.in_(("done", "dropped")))
            .order_by(ActionStep.at)
        )
    }
    rows = session.execute(
        select(Action, Department.name, Motion.number, Motion.state)
        .join(Department, Department.id == Action.department_id)
        .outerjoin(Motion, Motion.id == Action.motion_id)
        .order_by(Action.due, Action.number)
    )
    public = []
    for action, owner, motion, motion_state in rows:
        at = finished.get(action.id)
        done_on = local_date(at, zone) if at and action.state in ("done", "dropped") else None
        if local_date(action.assigned_at, zone) > until or (done_on and done_on < since):
            continue
        late = done_on is None and action.due < until
        public.append(
            PublicAction(
                title=PublicText(redact(action.title, REMOVED), source),
                owner=PublicText(owner, source),
                due=action.due,
                status="overdue" if late else _state(action.state),
                done_on=done_on if action.state == "done" else None,
                motion=motion,
                motion_rescinded=motion_state == MotionState.RESCINDED,
            )
        )
    return tuple(public)


def comments(
    session: Session, *, span: tuple[int, int], zone: str, words: Words, source: str
) -> tuple[ResidentComment, ...]:
    """Comments received in `span` (microseconds UTC), each with its latest answer."""
    answers = {
        answer.comment_id: answer for answer in session.scalars(select(Answer).order_by(Answer.at))
    }
    numbers = {row.id: row.number for row in session.execute(select(Motion.id, Motion.number))}
    received = session.scalars(
        select(Comment).where(Comment.at >= span[0], Comment.at < span[1]).order_by(Comment.at)
    )
    public = []
    for comment in received:
        answer = answers.get(comment.id)
        number = numbers.get(comment.subject_id)
        about = (
            words._("Motion {number}").format(number=number)
            if number
            else words._("The task force’s work")
        )
        public.append(
            ResidentComment(
                about=PublicText(about, words.lang),
                text=PublicText(redact(comment.text, REMOVED), source),
                received_on=local_date(comment.at, zone),
                signed_as=_signed(comment.shown_name, source),
                answer=PublicText(redact(answer.text, REMOVED), source) if answer else None,
                answered_on=local_date(answer.at, zone) if answer else None,
                answered_by=signed_as(answer.by_words, lang=words.lang, source=source)
                if answer and answer.by_words
                else None,
            )
        )
    return tuple(public)


def feedback(session: Session, *, period: str, source: str) -> PublicText | None:
    """What residents' words of the quarter before changed, as the review of `period` was last
    frozen with it; None while none is frozen, or nothing was answered."""
    query = (
        select(ReviewFreeze.feedback)
        .join(Review, Review.id == ReviewFreeze.review_id)
        .where(Review.period == period)
        .order_by(ReviewFreeze.as_of.desc())
    )
    said = session.scalars(query).first()
    return PublicText(redact(said, REMOVED), source) if said else None


def attendance(
    session: Session, *, span: tuple[int, int], zone: str, source: str
) -> tuple[MeetingAttendance, ...]:
    """Who was at each meeting of `span`; meetings that were cancelled are left out."""
    meetings = session.scalars(
        select(Meeting)
        .where(Meeting.opened_at >= span[0], Meeting.opened_at < span[1])
        .order_by(Meeting.opened_at)
    ).all()
    events: dict[tuple[str, str], list[tuple[Attendance, str]]] = defaultdict(list)
    for noted, name in session.execute(
        select(Attendance, Member.name)
        .join(Member, Member.id == Attendance.member_id)
        .where(Attendance.meeting_id.in_([meeting.id for meeting in meetings]))
        .order_by(Attendance.at, Attendance.entry_seq)
    ):
        events[noted.meeting_id, noted.seat_id].append((noted, name))
    seats = session.execute(select(Seat.id, Seat.title, Seat.constituency).order_by(Seat.position))
    titles = [tuple(row) for row in seats]
    public = []
    for meeting in meetings:
        opened_at = meeting.opened_at
        assert opened_at is not None
        lines = []
        for seat_id, title, constituency in titles:
            status, name = _seat_at(events.get((meeting.id, seat_id), []))
            lines.append(
                AttendanceLine(PublicText(title, source), constituency, _name(name), status)
            )
        public.append(
            MeetingAttendance(
                PublicText(meeting.title, source),
                local_date(opened_at, zone),
                tuple(lines),
                held=meeting.end_state != "no_quorum",
            )
        )
    return tuple(public)


def _signed(name: str, source: str) -> PublicText | None:
    return PublicText(redact(name, REMOVED), source) if name else None


def _state(state: str) -> Literal["open", "in_progress", "done", "dropped"]:
    match state:
        case "in_progress" | "done" | "dropped":
            return state
        case _:
            return "open"


def _name(name: str) -> PublicText | None:
    return PublicText(name, NO_LANGUAGE) if name else None


Sat = Literal["present", "remote", "part", "alternate", "absent", "vacant"]


def _seat_at(events: Sequence[tuple[Attendance, str]]) -> tuple[Sat, str]:
    came = [(noted, name) for noted, name in events if noted.event in ("arrive", "remote", "back")]
    if not came:
        return "absent", events[-1][1] if events else ""
    noted, name = came[-1]
    if noted.role == "alternate":
        return "alternate", name
    if events[-1][0].event in ("leave", "lost"):
        return "part", name
    return ("remote" if noted.event == "remote" else "present"), name
