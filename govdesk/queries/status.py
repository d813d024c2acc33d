# SPDX-License-Identifier: Apache-2.0
"""Where every indicator stands: one pass over the tables, now or as of a position of the record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from govdesk.queries.charter import review_terms
from govdesk.queries.definitions import (
    DefinedIndicator,
    HeldTarget,
    defined_indicators,
    targets_held,
)
from govdesk.queries.local_dates import local_date
from govdesk.queries.moment import city_zone
from govdesk.queries.rows import Source
from govdesk.queries.series import EVERYONE, HeldReading, Part, held_readings
from govdesk.rules.indicators import TargetBand
from govdesk.rules.messages import Message, message
from govdesk.rules.periods import Period, PeriodKind, period_of
from govdesk.rules.readings import kept
from govdesk.rules.review_terms import ReviewTerms
from govdesk.rules.status import Judgement, Standing, Status, Tolerance, status_of
from govdesk.rules.year_to_date import YearToDate, expected_periods, year_to_date

SPARK_POINTS = 12


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """One indicator where it stands in the quarter `period`.

    `actual` is the year to date, `milestone` where it should be by now; exact numbers, None where
    there is none. `awaited` are periods not reported yet, whose readings are due on `due_on`;
    `overdue` says that this day is past.
    """

    indicator: DefinedIndicator
    period: Period
    latest: HeldReading | None
    actual: Fraction | None
    milestone: Fraction | None
    target: HeldTarget | None
    status: Status
    shortfall: Fraction | None
    progress: Fraction | None
    sentence: Message
    spark: tuple[float | None, ...]
    awaited: tuple[Period, ...]
    due_on: date
    overdue: bool
    series: Mapping[Period, HeldReading]

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id


@dataclass(frozen=True, slots=True)
class Standings:
    """What is known of some indicators, read once, to be judged in any quarter."""

    day: date
    terms: ReviewTerms
    indicators: tuple[DefinedIndicator, ...]
    targets: Mapping[str, tuple[HeldTarget, ...]]
    series: Mapping[str, Mapping[Period, HeldReading]]

    def states(
        self, period: Period | None = None, ids: Collection[str] | None = None
    ) -> tuple[IndicatorState, ...]:
        """Where they (or those in `ids`) stand, by code, as `indicator_states` says."""
        return tuple(
            _state(
                one,
                self.series[one.id],
                self.targets.get(one.id, ()),
                self.terms,
                self.day,
                period,
            )
            for one in self.indicators
            if ids is None or one.id in ids
        )


def standings(
    source: Source,
    *,
    now: int,
    as_of: int | None = None,
    ids: Collection[str] | None = None,
    part: Part = EVERYONE,
    recent: bool = False,
) -> Standings:
    """Every active indicator (or those in `ids`) by code; five statements, six when `recent`.

    Of a `part` of the city there are those that have readings of it; a part of a count has no
    target of its own. Recent readings can be judged in quarters of this calendar year or the last.
    """
    day = local_today(source, now=now)
    indicators = defined_indicators(source, as_of=as_of, ids=ids)
    chosen = {one.id for one in indicators}
    series = held_readings(
        source, indicators=indicators, as_of=as_of, part=part, recent=recent and as_of is None
    )
    if part != EVERYONE:
        indicators = tuple(one for one in indicators if series[one.id])
        chosen = {one.id for one in indicators if one.definition.compares_parts}
    return Standings(
        day=day,
        terms=review_terms(source, on=day),
        indicators=indicators,
        targets=targets_held(source, as_of=as_of, ids=chosen),
        series=series,
    )


def indicator_states(
    source: Source,
    *,
    now: int,
    as_of: int | None = None,
    period: Period | None = None,
    ids: Collection[str] | None = None,
) -> tuple[IndicatorState, ...]:
    """Every active indicator (or those in `ids`) by code; five statements in all.

    `now` in microseconds UTC says what is due. With `period` all are judged in that quarter;
    without, in the last quarter that is over, or in the one before while its readings are not yet
    due and not yet here. `as_of` is a position of the record; None is its end.
    """
    return standings(source, now=now, as_of=as_of, ids=ids).states(period)


def local_today(source: Source, *, now: int) -> date:
    """The city's date at an instant."""
    return local_date(now, city_zone(source))


