# SPDX-License-Identifier: Apache-2.0
"""An indicator's year so far: its readings made one number, as its aggregation says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from govdesk.rules.indicators import Aggregation, IndicatorDefinition
from govdesk.rules.numbers import exact
from govdesk.rules.periods import Period, PeriodKind


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """One period's exact value and, where it has them, its parts."""

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None

    @property
    def reported(self) -> bool:
        """Whether there is anything to count with (a denominator of 0 is a report too)."""
        return self.value is not None or self.denominator is not None


@dataclass(frozen=True, slots=True)
class YearToDate:
    """The year up to a quarter. `awaited` are periods whose reading is still missing.

    `milestone` is the place (from 1) of the quarter in which the last expected period ended: the
    milestone to compare with; 0 when nothing is expected yet. `actual` is None when nothing of that
    quarter is reported.
    """

    actual: Fraction | None
    complete: bool
    denominator: Fraction | None
    awaited: tuple[Period, ...]
    milestone: int


def expected_periods(
    definition: IndicatorDefinition, year: Period, quarter: Period
) -> tuple[Period, ...]:
    """The periods of the indicator's own length in `year` that end by the end of `quarter`."""
    return _expected(definition.frequency, year, quarter)


@lru_cache(maxsize=256)
def _expected(frequency: PeriodKind, year: Period, quarter: Period) -> tuple[Period, ...]:
    """A list of hundreds of indicators asks for the same few again and again."""
    end = quarter.start + quarter.months
    return tuple(p for p in year.parts(frequency) if p.start + p.months <= end)


def year_to_date(
    definition: IndicatorDefinition,
    values: Mapping[Period, PeriodValue],
    year: Period,
    quarter: Period,
) -> YearToDate:
    """Flows add up, averages are averaged, pooled ones divide sum by sum, levels take the last."""
    expected = expected_periods(definition, year, quarter)
    if not expected:
        return YearToDate(None, False, None, (), 0)
    known = {p: v for p in expected if (v := values.get(p)) is not None and v.reported}
    awaited = tuple(p for p in expected if p not in known)
    last_end = expected[-1].start + expected[-1].months
    place = (last_end - year.start + 2) // 3
    latest = [p for p in expected if p.start + p.months > last_end - 3]
    if not any(p in known for p in latest):
        return YearToDate(None, False, None, awaited, place)
    level = definition.aggregation is Aggregation.LEVEL
    complete = expected[-1] in known if level else not awaited
    actual, denominator = _aggregate(definition, [known[p] for p in expected if p in known])
    return YearToDate(actual, complete, denominator, awaited, place)


def _aggregate(
    definition: IndicatorDefinition, known: list[PeriodValue]
) -> tuple[Fraction | None, Fraction | None]:
    """The number and the cases it rests on. Without any case the number is 0 of 0: too few."""
    if definition.aggregation is Aggregation.LEVEL:
        last = known[-1]
        return (Fraction(0) if last.value is None else last.value), last.denominator
    cases = [v.denominator for v in known if v.denominator is not None]
    denominator = sum(cases, Fraction(0)) if cases else None
    if definition.aggregation is Aggregation.POOLED:
        over = sum((v.numerator or Fraction(0) for v in known), Fraction(0))
        under = denominator or Fraction(0)
        return (over / under * exact(definition.multiplier) if under else Fraction(0)), under
    total = sum((v.value or Fraction(0) for v in known), Fraction(0))
    if definition.aggregation is Aggregation.AVERAGE:
        return total / len(known), denominator
    return total, denominator
