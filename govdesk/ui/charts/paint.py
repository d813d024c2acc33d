# SPDX-License-Identifier: Apache-2.0
"""Painting a `ChartSpec` into a `Geometry`: grid, references, line, marks, events, legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from govdesk.queries.charts import DASHES, ChartLine, ChartSpec, Mark
from govdesk.ui.charts.geometry import Geometry, any_value, marks_used
from govdesk.ui.charts.marks import mark_words, paint_hatch, paint_mark
from govdesk.ui.charts.ticks import every_nth, spread
from govdesk.ui.theme import look

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def paint_chart(painter: QPainter, spec: ChartSpec, where: Geometry, *, named: bool = True) -> None:
    """Paint everything but the legend and the value under the cursor; without the names of unit and
    lines unless it is `named`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look().font("caption"))
    _grid(painter, spec, where, named=named)
    _hidden(painter, spec, where)
    _events(painter, spec, where)
    for line in spec.lines:
        _reference(painter, line, where)
    if named:
        _line_names(painter, spec, where)
    _line(painter, spec, where)


def _grid(painter: QPainter, spec: ChartSpec, where: Geometry, *, named: bool) -> None:
    metrics = QFontMetricsF(painter.font())
    plot, height = where.plot, metrics.height()
    for tick, words in zip(where.ticks, where.tick_words, strict=True):
        y = round(where.y(tick)) + 0.5
        painter.setPen(QPen(look().colour("hairline", 0.7), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(look().colour("secondary"))
        painter.drawText(
            QRectF(0, y - height / 2, plot.left() - look().px(8), height), _RIGHT, words
        )
    unit = QRectF(look().px(8), look().px(6), plot.width(), height)
    if named:
        painter.drawText(unit, _LEFT, spec.unit)
    widest = max((metrics.horizontalAdvance(p.label) for p in spec.points), default=0)
    step = every_nth(len(spec.points), plot.width(), widest + look().px(14))
    top = plot.bottom() + look().px(6)
    for at in range((len(spec.points) - 1) % step, len(spec.points), step):
        label = spec.points[at].label
        wide = metrics.horizontalAdvance(label) + 2
        left = max(0.0, min(where.x(at) - wide / 2, painter.window().width() - wide))
        painter.drawText(QRectF(left, top, wide, height), _CENTRE, label)


def _hidden(painter: QPainter, spec: ChartSpec, where: Geometry) -> None:
    for at, point in enumerate(spec.points):
        if point.mark is Mark.SUPPRESSED:
            width = min(where.period * 0.7, look().px(28))
            band = QRectF(where.x(at) - width / 2, where.plot.top(), width, where.plot.height())
            paint_hatch(painter, band)


def _events(painter: QPainter, spec: ChartSpec, where: Geometry) -> None:
    metrics = QFontMetricsF(painter.font())
    height, free = metrics.height(), 0.0
    for event in sorted(spec.events, key=lambda event: event.at):
        x = round(where.x(event.at) - where.period / 2) + 0.5
        painter.setPen(QPen(look().colour("secondary"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, where.plot.top()), QPointF(x, where.plot.bottom()))
        painter.drawLine(QPointF(x, where.plot.top() - 4), QPointF(x, where.plot.top()))
        width = metrics.horizontalAdvance(event.label)
        left = min(max(free, x - width / 2), painter.window().width() - width - 2)
        if left >= free:
            painter.setPen(look().colour("text"))
            top = where.plot.top() - height - 5
            painter.drawText(QRectF(left, top, width + 2, height), _LEFT, event.label)
            free = left + width + look().px(12)


def _pen(role: str) -> QPen:
    colours = {"target": look().series(1), "milestone": look().series(2)}
    pen = QPen(
        colours.get(role, look().colour("secondary")), look().px(2 if role in colours else 1)
    )
    if role in DASHES:
        pen.setDashPattern(list(DASHES[role]))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _reference(painter: QPainter, line: ChartLine, where: Geometry) -> None:
    """A reference holds for its whole period, so it is drawn in steps."""
    path, drawing = QPainterPath(), False
    half = where.period / 2
    for at, value in enumerate(line.values):
        if value is None:
            drawing = False
            continue
        y, x = where.y(value), where.x(at)
        if drawing:
            path.lineTo(x - half, y)
        else:
            path.moveTo(x - half, y)
        path.lineTo(x + half, y)
        drawing = True
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(line.role))
    painter.drawPath(path)


def _line_names(painter: QPainter, spec: ChartSpec, where: Geometry) -> None:
    """Each reference's name at its end, moved apart where they would overlap."""
    lines = [line for line in spec.lines if any_value(line.values)]
    metrics = QFontMetricsF(painter.font())
    height = metrics.height()
    ends = [where.y(next(v for v in reversed(line.values) if v is not None)) for line in lines]
    left = where.plot.right() + look().px(10)
    for line, end, y in zip(
        lines, ends, spread(ends, height, 0, where.plot.bottom() + height), strict=True
    ):
        pen = _pen(line.role)
        painter.setPen(QPen(pen.color(), 1))
        painter.drawLine(QPointF(where.plot.right() + 1, end), QPointF(left - 3, y))
        painter.setPen(_readable(line.role))
        room = QRectF(left, y - height / 2, painter.window().width() - left, height)
        short = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, short)


def _readable(role: str) -> QColor:
    return _pen(role).color() if role in ("target", "milestone") else look().colour("secondary")


def _line(painter: QPainter, spec: ChartSpec, where: Geometry) -> None:
    path, drawing = QPainterPath(), False
    for at, point in enumerate(spec.points):
        if point.value is None or not spec.joined:
            drawing = False
        elif drawing:
            path.lineTo(where.at(at, point.value))
        else:
            path.moveTo(where.at(at, point.value))
            drawing = True
    painter.setBrush(Qt.BrushStyle.NoBrush)
    joined = Qt.PenJoinStyle.RoundJoin
    painter.setPen(
        QPen(look().series(0), look().px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, joined)
    )
    painter.drawPath(path)
    size = look().px(4.5 if where.period > look().px(14) else 3)
    for at, point in enumerate(spec.points):
        if point.value is not None:
            paint_mark(painter, point.mark, where.at(at, point.value), size)


def legend_rows(spec: ChartSpec, width: float, metrics: QFontMetricsF) -> list[list[Mark]]:
    """The marks to explain, in rows that fit `width`."""
    rows: list[list[Mark]] = []
    free = 0.0
    for mark in marks_used(spec):
        needed = metrics.horizontalAdvance(mark_words(mark, spec)) + look().px(40)
        if not rows or needed > free:
            rows.append([])
            free = width
        rows[-1].append(mark)
        free -= needed
    return rows


def paint_legend(
    painter: QPainter, spec: ChartSpec, rows: list[list[Mark]], left: float, top: float
) -> None:
    """Paint the explained marks in `rows` from `top` down."""
    painter.setFont(look().font("caption"))
    metrics = QFontMetricsF(painter.font())
    height = metrics.height() + look().px(4)
    for number, row in enumerate(rows):
        x, y = left, top + number * height
        for mark in row:
            paint_mark(painter, mark, QPointF(x + look().px(6), y + height / 2), look().px(4.5))
            words = mark_words(mark, spec)
            painter.setPen(look().colour("secondary"))
            width = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(x + look().px(18), y, width + 2, height), _LEFT, words)
            x += width + look().px(40)
