# SPDX-License-Identifier: Apache-2.0
"""The chart of an indicator's state: its series, the targets that held, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from govdesk.queries.chart_of_indicator import ChartReading, chart_of_indicator
from govdesk.queries.charts import ChartEvent, ChartSpec
from govdesk.queries.definitions import HeldTarget
from govdesk.queries.evidence import Evidence
from govdesk.queries.local_dates import local_date
from govdesk.queries.status import IndicatorState
from govdesk.rules.indicators import Aggregation, IndicatorKind
from govdesk.rules.messages import message
from govdesk.rules.numbers import Number
from govdesk.rules.periods import Period, PeriodKind
from govdesk.wording import Words


def chart_of_state(
    state: IndicatorState,
    evidence: Evidence,
    targets: Sequence[HeldTarget],
    *,
    changes: Sequence[int] = (),
    fiscal_start: int,
    zone: str,
    words: Words,
) -> ChartSpec:
    """The whole series with its lines; `changes` are when changes of course were adopted.

    A flow's milestones are shown as what each quarter should bring; its yearly target is another
    measure and is not drawn.
    """
    definition, periods = state.indicator.definition, evidence.periods
    flow = definition.aggregation is Aggregation.FLOW
    held = [_held(targets, period, fiscal_start) for period in periods]
    series = state.series
    return chart_of_indicator(
        name=definition.name,
        unit=definition.unit,
        readings=[
            ChartReading(
                period.label(),
                series[period].value if period in series else None,
                provisional=period in series and series[period].provisional,
            )
            for period in periods
        ],
        words=words,
        decimals=definition.decimals,
        analysis=evidence.analysis,
        targets=() if flow else [_goal(one) for one in held],
        target_highs=[one.band.high if one and one.band else None for one in held],
        milestones=[
            _milestone(one, period, fiscal_start, flow)
            for one, period in zip(held, periods, strict=True)
        ],
        events=_events(periods, targets, changes, zone, words),
        lowest=None if definition.kind is IndicatorKind.INDEX else 0,
        highest=definition.multiplier if definition.kind is IndicatorKind.PROPORTION else None,
    )


def _held(targets: Sequence[HeldTarget], period: Period, fiscal_start: int) -> HeldTarget | None:
    year = period.year(fiscal_start).last_date.year
    return next((one for one in reversed(targets) if one.fiscal_year == year), None)


def _goal(target: HeldTarget | None) -> Number | None:
    if target is None:
        return None
    return target.band.low if target.band else target.value


def _milestone(
    target: HeldTarget | None, period: Period, fiscal_start: int, flow: bool
) -> Fraction | None:
    if target is None or (flow and period.kind is not PeriodKind.QUARTER):
        return None
    end = period.start + period.months
    place = (end - period.year(fiscal_start).start + 2) // 3
    value = target.milestone(place)
    if not flow or value is None or place == 1:
        return value
    return value - (target.milestone(place - 1) or Fraction(0))


def _events(
    periods: Sequence[Period],
    targets: Sequence[HeldTarget],
    changes: Sequence[int],
    zone: str,
    words: Words,
) -> list[ChartEvent]:
    """A mark where a vote changed the course or the target; a change of course that changes the
    target too has one mark."""
    marks = [(at, "chart.event.pivot") for at in changes]
    marks += [(one.at, "chart.event.target") for one in targets if one.by_vote and not one.pivot_id]
    found = []
    for instant, key in sorted(marks):
        place = _place(periods, instant, zone)
        if place is not None:
            found.append(ChartEvent(place, words.say(message(key))))
    return found


def _place(periods: Sequence[Period], instant: int, zone: str) -> int | None:
    """The period in which an instant lies; the last one for what came after it."""
    day = local_date(instant, zone)
    at = next((i for i, p in enumerate(periods) if p.first_date <= day <= p.last_date), None)
    if at is None and periods and day > periods[-1].last_date:
        return len(periods) - 1
    return at
