# SPDX-License-Identifier: Apache-2.0
"""Who is at a meeting, minute by minute, and declared conflicts of interest."""

from __future__ import annotations

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting, Recusal
from govdesk.models.motions import Motion, MotionStep
from govdesk.models.votes import Ballot, Vote
from govdesk.queries.charter import charter_now
from govdesk.queries.local_dates import local_date
from govdesk.queries.people import Holding, holders
from govdesk.queries.rolls import attendance_log, meeting_day, seats_now
from govdesk.record.canonical import clean_text
from govdesk.rules.attendance import (
    Attended,
    Event,
    Presence,
    RemoteNeed,
    changes_anything,
    people_at,
)
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import message
from govdesk.rules.motions import ENDED, MotionState
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.rules.wall_times import instant
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import found, typed
from govdesk.services.motion_people import own_seat
from govdesk.services.numbers import today

PRINCIPAL, ALTERNATE = "principal", "alternate"
_MINUTE = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_BEFORE_THE_END = (
    MeetingState.SCHEDULED,
    MeetingState.NOTICED,
    MeetingState.IN_SESSION,
    MeetingState.RECESS,
)


def note_attendance(
    ctx: Context,
    *,
    meeting_id: str,
    seat_id: str,
    member_id: str,
    event: str,
    role: str | None = None,
    approved: bool = False,
    seen_and_heard: bool = False,
    reason: str | None = None,
    at_wall: str = "",
) -> Changed:
    """Note that a member arrives, leaves, goes on from elsewhere, loses the connection, comes back
    or is excused.

    `at_wall` is the minute, such as 19:42, where it was earlier than now: a lost connection is
    noted when somebody sees it. It is after whatever was done or voted since, which stands on who
    was here. `role` is what the member is to the seat on the meeting's day; when it is given it
    must be so.

    Who goes on from elsewhere needs what the charter asks: `approved`, `seen_and_heard`, a
    `reason`. The reason is a private detail, whatever it is: that it was an accommodation can then
    be told from nothing that is published. Raises BadInput for what is missing, or a minute that
    cannot be.
    """
    with ctx.writing("attendance.note") as act:
        meeting = found(act.session, Meeting, meeting_id, named=message("meetings.meeting"))
        if MeetingState(meeting.state) not in _BEFORE_THE_END:
            state = message(f"meetings.state_{meeting.state}")
            raise Refusal(message("meetings.attendance_closed", state=state))
        if event not in set(Event):
            named = message("meetings.field_event")
            raise BadInput(message("general.choose_one", field=named), field="event")
        seated = _role(_holding(act, meeting, seat_id), member_id)
        if role is not None and role != seated:
            raise BadInput(message("meetings.other_role"), field="role")
        log = attendance_log(act.session, meeting_id)
        at = _minute(act, meeting, at_wall, [one for one in log if one.person == member_id])
        before = people_at(log, at)
        if not changes_anything(before.get(member_id, Presence.ABSENT), Event(event)):
            raise Refusal(
                message("meetings.nothing_to_note"), kept=message("general.nothing_changed")
            )
        told = clean_text(reason or "").strip() if event == Event.REMOTE else ""
        given = _given(act, event, approved=approved, seen=seen_and_heard, reason=told)
        made = act.new_id()
        act.record(
            "attendance.noted",
            made,
            meeting_id=meeting_id,
            seat_id=seat_id,
            member_id=member_id,
            role=seated,
            event=event,
            given=given or None,
            private={"reason": told} if told else None,
            happened_at=at,
        )
        return act.changed(made)


def _minute(act: Act, meeting: Meeting, wall: str, own: list[Attended]) -> int:
    """When it happened, in microseconds UTC: now, or at a minute before it of this meeting."""
    if not wall.strip():
        return act.now
    if not _MINUTE.fullmatch(wall.strip()):
        raise BadInput(message("meetings.minute_form"), field="at_wall")
    day = local_date(act.now, meeting.zone)
    _told, at = instant(f"{day}T{wall.strip().zfill(5)}", meeting.zone, field="at_wall")
    last = max(
        meeting.opened_at or 0,
        _last_done(act.session, meeting.id),
        max((one.at for one in own), default=0),
    )
    if not last < at <= act.now:
        key = "meetings.minute_to_come" if at > act.now else "meetings.minute_settled"
        raise BadInput(message(key), field="at_wall")
    return at


