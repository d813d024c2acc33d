# SPDX-License-Identifier: Apache-2.0
"""Which seats stand behind a motion beside its mover, and since when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from govdesk.models.cosponsors import Cosponsor
from govdesk.models.motions import Motion
from govdesk.models.people import Seat


@dataclass(frozen=True, slots=True)
class CosponsorRow:
    """A seat as a co-sponsor; `withdrawn_at` None while it is one."""

    seat_id: str
    seat: str
    at: int
    withdrawn_at: int | None

    @property
    def stands(self) -> bool:
        """Whether it is one now."""
        return self.withdrawn_at is None


def cosponsor_rows(session: Session, motion_id: str) -> tuple[CosponsorRow, ...]:
    """Every co-sponsor that a motion has or had, in charter order. A seat that moved it since is
    its mover, and no co-sponsor any more."""
    query = (
        select(Cosponsor.seat_id, Seat.title, Cosponsor.at, Cosponsor.withdrawn_at)
        .join(Seat, Seat.id == Cosponsor.seat_id)
        .join(Motion, Motion.id == Cosponsor.motion_id)
        .where(Cosponsor.motion_id == motion_id)
        .where(or_(Motion.mover_seat_id.is_(None), Motion.mover_seat_id != Cosponsor.seat_id))
        .order_by(Seat.position, Cosponsor.at)
    )
    return tuple(CosponsorRow(*row) for row in session.execute(query))


def cosponsoring(session: Session, motion_id: str, *, at: int | None = None) -> tuple[str, ...]:
    """The titles of a motion's co-sponsors in charter order, now or as they were at a moment."""
    return tuple(
        row.seat
        for row in cosponsor_rows(session, motion_id)
        if (row.stands if at is None else row.at <= at < (row.withdrawn_at or at + 1))
    )
