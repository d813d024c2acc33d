# SPDX-License-Identifier: Apache-2.0
"""The present moment, for what is read: due, overdue, so many days ago."""

from __future__ import annotations

import time

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from govdesk.models.record import RecordHead
from govdesk.models.workspace import Workspace


def moment(session: Session, now: int | None = None) -> int:
    """`now` when given, else the clock of this computer (of the database server, when shared), in
    microseconds UTC; never before the record's last entry."""
    if now is not None:
        return now
    if session.get_bind().dialect.name == "postgresql":
        query = text("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
        clock = int(session.scalars(query).one())
    else:
        clock = time.time_ns() // 1000
    return max(clock, session.scalar(select(RecordHead.recorded_at)) or 0)


def city_zone(session: Session) -> str:
    """The city's IANA time zone."""
    return session.scalars(select(Workspace.zone)).one()
