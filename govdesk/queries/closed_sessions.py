# SPDX-License-Identifier: Apache-2.0
"""The parts of a meeting without the public: why, when, who was in, what was reported out."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, ClosedSession
from govdesk.models.people import Member, Seat
from govdesk.queries.motion_steps import called_by_title


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A closed session. `inside` are the seats in the room, each with who sat there; `closed_at` is
    None while the doors are closed."""

    id: str
    item: str
    mover: str
    agreed: str
    ground: str
    inside: tuple[tuple[str, str], ...]
    others: str
    opened_at: int
    closed_at: int | None
    reported_out: str
    hands: tuple[int, int] | None = None
    """For and against, where they were counted."""
    rule: str = ""
    """By which, with its source."""
    called: tuple[tuple[str, str], ...] = ()
    """What each seat said, by its title, where the roll was called."""

    @property
    def was_closed(self) -> bool:
        """Whether the members agreed to it."""
        return self.agreed != "lost"


def doors_open(session: Session, meeting_id: str) -> bool:
    """Whether the public may be in a meeting now."""
    query = select(ClosedSession.id).where(
        ClosedSession.meeting_id == meeting_id, ClosedSession.closed_at.is_(None)
    )
    return session.scalars(query.limit(1)).first() is None


def closed_sessions(session: Session, *, meeting_id: str) -> tuple[ClosedRow, ...]:
    """The closed sessions of a meeting, in order."""
    rows = session.execute(
        select(ClosedSession, AgendaItem.title)
        .outerjoin(AgendaItem, AgendaItem.id == ClosedSession.item_id)
        .where(ClosedSession.meeting_id == meeting_id)
        .order_by(ClosedSession.opened_at, ClosedSession.id)
    ).all()
    if not rows:
        return ()
    seats = {row[0]: row[1] for row in session.execute(select(Seat.id, Seat.title))}
    names = {row[0]: row[1] for row in session.execute(select(Member.id, Member.name))}
    return tuple(
        ClosedRow(
            one.id,
            item or "",
            seats.get(one.mover_seat_id, ""),
            one.agreed,
            one.ground,
            tuple((seats.get(in_["seat"], ""), names.get(in_["member"], "")) for in_ in one.inside),
            one.others or "",
            one.opened_at,
            one.closed_at,
            one.reported_out or "",
            None if one.yes is None or one.no is None else (one.yes, one.no),
            one.rule["citation"] if one.rule else "",
            called_by_title(one.called, seats),
        )
        for one, item in rows
    )
