# SPDX-License-Identifier: Apache-2.0
"""Before a notice goes out: which motions known conflicts of interest would keep from passing."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting
from govdesk.models.motions import Motion
from govdesk.queries.charter import charter_now
from govdesk.queries.people import Holding, holders
from govdesk.queries.rolls import conflicts_on, meeting_day
from govdesk.rules.conflicts import conflict_warning
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


def _seat(holding: Holding, conflicts: dict[str, bool]) -> SeatStatus:
    """A seat as it would be if everyone came and said yes."""
    seat, group, principal = holding.seat_id, holding.constituency, holding.principal
    if principal is not None and principal.member_id in conflicts:
        inside = not conflicts[principal.member_id]
        return SeatStatus(seat, group, Status.RECUSED, in_room=inside)
    if principal is None and not holding.alternates:
        return SeatStatus(seat, group, Status.VACANT, in_room=False)
    return SeatStatus(seat, group, Status.YES)
