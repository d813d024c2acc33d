# SPDX-License-Identifier: Apache-2.0
"""The status and forecast of a series as it stands at its last period, from the series alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from govdesk.rules.forecast import Forecast, forecast_flow, forecast_level
from govdesk.rules.indicators import Aggregation, Direction
from govdesk.rules.milestones import MilestonePlan, milestones
from govdesk.rules.numbers import Number, exact
from govdesk.rules.periods import Period
from govdesk.rules.series_analysis import SeriesAnalysis
from govdesk.rules.status import Judgement, Standing, status_of


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One period's value, with its parts when it is made of them; without either it is not
    reported. Nobody of nobody (0 of 0) is a report, though it makes no value."""

    period: Period
    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None

    @property
    def reported(self) -> bool:
        """Whether there is a value, or at least the word that there were no cases."""
        return self.value is not None or self.denominator is not None


def series_status(
    points: Sequence[SeriesPoint],
    *,
    direction: Direction,
    target: Number | None,
    baseline: Number | None = None,
    aggregation: Aggregation = Aggregation.LEVEL,
    fiscal_start: int = 1,
    multiplier: Number = 1,
) -> Judgement:
    """The status at the last of at least one point, on a straight path to the year's target.

    Without a baseline the path starts from the last value of the year before; where there is none,
    or the target asks for less than that, the target itself is to be held all year. `multiplier` is
    what numerator over denominator was taken times.
    """
    last, year = points[-1], _year(points, fiscal_start)
    number = last.period.number(fiscal_start)
    periods = last.period.kind.a_year
    counted = [point for point in year if point.reported]
    milestone, start = None, Fraction(0)
    if target is not None:
        start = _start(points, year, exact(target), baseline, direction, aggregation)
        plan = MilestonePlan(target, start, periods, aggregation=aggregation)
        milestone = milestones(plan)[number - 1]
    summed = aggregation is not Aggregation.LEVEL
    return status_of(
        Standing(
            direction=direction,
            target=target,
            milestone=milestone,
            baseline=start,
            actual=_actual(counted, aggregation, exact(multiplier)) if last.reported else None,
            aggregation=aggregation,
            complete=not summed or len({point.period for point in counted}) == number,
            denominator=_cases(last, counted, aggregation),
            year_end=number == periods,
        )
    )


def series_forecast(
    points: Sequence[SeriesPoint],
    analysis: SeriesAnalysis,
    *,
    aggregation: Aggregation = Aggregation.LEVEL,
    fiscal_start: int = 1,
) -> Forecast | None:
    """Where the series is heading by the end of its last year; None when it cannot be said."""
    if aggregation is not Aggregation.FLOW:
        return forecast_level([point.value for point in points], analysis)
    by_year: dict[Period, list[Fraction]] = {}
    for point in points:
        if point.value is not None:
            by_year.setdefault(point.period.year(fiscal_start), []).append(point.value)
    last = points[-1].period
    so_far = by_year.pop(last.year(fiscal_start), [])
    if len(so_far) != last.number(fiscal_start):
        return None
    history = [by_year[year] for year in sorted(by_year)]
    return forecast_flow(so_far, periods=last.kind.a_year, history=history)


def _year(points: Sequence[SeriesPoint], fiscal_start: int) -> list[SeriesPoint]:
    year = points[-1].period.year(fiscal_start)
    return [point for point in points if year.contains(point.period)]


def _start(
    points: Sequence[SeriesPoint],
    year: Sequence[SeriesPoint],
    target: Fraction,
    baseline: Number | None,
    direction: Direction,
    aggregation: Aggregation,
) -> Fraction:
    if aggregation is Aggregation.FLOW:
        return Fraction(0)
    if baseline is not None:
        return exact(baseline)
    before = [point.value for point in points[: len(points) - len(year)] if point.value is not None]
    if not before or direction.sign * (target - before[-1]) < 0:
        return target
    return before[-1]


def _actual(
    counted: Sequence[SeriesPoint], aggregation: Aggregation, multiplier: Fraction
) -> Fraction:
    """The year so far. Where nothing but 0 of 0 is reported it is 0, of no cases."""
    values = [point.value for point in counted if point.value is not None]
    total = sum(values, Fraction(0))
    average = total / len(values) if values else Fraction(0)
    match aggregation:
        case Aggregation.FLOW:
            return total
        case Aggregation.AVERAGE:
            return average
        case Aggregation.POOLED:
            over = sum((point.numerator or Fraction(0) for point in counted), Fraction(0))
            under = sum((point.denominator or Fraction(0) for point in counted), Fraction(0))
            return multiplier * over / under if under else average
        case Aggregation.LEVEL:
            return counted[-1].value or Fraction(0)


def _cases(
    last: SeriesPoint, counted: Sequence[SeriesPoint], aggregation: Aggregation
) -> Fraction | None:
    """How many cases the value rests on; None when the series does not say."""
    if last.denominator is None:
        return None
    if aggregation is Aggregation.POOLED:
        return sum((point.denominator or Fraction(0) for point in counted), Fraction(0))
    return last.denominator
