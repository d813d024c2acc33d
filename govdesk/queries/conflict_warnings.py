# SPDX-License-Identifier: Apache-2.0
"""What known conflicts of interest do to a motion: before a notice goes out, whether they would
keep it from passing; before anyone votes, who is left to decide it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting
from govdesk.models.motions import Motion
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.local_dates import local_date
from govdesk.queries.people import Holding, holders
from govdesk.queries.rolls import conflicts_on, meeting_day, seats_now
from govdesk.queries.votes import titled
from govdesk.rules.conflicts import conflict_effect, conflict_warning
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import Message, message
from govdesk.rules.motions import ENDED
from govdesk.rules.roll import SeatStatus, Status


def conflict_warnings(session: Session, meeting: Meeting) -> tuple[Message, ...]:
    """A sentence for each motion of the agenda that could not pass for want of people who may vote
    on it, with the seats as they are on the meeting's day."""
    charter = charter_now(session)
    titles = {one.key: one.title for one in charter.constituencies}
    seats = holders(session, on=meeting_day(meeting))
    query = (
        select(Motion)
        .join(AgendaItem, AgendaItem.motion_id == Motion.id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None))
        .where(Motion.state.not_in([one.value for one in ENDED]))
        .order_by(AgendaItem.position)
    )
    found = []
    for motion in session.scalars(query).all():
        conflicts = conflicts_on(session, motion.id)
        if not conflicts:
            continue
        roll = [_seat(one, conflicts) for one in seats]
        warning = conflict_warning(charter.rule_for(motion.decision_class), roll, titles)
        if warning is not None:
            found.append(message("conflicts.of_motion", number=motion.number, warning=warning))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Who may declare a conflict on a motion, and what those declared do to its vote."""

    seats: tuple[Holding, ...]
    effect: Message | None
    """None while nobody declared one."""
    meeting_id: str | None
    """The motion's meeting while it goes on."""


def conflicts_of(session: Session, *, motion_id: str, now: int) -> Conflicts:
    """The seats on the day of a motion's meeting, or today's, and the effect of its conflicts: with
    who is here while the meeting goes on, else as if everyone came."""
    motion = session.get_one(Motion, motion_id)
    meeting = session.get(Meeting, motion.meeting_id or "")
    zone = session.scalars(select(Workspace.zone)).one()
    seats = holders(session, on=meeting_day(meeting) if meeting else local_date(now, zone))
    conflicts = conflicts_on(session, motion_id)
    goes_on = meeting is not None and meeting.state == MeetingState.IN_SESSION
    here = motion.meeting_id if goes_on else None
    if not conflicts:
        return Conflicts(seats, None, here)
    charter = charter_now(session)
    roll = [_seat(one, conflicts) for one in seats]
    if meeting is not None and goes_on:
        places = seats_now(session, meeting, at=now, motion_id=motion_id)
        roll = [_yes(place.status()) for place in places]
    told = conflict_effect(*titled(charter.rule_for(motion.decision_class), roll, charter))
    key = f"conflicts.effect_{'here' if goes_on else 'planned'}"
    return Conflicts(seats, message(key, told=told), here)


def _yes(seat: SeatStatus) -> SeatStatus:
    return replace(seat, status=Status.YES) if seat.status is Status.NOT_VOTING else seat


def _seat(holding: Holding, conflicts: dict[str, bool]) -> SeatStatus:
    """A seat as it would be if everyone came and said yes."""
    seat, group, principal = holding.seat_id, holding.constituency, holding.principal
    if holding.suspended:
        return SeatStatus(seat, group, Status.INELIGIBLE, in_room=False)
    if principal is not None and principal.member_id in conflicts:
        inside = not conflicts[principal.member_id]
        return SeatStatus(seat, group, Status.RECUSED, in_room=inside)
    if principal is None and not holding.alternates:
        return SeatStatus(seat, group, Status.VACANT, in_room=False)
    return SeatStatus(seat, group, Status.YES)
