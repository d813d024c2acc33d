# SPDX-License-Identifier: Apache-2.0
"""A `ChartSpec` in print, with the marks and dashes that the screen uses."""

from __future__ import annotations

import math

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth

from govdesk.briefing.pdf import styles as look
from govdesk.queries.charts import ChartSpec, Mark

LEFT, RIGHT, TOP, BOTTOM = 44.0, 96.0, 12.0, 30.0
SIZE = 7.5
DASHES = {"target": None, "milestone": [6, 3], "mean": [1, 2], "limit": [3, 3], "other": [8, 2]}


def drawing(spec: ChartSpec, width: float, height: float = 190.0) -> Drawing:
    """The chart, `width` by `height` points."""
    look.register_fonts()
    chart = Drawing(width, height)
    low, high = spec.bounds()
    ticks = nice_ticks(low, high)
    low, high = min(low, ticks[0]), max(high, ticks[-1])
    count = max(len(spec.points), 1)
    span = width - LEFT - RIGHT

    def x(index: int) -> float:
        return LEFT + span * (index + 0.5) / count

    def y(value: float) -> float:
        return BOTTOM + (height - TOP - BOTTOM) * (value - low) / (high - low)

    for tick in ticks:
        chart.add(_line(LEFT, y(tick), width - RIGHT, y(tick), look.HAIRLINE, 0.5))
        _text(chart, LEFT - 6, y(tick) - 2.6, f"{tick:g}", anchor="end")
    every = max(1, math.ceil(count * 38 / span))
    for index, point in enumerate(spec.points):
        if (count - 1 - index) % every == 0:
            _text(chart, x(index), BOTTOM - 12, point.label, anchor="middle")
    for event in spec.events:
        at = x(event.at)
        chart.add(_line(at, BOTTOM, at, height - TOP, look.QUIET, 0.8, [2, 2]))
        _text(chart, at + 3, height - TOP - 4, event.label, anchor="start")
    _references(chart, spec, x, y, width)
    _series(chart, spec, x, y, height)
    return chart


def nice_ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers from at or below `low` to at or above `high`, about `wanted` of them."""
    span = high - low or 1.0
    step = 10 ** math.floor(math.log10(span / wanted))
    for factor in (1, 2, 5, 10):
        if span / (step * factor) <= wanted:
            step *= factor
            break
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(index * step, 10) for index in range(first, last + 1)]


def _references(chart, spec, x, y, width):  # type: ignore[no-untyped-def]
    taken: list[float] = []
    for line in spec.lines:
        points = [(x(i), y(v)) for i, v in enumerate(line.values) if v is not None]
        if not points:
            continue
        colour = look.ACCENT if line.role in {"target", "milestone"} else look.QUIET
        flat = [c for point in points for c in point]
        if len(points) > 1:
            chart.add(
                PolyLine(
                    flat,
                    strokeColor=colour,
                    strokeWidth=1,
                    strokeDashArray=DASHES[line.role],
                    fillColor=None,
                )
            )
        else:
            cx, cy = points[0]
            chart.add(_line(cx - 8, cy, cx + 8, cy, colour, 1.2))
        at = points[-1][1]
        while any(abs(at - other) < 9 for other in taken):
            at += 9
        taken.append(at)
        _text(chart, width - RIGHT + 6, at - 2.6, line.name, anchor="start", colour=colour)


def _series(chart, spec, x, y, height):  # type: ignore[no-untyped-def]
    run: list[float] = []
    for index, point in enumerate(spec.points):
        if point.value is None:
            _stroke(chart, run)
            run = []
            if point.mark is Mark.SUPPRESSED:
                _hatch(chart, x(index), height)
        else:
            run += [x(index), y(point.value)]
    _stroke(chart, run)
    for index, point in enumerate(spec.points):
        if point.value is not None:
            chart.add(_mark(point.mark, x(index), y(point.value)))


def _stroke(chart: Drawing, run: list[float]) -> None:
    if len(run) > 2:
        chart.add(PolyLine(run, strokeColor=look.INK, strokeWidth=1.4, fillColor=None))


def _hatch(chart: Drawing, at: float, height: float) -> None:
    chart.add(
        Rect(at - 4, BOTTOM, 8, height - TOP - BOTTOM, fillColor=look.SUNKEN, strokeColor=None)
    )
    step = BOTTOM
    while step + 8 < height - TOP:
        chart.add(_line(at - 4, step, at + 4, step + 8, look.HAIRLINE, 0.7))
        step += 8


def _mark(mark: Mark, x: float, y: float):  # type: ignore[no-untyped-def]
    match mark:
        case Mark.IMPROVEMENT:
            corners = [x - 4, y - 3.2, x + 4, y - 3.2, x, y + 4]
            return Polygon(corners, fillColor=look.GOOD, strokeColor=None)
        case Mark.CONCERN:
            corners = [x - 4, y + 3.2, x + 4, y + 3.2, x, y - 4]
            return Polygon(corners, fillColor=look.BAD, strokeColor=None)
        case Mark.NEUTRAL:
            return Rect(x - 3, y - 3, 6, 6, fillColor=look.ACCENT, strokeColor=None)
        case Mark.PROVISIONAL:
            return Circle(x, y, 3, fillColor=white, strokeColor=look.INK, strokeWidth=1.2)
        case _:
            return Circle(x, y, 2.6, fillColor=look.INK, strokeColor=None)


def _line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    colour: Color,
    width: float,
    dash: list[int] | None = None,
) -> Line:
    return Line(x1, y1, x2, y2, strokeColor=colour, strokeWidth=width, strokeDashArray=dash)


def _text(
    chart: Drawing, x: float, y: float, text: str, *, anchor: str, colour: Color = look.QUIET
) -> None:
    look.check_glyphs(text)
    if anchor == "start":
        x = min(x, chart.width - stringWidth(text, look.BODY, SIZE))
    chart.add(
        String(x, y, text, fontName=look.BODY, fontSize=SIZE, fillColor=colour, textAnchor=anchor)
    )
