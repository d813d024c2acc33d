# SPDX-License-Identifier: Apache-2.0
"""Minutes as the record writes them: who was there, what was moved, who voted how, what came of it.

In the workspace's language, whoever drafts them: they are a public document.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action
from govdesk.models.meetings import AgendaItem, Attendance, Meeting
from govdesk.models.motions import Motion
from govdesk.models.people import Member, Seat
from govdesk.models.workspace import Department, Workspace
from govdesk.queries.closed_sessions import closed_sessions
from govdesk.queries.minutes_of_motions import comments_lines, motion_lines, roll_lines
from govdesk.queries.speakers import SpeakerRow, speakers
from govdesk.rules.speakers import SpeakerState
from govdesk.wording import Words


def minutes_text(session: Session, *, meeting_id: str, now: int) -> str:
    """A first draft of a meeting's minutes, for the secretary to correct."""
    words = Words(session.scalars(select(Workspace.language)).one())
    meeting = session.get_one(Meeting, meeting_id)
    parts = [
        words._("{title}, meeting {number}, {place}").format(
            title=meeting.title, number=meeting.number, place=meeting.place
        ),
        *_times(words, meeting),
        *_attendance(words, session, meeting),
    ]
    said = speakers(session, meeting_id=meeting_id)
    parts.extend(_spoke(words, said, None))
    parts.extend(comments_lines(words, session, subject_id=meeting_id))
    items = session.execute(
        select(AgendaItem, Motion)
        .outerjoin(Motion, Motion.id == AgendaItem.motion_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None))
        .order_by(AgendaItem.position)
    )
    for item, motion in items.all():
        position = words.number(item.position)
        parts.append(words._("{n}. {title}").format(n=position, title=item.title))
        parts.extend(_spoke(words, said, item.id))
        if motion is not None:
            parts.extend(motion_lines(words, session, motion, meeting, now))
    parts.extend(_closed(words, session, meeting))
    parts.extend(_actions(words, session, meeting))
    return "\n\n".join(parts)


def _times(words: Words, meeting: Meeting) -> Iterator[str]:
    for told, at in (
        (words._("Opened {when}."), meeting.opened_at),
        (words._("Closed {when}."), meeting.closed_at),
    ):
        if at is not None:
            yield told.format(when=words.moment(at, meeting.zone))


def _attendance(words: Words, session: Session, meeting: Meeting) -> Iterator[str]:
    told = {
        "arrive": words._("{when}: {name} ({seat}) arrives."),
        "remote": words._("{when}: {name} ({seat}) joins from elsewhere."),
        "lost": words._("{when}: {name} ({seat}) loses the connection."),
        "leave": words._("{when}: {name} ({seat}) leaves."),
        "recused": words._("{when}: {name} ({seat}) steps out because of a conflict of interest."),
        "back": words._("{when}: {name} ({seat}) comes back."),
        "excused": words._("{when}: {name} ({seat}) is excused."),
        "on_leave": words._("{when}: {name} ({seat}) is on leave."),
    }
    query = (
        select(Attendance.event, Attendance.at, Member.name, Seat.title)
        .join(Member, Member.id == Attendance.member_id)
        .join(Seat, Seat.id == Attendance.seat_id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Attendance.entry_seq)
    )
    lines = [
        told[event].format(when=words.moment(at, meeting.zone, "short"), name=name, seat=seat)
        for event, at, name, seat in session.execute(query)
    ]
    if lines:
        yield "\n".join([words._("Attendance"), *lines])


def _spoke(words: Words, said: tuple[SpeakerRow, ...], item_id: str | None) -> Iterator[str]:
    """Who of the public was heard on an item, or on none; whoever had the word at the end, too."""
    names = [
        one.name or words._("someone who gave no name")
        for one in said
        if one.item_id == item_id and one.state in (SpeakerState.HEARD, SpeakerState.SPEAKING)
    ]
    if names:
        yield words._("The public spoke: {names}.").format(names=words._(", ").join(names))


def _closed(words: Words, session: Session, meeting: Meeting) -> Iterator[str]:
    """The parts without the public: by which law, when, who was in, what was reported out."""
    for one in closed_sessions(session, meeting_id=meeting.id):
        told = words._("Closed session, moved by {seat}. Legal ground: {ground}")
        lines = [told.format(seat=one.mover, ground=one.ground)]
        if one.hands is not None:
            told = words._("Carried: {yes} yes, {no} no; {rule}.")
            if not one.was_closed:
                told = words._("Not carried: {yes} yes, {no} no; {rule}.")
            yes, no = (words.number(count) for count in one.hands)
            lines.append(told.format(yes=yes, no=no, rule=one.rule))
            lines.extend(roll_lines(words, one.called))
        if not one.was_closed:
            yield "\n".join(lines)
            continue
        if one.closed_at is not None:
            told = words._("From {first} to {second}.")
            first = words.moment(one.opened_at, meeting.zone, "time")
            second = words.moment(one.closed_at, meeting.zone, "time")
            lines.append(told.format(first=first, second=second))
        names = words._(", ").join(name for _seat, name in one.inside)
        lines.append(words._("In the room: {names}.").format(names=names))
        if one.others:
            lines.append(words._("Let in: {names}.").format(names=one.others))
        if one.reported_out:
            lines.append(words._("Reported out: {words}").format(words=one.reported_out))
        yield "\n".join(lines)


def _actions(words: Words, session: Session, meeting: Meeting) -> Iterator[str]:
    """What was assigned while the meeting went on."""
    if meeting.opened_at is None:
        return
    query = (
        select(Action.number, Action.title, Department.name, Action.due)
        .join(Department, Department.id == Action.department_id)
        .where(Action.assigned_at >= meeting.opened_at)
        .order_by(Action.number)
    )
    if meeting.closed_at is not None:
        query = query.where(Action.assigned_at <= meeting.closed_at)
    lines = [
        words._("Action {number}: {title} ({who}, due {day})").format(
            number=number, title=title, who=who, day=words.date(due)
        )
        for number, title, who, due in session.execute(query)
    ]
    if lines:
        yield "\n".join([words._("Actions"), *lines])
