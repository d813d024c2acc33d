# SPDX-License-Identifier: Apache-2.0
"""Periods that readings are for: years, half-years, quarters and months, calendar or fiscal.

A `Period` is a run of whole months, so a fiscal quarter and a calendar quarter that cover the same
months are the same period. Written forms: `2026`, `2026-H1`, `2026-Q2`, `2026-04`, `2026-04-01`
(a day stands for its month) are calendar; `FY2026`, `FY2026-H1`, `FY2026-Q2` are fiscal and need
the month in which the fiscal year starts. A fiscal year is named for the year in which it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

_EARLIEST, _LATEST = 1000, 9998
_WRITTEN = re.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4})"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?",
    re.ASCII | re.IGNORECASE,
)
_SPAN = re.compile(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})", re.ASCII)


class PeriodKind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """Its length in months."""
        return _MONTHS[self]

    @property
    def a_year(self) -> int:
        """How many of them make a year."""
        return 12 // _MONTHS[self]


_MONTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.HALF: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.MONTH: 1,
}
_KIND_OF = {months: kind for kind, months in _MONTHS.items()}
_LETTER = {PeriodKind.HALF: "H", PeriodKind.QUARTER: "Q"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole months. Periods sort by their first month, then by length.

    `start` counts months from year 0 (`year * 12 + month - 1`); `months` is 1, 3, 6 or 12.
    """

    start: int
    months: int

    @property
    def kind(self) -> PeriodKind:
        """Year, half, quarter or month."""
        return _KIND_OF[self.months]

    @property
    def first_date(self) -> date:
        """Its first day."""
        return _first_day(self.start)

    @property
    def last_date(self) -> date:
        """Its last day."""
        return _first_day(self.start + self.months) - timedelta(days=1)

    def next(self, count: int = 1) -> Period:
        """The period of the same length `count` further on (back, when negative)."""
        return Period(self.start + self.months * count, self.months)

    def previous(self) -> Period:
        """The one before."""
        return self.next(-1)

    def contains(self, other: Period) -> bool:
        """Whether every month of `other` is in this period."""
        return self.start <= other.start and other.start + other.months <= self.start + self.months

    def parts(self, kind: PeriodKind) -> tuple[Period, ...]:
        """The shorter periods it is made of, in order: the months of a quarter, for example."""
        count = self.months // kind.months
        return tuple(Period(self.start + i * kind.months, kind.months) for i in range(count))

    def year(self, fiscal_start: int = 1) -> Period:
        """The calendar or fiscal year in which it lies (or begins)."""
        offset = (self.start - (fiscal_start - 1)) % 12
        return Period(self.start - offset, 12)

    def quarter(self, fiscal_start: int = 1) -> Period:
        """The quarter in which it lies (or begins)."""
        offset = (self.start - (fiscal_start - 1)) % 3
        return Period(self.start - offset, 3)

    def number(self, fiscal_start: int = 1) -> int:
        """Its place in its year, from 1: the second quarter gives 2."""
        return (self.start - self.year(fiscal_start).start) // self.months + 1

    def label(self, fiscal_start: int | None = None) -> str:
        """Its written form, the same in every language and read back by `parse_period`.

        With `fiscal_start` years, halves and quarters are written as fiscal; months are always
        calendar. A period that fits neither is written as a span, `2025-07/2026-06`.
        """
        return _label(self.start, self.months, fiscal_start)

    def __str__(self) -> str:
        return self.label()


@lru_cache(maxsize=4096)
def _first_day(start: int) -> date:
    """The first day of a month. The same few are asked for at every row of a long file."""
    return date(start // 12, start % 12 + 1, 1)


@lru_cache(maxsize=4096)
def _label(start: int, months: int, fiscal_start: int | None) -> str:
    """The written form of a period, as `Period.label` says."""
    period = Period(start, months)
    kind, first = period.kind, period.first_date
    if kind is PeriodKind.MONTH:
        return f"{first.year:04d}-{first.month:02d}"
    begin = fiscal_start or 1
    if (start - (begin - 1)) % months:
        last = period.last_date
        return f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}"
    year = period.year(begin).last_date.year
    name = f"FY{year:04d}" if fiscal_start else f"{year:04d}"
    if kind is PeriodKind.YEAR:
        return name
    return f"{name}-{_LETTER[kind]}{period.number(begin)}"


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period(year * 12 + number - 1, 1)


def quarter(year: int, number: int, fiscal_start: int = 1) -> Period:
    """Quarter 1 to 4 of a calendar year, or of a fiscal year that starts in `fiscal_start`."""
    return Period(_first_month(year, fiscal_start) + 3 * (number - 1), 3)


def half(year: int, number: int, fiscal_start: int = 1) -> Period:
    """Half 1 or 2 of a calendar or fiscal year."""
    return Period(_first_month(year, fiscal_start) + 6 * (number - 1), 6)


def year(number: int, fiscal_start: int = 1) -> Period:
    """A calendar year, or the fiscal year that ends in calendar year `number`."""
    return Period(_first_month(number, fiscal_start), 12)


def quarters_of_year(number: int, fiscal_start: int = 1) -> tuple[Period, ...]:
    """The four quarters of a calendar or fiscal year."""
    return year(number, fiscal_start).parts(PeriodKind.QUARTER)


def period_of(day: date, kind: PeriodKind, fiscal_start: int = 1) -> Period:
    """The period of this kind in which a day falls."""
    first = day.year * 12 + day.month - 1
    return Period(first - (first - (fiscal_start - 1)) % kind.months, kind.months)


def parse_period(text: str, fiscal_start: int | None = None) -> Period:
    """The period that a text names; see the module for the forms.

    Raises BadInput when it is none of them, or when it is fiscal and `fiscal_start` is not given.
    """
    written = text.strip()
    if span := _SPAN.fullmatch(written):
        return _span(written, *(int(part) for part in span.groups()))
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise _unreadable(written)
    fiscal, name = found["fiscal"] is not None, int(found["year"])
    if not _EARLIEST <= name <= _LATEST:
        raise _unreadable(written)
    if found["month"]:
        if fiscal:
            raise _unreadable(written)
        return _month_of(written, name, int(found["month"]), int(found["day"] or 1))
    if fiscal and fiscal_start is None:
        raise BadInput(message("period.fiscal_unknown", text=written))
    begin = (fiscal_start or 1) if fiscal else 1
    if found["quarter"]:
        return quarter(name, int(found["quarter"]), begin)
    if found["half"]:
        return half(name, int(found["half"]), begin)
    return year(name, begin)


def _first_month(name: int, fiscal_start: int) -> int:
    if not 1 <= fiscal_start <= 12:
        raise BadInput(message("period.fiscal_start", month=fiscal_start))
    return (name - (fiscal_start > 1)) * 12 + fiscal_start - 1


def _month_of(written: str, name: int, number: int, day: int) -> Period:
    try:
        return period_of(date(name, number, day), PeriodKind.MONTH)
    except ValueError as error:
        raise _unreadable(written) from error


def _span(written: str, year1: int, month1: int, year2: int, month2: int) -> Period:
    start, end = year1 * 12 + month1 - 1, year2 * 12 + month2
    months_exist = 1 <= month1 <= 12 and 1 <= month2 <= 12
    if not months_exist or end - start not in _KIND_OF or not _EARLIEST <= year1 <= _LATEST:
        raise _unreadable(written)
    return Period(start, end - start)


def _unreadable(written: str) -> BadInput:
    return BadInput(message("period.unreadable", text=written[:60]))
