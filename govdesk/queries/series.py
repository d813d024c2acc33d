# SPDX-License-Identifier: Apache-2.0
"""The readings that hold, or held at a position of the record, as exact numbers by period."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from govdesk.queries.definitions import DefinedIndicator
from govdesk.queries.rows import END, Source, among, as_exact, rows
from govdesk.rules.numbers import exact
from govdesk.rules.periods import Period, PeriodKind, parse_period
from govdesk.rules.readings import ReadingStatus, standing, value_of
from govdesk.rules.year_to_date import PeriodValue

if TYPE_CHECKING:
    from govdesk.models.indicators import Reading


class StoredReading(NamedTuple):
    """One row of the readings, with what a series is made of."""

    id: str
    indicator_id: str
    period: str
    definition: int
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: str
    note: str | None
    recorded_at: int


class HeldReading(NamedTuple):
    """One reading that holds. `value` is exact; `revisions` counts the rows before it.

    A tuple, as a scorecard makes thousands of them, and a dataclass takes four times as long.
    """

    id: str
    period: Period
    value: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    status: str
    note: str
    definition: int
    recorded_at: int
    revisions: int

    @property
    def provisional(self) -> bool:
        """Whether it may still change."""
        return self.status == ReadingStatus.PROVISIONAL

    @property
    def counted(self) -> PeriodValue:
        """What it brings to the year."""
        return PeriodValue(self.value, self.numerator, self.denominator)


Series = Mapping[Period, HeldReading]
YEARS = {PeriodKind.MONTH: 2, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
"""How many years before the year of the last reading a recent series reaches back: enough for a
small line of 12 periods, and for the fiscal year of any quarter of this calendar year or the last.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Whose readings: of a neighbourhood, of a group, or of the whole city and everyone."""

    neighbourhood_id: str | None = None
    group_key: str = ""

    @property
    def condition(self) -> tuple[str, dict[str, str]]:
        """What a row of readings must be, and the values that it needs."""
        if self.neighbourhood_id is None:
            return "neighbourhood_id IS NULL AND group_key = :group", {"group": self.group_key}
        return (
            "neighbourhood_id = :place AND group_key = :group",
            {"place": self.neighbourhood_id, "group": self.group_key},
        )


EVERYONE = Part()


def held_readings(
    source: Source,
    *,
    indicators: Collection[DefinedIndicator],
    as_of: int | None = None,
    part: Part = EVERYONE,
    recent: bool = False,
) -> dict[str, dict[Period, HeldReading]]:
    """The series of each indicator for one part of the city.

    `as_of` is a position in the record; None is now. `recent` leaves out what is older than a list
    shows (`YEARS`). One statement; two for what is recent.
    """
    known = {one.id: one for one in indicators}
    is_part, values = part.condition
    chosen, ids = among("indicator_id", known)
    if recent:
        chosen, more = _since(source, known, f"{chosen} AND {is_part}", {**ids, **values})
        ids |= more
    found_rows = rows(
        source,
        f"""
        SELECT id, indicator_id, period, definition, value, numerator, denominator, status, note,
            recorded_at
        FROM readings
        WHERE ({chosen}) AND {is_part} AND entry_seq <= :as_of
        ORDER BY indicator_id, period, entry_seq
        """,
        as_of=END if as_of is None else as_of,
        **ids,
        **values,
    )
    found: dict[str, list[HeldReading]] = {one.id: [] for one in indicators}
    of_one = attrgetter("indicator_id", "period")
    for (indicator_id, _period), history in groupby(map(stored, found_rows), of_one):
        held = held_of(known[indicator_id], history)
        if held is not None:
            found[indicator_id].append(held)
    return {key: _by_period(series) for key, series in found.items()}


def _by_period(series: Iterable[HeldReading]) -> dict[Period, HeldReading]:
    """One series in the order of its periods; labels of years and of quarters sort otherwise."""
    order = sorted(series, key=lambda held: (held.period.start, held.period.months))
    return {held.period: held for held in order}


def held_of(
    indicator: DefinedIndicator, history: Iterable[StoredReading | Reading]
) -> HeldReading | None:
    """The reading that holds of one period's rows, in the order of the record."""
    rows = list(history)
    row = standing(rows, is_withdrawal)
    if row is None:
        return None
    return HeldReading(
        id=row.id,
        period=period_named(row.period),
        value=value_of(indicator.definition, row.value, row.numerator, row.denominator),
        numerator=None if row.numerator is None else exact(row.numerator),
        denominator=None if row.denominator is None else exact(row.denominator),
        status=row.status,
        note=row.note or "",
        definition=row.definition,
        recorded_at=row.recorded_at,
        revisions=rows.index(row),
    )


@lru_cache(maxsize=4096)
def period_named(text: str) -> Period:
    """A period by its label. The same few are read thousands of times."""
    return parse_period(text)


def _since(
    source: Source, known: Mapping[str, DefinedIndicator], chosen: str, values: Mapping[str, str]
) -> tuple[str, dict[str, str]]:
    """The condition for the recent readings of each indicator, and the values that it adds.

    Labels of periods begin with their year, so that a year compares with any of them.
    """
    last = rows(
        source,
        f"SELECT indicator_id, max(period) FROM readings WHERE {chosen} GROUP BY indicator_id",
        **values,
    )
    names = {value: name for name, value in values.items()}
    by_year: dict[str, list[str]] = {}
    for id, period in last:
        years = YEARS[known[id].definition.frequency]
        by_year.setdefault(f"{int(period[:4]) - years:04d}", []).append(names[id])
    conditions, years_asked = [], {}
    for year, of_year in by_year.items():
        among_them = ", ".join(f":{name}" for name in of_year)
        conditions.append(f"indicator_id IN ({among_them}) AND period >= :since_{year}")
        years_asked[f"since_{year}"] = year
    return " OR ".join(conditions) or "1 = 0", years_asked


def is_withdrawal(row: StoredReading | Reading) -> bool:
    """Whether a row takes another back."""
    return row.status == ReadingStatus.WITHDRAWN


def stored(row: tuple[Any, ...]) -> StoredReading:
    """A row of the readings as a database gives it."""
    id, indicator_id, period, definition, value, numerator, denominator, *rest = row
    numbers = (as_exact(value), as_exact(numerator), as_exact(denominator))
    return StoredReading(id, indicator_id, period, definition, *numbers, *rest)
