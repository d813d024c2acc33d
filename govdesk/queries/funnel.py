# SPDX-License-Identifier: Apache-2.0
"""A funnel as a chart: neighbourhoods from the fewest cases to the most, and how far from the
city's share chance alone would take each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdesk.queries.charts import ChartLine, ChartPoint, ChartSpec, Mark
from govdesk.rules.funnels import WARN, FunnelPlace, average_share, places_of_shares, share_line
from govdesk.rules.indicators import IndicatorDefinition
from govdesk.rules.messages import message
from govdesk.rules.periods import Period
from govdesk.wording import Words

_HIGH = (FunnelPlace.HIGH_025, FunnelPlace.HIGH_001)


@dataclass(frozen=True, slots=True)
class Share:
    """One neighbourhood's cases and how many of them counted."""

    name: str
    numerator: float
    denominator: float


def funnel_chart(
    definition: IndicatorDefinition, period: Period, shares: Sequence[Share], words: Words
) -> ChartSpec:
    """The chart. Its lines hold 95 of 100 places that differ by chance alone. Raises BadInput for
    what is no share."""
    ordered = sorted(shares, key=lambda one: (one.denominator, one.name))
    pairs = [(one.numerator, one.denominator) for one in ordered]
    average, times = average_share(pairs), float(definition.multiplier)
    places = places_of_shares(pairs)
    points = tuple(
        ChartPoint(
            label=one.name,
            value=one.numerator / one.denominator * times,
            text=words.say(
                message(
                    "funnel.value",
                    value=words.number(
                        one.numerator / one.denominator * times, definition.decimals
                    ),
                    count=int(one.denominator),
                )
            ),
            mark=_mark(definition, place),
        )
        for one, place in zip(ordered, places, strict=True)
    )

    def line(key: str, values: list[float], role: str) -> ChartLine:
        return ChartLine(words.say(message(key)), tuple(value * times for value in values), role)

    outside = [point.label for point in points if point.mark is not Mark.COMMON]
    said = message("funnel.none")
    if outside:
        said = message("funnel.outside", count=len(outside), names=", ".join(outside))
    return ChartSpec(
        title=words.say(message("funnel.title", period=period.label())),
        unit=definition.unit,
        points=points,
        lines=(
            line("chart.line.city", [average] * len(pairs), "mean"),
            line("chart.line.upper", [share_line(average, n, WARN, 1) for _x, n in pairs], "limit"),
            line(
                "chart.line.lower", [share_line(average, n, WARN, -1) for _x, n in pairs], "limit"
            ),
        ),
        alt=words.say(
            message("funnel.alt", name=definition.name, period=period.label(), said=said)
        ),
        note=words.say(message("funnel.note", said=said)),
        across=words.say(message("funnel.across")),
        joined=False,
        meanings=(
            (Mark.IMPROVEMENT, words.say(message("funnel.better"))),
            (Mark.CONCERN, words.say(message("funnel.worse"))),
            (Mark.NEUTRAL, words.say(message("funnel.apart"))),
        ),
    )


def _mark(definition: IndicatorDefinition, place: FunnelPlace) -> Mark:
    if place is FunnelPlace.NOT_SIGNIFICANT:
        return Mark.COMMON
    side = definition.direction.sign * (1 if place in _HIGH else -1)
    return {1: Mark.IMPROVEMENT, -1: Mark.CONCERN}.get(side, Mark.NEUTRAL)
