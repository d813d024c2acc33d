# SPDX-License-Identifier: Apache-2.0
"""Where everything of a chart goes, for a size and a font."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from govdesk.queries.charts import ChartSpec, Mark
from govdesk.ui.charts.ticks import nice_ticks
from govdesk.ui.theme import look
from govdesk.wording import current


@dataclass(frozen=True)
class Geometry:
    """The plot's rectangle and scales."""

    plot: QRectF
    ticks: tuple[float, ...]
    tick_words: tuple[str, ...]
    count: int

    def x(self, index: int) -> float:
        """The x of a point; points stand in the middle of their period."""
        return self.plot.left() + (index + 0.5) * self.period

    def y(self, value: float) -> float:
        """The y of a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.plot.bottom() - (value - low) / (high - low) * self.plot.height()

    def at(self, index: int, value: float) -> QPointF:
        """The position of a point."""
        return QPointF(self.x(index), self.y(value))

    @property
    def period(self) -> float:
        """The width of one period."""
        return self.plot.width() / max(1, self.count)

    def index_at(self, x: float) -> int | None:
        """The point whose period holds `x`."""
        if not self.count or not self.plot.left() <= x <= self.plot.right():
            return None
        return min(self.count - 1, int((x - self.plot.left()) / self.period))


def lay_out(
    spec: ChartSpec, area: QRectF, metrics: QFontMetricsF, legend: float, *, named: bool = True
) -> Geometry:
    """The geometry of `spec` in `area`; `legend` pixels are kept free at the bottom, and room for
    the names of unit and lines when it is `named`."""
    ticks, digits = nice_ticks(*spec.bounds())
    words = tuple(current().number(tick, digits) for tick in ticks)
    left = max(metrics.horizontalAdvance(word) for word in words) + look().px(10)
    lines = [line for line in spec.lines if named and any_value(line.values)]
    names = [metrics.horizontalAdvance(line.name) for line in lines]
    right = min(area.width() * 0.3, max(names) + look().px(14)) if names else look().px(8)
    line = metrics.height()
    top = (line if named else 0) + look().px(8) + (line if spec.events else 0)
    bottom = line + look().px(10) + legend
    plot = area.adjusted(left, top, -right, -bottom)
    return Geometry(plot, ticks, words, len(spec.points))


def any_value(values: tuple[float | None, ...]) -> bool:
    """Whether a line has anything to draw."""
    return any(value is not None for value in values)


def marks_used(spec: ChartSpec) -> tuple[Mark, ...]:
    """The marks in a chart that need explaining, in the order of `Mark`."""
    used = {point.mark for point in spec.points if point.value is not None}
    used |= {point.mark for point in spec.points if point.mark is Mark.SUPPRESSED}
    return tuple(mark for mark in Mark if mark in used and mark is not Mark.COMMON)
