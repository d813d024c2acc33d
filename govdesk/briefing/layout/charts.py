# SPDX-License-Identifier: Apache-2.0
"""A `ChartSpec` in print: the marks, dashes and gaps that the screen draws, as vectors.

Shape and dash carry the meaning, colour repeats it. A point without a value is a gap in the line; a
suppressed one is a hatched column over the whole height, which has no position to read off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, white
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from govdesk.briefing.blocks import Figure
from govdesk.briefing.layout.look import (
    ACCENT,
    BAD,
    GOOD,
    HAIRLINE,
    INFO,
    INK,
    OUTLINE,
    QUIET,
    Look,
)
from govdesk.briefing.layout.scale import Scale, spread, ticks
from govdesk.queries.charts import ChartSpec, Mark

HEIGHT = 188.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 104.0, 20.0, 24.0
SIZE = 7.8
KEY_ROW = 14.0

_LINES: dict[str, tuple[Color, float, tuple[float, ...] | None]] = {
    "target": (GOOD, 1.2, None),
    "milestone": (GOOD, 1.0, (5, 2.5)),
    "mean": (QUIET, 0.8, None),
    "limit": (OUTLINE, 0.8, (2, 2)),
    "other": (QUIET, 0.8, (7, 2, 1.5, 2)),
}
Number = Callable[[float, int], str]


def drawing(figure: Figure, width: float, look: Look, number: Number) -> Drawing:
    """The chart, with its key below it when it has marks to explain."""
    spec = figure.spec
    key = _key_places(figure, width, look)
    below = KEY_ROW * (1 + max((row for _, _, row in key), default=-1))
    chart = Drawing(width, HEIGHT + below)
    chart.initialFontName = look.body  # type: ignore[attr-defined]
    pen = _Pen(chart, look, below)
    values, decimals = ticks(*spec.bounds())
    scale = Scale(values[0], values[-1], below + BOTTOM, below + HEIGHT - TOP)
    span = width - LEFT - RIGHT
    count = max(len(spec.points), 1)
    xs = [LEFT + span * (index + 0.5) / count for index in range(count)]
    for value in values:
        pen.line(LEFT, scale.y(value), width - RIGHT, scale.y(value), HAIRLINE, 0.4)
        pen.text(LEFT - 6, scale.y(value) - 2.7, number(value, decimals), QUIET, "end")
    pen.text(0, below + HEIGHT - 8, spec.unit, QUIET)
    _periods(pen, spec, xs, span, scale)
    _events(pen, spec, xs, scale, width)
    _references(pen, spec, xs, scale, width)
    _series(pen, spec, xs, scale, span / count)
    for mark, word, place in ((m, w, p) for (m, w), p in zip(figure.key, key, strict=True)):
        left, _, row = place
        y = below - KEY_ROW * (row + 1) + 4
        if mark is Mark.SUPPRESSED:
            pen.hatch(left, y - 3, 8, 8)
        else:
            pen.mark(mark, left + 4, y + 1)
        pen.text(left + 13, y - 1.8, word, QUIET)
    return chart


class _Pen:
    """Draws on one chart in its fonts."""

    def __init__(self, chart: Drawing, look: Look, below: float) -> None:
        self.chart = chart
        self.font = look.body
        self.below = below

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        color: Color,
        width: float,
        dash: tuple[float, ...] | None = None,
    ) -> None:
        extra: dict[str, Any] = {"strokeDashArray": list(dash)} if dash else {}
        self.chart.add(Line(x1, y1, x2, y2, strokeColor=color, strokeWidth=width, **extra))

    def path(
        self,
        places: list[tuple[float, float]],
        color: Color,
        width: float,
        dash: tuple[float, ...] | None = None,
    ) -> None:
        if len(places) < 2:
            return
        flat = [number for place in places for number in place]
        extra: dict[str, Any] = {"strokeDashArray": list(dash)} if dash else {}
        self.chart.add(
            PolyLine(flat, strokeColor=color, strokeWidth=width, strokeLineJoin=1, **extra)
        )

    def text(self, x: float, y: float, said: str, color: Color, anchor: str = "start") -> None:
        style: dict[str, Any] = {
            "fontName": self.font,
            "fontSize": SIZE,
            "fillColor": color,
            "textAnchor": anchor,
        }
        self.chart.add(String(x, y, said, **style))

    def mark(self, mark: Mark, x: float, y: float) -> None:
        paint: dict[str, Any] = {"strokeColor": white, "strokeWidth": 0.6}
        match mark:
            case Mark.IMPROVEMENT:
                corners = [x - 3.9, y - 3, x + 3.9, y - 3, x, y + 4.2]
                self.chart.add(Polygon(corners, fillColor=GOOD, **paint))
            case Mark.CONCERN:
                corners = [x - 3.9, y + 3, x + 3.9, y + 3, x, y - 4.2]
                self.chart.add(Polygon(corners, fillColor=BAD, **paint))
            case Mark.NEUTRAL:
                square: dict[str, Any] = {"fillColor": INFO, **paint}
                self.chart.add(Rect(x - 3.1, y - 3.1, 6.2, 6.2, **square))
            case Mark.PROVISIONAL:
                self.chart.add(
                    Circle(x, y, 2.9, fillColor=white, strokeColor=ACCENT, strokeWidth=1.2)
                )
            case _:
                self.chart.add(Circle(x, y, 3.0, fillColor=ACCENT, **paint))

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Slanted lines in a box, each cut at its edges."""
        step = 4.0
        offset = -height + step
        while offset < width:
            x1, y1 = max(0.0, offset), max(0.0, -offset)
            x2, y2 = min(width, offset + height), min(height, width - offset)
            if x2 > x1:
                self.line(x + x1, y + y1, x + x2, y + y2, OUTLINE, 0.5)
            offset += step


