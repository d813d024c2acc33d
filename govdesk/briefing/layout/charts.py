# SPDX-License-Identifier: Apache-2.0
"""A `ChartSpec` in print: the marks, dashes and gaps that the screen draws, as vectors.

Shape and dash carry the meaning, colour repeats it. A point without a value is a gap in the line; a
suppressed one is a hatched column over the whole height, which has no position to read off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
from govdesk.queries.charts import DASHES, ChartSpec, Mark

HEIGHT = 188.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 104.0, 20.0, 24.0
SIZE = 7.8
KEY_ROW = 14.0
RIGHT_LEAST = 24.0
_TALLEST = 1.3
"""A chart in large print is no higher than this many times the usual height."""

_LINES: dict[str, tuple[Color, float]] = {
    "target": (GOOD, 1.2),
    "milestone": (GOOD, 1.0),
    "mean": (QUIET, 0.8),
    "limit": (OUTLINE, 0.8),
    "other": (QUIET, 0.8),
}
Number = Callable[[float, int], str]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the parts of a chart stand, points from its lower left corner."""

    width: float
    left: float
    right: float
    bottom: float
    top: float
    below: float
    """Room of the key, under the chart."""

    @property
    def span(self) -> float:
        """Width of the part that shows values."""
        return self.width - self.left - self.right


def drawing(
    figure: Figure, width: float, look: Look, number: Number, taller: float = 1.0
) -> Drawing:
    """The chart, with its key below it when it has marks to explain, `taller` times as high as
    usual. Its words are as large as the look asks for."""
    spec, scale = figure.spec, look.scale
    left, row_height = LEFT * scale, KEY_ROW * scale
    names = [stringWidth(line.name, look.body, SIZE * scale) for line in spec.lines]
    right = max(RIGHT_LEAST, min(max(names, default=0.0) + 14, RIGHT * scale))
    key = _key_places(figure, width, left, look)
    below = row_height * (1 + max((row for _, _, row in key), default=-1))
    height = HEIGHT * min(scale, _TALLEST) * taller
    bottom, top = below + BOTTOM * scale, below + height - TOP * scale
    frame = _Frame(width, left, right, bottom, top, below)
    chart = Drawing(width, height + below)
    chart.initialFontName = look.body  # type: ignore[attr-defined]
    pen = _Pen(chart, look)
    values, decimals = ticks(*spec.bounds())
    axis = Scale(values[0], values[-1], bottom, top)
    count = max(len(spec.points), 1)
    xs = [left + frame.span * (index + 0.5) / count for index in range(count)]
    for value in values:
        y = axis.y(value)
        pen.line(left, y, width - frame.right, y, HAIRLINE, 0.4)
        pen.text(left - 6, y - 0.35 * pen.size, number(value, decimals), QUIET, "end")
    pen.text(0, below + height - 8 * scale, spec.unit, QUIET)
    _periods(pen, spec, xs, frame)
    _events(pen, spec, xs, frame)
    _references(pen, spec, xs, axis, frame)
    _series(pen, spec, xs, axis, frame.span / count)
    for (mark, word), (start, _, row) in zip(figure.key, key, strict=True):
        y = below - row_height * (row + 1) + 4 * scale
        if mark is Mark.SUPPRESSED:
            pen.hatch(start, y - 3, 8, 8)
        else:
            pen.mark(mark, start + 4, y + 1)
        pen.text(start + 13, y + 1 - 0.35 * pen.size, word, QUIET)
    return chart


