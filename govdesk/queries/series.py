# SPDX-License-Identifier: Apache-2.0
"""The readings that hold, or held at a position of the record, as exact numbers by period."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from govdesk.queries.definitions import DefinedIndicator
from govdesk.queries.rows import END, Source, among, as_exact, rows
from govdesk.rules.numbers import exact
from govdesk.rules.periods import Period, parse_period
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


@dataclass(frozen=True, slots=True)
class HeldReading:
    """One reading that holds. `value` is exact; `revisions` counts the rows before it."""

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


def held_readings(
    source: Source,
    *,
    indicators: Collection[DefinedIndicator],
    as_of: int | None = None,
    neighbourhood_id: str | None = None,
) -> dict[str, dict[Period, HeldReading]]:
    """The series of each indicator, city-wide or of one neighbourhood, for everyone.

    `as_of` is a position in the record; None is now. One statement.
    """
    known = {one.id: one for one in indicators}
    chosen, ids = among("indicator_id", known)
    place = "neighbourhood_id " + ("IS NULL" if neighbourhood_id is None else "= :neighbourhood")
    found_rows = rows(
        source,
        f"""
        SELECT id, indicator_id, period, definition, value, numerator, denominator, status, note,
            recorded_at
        FROM readings
        WHERE {chosen} AND {place} AND group_key = '' AND entry_seq <= :as_of
        ORDER BY entry_seq
        """,
        neighbourhood=neighbourhood_id or "",
        as_of=END if as_of is None else as_of,
        **ids,
    )
    histories: dict[tuple[str, str], list[StoredReading]] = {}
    for row in map(_stored, found_rows):
        histories.setdefault((row.indicator_id, row.period), []).append(row)
    found: dict[str, dict[Period, HeldReading]] = {one.id: {} for one in indicators}
    for (indicator_id, _period), history in histories.items():
        held = held_of(known[indicator_id], history)
        if held is not None:
            found[indicator_id][held.period] = held
    return {key: dict(sorted(series.items())) for key, series in found.items()}


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
        period=parse_period(row.period),
        value=value_of(indicator.definition, row.value, row.numerator, row.denominator),
        numerator=None if row.numerator is None else exact(row.numerator),
        denominator=None if row.denominator is None else exact(row.denominator),
        status=row.status,
        note=row.note or "",
        definition=row.definition,
        recorded_at=row.recorded_at,
        revisions=rows.index(row),
    )


def is_withdrawal(row: StoredReading | Reading) -> bool:
    """Whether a row takes another back."""
    return row.status == ReadingStatus.WITHDRAWN


def _stored(row: tuple[Any, ...]) -> StoredReading:
    id, indicator_id, period, definition, value, numerator, denominator, *rest = row
    numbers = (as_exact(value), as_exact(numerator), as_exact(denominator))
    return StoredReading(id, indicator_id, period, definition, *numbers, *rest)
