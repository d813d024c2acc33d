# SPDX-License-Identifier: Apache-2.0
"""When what a charter asks is due: in hours, in days, or in working days of the city's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from govdesk.queries.charter import charter_now
from govdesk.queries.holidays import holidays_kept
from govdesk.rules.charter import Charter
from govdesk.rules.meetings import notice_deadline
from govdesk.rules.working_days import Calendar, Counted, count_back, count_on

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Due:
    """A moment in microseconds UTC, and the working days that led to it, where they did."""

    at: int
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class DueDates:
    """A charter's deadlines on the city's calendar."""

    charter: Charter
    calendar: Calendar
    zone: str

    def notice(self, kind: str, starts_at: int) -> Due:
        """When the notice of a meeting is due."""
        if days := self.charter.working_days.get(kind):
            return self._back(starts_at, days)
        return Due(notice_deadline(starts_at, self.charter.notice_hours[kind]))

    def before(self, name: str, *, kind: str, starts_at: int, notice_due_at: int) -> Due:
        """When what is due before a meeting is due: `agenda`, `papers` or `amendments`."""
        days = self.charter.working_days.get(name)
        if days and kind == "regular":
            return self._back(starts_at, days)
        hours = 0 if days else getattr(self.charter.deadlines, f"{name}_hours")
        at = self.charter.deadlines.before(
            hours, kind=kind, starts_at=starts_at, notice_due_at=notice_due_at
        )
        return Due(at)

    def minutes(self, closed_at: int) -> Due | None:
        """When the draft minutes of a meeting are due; None where the charter does not say."""
        if days := self.charter.working_days.get("minutes"):
            return self._moved(closed_at, count_on(self.calendar, self._day(closed_at), days))
        at = self.charter.deadlines.minutes_due(closed_at)
        return None if at is None else Due(at)

    def _back(self, at: int, days: int) -> Due:
        return self._moved(at, count_back(self.calendar, self._day(at), days))

    def _day(self, at: int) -> date:
        return self._local(at).date()

    def _local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at / 1_000_000, UTC).astimezone(ZoneInfo(self.zone))

    def _moved(self, at: int, counted: Counted) -> Due:
        """The same time of the day that was counted to, by the city's clocks."""
        local = self._local(at)
        there = datetime.combine(counted.day, local.time(), ZoneInfo(self.zone))
        seconds = int((there.astimezone(UTC) - _EPOCH).total_seconds())
        return Due(seconds * 1_000_000 + at % 1_000_000, counted)


def due_dates(session: Session, zone: str) -> DueDates:
    """The deadlines of the charter in force."""
    charter = charter_now(session)
    return DueDates(charter, Calendar(holidays_kept(session), charter.weekend), zone)
