# SPDX-License-Identifier: Apache-2.0
"""Periods and dates as spreadsheets from anywhere write them: Q2 2026, Apr-26, 01.04.2026, 2015/16.

What could be two dates is refused and not guessed: 03/04/2026 is read only where a map says which
comes first, the day or the month.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal

from govdesk.rules.messages import Message, message
from govdesk.rules.periods import Period, PeriodKind, parse_period, period_of
from govdesk.rules.refusals import BadInput

First = Literal["day", "month", ""]

_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january ene enero", "feb february febrero", "mar march marzo",
            "apr april abr abril", "may mayo", "jun june junio", "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre", "oct october octubre", "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_TIME = r"(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}", re.ASCII)
_PART = re.compile(r"(FY)?(\d{4})[ /_-]?([QH])([1-4])", re.ASCII | re.IGNORECASE)
_PART_FIRST = re.compile(r"([QHT])([1-4])[ /_-]?(FY)?[ -]?(\d{4})", re.ASCII | re.IGNORECASE)
_WORD_FIRST = re.compile(r"([^\W\d_]{3,10})\.?[ /-]?(?:de )?(\d{4}|\d{2})")
_YEAR_WORD = re.compile(r"(\d{4})[ /-]([^\W\d_]{3,10})\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})[/.](\d{1,2})", re.ASCII)
_TWO_YEARS = re.compile(r"(\d{4})[/-](?:\d{2})?(\d{2})", re.ASCII)
_FISCAL_YEAR = re.compile(r"FY[ -]?(\d{4})", re.ASCII | re.IGNORECASE)


@lru_cache(maxsize=4096)
def written_period(
    text: str, *, fiscal_start: int | None = None, first: First = ""
) -> Period | date:
    """The period, or the day, that a cell names. Raises BadInput when it names none, or two."""
    written = " ".join(text.split())
    day = _day(written, first)
    if day is not None:
        return day
    return parse_period(_as_period(written) or written, fiscal_start)


def period_on(when: Period | date, kind: PeriodKind, fiscal_start: int) -> Period:
    """The period of a cell for an indicator that is reported by `kind`.

    A day stands for the period that it begins or ends, any day for its month. Raises BadInput for a
    day in the middle of a longer period, and for a period of another length.
    """
    if isinstance(when, Period):
        found = when
    else:
        found = period_of(when, kind, fiscal_start)
        if found.first_date != when != found.last_date:
            calendar = period_of(when, kind)
            if kind is not PeriodKind.MONTH and calendar.first_date != when != calendar.last_date:
                raise BadInput(message("period.mid", day=when, kind=_named(kind)))
            found = calendar
    if found.kind is not kind:
        raise BadInput(message("reading.wrong_period", kind=_named(kind)))
    return found


def _named(kind: PeriodKind) -> Message:
    return message(f"period.kind.{kind}")


def _day(written: str, first: First) -> date | None:
    if found := _YEAR_FIRST.fullmatch(written):
        return _date(written, *map(int, found.groups()))
    if not (found := _YEAR_LAST.fullmatch(written)):
        return None
    one, mark, two, year = found.groups()
    order = first or ("day" if mark == "." else "")
    if not order:
        if int(one) > 12 or one == two:
            order = "day"
        elif int(two) > 12:
            order = "month"
        else:
            raise BadInput(message("period.two_ways", text=written[:60]))
    day, month = (one, two) if order == "day" else (two, one)
    return _date(written, int(year), int(month), int(day))


def _date(written: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise _unreadable(written) from error
    if not 1000 <= year <= 9998:
        raise _unreadable(written)
    return found


def _as_period(written: str) -> str | None:
    """The written form that `parse_period` knows; None when it is none of these."""
    if found := _PART.fullmatch(written):
        return f"{found[1] or ''}{found[2]}-{found[3].upper()}{found[4]}"
    if found := _PART_FIRST.fullmatch(written):
        letter = "H" if found[1].upper() == "H" else "Q"
        return f"{found[3] or ''}{found[4]}-{letter}{found[2]}"
    if found := _FISCAL_YEAR.fullmatch(written):
        return f"FY{found[1]}"
    word = _WORD_FIRST.fullmatch(written)
    if word and word[1].casefold() in _MONTHS:
        year = word[2] if len(word[2]) == 4 else f"20{word[2]}"
        return f"{year}-{_MONTHS[word[1].casefold()]:02d}"
    word = _YEAR_WORD.fullmatch(written)
    if word and word[2].casefold() in _MONTHS:
        return f"{word[1]}-{_MONTHS[word[2].casefold()]:02d}"
    return _by_numbers(written)


def _by_numbers(written: str) -> str | None:
    if found := _MONTH_YEAR.fullmatch(written):
        return f"{found[2]}-{int(found[1]):02d}"
    months = _YEAR_MONTH.fullmatch(written)
    if years := _TWO_YEARS.fullmatch(written):
        following = int(years[2]) == (int(years[1]) + 1) % 100
        long = len(written) == len("2015/2016")
        if following and (long or not 1 <= int(years[2]) <= 12):
            return f"FY{int(years[1]) + 1}"
        if following and months:
            raise BadInput(message("period.two_ways", text=written[:60]))
    return f"{months[1]}-{int(months[2]):02d}" if months else None


def _unreadable(written: str) -> BadInput:
    return BadInput(message("period.unreadable", text=written[:60]))
