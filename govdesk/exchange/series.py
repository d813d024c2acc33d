# SPDX-License-Identifier: Apache-2.0
"""Public series as CSV: `period,value` or `period,numerator,denominator`, and optionally `group`,
`target` and `rebase`. Rows may stand in any order; a blank value is a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from govdesk.exchange.csv_rows import Row, read_rows
from govdesk.rules.messages import Message, message
from govdesk.rules.numbers import exact, parse_number
from govdesk.rules.periods import Period, parse_period
from govdesk.rules.refusals import BadInput
from govdesk.rules.series_status import SeriesPoint

KNOWN = ("period", "value", "numerator", "denominator", "group", "target", "rebase")
ANY_FISCAL_START = 7
"""Stands in when every period is fiscal: their order and place in the year do not depend on it."""

_Read = TypeVar("_Read")
_YES = frozenset({"1", "1.0", "true", "yes", "y", "x"})
_NO = frozenset({"", "0", "0.0", "false", "no", "n"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What numerator over denominator stands for: a share, or with `rate` events for so many
    (`multiplier`) of a population, which they may exceed."""

    rate: bool = False
    multiplier: Fraction = Fraction(1)


SHARE = Measure()


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One row: the period as written, and what it holds."""

    line: int
    label: str
    point: SeriesPoint
    target: Fraction | None
    rebase: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One group's rows in order of time; `group` is None when the file names no groups."""

    group: str | None
    rows: tuple[SeriesRow, ...]

    @property
    def target(self) -> Fraction | None:
        """The target that stands last."""
        return next((row.target for row in reversed(self.rows) if row.target is not None), None)


@dataclass(frozen=True, slots=True)
class SeriesFile:
    """The series of a file, the columns that were not read, and where its years start."""

    series: tuple[Series, ...]
    ignored: tuple[str, ...]
    fiscal_start: int


def read_series(
    path: Path, *, fiscal_start: int | None = None, measure: Measure = SHARE
) -> SeriesFile:
    """Read a file of series. Raises BadInput naming the row and column of the first problem."""
    header, *rows = read_rows(path)
    columns = _columns(header)
    if not rows:
        raise BadInput(message("series.no_rows"))
    for row in rows:
        if len(row.cells) > len(header.cells):
            problem = message(
                "series.too_many_cells", cells=len(row.cells), columns=len(header.cells)
            )
            raise BadInput(message("series.at_row", row=row.line, problem=problem))
    begins = fiscal_start or _implied_fiscal_start(rows, columns)
    found: dict[str | None, list[SeriesRow]] = {}
    for row in rows:
        group = _cell(row, columns, "group") or None
        found.setdefault(group, []).append(_row(row, columns, begins, measure))
    return SeriesFile(
        series=tuple(Series(group, _in_order(members)) for group, members in found.items()),
        ignored=tuple(name for name in columns if name not in KNOWN),
        fiscal_start=begins or 1,
    )


def _columns(header: Row) -> dict[str, int]:
    names = [cell.lower() for cell in header.cells]
    for name in names:
        if name and names.count(name) > 1:
            raise BadInput(message("series.column_twice", column=name))
    columns = {name: place for place, name in enumerate(names) if name}
    pair = {"numerator", "denominator"} & columns.keys()
    if "period" not in columns or not ("value" in columns or len(pair) == 2):
        raise BadInput(message("series.columns"))
    if "value" in columns and pair:
        raise BadInput(message("series.value_and_parts"))
    return columns


def _implied_fiscal_start(rows: Sequence[Row], columns: dict[str, int]) -> int | None:
    labels = [_cell(row, columns, "period").upper() for row in rows]
    return ANY_FISCAL_START if all(label.startswith("FY") for label in labels) else None


def _row(
    row: Row, columns: dict[str, int], fiscal_start: int | None, measure: Measure
) -> SeriesRow:
    label = _cell(row, columns, "period")
    period = _at(row, "period", lambda: parse_period(label, fiscal_start))
    return SeriesRow(
        line=row.line,
        label=label,
        point=_point(row, columns, period, measure),
        target=_number(row, columns, "target"),
        rebase=_at(row, "rebase", lambda: _mark(_cell(row, columns, "rebase"))),
    )


def _point(row: Row, columns: dict[str, int], period: Period, measure: Measure) -> SeriesPoint:
    if "value" in columns:
        return SeriesPoint(period, _number(row, columns, "value"))
    numerator = _number(row, columns, "numerator")
    denominator = _number(row, columns, "denominator")
    if numerator is None and denominator is None:
        return SeriesPoint(period, None)
    if numerator is None or denominator is None:
        raise _problem(row, "denominator" if denominator is None else "numerator", "half_a_pair")
    for name, value in (("numerator", numerator), ("denominator", denominator)):
        if value < 0:
            raise _problem(row, name, "negative")
    if numerator and not denominator:
        raise _problem(row, "denominator", "nothing_to_divide_by")
    if numerator > denominator and not measure.rate:
        raise _problem(row, "numerator", "more_than_all")
    if measure.rate and numerator.denominator != 1:
        raise _said(row, "numerator", message("interval.whole"))
    ratio = measure.multiplier * numerator / denominator if denominator else None
    return SeriesPoint(period, ratio, numerator, denominator)


def _in_order(rows: list[SeriesRow]) -> tuple[SeriesRow, ...]:
    """By time, each time once, all of one length. Days of one month are told apart only in a
    series that is written in days throughout."""
    lengths = {row.point.period.months for row in rows}
    if len(lengths) > 1:
        odd = next(row for row in rows if row.point.period.months != rows[0].point.period.months)
        raise BadInput(message("series.mixed", one=rows[0].label, other=odd.label, row=odd.line))
    days = [_day(row.label) for row in rows]
    daily = all(day is not None for day in days)
    keyed = [
        ((row.point.period, day if daily and day else date.min), row)
        for row, day in zip(rows, days, strict=True)
    ]
    keyed.sort(key=lambda pair: pair[0])
    for (earlier, first), (later, second) in pairwise(keyed):
        if earlier == later:
            raise BadInput(
                message("series.twice", period=second.label, first=first.line, second=second.line)
            )
    return tuple(row for _key, row in keyed)


def _day(label: str) -> date | None:
    try:
        return date.fromisoformat(label) if len(label) == len("2026-04-01") else None
    except ValueError:
        return None


def _mark(text: str) -> bool:
    written = text.lower()
    if written not in _YES | _NO:
        raise BadInput(message("series.rebase", text=text[:60]))
    return written in _YES


def _number(row: Row, columns: dict[str, int], name: str) -> Fraction | None:
    text = _cell(row, columns, name)
    return _at(row, name, lambda: exact(parse_number(text))) if text else None


def _cell(row: Row, columns: dict[str, int], name: str) -> str:
    place = columns.get(name)
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _at(row: Row, column: str, read: Callable[[], _Read]) -> _Read:
    """Say where a problem stands."""
    try:
        return read()
    except BadInput as problem:
        told = message("series.at", row=row.line, column=column, problem=problem.what)
        raise BadInput(told, field=column) from problem


def _problem(row: Row, column: str, key: str) -> BadInput:
    return _said(row, column, message(f"quality.{key}"))


def _said(row: Row, column: str, problem: Message) -> BadInput:
    return BadInput(
        message("series.at", row=row.line, column=column, problem=problem), field=column
    )
