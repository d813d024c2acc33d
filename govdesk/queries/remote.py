# SPDX-License-Identifier: Apache-2.0
"""Members who take part in a meeting from elsewhere, and what the charter makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.queries.charter import charter_now
from govdesk.queries.rolls import seats_now
from govdesk.rules.attendance import Presence
from govdesk.rules.messages import Message, message


@dataclass(frozen=True, slots=True)
class ToCall:
    """A seat that is here, as it is called."""

    seat_id: str
    seat: str
    name: str


def roll_call_asked(session: Session, meeting: Meeting, *, now: int) -> Message | None:
    """Why nothing may be adopted without a vote now: someone takes part from elsewhere, and the
    charter asks for a roll call then. None where it does not, or nobody does."""
    if not charter_now(session).remote.forces_roll_call:
        return None
    seats = seats_now(session, meeting, at=now)
    elsewhere = any(seat.presence is Presence.REMOTE for seat in seats)
    return message("remote.roll_call") if elsewhere else None


def to_call(session: Session, meeting: Meeting, *, now: int) -> tuple[ToCall, ...]:
    """Whom to call, in charter order, where everything is asked by roll now; else nobody."""
    if roll_call_asked(session, meeting, now=now) is None:
        return ()
    return tuple(
        ToCall(seat.seat_id, seat.holding.title, seat.member_name or "")
        for seat in seats_now(session, meeting, at=now)
        if seat.here
    )
