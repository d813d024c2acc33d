# SPDX-License-Identifier: Apache-2.0
"""The chart of one indicator: its readings, where it should be, and what its changes mean.

Under 12 values it is a plain run chart and says so: limits from so few points would promise more
than they know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from govdesk.queries.charts import ChartEvent, ChartLine, ChartPoint, ChartSpec, Mark
from govdesk.rules.messages import Message, message
from govdesk.rules.numbers import Number, exact
from govdesk.rules.series_analysis import Phase, SeriesAnalysis, clipped
from govdesk.rules.special_causes import PointType
from govdesk.wording import Words

FEWEST_FOR_LIMITS = 12
"""Values in the whole series; and `FEWEST_IN_PHASE` since the limits were last reset."""
FEWEST_IN_PHASE = 8

_MARKS = {
    PointType.IMPROVEMENT: Mark.IMPROVEMENT,
    PointType.CONCERN: Mark.CONCERN,
    PointType.NEUTRAL_HIGH: Mark.NEUTRAL,
    PointType.NEUTRAL_LOW: Mark.NEUTRAL,
}
_VERDICTS = {
    PointType.COMMON_CAUSE: "chart.usual",
    PointType.IMPROVEMENT: "chart.better",
    PointType.CONCERN: "chart.worse",
    PointType.NEUTRAL_HIGH: "chart.higher",
    PointType.NEUTRAL_LOW: "chart.lower",
}


@dataclass(frozen=True, slots=True)
class ChartReading:
    """One period of the series: its worded label, and its value when there is one to show."""

    label: str
    value: Number | None
    provisional: bool = False
    suppressed: bool = False


def chart_of_indicator(
    *,
    name: str,
    unit: str,
    readings: Sequence[ChartReading],
    words: Words,
    decimals: int = 0,
    analysis: SeriesAnalysis | None = None,
    targets: Sequence[Number | None] = (),
    target_highs: Sequence[Number | None] = (),
    milestones: Sequence[Number | None] = (),
    events: Sequence[ChartEvent] = (),
    lowest: Number | None = 0,
    highest: Number | None = None,
    named: bool = True,
) -> ChartSpec:
    """What the chart shows, worded in the language of `words`; where it is not `named`, the words
    for who cannot see it leave out name and unit, which are of another language.

    `analysis` is of the same readings in the same order, suppressed ones as gaps. `targets`,
    `target_highs` (the upper end of a band) and `milestones` hold one value a reading, or nothing.
    Limits are clipped to `lowest` and `highest`, what the measure can be, for display only.
    Raises ValueError when the lengths disagree or a suppressed value took part in the analysis.
    """
    _check(readings, analysis, (targets, target_highs, milestones))
    values = [_value(reading) for reading in readings]
    known = [value for value in values if value is not None]
    drawn = analysis if len(known) >= FEWEST_FOR_LIMITS else None
    phases = [p for p in drawn.phases if p.limits.n >= FEWEST_IN_PHASE] if drawn else []
    lines = [
        _line(words, "chart.line.target", targets, "target"),
        _line(words, "chart.line.target_high", target_highs, "target"),
        _line(words, "chart.line.milestone", milestones, "milestone"),
        *_limit_lines(words, phases, len(readings), lowest, highest),
    ]
    return ChartSpec(
        title=name,
        unit=unit,
        points=tuple(
            ChartPoint(
                label=reading.label,
                value=_float(values[place]),
                text=_text(reading, words, decimals),
                mark=_mark(reading, place, drawn, phases),
            )
            for place, reading in enumerate(readings)
        ),
        lines=tuple(line for line in lines if line is not None),
        events=tuple(events),
        alt=_alt((name, unit) if named else None, readings, known, drawn, words, decimals),
        note=_note(known, drawn, words),
    )


def _check(
    readings: Sequence[ChartReading],
    analysis: SeriesAnalysis | None,
    lines: Sequence[Sequence[Number | None]],
) -> None:
    if any(len(line) not in (0, len(readings)) for line in lines):
        raise ValueError("a reference line needs one value for each reading")
    if analysis is None:
        return
    if len(analysis.points) != len(readings):
        raise ValueError("the analysis is of another series")
    for reading, point in zip(readings, analysis.points, strict=True):
        if reading.suppressed and point.type is not None:
            raise ValueError("a suppressed value took part in the analysis")


def _value(reading: ChartReading) -> Fraction | None:
    """The value that may be shown."""
    return None if reading.suppressed or reading.value is None else exact(reading.value)


def _float(value: Number | None) -> float | None:
    return None if value is None else float(value)


def _text(reading: ChartReading, words: Words, decimals: int) -> str:
    if reading.suppressed:
        return words.say(message("chart.hidden"))
    if reading.value is None:
        return words.say(message("chart.not_reported"))
    written = words.number(reading.value, decimals)
    if reading.provisional:
        return words.say(message("chart.provisional", value=written))
    return written


def _mark(
    reading: ChartReading, place: int, drawn: SeriesAnalysis | None, phases: Sequence[Phase]
) -> Mark:
    """Provisional before anything else: a value that may change proves no change."""
    if reading.suppressed:
        return Mark.SUPPRESSED
    if reading.provisional:
        return Mark.PROVISIONAL
    kind = drawn.points[place].type if drawn else None
    if kind is None or not any(phase.first <= place <= phase.last for phase in phases):
        return Mark.COMMON
    return _MARKS.get(kind, Mark.COMMON)


def _line(words: Words, key: str, values: Sequence[Number | None], role: str) -> ChartLine | None:
    if all(value is None for value in values):
        return None
    return ChartLine(words.say(message(key)), tuple(_float(value) for value in values), role)


def _limit_lines(
    words: Words,
    phases: Sequence[Phase],
    length: int,
    lowest: Number | None,
    highest: Number | None,
) -> list[ChartLine | None]:
    """Average and limits, stepping from phase to phase."""
    mean: list[Fraction | None] = [None] * length
    upper: list[Fraction | None] = [None] * length
    lower: list[Fraction | None] = [None] * length
    for phase in phases:
        for place in range(phase.first, phase.last + 1):
            mean[place] = phase.limits.mean
            upper[place] = clipped(phase.limits.upper, lowest, highest)
            lower[place] = clipped(phase.limits.lower, lowest, highest)
    return [
        _line(words, "chart.line.mean", mean, "mean"),
        _line(words, "chart.line.upper", upper, "limit"),
        _line(words, "chart.line.lower", lower, "limit"),
    ]


def _alt(
    named: tuple[str, str] | None,
    readings: Sequence[ChartReading],
    known: Sequence[Fraction],
    drawn: SeriesAnalysis | None,
    words: Words,
    decimals: int,
) -> str:
    """One or two sentences for who cannot see the chart, saying no more than the chart shows."""
    what = {} if named is None else {"name": named[0], "unit": named[1]}
    if not known:
        return words.say(message("chart.alt_empty" if named else "chart.alt_empty_unnamed", **what))
    return words.say(
        message(
            "chart.alt" if named else "chart.alt_unnamed",
            **what,
            first=readings[0].label,
            last=readings[-1].label,
            count=len(known),
            low=words.number(min(known), decimals),
            high=words.number(max(known), decimals),
            latest=_text(readings[-1], words, decimals),
            verdict=_verdict(readings[-1], known, drawn),
        )
    )


def _verdict(
    last: ChartReading, known: Sequence[Fraction], drawn: SeriesAnalysis | None
) -> Message:
    if len(known) < FEWEST_FOR_LIMITS:
        return message("chart.too_few")
    if _value(last) is None or drawn is None or drawn.variation is None:
        return message("chart.no_verdict")
    return message(_VERDICTS[drawn.variation])


def _note(known: Sequence[Fraction], drawn: SeriesAnalysis | None, words: Words) -> str:
    if len(known) < FEWEST_FOR_LIMITS:
        return words.say(message("chart.run_chart", count=FEWEST_FOR_LIMITS))
    return words.say(drawn.reason) if drawn and drawn.reason else ""
