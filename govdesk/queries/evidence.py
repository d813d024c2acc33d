# SPDX-License-Identifier: Apache-2.0
"""What supports a status: real change or usual ups and downs, where it is heading, data quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from govdesk.queries.local_dates import local_date
from govdesk.queries.series import HeldReading
from govdesk.queries.status import IndicatorState
from govdesk.rules.assurance import Assurance
from govdesk.rules.data_quality import (
    Flag,
    ReadingFacts,
    check_reading,
    check_series,
    worst,
)
from govdesk.rules.forecast import Forecast, Method, forecast_flow, forecast_level
from govdesk.rules.indicators import Aggregation
from govdesk.rules.periods import Period
from govdesk.rules.pivots import PivotAdvice, advise_pivot
from govdesk.rules.series_analysis import AnalysisSettings, SeriesAnalysis, analyse
from govdesk.rules.special_causes import PointType


@dataclass(frozen=True, slots=True)
class Evidence:
    """The analysis of a series up to the quarter judged, and what follows from it.

    `periods` are the places of the analysis, from the first reading to the last, gaps included.
    """

    periods: tuple[Period, ...]
    analysis: SeriesAnalysis
    forecast: Forecast | None
    flags: tuple[Flag, ...]
    advice: PivotAdvice

    @property
    def variation(self) -> PointType | None:
        """What the last point is; None when withheld."""
        return self.analysis.variation

    @property
    def is_changing(self) -> bool:
        """Whether the forecast takes for granted what no longer holds: the average of a series goes
        on as it was, and its last points are a real change."""
        process = self.forecast is not None and self.forecast.method is Method.PROCESS
        return process and self.variation not in (None, PointType.COMMON_CAUSE)

    @property
    def assurance(self) -> Assurance | None:
        """Whether the process can be expected to meet its target; None when withheld."""
        return self.analysis.assurance


def evidence_of(state: IndicatorState, *, fiscal_start: int, today: date, zone: str) -> Evidence:
    """The evidence for one state; readings after its quarter take no part."""
    definition = state.indicator.definition
    end = state.period.start + state.period.months
    held = [one for one in state.series.values() if one.period.start + one.period.months <= end]
    periods = _span(held)
    values = [state.series[p].value if p in state.series else None for p in periods]
    target = state.target.value if state.target and not state.target.band else None
    analysis = analyse(
        values,
        target=target,
        rebase=_breaks(periods, state),
        settings=AnalysisSettings(direction=definition.direction),
    )
    forecast = (
        _flow_forecast(state, held, fiscal_start)
        if definition.aggregation is Aggregation.FLOW
        else forecast_level(values, analysis)
    )
    flags = _flags(state, held, periods, today, zone)
    advice = advise_pivot(
        status=state.status,
        target=(state.target.band or state.target.value) if state.target else None,
        direction=definition.direction,
        forecast=forecast,
        variation=analysis.variation,
        quality=worst(flags),
    )
    return Evidence(tuple(periods), analysis, forecast, flags, advice)


def _span(held: Sequence[HeldReading]) -> list[Period]:
    """Every period from the first reading to the last."""
    if not held:
        return []
    first, last = min(one.period for one in held), max(one.period for one in held)
    count = (last.start - first.start) // first.months + 1
    return [first.next(step) for step in range(count)]


def _breaks(periods: Sequence[Period], state: IndicatorState) -> list[bool]:
    """Where the definition changed, a new phase begins."""
    marks, version = [], None
    for period in periods:
        reading = state.series.get(period)
        changed = reading is not None and version not in (None, reading.definition)
        version = reading.definition if reading is not None else version
        marks.append(changed)
    return marks


def _flow_forecast(
    state: IndicatorState, held: Sequence[HeldReading], fiscal_start: int
) -> Forecast | None:
    year = state.period.year(fiscal_start)
    by_year: dict[Period, list[Fraction]] = {}
    for one in held:
        if one.value is not None:
            by_year.setdefault(one.period.year(fiscal_start), []).append(one.value)
    past = [values for of_year, values in sorted(by_year.items()) if of_year < year]
    periods = state.indicator.definition.frequency.a_year
    return forecast_flow(by_year.get(year, ()), periods=periods, history=past)


def _flags(
    state: IndicatorState,
    held: Sequence[HeldReading],
    periods: Sequence[Period],
    today: date,
    zone: str,
) -> tuple[Flag, ...]:
    if not held:
        return ()
    last, definition = held[-1], state.indicator.definition
    facts = ReadingFacts(
        period=last.period,
        value=last.value,
        numerator=last.numerator,
        denominator=last.denominator if last.numerator is not None else None,
        recorded_on=local_date(last.recorded_at, zone),
        provisional=last.provisional,
        revised=last.revisions > 0,
        definition_changed=last.definition != held[0].definition,
    )
    points = [(p, state.series[p].value if p in state.series else None) for p in periods]
    of_series = tuple(flag for period, flag in check_series(points) if period == last.period)
    return (*check_reading(facts, definition, today=today), *of_series)