def _last_done(session: Session, meeting_id: str) -> int:
    """When the meeting last did something that stands on who was there."""
    votes = select(Vote.id).where(Vote.meeting_id == meeting_id)
    moments = (
        select(func.max(MotionStep.at))
        .join(Motion, Motion.id == MotionStep.motion_id)
        .where(Motion.meeting_id == meeting_id),
        select(func.max(Vote.opened_at)).where(Vote.meeting_id == meeting_id),
        select(func.max(Vote.closed_at)).where(Vote.meeting_id == meeting_id),
        select(func.max(Ballot.at)).where(Ballot.vote_id.in_(votes)),
    )
    return max(session.scalar(one) or 0 for one in moments)


def _given(act: Act, event: str, *, approved: bool, seen: bool, reason: str) -> list[str]:
    """What is there of what the charter asks of whoever goes on from elsewhere."""
    if event != Event.REMOTE:
        return []
    there = {
        RemoteNeed.APPROVAL: approved,
        RemoteNeed.REASON: bool(reason),
        RemoteNeed.SEEN_AND_HEARD: seen,
    }
    given = [need for need, met in there.items() if met]
    lacking = charter_now(act.session).remote.lacking(given)
    if lacking:
        first = lacking[0].value
        raise BadInput(
            message(f"remote.lacks_{first}"),
            kept=message("remote.lacks.kept"),
            field={"approval": "approved"}.get(first, first),
        )
    return [need.value for need in given]


def declare_recusal(
    ctx: Context,
    *,
    motion_id: str,
    seat_id: str,
    nature: str,
    member_id: str | None = None,
    left_room: bool = False,
    details: str | None = None,
) -> Changed:
    """Declare a seat's conflict of interest on a motion, before the seat votes on it.

    The general nature is public; `details` stay private. It binds whoever acts for the seat now
    (`member_id` names another of its people). Raises Refusal once the seat has voted.
    """
    with ctx.writing("recusal.declare") as act:
        motion = found(act.session, Motion, motion_id, named=message("motions.motion"))
        if MotionState(motion.state) in ENDED:
            state = message(f"motions.state_{motion.state}")
            raise Refusal(message("meetings.motion_is_decided", state=state))
        own_seat(act, seat_id)
        meeting = act.session.get(Meeting, motion.meeting_id or "")
        member = member_id or _acting(act, meeting, seat_id)
        holding = _holding(act, meeting, seat_id)
        _role(holding, member)
        _refuse_late(act.session, motion_id, seat_id, member)
        made = act.new_id()
        act.record(
            "recusal.declared",
            made,
            motion_id=motion_id,
            seat_id=seat_id,
            member_id=member,
            nature=typed(nature, "nature", named=message("meetings.field_nature")),
            left_room=left_room,
            private={"details": clean_text(details)} if details else None,
        )
        return act.changed(made)


def _holding(act: Act, meeting: Meeting | None, seat_id: str) -> Holding:
    day = meeting_day(meeting) if meeting else today(act)
    for holding in holders(act.session, on=day):
        if holding.seat_id == seat_id:
            return holding
    raise Refusal(message("general.not_found", what=message("people.seat")))


def _role(holding: Holding, member_id: str) -> str:
    if holding.principal is not None and holding.principal.member_id == member_id:
        return PRINCIPAL
    if any(person.member_id == member_id for person in holding.alternates):
        return ALTERNATE
    raise Refusal(message("meetings.not_of_the_seat", seat=holding.title))


def _acting(act: Act, meeting: Meeting | None, seat_id: str) -> str:
    if meeting is not None:
        for seat in seats_now(act.session, meeting, at=act.now):
            if seat.seat_id == seat_id and seat.member_id is not None:
                return seat.member_id
    principal = _holding(act, meeting, seat_id).principal
    if principal is None:
        raise Refusal(message("votes.vacant"))
    return principal.member_id


def _refuse_late(session: Session, motion_id: str, seat_id: str, member_id: str) -> None:
    over_days = select(Vote.id).where(
        Vote.motion_id == motion_id, Vote.state == "open", Vote.closes_at.is_not(None)
    )
    if session.scalars(over_days.limit(1)).first() is not None:
        raise Refusal(message("windows.settled"))
    declared = select(Recusal.id).where(
        Recusal.motion_id == motion_id, Recusal.seat_id == seat_id, Recusal.member_id == member_id
    )
    if session.scalars(declared.limit(1)).first() is not None:
        raise Refusal(message("meetings.already_recused"))
    voted = (
        select(Ballot.id)
        .join(Vote, Vote.id == Ballot.vote_id)
        .where(Vote.motion_id == motion_id, Vote.state == "open", Ballot.seat_id == seat_id)
    )
    if session.scalars(voted.limit(1)).first() is not None:
        raise Refusal(message("meetings.recused_too_late"))
