# SPDX-License-Identifier: Apache-2.0
"""Two charts over the same periods, so that what happened at once stands under each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govdesk.queries.charts import ChartPoint, ChartSpec
from govdesk.rules.messages import message
from govdesk.rules.periods import parse_period
from govdesk.wording import Words


def together(one: ChartSpec, other: ChartSpec, words: Words) -> tuple[ChartSpec, ChartSpec]:
    """Both charts over every period from the first of either to the last.

    Charts of periods of different lengths, or without any, stay as they are.
    """
    labels = [point.label for chart in (one, other) for point in chart.points]
    periods = sorted({parse_period(label) for label in labels})
    if not (one.points and other.points) or len({period.months for period in periods}) > 1:
        return one, other
    count = (periods[-1].start - periods[0].start) // periods[0].months + 1
    every = [periods[0].next(step).label() for step in range(count)]
    return _over(one, every, words), _over(other, every, words)


def _over(chart: ChartSpec, labels: Sequence[str], words: Words) -> ChartSpec:
    """The chart with gaps before and after its own periods."""
    before = labels.index(chart.points[0].label)
    after = len(labels) - before - len(chart.points)
    missing = words.say(message("chart.not_reported"))
    lead = tuple(ChartPoint(label, None, missing) for label in labels[:before])
    tail = tuple(ChartPoint(label, None, missing) for label in labels[len(labels) - after :])
    return replace(
        chart,
        points=(*lead, *chart.points, *tail),
        lines=tuple(
            replace(line, values=((None,) * before + line.values + (None,) * after))
            for line in chart.lines
        ),
        events=tuple(replace(event, at=event.at + before) for event in chart.events),
    )