class _Pen:
    """Draws on one chart in its fonts."""

    def __init__(self, chart: Drawing, look: Look) -> None:
        self.chart = chart
        self.font = look.body
        self.size = SIZE * look.scale
        self.large = min(look.scale, _TALLEST)

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
            "fontSize": self.size,
            "fillColor": color,
            "textAnchor": anchor,
        }
        self.chart.add(String(x, y, said, **style))

    def mark(self, mark: Mark, x: float, y: float) -> None:
        paint: dict[str, Any] = {"strokeColor": white, "strokeWidth": 0.6}
        large = self.large
        match mark:
            case Mark.IMPROVEMENT | Mark.CONCERN:
                up, color = (large, GOOD) if mark is Mark.IMPROVEMENT else (-large, BAD)
                half = 3.9 * large
                corners = [x - half, y - 3 * up, x + half, y - 3 * up, x, y + 4.2 * up]
                self.chart.add(Polygon(corners, fillColor=color, **paint))
            case Mark.NEUTRAL:
                side, square = 6.2 * large, {"fillColor": INFO, **paint}
                self.chart.add(Rect(x - side / 2, y - side / 2, side, side, **square))
            case Mark.PROVISIONAL:
                ring: dict[str, Any] = {"strokeColor": ACCENT, "strokeWidth": 1.2}
                self.chart.add(Circle(x, y, 2.9 * large, fillColor=white, **ring))
            case _:
                self.chart.add(Circle(x, y, 3.0 * large, fillColor=ACCENT, **paint))

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


def _periods(pen: _Pen, spec: ChartSpec, xs: list[float], frame: _Frame) -> None:
    widest = max((stringWidth(p.label, pen.font, pen.size) for p in spec.points), default=1.0) + 9
    every = max(1, -(-int(widest * len(spec.points)) // max(int(frame.span), 1)))
    for index, point in enumerate(spec.points):
        if (len(spec.points) - 1 - index) % every == 0:
            pen.line(xs[index], frame.bottom, xs[index], frame.bottom - 3, OUTLINE, 0.5)
            y = frame.bottom - 1.8 * pen.size
            pen.text(xs[index], y, point.label, QUIET, "middle")


def _events(pen: _Pen, spec: ChartSpec, xs: list[float], frame: _Frame) -> None:
    for event in spec.events:
        if not 0 <= event.at < len(xs):
            continue
        x = xs[event.at]
        pen.line(x, frame.bottom, x, frame.top + 4, INK, 0.7, (1, 2))
        end = x + 3 + stringWidth(event.label, pen.font, pen.size) > frame.width
        where = (x - 3, "end") if end else (x + 3, "start")
        pen.text(where[0], frame.top + 3, event.label, INK, where[1])


def _references(pen: _Pen, spec: ChartSpec, xs: list[float], axis: Scale, frame: _Frame) -> None:
    """The lines in steps; each goes on to its name in its own manner."""
    labels: list[tuple[float, str, Color, float, tuple[float, ...]]] = []
    half = (xs[1] - xs[0]) / 2 if len(xs) > 1 else 20.0
    for line in spec.lines:
        color, weight = _LINES.get(line.role, _LINES["other"])
        dash = tuple(part * weight for part in DASHES.get(line.role, ()))
        run: list[tuple[float, float]] = []
        for x, value in zip(xs, line.values, strict=False):
            if value is None:
                pen.path(run, color, weight, dash)
                run = []
                continue
            run += [(x - half, axis.y(value)), (x + half, axis.y(value))]
        pen.path(run, color, weight, dash)
        known = [value for value in line.values if value is not None]
        if known:
            labels.append((axis.y(known[-1]), line.name, color, weight, dash))
    edge, size = frame.width - frame.right, pen.size
    written = [simpleSplit(name, pen.font, size, frame.right - 12)[:2] for _, name, *_ in labels]
    apart = size + 1.8 + (size + 1 if any(len(lines) > 1 for lines in written) else 0)
    places = spread([y for y, *_ in labels], apart, frame.bottom - 3, frame.top + 9)
    for (y, _, color, weight, dash), place, lines in zip(labels, places, written, strict=True):
        pen.line(edge, y, edge + 7, place, color, weight, dash)
        for row, said in enumerate(lines):
            pen.text(edge + 9, place - 0.35 * size - row * (size + 1), said, QUIET)


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


def _key_places(
    figure: Figure, width: float, begin: float, look: Look
) -> list[tuple[float, float, int]]:
    """Left edge, width and row of each entry of the key, wrapped to the chart's width."""
    places: list[tuple[float, float, int]] = []
    left, row = begin, 0
    for _, word in figure.key:
        wide = 13 + stringWidth(word, look.body, SIZE * look.scale) + 16
        if left + wide > width and left > begin:
            left, row = begin, row + 1
        places.append((left, wide, row))
        left += wide
    return places
