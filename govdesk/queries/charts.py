# SPDX-License-Identifier: Apache-2.0
"""`ChartSpec`: what a chart shows, as data. Qt draws it on screen, ReportLab in print.

The chart that the task force saw is the chart that the public gets. Points without a value are
gaps; suppressed points are gaps with their own mark and no position. All text is already worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a point is drawn; shape carries the meaning, colour only repeats it."""

    COMMON = "common"  # filled circle: usual ups and downs
    IMPROVEMENT = "improvement"  # triangle up, good
    CONCERN = "concern"  # triangle down, bad
    NEUTRAL = "neutral"  # square: a change, neither good nor bad
    PROVISIONAL = "provisional"  # open circle: may still change
    SUPPRESSED = "suppressed"  # no position: a hatched gap


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One x position. `value` is None for a gap; `text` is the worded value for hover and table."""

    label: str
    value: float | None
    text: str
    mark: Mark = Mark.COMMON


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A reference line: target, milestone, mean or limit, one value for each x, or None."""

    name: str
    values: tuple[float | None, ...]
    role: str  # "target" | "milestone" | "mean" | "limit" | "other"


DASHES: Mapping[str, tuple[float, ...]] = {
    "target": (7.0, 3.0),
    "milestone": (1.5, 2.5),
    "limit": (4.0, 3.0),
    "other": (9.0, 3.0, 2.0, 3.0),
}
"""How the reference lines of a role are broken, in widths of the line, on the screen and on paper
alike: told apart without colour. A role that is not here is a whole line."""


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """A vertical mark at x index `at`: a pivot, a target change, a series break."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A line chart over time with its references, its words and its data table.

    `scale` is a range to draw to at least, for charts that are compared. Where the x are not
    periods, `across` says what they are, and the points are not `joined` by a line. `meanings` are
    words for marks that mean something else here than they usually do.
    """

    title: str
    unit: str
    points: tuple[ChartPoint, ...]
    lines: tuple[ChartLine, ...] = ()
    events: tuple[ChartEvent, ...] = ()
    alt: str = ""
    note: str = ""
    scale: tuple[float, float] | None = None
    across: str = ""
    joined: bool = True
    meanings: tuple[tuple[Mark, str], ...] = ()

    def meaning(self, mark: Mark) -> str:
        """What a mark means in this chart; empty for what it always means."""
        return dict(self.meanings).get(mark, "")

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The same data as rows of text, header first: period, value, then each line's value."""
        header = (self.title, self.unit, *(line.name for line in self.lines))
        rows = [
            (
                point.label,
                point.text,
                *(_number(line.values[index]) for line in self.lines),
            )
            for index, point in enumerate(self.points)
        ]
        return (header, *rows)

    def bounds(self) -> tuple[float, float]:
        """Lowest and highest value to draw, padded; (0, 1) when there is nothing to draw."""
        values = [p.value for p in self.points if p.value is not None]
        values += [v for line in self.lines for v in line.values if v is not None]
        values += self.scale or ()
        if not values:
            return 0.0, 1.0
        low, high = min(values), max(values)
        pad = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
        return (max(0.0, low - pad) if low >= 0 else low - pad), high + pad


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"