def _state(
    indicator: DefinedIndicator,
    series: Mapping[Period, HeldReading],
    targets: tuple[HeldTarget, ...],
    terms: ReviewTerms,
    day: date,
    period: Period | None,
) -> IndicatorState:
    first_month = terms.fiscal_year_start
    last_over = period_of(day, PeriodKind.QUARTER, first_month).previous()
    quarter = period or last_over
    so_far = _so_far(indicator, series, quarter, first_month)
    due = terms.due_on(quarter)
    awaited, overdue, awaited_on = so_far.awaited, day > due, due
    if period is None and awaited and not overdue:
        quarter = quarter.previous()
        so_far = _so_far(indicator, series, quarter, first_month)
        overdue_before = day > terms.due_on(quarter)
        overdue = overdue or (overdue_before and bool(so_far.awaited))
    target = _target_of(targets, quarter.year(first_month))
    milestone = target.milestone(so_far.milestone) if target else None
    due_now = period is None or day > terms.due_on(quarter)
    judged = _judge(indicator, target, milestone, so_far, terms.tolerance, due=due_now)
    return IndicatorState(
        indicator=indicator,
        period=quarter,
        latest=_latest(series),
        actual=so_far.actual,
        milestone=milestone,
        target=target,
        status=judged.status,
        shortfall=judged.shortfall,
        progress=judged.progress,
        sentence=_sentence(indicator, judged.status, so_far, milestone, target, quarter),
        spark=_spark(series),
        awaited=awaited,
        due_on=awaited_on,
        overdue=bool(awaited) and overdue,
        series=series,
    )


def _so_far(
    indicator: DefinedIndicator,
    series: Mapping[Period, HeldReading],
    quarter: Period,
    first_month: int,
) -> YearToDate:
    year = quarter.year(first_month)
    parts = expected_periods(indicator.definition, year, quarter)
    values = {period: series[period].counted for period in parts if period in series}
    return year_to_date(indicator.definition, values, year, quarter)


def _target_of(targets: tuple[HeldTarget, ...], year: Period) -> HeldTarget | None:
    named = year.last_date.year
    return next((one for one in reversed(targets) if one.fiscal_year == named), None)


def _judge(
    indicator: DefinedIndicator,
    target: HeldTarget | None,
    milestone: Fraction | None,
    so_far: YearToDate,
    tolerance: Tolerance,
    *,
    due: bool,
) -> Judgement:
    definition = indicator.definition
    goal: Decimal | TargetBand | None = None
    baseline: Decimal | int = 0
    if target is not None:
        goal = target.band or target.value
        baseline = target.baseline if target.baseline is not None else 0
    return status_of(
        Standing(
            direction=definition.direction,
            target=goal,
            milestone=milestone,
            baseline=baseline,
            actual=so_far.actual,
            aggregation=definition.aggregation,
            due=bool(so_far.milestone) and (due or not so_far.awaited),
            complete=so_far.complete,
            denominator=so_far.denominator,
            minimum_denominator=definition.minimum_denominator,
            year_end=so_far.milestone == 4,
            tolerance=tolerance,
        )
    )


def _latest(series: Mapping[Period, HeldReading]) -> HeldReading | None:
    known = [one for one in series.values() if one.value is not None]
    return known[-1] if known else None


def _spark(series: Mapping[Period, HeldReading]) -> tuple[float | None, ...]:
    """The last periods up to the latest reading, with gaps where nothing is reported."""
    if not series:
        return ()
    last = max(series)
    wanted = [last.next(-step) for step in reversed(range(SPARK_POINTS))]
    values = [series[p].value if p in series else None for p in wanted]
    first = next((at for at, value in enumerate(values) if value is not None), 0)
    return tuple(None if value is None else float(value) for value in values[first:])


def _sentence(
    indicator: DefinedIndicator,
    status: Status,
    so_far: YearToDate,
    milestone: Fraction | None,
    target: HeldTarget | None,
    quarter: Period,
) -> Message:
    decimals = indicator.definition.decimals
    unit = indicator.definition.unit
    period = quarter.label()
    actual = None if so_far.actual is None else shown(so_far.actual, decimals)
    if status is Status.NO_TARGET:
        if actual is None:
            return message("standing.no_target")
        return message("standing.no_target_value", actual=actual, unit=unit)
    if actual is None or target is None:
        return message(f"standing.{status}", period=period)
    if target.band is not None and status in (
        Status.ON_TRACK,
        Status.ACHIEVED,
        Status.LAGGING,
        Status.OFF_TRACK,
    ):
        inside = status in (Status.ON_TRACK, Status.ACHIEVED)
        key = "standing.in_band" if inside else "standing.out_of_band"
        return message(key, actual=actual, unit=unit, low=target.band.low, high=target.band.high)
    return message(
        f"standing.{status}",
        actual=actual,
        unit=unit,
        milestone=shown(milestone if milestone is not None else Fraction(0), decimals),
        target=shown(Fraction(target.value), decimals),
        period=period,
    )


def shown(value: Fraction, decimals: int) -> Decimal:
    """A number rounded for display, half to even; thresholds never see it."""
    return round(kept(value), decimals)
