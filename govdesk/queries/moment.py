# SPDX-License-Identifier: Apache-2.0
"""The present moment, for what is read: due, overdue, so many days ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.record import RecordHead
from govdesk.models.workspace import Workspace
from govdesk.queries.local_dates import local_date
from govdesk.store.clock import computer_time, time_in


@dataclass(frozen=True, slots=True)
class Watch:
    """A workspace's time for whoever has no session: this computer's time, set right once.

    `ahead` in microseconds; a watch that was never set shows this computer's own time.
    """

    ahead: int = 0

    def now(self) -> int:
        """Microseconds UTC."""
        return computer_time() + self.ahead


def moment(session: Session, now: int | None = None) -> int:
    """`now` when given, else the time by the workspace's clock, in microseconds UTC; never before
    the record's last entry."""
    if now is not None:
        return now
    return max(time_in(session), session.scalar(select(RecordHead.recorded_at)) or 0)


def set_watch(session: Session) -> Watch:
    """A watch set by the workspace's clock."""
    own = computer_time()
    return Watch(moment(session) - own)


def city_zone(session: Session) -> str:
    """The city's IANA time zone."""
    return session.scalars(select(Workspace.zone)).one()


def city_today(session: Session) -> date:
    """The city's date by the workspace's clock."""
    return local_date(moment(session), city_zone(session))
