# SPDX-License-Identifier: Apache-2.0
"""Working days: every day but the weekend and the holidays that the clerk keeps.

So many working days before a day are counted back from it, itself not counted; the deadline is at
the same time of that day. Statutes count so where they say "not less than three days, excluding
Saturdays, Sundays and legal holidays"; where "clear days" are asked, the charter names one more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput

DAY = timedelta(days=1)
SATURDAY_SUNDAY = frozenset({6, 7})
WEEKENDS: Mapping[str, frozenset[int]] = {
    "saturday_sunday": SATURDAY_SUNDAY,
    "friday_saturday": frozenset({5, 6}),
    "sunday": frozenset({7}),
}
"""The weekends to choose from; ISO weekdays, Monday is 1."""
MOST_NAMED = 3
"""So many holidays are named one by one."""
NAME = 200
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})[\s,;:]+(\S.*)")


@dataclass(frozen=True, slots=True)
class Calendar:
    """On which days nobody works."""

    holidays: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    weekend: frozenset[int] = SATURDAY_SUNDAY

    def __post_init__(self) -> None:
        if not self.weekend < frozenset(range(1, 8)):
            raise ValueError("a week has a working day, and seven days")

    def works(self, day: date) -> bool:
        """Whether it is a working day."""
        return day.isoweekday() not in self.weekend and day not in self.holidays


@dataclass(frozen=True, slots=True)
class Counted:
    """Where so many working days lead to, and the holidays that were passed over; those that fall
    on a weekend changed nothing and are not among them."""

    day: date
    count: int
    holidays: tuple[tuple[date, str], ...] = ()


def count_back(calendar: Calendar, start: date, count: int) -> Counted:
    """The day so many working days before `start`, which is not counted itself."""
    return _count(calendar, start, count, -DAY)


def count_on(calendar: Calendar, start: date, count: int) -> Counted:
    """The day so many working days after `start`, which is not counted itself."""
    return _count(calendar, start, count, DAY)


def _count(calendar: Calendar, start: date, count: int, step: timedelta) -> Counted:
    day, left, passed = start, count, []
    while left:
        day += step
        if calendar.works(day):
            left -= 1
        elif day.isoweekday() not in calendar.weekend:
            passed.append((day, calendar.holidays[day]))
    return Counted(day, count, tuple(sorted(passed)))


def counted_words(counted: Counted) -> Message:
    """The arithmetic in words: "3 working days; Thursday 26 Nov 2026 (Thanksgiving) is a
    holiday"."""
    days = message("working_days.count", count=counted.count)
    passed = [day_words(day, name) for day, name in counted.holidays]
    match passed:
        case []:
            return days
        case [one]:
            return message("working_days.one_holiday", days=days, day=one)
        case [first, *others] if len(passed) <= MOST_NAMED:
            for other in others:
                first = message("charter.and", first=first, second=other)
            return message("working_days.holidays", days=days, listed=first)
        case _:
            return message("working_days.many_holidays", days=days, count=len(passed))


def day_words(day: date, name: str) -> Message:
    """A holiday with its weekday and its name."""
    weekday = message(f"working_days.weekday_{day.isoweekday()}")
    return message("working_days.holiday", weekday=weekday, day=day, name=name)


def read_holidays(text: str, since: int) -> Mapping[date, str]:
    """The holidays from a year on as they are typed, a line each: `2026-11-26 Thanksgiving`.

    Raises BadInput naming the first line that is none, is of an earlier year or stands there twice.
    """
    found: dict[date, str] = {}
    for line in (one.strip() for one in text.splitlines()):
        if not line:
            continue
        told = _LINE.fullmatch(line)
        try:
            day = date.fromisoformat(told[1]) if told else None
        except ValueError:
            day = None
        if told is None or day is None:
            raise BadInput(message("working_days.no_line", line=line), field="days")
        if day.year < since:
            raise BadInput(
                message("working_days.too_early", line=line, year=str(since)), field="days"
            )
        if day in found:
            raise BadInput(message("working_days.twice", line=line), field="days")
        if len(told[2]) > NAME:
            raise BadInput(message("working_days.long_name", line=line[:40], limit=NAME),
                           field="days")  # fmt: skip
        found[day] = told[2]
    return found


def holiday_lines(holidays: Mapping[date, str]) -> str:
    """Holidays as they are typed."""
    return "\n".join(f"{day.isoformat()} {name}" for day, name in sorted(holidays.items()))
