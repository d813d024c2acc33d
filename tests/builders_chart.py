# SPDX-License-Identifier: Apache-2.0
"""A chart of ten quarters with everything that a chart may show."""

from __future__ import annotations

from govdesk.queries.charts import ChartEvent, ChartLine, ChartPoint, ChartSpec, Mark


def chart(count: int = 10, *, hidden: int | None = 4, monthly: bool = False) -> ChartSpec:
    """A run of values with a gap, a hidden point, changes for better and worse, and references."""
    marks = {count - 1: Mark.PROVISIONAL, count - 2: Mark.CONCERN, 1: Mark.IMPROVEMENT}
    points = []
    for index in range(count):
        label = (
            f"{2024 + index // 12}-{index % 12 + 1:02d}"
            if monthly
            else f"{2024 + index // 4}-Q{index % 4 + 1}"
        )
        if index == hidden:
            points.append(ChartPoint(label, None, "suppressed", Mark.SUPPRESSED))
        elif index == 6:
            points.append(ChartPoint(label, None, "not reported"))
        else:
            value = 34 - index * 0.7 + (index * 7 % 5)
            points.append(ChartPoint(label, value, f"{value:.1f}", marks.get(index, Mark.COMMON)))
    return ChartSpec(
        title="Response time",
        unit="minutes, median",
        points=tuple(points),
        lines=(
            ChartLine("Target for the year", (24.0,) * count, "target"),
            ChartLine(
                "Where we should be by now",
                tuple(32 - index * 0.8 for index in range(count)),
                "milestone",
            ),
            ChartLine("Mean", (31.0,) * count, "mean"),
            ChartLine("Upper limit", (39.5,) * count, "limit"),
            ChartLine("Lower limit", (22.5,) * count, "limit"),
        ),
        events=(ChartEvent(3, "Change of course"),),
        alt="A line falls from 34 minutes to 28 over ten quarters; the plan is at 25.",
        note="Limits show where nearly all values fall when nothing has changed.",
    )