def _periods(pen: _Pen, spec: ChartSpec, xs: list[float], span: float, scale: Scale) -> None:
    widest = max((stringWidth(p.label, pen.font, SIZE) for p in spec.points), default=1.0) + 9
    every = max(1, -(-int(widest * len(spec.points)) // max(int(span), 1)))
    for index, point in enumerate(spec.points):
        if (len(spec.points) - 1 - index) % every == 0:
            pen.line(xs[index], scale.bottom, xs[index], scale.bottom - 3, OUTLINE, 0.5)
            pen.text(xs[index], scale.bottom - 13, point.label, QUIET, "middle")


def _events(pen: _Pen, spec: ChartSpec, xs: list[float], scale: Scale, width: float) -> None:
    for event in spec.events:
        if not 0 <= event.at < len(xs):
            continue
        x = xs[event.at]
        pen.line(x, scale.bottom, x, scale.top + 4, INK, 0.7, (1, 2))
        room = stringWidth(event.label, pen.font, SIZE)
        end = x + 3 + room > width
        pen.text(
            x - 3 if end else x + 3, scale.top + 3, event.label, INK, "end" if end else "start"
        )


def _references(pen: _Pen, spec: ChartSpec, xs: list[float], scale: Scale, width: float) -> None:
    labels: list[tuple[float, str, Color]] = []
    half = (xs[1] - xs[0]) / 2 if len(xs) > 1 else 20.0
    for line in spec.lines:
        color, weight, dash = _LINES.get(line.role, _LINES["other"])
        run: list[tuple[float, float]] = []
        for x, value in zip(xs, line.values, strict=False):
            if value is None:
                pen.path(run, color, weight, dash)
                run = []
                continue
            run += [(x - half, scale.y(value)), (x + half, scale.y(value))]
        pen.path(run, color, weight, dash)
        known = [value for value in line.values if value is not None]
        if known:
            labels.append((scale.y(known[-1]) - 2.7, line.name, color))
    written = [simpleSplit(name, pen.font, SIZE, RIGHT - 12)[:2] for _, name, _ in labels]
    apart = SIZE + 1.8 + (SIZE + 1 if any(len(lines) > 1 for lines in written) else 0)
    places = spread([y for y, _, _ in labels], apart, scale.bottom - 6, scale.top + 6)
    for (y, _, color), place, lines in zip(labels, places, written, strict=True):
        pen.line(width - RIGHT, y + 2.7, width - RIGHT + 6, place + 2.7, color, 0.5)
        for row, said in enumerate(lines):
            pen.text(width - RIGHT + 9, place - row * (SIZE + 1), said, QUIET)


def _series(pen: _Pen, spec: ChartSpec, xs: list[float], scale: Scale, slot: float) -> None:
    run: list[tuple[float, float]] = []
    for x, point in zip(xs, spec.points, strict=False):
        if point.mark is Mark.SUPPRESSED:
            pen.hatch(x - slot / 2, scale.bottom, slot, scale.top - scale.bottom)
        if point.value is None or point.mark is Mark.SUPPRESSED:
            pen.path(run, ACCENT, 1.5)
            run = []
            continue
        if spec.joined:
            run.append((x, scale.y(point.value)))
    pen.path(run, ACCENT, 1.5)
    for x, point in zip(xs, spec.points, strict=False):
        if point.value is not None and point.mark is not Mark.SUPPRESSED:
            pen.mark(point.mark, x, scale.y(point.value))


def _key_places(figure: Figure, width: float, look: Look) -> list[tuple[float, float, int]]:
    """Left edge, width and row of each entry of the key, wrapped to the chart's width."""
    places: list[tuple[float, float, int]] = []
    left, row = LEFT, 0
    for _, word in figure.key:
        wide = 13 + stringWidth(word, look.body, SIZE) + 16
        if left + wide > width and left > LEFT:
            left, row = LEFT, row + 1
        places.append((left, wide, row))
        left += wide
    return places
