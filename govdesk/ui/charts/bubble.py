# SPDX-License-Identifier: Apache-2.0
"""The value under the cursor: in words for the ear, in a bubble for the eye."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from govdesk.queries.charts import ChartSpec, Mark
from govdesk.ui.charts.geometry import Geometry
from govdesk.ui.charts.marks import mark_words
from govdesk.ui.theme import look
from govdesk.wording import _


def lines_at(spec: ChartSpec, index: int) -> list[str]:
    """What stands at one period: the value, what its mark means, the references, the events."""
    point = spec.points[index]
    said = [_("{period}: {value}").format(period=point.label, value=point.text)]
    if point.mark not in (Mark.COMMON, Mark.SUPPRESSED):
        said.append(mark_words(point.mark, spec))
    table = spec.table()
    for column, line in enumerate(spec.lines, start=2):
        if words := table[index + 1][column]:
            said.append(_("{name}: {value}").format(name=line.name, value=words))
    said.extend(event.label for event in spec.events if event.at == index)
    return said


def paint_bubble(
    painter: QPainter, spec: ChartSpec, where: Geometry, index: int, width: float
) -> None:
    """Mark the period `index` and write what stands there beside it."""
    plot, x = where.plot, where.x(index)
    value = spec.points[index].value
    painter.setPen(QPen(look().colour("primary"), 1))
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
    if value is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look().colour("primary"), look().px(2)))
        painter.drawEllipse(where.at(index, value), look().px(8), look().px(8))
    said = lines_at(spec, index)
    painter.setFont(look().font("caption"))
    metrics = QFontMetricsF(painter.font())
    pad, line = look().px(8), metrics.height() + 1
    wide = max(metrics.horizontalAdvance(words) for words in said) + 2 * pad
    left = x + look().px(14)
    other = x - look().px(14) - wide
    if left + wide > min(width, plot.right()) and (other >= 0 or left + wide > width):
        left = max(0.0, other)
    box = QRectF(left, plot.top(), wide, line * len(said) + 2 * pad)
    painter.setPen(QPen(look().colour("outline"), 1))
    painter.setBrush(look().colour("surface"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(look().colour("text"))
    for number, words in enumerate(said):
        at = QRectF(box.left() + pad, box.top() + pad + number * line, wide, line)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, words)
