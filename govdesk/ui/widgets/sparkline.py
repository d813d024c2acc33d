# SPDX-License-Identifier: Apache-2.0
"""A small line without axes: the shape of the last periods, with gaps for what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from govdesk.ui.theme import look


def paint_sparkline(painter: QPainter, rect: QRectF, values: Sequence[float | None]) -> None:
    """Paint `values` over `rect`; the last known value gets a dot."""
    known = [value for value in values if value is not None]
    if not known:
        return
    low, high = min(known), max(known)
    spread = (high - low) or 1.0
    step = rect.width() / max(1, len(values) - 1)
    path, last, drawing = QPainterPath(), QPointF(), False
    for at, value in enumerate(values):
        if value is None:
            drawing = False
            continue
        level = 0.5 if high == low else (value - low) / spread
        last = QPointF(rect.x() + at * step, rect.bottom() - 3 - level * (rect.height() - 6))
        if drawing:
            path.lineTo(last)
        else:
            path.moveTo(last)
        drawing = True
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look().series(0), 1.5))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().series(0))
    painter.drawEllipse(last, 2.5, 2.5)
    painter.restore()
