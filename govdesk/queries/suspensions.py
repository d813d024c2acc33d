# SPDX-License-Identifier: Apache-2.0
"""Which seats have no vote, since when, and by which motion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.people import Suspension


@dataclass(frozen=True, slots=True)
class SuspensionRow:
    """One of a seat; `ends` None while it is open. `number` is that of the motion."""

    starts: date
    ends: date | None
    motion_id: str
    number: str


def suspended_on(session: Session, on: date) -> frozenset[str]:
    """The seats that have no vote on a day."""
    query = select(Suspension.seat_id).where(
        Suspension.starts <= on, Suspension.ends.is_(None) | (Suspension.ends >= on)
    )
    return frozenset(session.scalars(query))


def standing(session: Session, seat_id: str) -> Suspension | None:
    """The suspension of a seat that no motion has ended yet; None when there is none."""
    query = select(Suspension).where(Suspension.seat_id == seat_id, Suspension.ends.is_(None))
    return session.scalars(query).first()


def suspensions_of(session: Session, *, seat_id: str) -> tuple[SuspensionRow, ...]:
    """All of a seat, latest first."""
    query = (
        select(Suspension, Motion.number)
        .join(Motion, Motion.id == Suspension.carried_by)
        .where(Suspension.seat_id == seat_id)
        .order_by(Suspension.starts.desc(), Suspension.id)
    )
    return tuple(
        SuspensionRow(row.starts, row.ends, row.carried_by, number)
        for row, number in session.execute(query)
    )
