# SPDX-License-Identifier: Apache-2.0
"""Progress towards a goal years away, as Open SDG sites report it (Statistics Canada's method).

For the multi-year page only. It looks at two years and the yearly growth between them, so it is
blind to noise and to the path, and says little of quarters. Floats, as in the anchor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

BASE_YEAR, TARGET_YEAR = 2015, 2030
NOTHING = 0.001
"""Stands for a target or base of 0, from which no growth can be reckoned."""
SUBSTANTIAL, MODERATE = 0.95, 0.60
HIGH, MEDIUM = 0.015, 0.005
"""Yearly growth that is substantial and moderate where there is no target."""
LIMIT_POWER = 4.44
BEST, WORST = 5.0, -5.0


class Progress(StrEnum):
    """What a site prints."""

    ACHIEVED = "target_achieved"
    SUBSTANTIAL = "substantial_progress"
    MODERATE = "moderate_progress"
    LIMITED = "limited_progress"
    DETERIORATION = "deterioration"
    NOT_AVAILABLE = "not_available"


@dataclass(frozen=True, slots=True)
class YearValue:
    """One year's value."""

    year: int
    value: float


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a series shall go.

    `direction` is +1 or -1; the anchor takes -1 when a site says nothing. `limit` is the value that
    a series without a target cannot pass, such as 100 for a percentage.
    """

    target: float | None = None
    target_year: int = TARGET_YEAR
    direction: int = -1
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A series' word and score from -5 to 5, and the ratio or growth that they come from."""

    progress: Progress
    score: float | None
    value: float | None


UNKNOWN = Measured(Progress.NOT_AVAILABLE, None, None)


def base_of(points: Sequence[YearValue], base_year: int = BASE_YEAR) -> YearValue | None:
    """The base year's value, or that of the next year that has one."""
    later = [point for point in points if point.year >= base_year]
    return min(later, key=lambda point: point.year, default=None)


def series_progress(base: YearValue | None, current: YearValue | None, goal: Goal) -> Measured:
    """How a series stands. A target reached is achieved before anything else; where the years or
    the signs give no growth, progress is not available."""
    if base is None or current is None:
        return UNKNOWN
    target = None if goal.target is None else goal.target or NOTHING
    value = _value(base, current, goal, target)
    if target is not None and goal.direction * (current.value - target) >= 0:
        # One year alone shows no progress, but it does show that the target is reached.
        return Measured(Progress.ACHIEVED, BEST, value)
    if value is None:
        return UNKNOWN
    if target is not None:
        return Measured(_word(value, SUBSTANTIAL, MODERATE), _score_to_target(value), value)
    share = _share_left(base.value, goal.limit)
    return Measured(_word(value, HIGH * share, MEDIUM * share), _score_alone(value, share), value)


@dataclass(frozen=True, slots=True)
class Nested:
    """Series of an indicator that count as one: their mean, and then the mean of means."""

    of: Sequence[Measured | Nested]


def indicator_progress(series: Sequence[Measured | Nested]) -> Measured:
    """The mean of the scores that there are; achieved only when every scored series is."""
    score = _mean_score(series)
    if score is None:
        return UNKNOWN
    if all(one.progress is Progress.ACHIEVED for one in _flat(series) if one.score is not None):
        return Measured(Progress.ACHIEVED, score, None)
    if score >= 2.5:
        return Measured(Progress.SUBSTANTIAL, score, None)
    if score >= 0:
        return Measured(Progress.MODERATE, score, None)
    word = Progress.LIMITED if score >= -2.5 else Progress.DETERIORATION
    return Measured(word, score, None)


def _value(base: YearValue, current: YearValue, goal: Goal, target: float | None) -> float | None:
    """The growth that is, or its ratio to the growth that is needed; None where undefined."""
    years = current.year - base.year
    start = base.value or NOTHING
    if years < 1 or current.value / start < 0:
        return None
    way = goal.direction * (-1 if start < 0 else 1)
    growth = _growth(current.value, start, years)
    if target is None:
        return way * growth
    ahead = goal.target_year - base.year
    if ahead < 1 or target / start < 0:
        return None
    needed = abs(_growth(target, start, ahead))
    return way * growth / needed if needed else None


def _growth(to: float, start: float, years: int) -> float:
    return float((to / start) ** (1 / years) - 1)


def _share_left(base: float, limit: float | None) -> float:
    """How much of the cuts holds for a series that is near its limit and has little room left."""
    if limit is None or base >= 2 * limit:
        return 1.0
    if base <= limit:
        return float(1 - (base / limit) ** LIMIT_POWER)
    return float(1 - ((2 * limit - base) / limit) ** LIMIT_POWER)


def _word(value: float, substantial: float, moderate: float) -> Progress:
    if value < 0:
        return Progress.DETERIORATION
    if value >= substantial:
        return Progress.SUBSTANTIAL
    return Progress.MODERATE if value >= moderate else Progress.LIMITED


def _score_to_target(value: float) -> float:
    if value >= MODERATE:
        return min(7.1429 * value - 4.2857, BEST)
    return max(4.1667 * value - 2.5, WORST)


def _score_alone(value: float, share: float) -> float:
    if value < 0:
        return max(125 * value - 2.5, WORST)
    if not share:
        return BEST
    if value >= HIGH * share:
        return min(500 * value / share - 5, BEST)
    if value >= MEDIUM * share:
        return 250 * value / share - 1.25
    return 500 * value / share - 2.5


def _mean_score(series: Sequence[Measured | Nested]) -> float | None:
    scores = [_mean_score(one.of) if isinstance(one, Nested) else one.score for one in series]
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def _flat(series: Sequence[Measured | Nested]) -> list[Measured]:
    found: list[Measured] = []
    for one in series:
        found += _flat(one.of) if isinstance(one, Nested) else [one]
    return found
