# SPDX-License-Identifier: Apache-2.0
"""The readings that hold, or held at a position of the record, as exact numbers by period."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Reading
from govdesk.queries.definitions import DefinedIndicator
from govdesk.rules.numbers import exact
from govdesk.rules.periods import Period, parse_period
from govdesk.rules.readings import ReadingStatus, standing, value_of
from govdesk.rules.year_to_date import PeriodValue


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
    session: Session,
    *,
    indicators: Collection[DefinedIndicator],
    as_of: int | None = None,
    neighbourhood_id: str | None = None,
) -> dict[str, dict[Period, HeldReading]]:
    """The series of each indicator, city-wide or of one neighbourhood, for everyone.

    `as_of` is a position in the record; None is now. One statement.
    """
    known = {one.id: one for one in indicators}
    place = Reading.neighbourhood_id
    query = (
        select(Reading)
        .where(Reading.indicator_id.in_(known), Reading.group_key == "")
        .where(place.is_(None) if neighbourhood_id is None else place == neighbourhood_id)
        .order_by(Reading.entry_seq)
    )
    if as_of is not None:
        query = query.where(Reading.entry_seq <= as_of)
    histories: dict[tuple[str, str], list[Reading]] = {}
    for row in session.scalars(query):
        histories.setdefault((row.indicator_id, row.period), []).append(row)
    found: dict[str, dict[Period, HeldReading]] = {one.id: {} for one in indicators}
    for (indicator_id, _period), history in histories.items():
        held = held_of(known[indicator_id], history)
        if held is not None:
            found[indicator_id][held.period] = held
    return {key: dict(sorted(series.items())) for key, series in found.items()}


def held_of(indicator: DefinedIndicator, history: Iterable[Reading]) -> HeldReading | None:
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


def is_withdrawal(row: Reading) -> bool:
    """Whether a row takes another back."""
    return row.status == ReadingStatus.WITHDRAWN
