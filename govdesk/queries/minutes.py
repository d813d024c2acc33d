# SPDX-License-Identifier: Apache-2.0
"""Minutes as the record writes them: who was there, what was moved, who voted how, the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Attendance, Meeting, Recusal
from govdesk.models.motions import Motion
from govdesk.models.people import Member, Seat
from govdesk.models.votes import Vote
from govdesk.queries.speakers import SpeakerRow, speakers
from govdesk.queries.votes import Board, board
from govdesk.rules.speakers import SpeakerState
from govdesk.wording import _, current, say


def minutes_text(session: Session, *, meeting_id: str, now: int) -> str:
    """A first draft of a meeting's minutes, for the secretary to correct."""
    meeting = session.get_one(Meeting, meeting_id)
    parts = [
        _("{title}, meeting {number}, {place}").format(
            title=meeting.title, number=meeting.number, place=meeting.place
        ),
        *_times(meeting),
        *_attendance(session, meeting),
    ]
    said = speakers(session, meeting_id=meeting_id)
    parts.extend(_spoke(said, None))
    seats = {row.id: row.title for row in session.execute(select(Seat.id, Seat.title))}
    items = session.execute(
        select(AgendaItem, Motion)
        .outerjoin(Motion, Motion.id == AgendaItem.motion_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None))
        .order_by(AgendaItem.position)
    )
    for item, motion in items.all():
        position = current().number(item.position)
        parts.append(_("{n}. {title}").format(n=position, title=item.title))
        parts.extend(_spoke(said, item.id))
        if motion is not None:
            parts.extend(_motion(session, motion, meeting_id, seats, now))
    return "\n\n".join(parts)


def _times(meeting: Meeting) -> Iterator[str]:
    for words, at in (
        (_("Opened {when}."), meeting.opened_at),
        (_("Closed {when}."), meeting.closed_at),
    ):
        if at is not None:
            yield words.format(when=current().moment(at, meeting.zone))


def _attendance(session: Session, meeting: Meeting) -> Iterator[str]:
    words = {
        "arrive": _("{when}: {name} ({seat}) arrives."),
        "remote": _("{when}: {name} ({seat}) joins from elsewhere."),
        "leave": _("{when}: {name} ({seat}) leaves."),
        "recused": _("{when}: {name} ({seat}) steps out because of a conflict of interest."),
        "back": _("{when}: {name} ({seat}) comes back."),
        "excused": _("{when}: {name} ({seat}) is excused."),
    }
    query = (
        select(Attendance.event, Attendance.at, Member.name, Seat.title)
        .join(Member, Member.id == Attendance.member_id)
        .join(Seat, Seat.id == Attendance.seat_id)
        .where(Attendance.meeting_id == meeting.id)
        .order_by(Attendance.entry_seq)
    )
    lines = [
        words[event].format(when=current().moment(at, meeting.zone, "short"), name=name, seat=seat)
        for event, at, name, seat in session.execute(query)
    ]
    if lines:
        yield "\n".join([_("Attendance"), *lines])


def _spoke(said: tuple[SpeakerRow, ...], item_id: str | None) -> Iterator[str]:
    """Who of the public was heard on an item, or on none."""
    names = [
        one.name or _("someone who gave no name")
        for one in said
        if one.item_id == item_id and one.state == SpeakerState.HEARD
    ]
    if names:
        yield _("The public spoke: {names}.").format(names=_(", ").join(names))


def _motion(
    session: Session, motion: Motion, meeting_id: str, seats: dict[str, str], now: int
) -> Iterator[str]:
    yield _("Motion {number}: {title}").format(number=motion.number, title=motion.title)
    for words, seat_id, told in (
        (_("Moved by {seat}."), motion.mover_seat_id, motion.mover_words),
        (_("Seconded by {seat}."), motion.seconder_seat_id, motion.seconder_words),
    ):
        who = seats.get(seat_id or "", told or "")
        if who:
            yield words.format(seat=who)
    conflicts = session.execute(
        select(Recusal.nature, Seat.title)
        .join(Seat, Seat.id == Recusal.seat_id)
        .where(Recusal.motion_id == motion.id)
        .order_by(Recusal.at)
    )
    for nature, seat in conflicts:
        yield _("{seat} steps aside: {nature}").format(seat=seat, nature=nature)
    votes = session.scalars(
        select(Vote.id)
        .where(Vote.motion_id == motion.id, Vote.meeting_id == meeting_id, Vote.state == "closed")
        .order_by(Vote.opened_at)
    )
    for vote_id in votes.all():
        yield from _vote(board(session, vote_id=vote_id, now=now))


def _vote(found: Board) -> Iterator[str]:
    words = {
        "yes": _("Yes: {names}."),
        "no": _("No: {names}."),
        "abstain": _("Abstain: {names}."),
        "recused": _("Stepped aside: {names}."),
        "not voting": _("Did not vote: {names}."),
        "absent": _("Absent: {names}."),
    }
    for choice, sentence in words.items():
        names = [line.name or line.seat for line in found.lines if line.choice == choice]
        if names:
            yield sentence.format(names=_(", ").join(names))
    if found.explanation is not None:
        yield say(found.explanation.sentence)
