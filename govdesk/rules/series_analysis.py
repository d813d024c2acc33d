# SPDX-License-Identifier: Apache-2.0
"""One series analysed: limits by phase, a type for every point, and a verdict or why there is none.

The rules mark points at any length, as their anchor does; the verdict on top may be withheld, since
limits from a handful of points say little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from govdesk.rules.assurance import Assurance, assurance_of
from govdesk.rules.indicators import Direction
from govdesk.rules.messages import Message, message
from govdesk.rules.numbers import Number, exact
from govdesk.rules.spc import Limits, limits_of, phases
from govdesk.rules.special_causes import Cause, PointType, RuleSettings, point_type, signals


@dataclass(frozen=True, slots=True)
class AnalysisSettings:
    """How a series is analysed. `verdict_min`: fewer points in the latest phase give no verdict."""

    direction: Direction = Direction.INCREASE
    fix_after: int | None = None
    screen: bool = True
    rules: RuleSettings = field(default_factory=RuleSettings)
    verdict_min: int = 8


@dataclass(frozen=True, slots=True)
class Phase:
    """The points `first` to `last` (places in the series, inclusive) and their limits."""

    first: int
    last: int
    limits: Limits


@dataclass(frozen=True, slots=True)
class AnalysedPoint:
    """What one point is; type and cause are None where there is no value."""

    type: PointType | None
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class SeriesAnalysis:
    """An analysed series. `variation` and `assurance` are None when withheld, for `reason`."""

    n: int
    phases: tuple[Phase, ...]
    points: tuple[AnalysedPoint, ...]
    variation: PointType | None
    assurance: Assurance | None
    reason: Message | None

    @property
    def limits(self) -> Limits | None:
        """The limits of the latest phase; None for a series without a value."""
        return self.phases[-1].limits if self.phases else None


def analyse(
    values: Sequence[Number | None],
    *,
    target: Number | None = None,
    rebase: Sequence[bool] | None = None,
    settings: AnalysisSettings = AnalysisSettings(),
) -> SeriesAnalysis:
    """Analyse values in order of time; None is a gap, over which the neighbours join.

    `rebase` marks where a new phase begins; runs and limits never cross it.
    """
    marks = rebase or [False] * len(values)
    points = [AnalysedPoint(None, None)] * len(values)
    found: list[Phase] = []
    for span in phases(marks):
        places = [i for i in range(span.start, span.stop) if values[i] is not None]
        known = [exact(value) for value in values[span] if value is not None]
        if not known:
            continue
        limits = limits_of(known, fix_after=settings.fix_after, screen=settings.screen)
        found.append(Phase(places[0], places[-1], limits))
        for place, signal in zip(places, signals(known, limits, settings.rules), strict=True):
            kind = point_type(signal, settings.direction)
            points[place] = AnalysedPoint(kind, signal.cause if signal else None)
    n = sum(value is not None for value in values)
    reason = _why_withheld(found, settings.verdict_min)
    if reason is not None:
        return SeriesAnalysis(n, tuple(found), tuple(points), None, None, reason)
    latest = found[-1]
    assurance = assurance_of(latest.limits, target, settings.direction)
    variation = points[latest.last].type
    return SeriesAnalysis(n, tuple(found), tuple(points), variation, assurance, None)


def _why_withheld(found: Sequence[Phase], verdict_min: int) -> Message | None:
    if not found:
        return message("series.no_values")
    limits = found[-1].limits
    if limits.n < verdict_min:
        key = "series.too_short" if len(found) == 1 else "series.phase_too_short"
        return message(key, count=limits.n, needed=verdict_min)
    return message("series.no_variation") if limits.collapsed else None


def clipped(value: Fraction | None, low: Number | None, high: Number | None) -> Fraction | None:
    """A limit as it is displayed: not beyond what the measure can be. For display only."""
    if value is None:
        return None
    if low is not None:
        value = max(value, exact(low))
    return value if high is None else min(value, exact(high))
