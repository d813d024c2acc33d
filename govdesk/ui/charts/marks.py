# SPDX-License-Identifier: Apache-2.0
"""The marks of points: shape carries the meaning, colour repeats it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from govdesk.queries.charts import ChartSpec, Mark
from govdesk.ui.theme import look
from govdesk.wording import _


def mark_words(mark: Mark, spec: ChartSpec) -> str:
    """What a mark means in a chart, in plain words."""
    if own := spec.meaning(mark):
        return own
    words = {
        Mark.COMMON: _("Usual ups and downs"),
        Mark.IMPROVEMENT: _("A real change for the better"),
        Mark.CONCERN: _("A real change for the worse"),
        Mark.NEUTRAL: _("A real change"),
        Mark.PROVISIONAL: _("May still change"),
        Mark.SUPPRESSED: _("Hidden to protect people"),
    }
    return words[mark]


def paint_mark(painter: QPainter, mark: Mark, at: QPointF, size: float) -> None:
    """Paint `mark` centred on `at`; `size` is its half width."""
    ground = QPen(look().colour("surface"), 1.5)
    painter.setPen(ground)
    match mark:
        case Mark.IMPROVEMENT:
            painter.setBrush(look().colour("good"))
            painter.drawPolygon(_triangle(at, size * 1.35, up=True))
        case Mark.CONCERN:
            painter.setBrush(look().colour("bad"))
            painter.drawPolygon(_triangle(at, size * 1.35, up=False))
        case Mark.NEUTRAL:
            painter.setBrush(look().series(3))
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        case Mark.PROVISIONAL:
            painter.setPen(QPen(look().series(0), look().px(2)))
            painter.setBrush(look().colour("surface"))
            painter.drawEllipse(at, size, size)
        case Mark.SUPPRESSED:
            paint_hatch(painter, QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        case Mark.COMMON:
            painter.setBrush(look().series(0))
            painter.drawEllipse(at, size, size)


def paint_hatch(painter: QPainter, rect: QRectF) -> None:
    """Paint the hatching of a hidden value."""
    painter.save()
    painter.fillRect(rect, look().colour("sunken"))
    painter.setClipRect(rect)
    painter.setPen(QPen(look().colour("outline"), 1))
    step, reach = look().px(5), rect.height()
    x = rect.left() - reach
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + reach, rect.top()))
        x += step
    painter.restore()


def _triangle(at: QPointF, size: float, *, up: bool) -> QPolygonF:
    tip = -size if up else size
    base = size * 0.75 if up else -size * 0.75
    return QPolygonF([at + QPointF(0, tip), at + QPointF(size, base), at + QPointF(-size, base)])
