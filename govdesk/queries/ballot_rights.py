# SPDX-License-Identifier: Apache-2.0
"""Who may cast or enter a seat's ballot now; the services refuse by it, screens say it before."""

from __future__ import annotations

from collections.abc import Sequence

from govdesk.queries.rolls import CastBallot, SeatNow
from govdesk.rules.attendance import Presence
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import Message, message
from govdesk.rules.roll import Role

OWN, SPOKEN, PAPER = "own", "spoken", "paper"
ENTERED = (SPOKEN, PAPER)
"""Ways of ballots that officers entered as they were spoken."""


def why_not_own(
    seat: SeatNow, before: Sequence[CastBallot], member_id: str | None
) -> Message | None:
    """None when this member may cast the seat's ballot now, else why not."""
    if member_id is None or member_id not in {one.member_id for one in seat.holding.people}:
        return message("votes.wrong_seat")
    reason = _why_no_ballot(seat, before)
    if reason is not None:
        return reason
    if seat.member_id != member_id:
        if seat.role is Role.PRINCIPAL:
            return message("votes.principal_is_here", name=seat.member_name or "")
        return message("votes.another_stands_in", name=seat.member_name or "")
    return None


def why_not_spoken(seat: SeatNow, before: Sequence[CastBallot]) -> Message | None:
    """None when the secretary may enter what was spoken for the seat now, else why not."""
    reason = _why_no_ballot(seat, before)
    if reason is not None:
        return reason
    if any(ballot.way == OWN and ballot.member_id == seat.member_id for ballot in before):
        return message("votes.own_ballot_stands", name=seat.member_name or "")
    return None


def why_not_confirm(
    way: str, whose: str, member_id: str | None, meeting_state: str
) -> Message | None:
    """None when this member may confirm or dispute a ballot that was entered as they spoke it."""
    if way not in ENTERED:
        return message("votes.was_own")
    if member_id != whose:
        return message("votes.wrong_seat")
    if meeting_state in (MeetingState.APPROVED, MeetingState.APPROVED_CORRECTED):
        return message("votes.minutes_stand")
    return None


def _why_no_ballot(seat: SeatNow, before: Sequence[CastBallot]) -> Message | None:
    if seat.recused:
        return message("votes.recused")
    if seat.presence is Presence.SUSPENDED:
        return message("votes.suspended")
    if seat.holding.principal is None and seat.member_id is None:
        return message("votes.vacant")
    if not seat.here:
        return message("votes.not_present")
    if before and before[-1].member_id != seat.member_id and seat.role is not Role.PRINCIPAL:
        return message("votes.seat_has_voted")
    return None
