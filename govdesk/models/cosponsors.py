# SPDX-License-Identifier: Apache-2.0
"""Seats that stand behind a motion beside its mover."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from govdesk.models.base import Base, Micros, primary_id, refers


class Cosponsor(Base):
    """A seat as the co-sponsor of a motion, until `withdrawn_at`."""

    __tablename__ = "cosponsors"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    seat_id: Mapped[str] = refers("seats.id")
    at: Mapped[Micros]
    withdrawn_at: Mapped[Micros | None]
