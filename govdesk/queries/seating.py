# SPDX-License-Identifier: Apache-2.0
"""Who sits where: the seats in charter order by group, with who holds each, and who is here while a
meeting goes on."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.local_dates import local_date
from govdesk.queries.people import holders
from govdesk.queries.rolls import seats_now
from govdesk.rules.meetings import MeetingState


@dataclass(frozen=True, slots=True)
class PlacedSeat:
    """A seat at the table. `holder` is empty where nobody holds it; `presence` where no meeting is
    going on. `stands_in` names the alternate who acts for it now."""

    seat_id: str
    title: str
    holder: str
    presence: str = ""
    stands_in: str = ""


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """The seats of a constituency, in charter order."""

    key: str
    title: str
    seats: tuple[PlacedSeat, ...]

    @property
    def filled(self) -> int:
        """How many of them somebody holds."""
        return sum(bool(one.holder) for one in self.seats)


@dataclass(frozen=True, slots=True)
class Seating:
    """The whole table; `meeting` is the title of the one that goes on, empty where none does."""

    groups: tuple[SeatGroup, ...]
    meeting: str = ""

    @property
    def seats(self) -> tuple[PlacedSeat, ...]:
        """Every seat, group by group."""
        return tuple(seat for group in self.groups for seat in group.seats)


def seating(session: Session, *, now: int) -> Seating:
    """The table as it is now."""
    meeting = session.scalars(
        select(Meeting)
        .where(Meeting.state.in_((MeetingState.IN_SESSION.value, MeetingState.RECESS.value)))
        .order_by(Meeting.opened_at.desc())
        .limit(1)
    ).first()
    groups: dict[str, list[PlacedSeat]] = {
        one.key: [] for one in charter_now(session).constituencies
    }
    if meeting is not None:
        for seat in seats_now(session, meeting, at=now):
            principal = seat.holding.principal
            other = principal is None or principal.member_id != seat.member_id
            groups.setdefault(seat.holding.constituency, []).append(
                PlacedSeat(
                    seat.seat_id,
                    seat.holding.title,
                    principal.name if principal else "",
                    seat.presence.value,
                    (seat.member_name or "") if other and seat.here else "",
                )
            )
    else:
        zone = session.scalars(select(Workspace.zone)).one()
        for holding in holders(session, on=local_date(now, zone)):
            held = holding.principal.name if holding.principal else ""
            placed = PlacedSeat(holding.seat_id, holding.title, held)
            groups.setdefault(holding.constituency, []).append(placed)
    titles = {one.key: one.title for one in charter_now(session).constituencies}
    return Seating(
        tuple(
            SeatGroup(key, titles.get(key, key), tuple(seats))
            for key, seats in groups.items()
            if seats
        ),
        meeting.title if meeting is not None else "",
    )
