# SPDX-License-Identifier: Apache-2.0
"""Special causes: which points of a phase are a real change rather than usual ups and downs.

Follows NHSRplotthedots 0.2 (`ptd_calculate_point_type`) with the two settings in which MDC's own
tool differs. Signs are -1, 0 (on the line) and +1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from govdesk.rules.indicators import Direction
from govdesk.rules.spc import Limits


class Cause(StrEnum):
    """The rule that marks a point, in order of precedence."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_IN_THREE = "two_in_three"
    SHIFT = "shift"


class PointType(StrEnum):
    """What a point means, given which way is better."""

    COMMON_CAUSE = "common_cause"
    IMPROVEMENT = "special_cause_improvement"
    CONCERN = "special_cause_concern"
    NEUTRAL_HIGH = "special_cause_neutral_high"
    NEUTRAL_LOW = "special_cause_neutral_low"


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """`run_length` (7, or 6) holds for shifts and trends. `two_in_three_counts_outside` counts
    points beyond the limits towards two in three, as MDC's tool does; the R package does not."""

    run_length: int = 7
    two_in_three_counts_outside: bool = True


@dataclass(frozen=True, slots=True)
class Signal:
    """A marked point: the rule, and whether it points up (+1) or down (-1)."""

    cause: Cause
    way: int


def signals(
    values: Sequence[Fraction], limits: Limits, settings: RuleSettings = RuleSettings()
) -> tuple[Signal | None, ...]:
    """The signal at each point of one phase, None for common cause. The first rule wins."""
    length = settings.run_length
    sides = [sign(value - limits.mean) for value in values]
    outside = [is_outside(value, limits) for value in values]
    close = [is_close(value, limits) for value in values]
    counted = [
        near or (out and settings.two_in_three_counts_outside)
        for near, out in zip(close, outside, strict=True)
    ]
    pairs = part_of_two_in_three(two_in_three(counted, sides), close)
    shifts = back_fill(one_side_runs(sides, length), length)
    trends = back_fill(trend_ends(values, length), length)
    ways = trend_ways(values, trends)
    found: list[Signal | None] = []
    for index, side in enumerate(sides):
        level = 1 if side > 0 else -1
        if outside[index]:
            found.append(Signal(Cause.OUTSIDE, level))
        elif trends[index]:
            found.append(Signal(Cause.TREND, ways[index]))
        elif pairs[index]:
            found.append(Signal(Cause.TWO_IN_THREE, level))
        elif shifts[index]:
            found.append(Signal(Cause.SHIFT, level))
        else:
            found.append(None)
    return tuple(found)


def point_type(signal: Signal | None, direction: Direction) -> PointType:
    """Improvement or concern by the indicator's direction; high or low when it has none."""
    if signal is None:
        return PointType.COMMON_CAUSE
    if direction.sign == 0:
        return PointType.NEUTRAL_HIGH if signal.way > 0 else PointType.NEUTRAL_LOW
    good = signal.way * direction.sign > 0
    return PointType.IMPROVEMENT if good else PointType.CONCERN


def sign(value: Fraction) -> int:
    """-1, 0 or +1."""
    return (value > 0) - (value < 0)


def is_outside(value: Fraction, limits: Limits) -> bool:
    """Beyond a limit; on it is not."""
    if limits.lower is None or limits.upper is None:
        return False
    return value > limits.upper or value < limits.lower


def is_close(value: Fraction, limits: Limits) -> bool:
    """Between two thirds of the way to a limit and the limit."""
    if limits.near_lower is None or limits.near_upper is None or is_outside(value, limits):
        return False
    return value > limits.near_upper or value < limits.near_lower


def one_side_runs(sides: Sequence[int], length: int = 7) -> list[bool]:
    """Whether the `length` points that end here are all on one side; one on the line breaks it."""
    return [
        index + 1 >= length
        and sides[index] != 0
        and len(set(sides[index + 1 - length : index + 1])) == 1
        for index in range(len(sides))
    ]


def trend_ends(values: Sequence[Fraction], length: int = 7) -> list[int]:
    """+1 or -1 where the `length` points that end here all rise or all fall; else 0."""
    steps = [sign(later - earlier) for earlier, later in pairwise(values)]
    ends = [0] * len(values)
    for index in range(length - 1, len(values)):
        run = set(steps[index + 1 - length : index])
        if len(run) == 1:
            ends[index] = run.pop()
    return ends


def back_fill(hits: Sequence[int], length: int = 7) -> list[bool]:
    """Marks the whole run of `length` points that ends at each hit."""
    return [any(hits[index : index + length]) for index in range(len(hits))]


def trend_ways(values: Sequence[Fraction], trends: Sequence[bool]) -> list[int]:
    """Which way each point of a trend goes: its step, or the next one inside two trends."""
    steps = [sign(later - earlier) for earlier, later in pairwise(values)]
    if not steps:
        return [0] * len(values)
    before, after = [0, *steps], [*steps, steps[-1]]
    following = [*trends[1:], False]
    ways = [
        after[index] if trends[index] and following[index] else before[index]
        for index in range(len(values))
    ]
    # The anchor words a trend "decreasing" unless its step is up.
    return [1 if way > 0 else -1 for way in ways]


def two_in_three(counted: Sequence[int], sides: Sequence[int]) -> list[bool]:
    """Whether some three successive points that include this one are all on one side and have at
    least two that count."""
    last = len(counted) - 3
    windows = [
        sum(counted[i : i + 3]) >= 2 and abs(sum(sides[i : i + 3])) == 3 for i in range(last + 1)
    ]
    return [any(windows[max(0, index - 2) : index + 1]) for index in range(len(counted))]


def part_of_two_in_three(found: Sequence[int], close: Sequence[int]) -> list[bool]:
    """Of the points found, only the close ones are marked."""
    return [bool(hit and near) for hit, near in zip(found, close, strict=True)]
