# SPDX-License-Identifier: Apache-2.0
"""What `govdesk analyse` answers about one series: as JSON for programs, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import Any

from govdesk.exchange.series import SHARE, Measure, Series, SeriesRow
from govdesk.rules.assurance import Assurance
from govdesk.rules.forecast import Forecast
from govdesk.rules.intervals import rate_interval, wilson
from govdesk.rules.messages import Message, message
from govdesk.rules.series_analysis import AnalysedPoint, Phase, SeriesAnalysis
from govdesk.rules.status import Judgement
from govdesk.wording import Words


@dataclass(frozen=True, slots=True)
class SeriesAnswer:
    """A series with everything recomputed from it."""

    series: Series
    analysis: SeriesAnalysis
    target: Fraction | None
    confidence: float
    judgement: Judgement
    forecast: Forecast | None
    measure: Measure = SHARE


def answer_json(answer: SeriesAnswer, words: Words) -> dict[str, Any]:
    """The answer as its seam has it; numbers are floats, what is not known is None."""
    analysis, rows = answer.analysis, answer.series.rows
    forecast = answer.forecast
    return {
        "group": answer.series.group,
        "n": analysis.n,
        "limits": [_phase_json(phase, rows) for phase in analysis.phases],
        "points": [
            _point_json(row, point, answer)
            for row, point in zip(rows, analysis.points, strict=True)
        ],
        "variation": analysis.variation,
        "assurance": analysis.assurance,
        "reason": None if analysis.reason is None else words.say(analysis.reason),
        "status": answer.judgement.status,
        "forecast": None
        if forecast is None
        else {
            "method": forecast.method,
            "value": float(forecast.value),
            "lower": _float(forecast.lower),
            "upper": _float(forecast.upper),
        },
    }


def answer_lines(answer: SeriesAnswer, words: Words) -> Iterator[str]:
    """The answer in sentences."""
    analysis, rows = answer.analysis, answer.series.rows
    if answer.series.group is not None:
        yield answer.series.group
    said = message("series.said.span", count=analysis.n, first=rows[0].label, last=rows[-1].label)
    yield words.say(said)
    for phase in analysis.phases:
        yield words.say(_phase_message(phase, rows))
    for row, point in zip(rows, analysis.points, strict=True):
        if point.cause is not None and point.type is not None and row.point.value is not None:
            yield words.say(
                message(
                    "series.said.change",
                    period=row.label,
                    value=row.point.value,
                    rule=message(f"series.rule.{point.cause.value}"),
                    meaning=message(f"series.type.{point.type.value}"),
                )
            )
    if analysis.reason is not None:
        yield words.say(analysis.reason)
    if analysis.variation is not None:
        yield words.say(message(f"series.variation.{analysis.variation.value}"))
    if analysis.assurance not in (None, Assurance.NONE):
        yield words.say(
            message(f"series.assurance.{analysis.assurance}", target=answer.target or 0)
        )
    status = answer.judgement.status
    yield words.say(message("series.said.status", shape=status.shape, status=status.word))
    if answer.forecast is not None:
        yield words.say(_forecast_message(answer.forecast))


def _phase_json(phase: Phase, rows: tuple[SeriesRow, ...]) -> dict[str, Any]:
    limits = phase.limits
    flags = {
        "short": limits.short,
        "no_variation": limits.collapsed,
        "fixed": limits.calibrated_on < limits.n,
    }
    return {
        "from": rows[phase.first].label,
        "to": rows[phase.last].label,
        "n": limits.n,
        "mean": float(limits.mean),
        "lpl": _float(limits.lower),
        "upl": _float(limits.upper),
        "near_lower": _float(limits.near_lower),
        "near_upper": _float(limits.near_upper),
        "flags": [name for name, holds in flags.items() if holds],
    }


def _point_json(row: SeriesRow, point: AnalysedPoint, answer: SeriesAnswer) -> dict[str, Any]:
    """`lower` and `upper` are the interval of a share or rate; a bare value does not say how sure
    it is."""
    lower, upper = _interval(row, answer.measure, answer.confidence)
    return {
        "period": row.label,
        "value": _float(row.point.value),
        "lower": lower,
        "upper": upper,
        "point_type": point.type,
        "rule": point.cause,
    }


def _interval(
    row: SeriesRow, measure: Measure, confidence: float
) -> tuple[float | None, float | None]:
    numerator, denominator = row.point.numerator, row.point.denominator
    if numerator is None or not denominator:
        return None, None
    scale = float(measure.multiplier)
    if measure.rate:
        low, high = rate_interval(int(numerator), float(denominator), confidence, scale)
        return low, high if isfinite(high) else None
    low, high = wilson(float(numerator), float(denominator), confidence)
    return low * scale, high * scale


def _phase_message(phase: Phase, rows: tuple[SeriesRow, ...]) -> Message:
    limits = phase.limits
    first, last = rows[phase.first].label, rows[phase.last].label
    if limits.lower is None or limits.upper is None:
        return message("series.said.mean", first=first, last=last, mean=limits.mean)
    return message(
        "series.said.limits",
        first=first,
        last=last,
        mean=limits.mean,
        lower=limits.lower,
        upper=limits.upper,
    )


def _forecast_message(forecast: Forecast) -> Message:
    method = message(f"series.method.{forecast.method.value}")
    if forecast.lower is None or forecast.upper is None:
        return message("series.said.forecast", value=forecast.value, method=method)
    return message(
        "series.said.forecast_band",
        value=forecast.value,
        lower=forecast.lower,
        upper=forecast.upper,
        method=method,
    )


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
