# SPDX-License-Identifier: Apache-2.0
"""An indicator's status: how far it is from where it should be by now, in one word.

The shortfall r = d (milestone - actual) / |milestone - baseline|, with d = +1 when more is better
and -1 when less is, is compared exactly: r <= 10 % on track, <= 25 % lagging, else off track.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from govdesk.rules.indicators import Aggregation, Direction, TargetBand
from govdesk.rules.messages import Message, message
from govdesk.rules.numbers import Number, exact


class Status(StrEnum):
    """The words, in the order in which they are tested."""

    NO_TARGET = "no_target"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    PARTIAL = "partial"
    TOO_FEW_CASES = "too_few_cases"
    ON_TRACK = "on_track"
    LAGGING = "lagging"
    OFF_TRACK = "off_track"
    ACHIEVED = "achieved"

    @property
    def behind(self) -> bool:
        """Whether it needs a disposition at the midpoint."""
        return self in (Status.LAGGING, Status.OFF_TRACK)

    @property
    def urgency(self) -> int:
        """Its place in a list that begins with what needs attention."""
        return _URGENCY.index(self)

    @property
    def shape(self) -> str:
        """The shape that carries the meaning beside the word; colour only repeats it."""
        return _SHAPES.get(self, "–")

    @property
    def word(self) -> Message:
        """The status in words."""
        return message(f"status.{self.value}")


_URGENCY = (
    Status.OFF_TRACK,
    Status.LAGGING,
    Status.NOT_REPORTED,
    Status.PARTIAL,
    Status.TOO_FEW_CASES,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.NOT_DUE,
    Status.NO_TARGET,
)
_SHAPES = {
    Status.OFF_TRACK: "▲",
    Status.LAGGING: "◆",
    Status.ON_TRACK: "●",
    Status.ACHIEVED: "★",
    Status.NOT_REPORTED: "○",
    Status.PARTIAL: "○",
    Status.NOT_DUE: "○",
}


class Evidence(StrEnum):
    """Whether the difference from the milestone is more than chance."""

    CLEAR = "clear"
    NOT_DISTINGUISHABLE = "not_distinguishable"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How large a shortfall is still on track, and how large still lagging."""

    on_track: Number = Fraction(1, 10)
    lagging: Number = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything a status is decided on.

    `actual` is the year to date as the aggregation makes it (for a flow the sum so far). `due` is
    false while the period's reading is not yet due; `complete` is false when only part of the
    sources or months are in. `denominator`, if any, is tested against `minimum_denominator`.
    `year_end` says that the milestone is the last one.
    """

    direction: Direction
    target: Number | TargetBand | None
    milestone: Number | None = None
    baseline: Number = 0
    actual: Number | None = None
    aggregation: Aggregation = Aggregation.LEVEL
    due: bool = True
    complete: bool = True
    denominator: Number | None = None
    minimum_denominator: int = 20
    year_end: bool = False
    tolerance: Tolerance = Tolerance()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status with its arithmetic; `shortfall` and `progress` are None where undefined."""

    status: Status
    shortfall: Fraction | None = None
    progress: Fraction | None = None


def status_of(standing: Standing) -> Judgement:
    """The status, tested in the order of `Status`.

    Achieved: the target is reached at year end, or earlier by a flow of which more is better.
    A milestone equal to the baseline means "hold": any worse value is off track.
    """
    gate = _gate(standing)
    if gate is not None:
        return Judgement(gate)
    assert standing.actual is not None
    actual = exact(standing.actual)
    if isinstance(standing.target, TargetBand):
        return _against_band(standing, standing.target, actual)
    assert standing.target is not None
    assert standing.milestone is not None
    milestone, baseline = exact(standing.milestone), exact(standing.baseline)
    shortfall = shortfall_of(actual, milestone, baseline, standing.direction)
    span = milestone - baseline
    progress = (actual - baseline) / span if span else None
    sign = standing.direction.sign
    reached = sign * (actual - exact(standing.target)) >= 0
    grows = standing.aggregation is Aggregation.FLOW and standing.direction is Direction.INCREASE
    if reached and (standing.year_end or grows):
        return Judgement(Status.ACHIEVED, shortfall, progress)
    behind = sign * (milestone - actual) > 0
    return Judgement(_word(shortfall, behind, standing.tolerance), shortfall, progress)


def shortfall_of(
    actual: Fraction, milestone: Fraction, baseline: Fraction, direction: Direction
) -> Fraction | None:
    """r, negative when ahead; None when the milestone equals the baseline."""
    span = abs(milestone - baseline)
    return direction.sign * (milestone - actual) / span if span else None


def evidence_of(
    milestone: Number, low: Number, high: Number, direction: Direction
) -> Evidence | None:
    """Whether an interval [low, high] lies wholly on the bad side of the milestone.

    None for a neutral or banded indicator, which has no bad side.
    """
    if direction.sign == 0:
        return None
    nearest = high if direction is Direction.INCREASE else low
    behind = direction.sign * (exact(milestone) - exact(nearest)) > 0
    return Evidence.CLEAR if behind else Evidence.NOT_DISTINGUISHABLE


def _gate(standing: Standing) -> Status | None:
    """The status of an indicator that cannot be judged yet, or None when it can."""
    banded = isinstance(standing.target, TargetBand)
    if standing.target is None or (standing.direction.sign == 0 and not banded):
        return Status.NO_TARGET
    if not standing.due or (standing.milestone is None and not banded):
        return Status.NOT_DUE
    if standing.actual is None:
        return Status.NOT_REPORTED
    if not standing.complete:
        return Status.PARTIAL
    if (
        standing.denominator is not None
        and exact(standing.denominator) < standing.minimum_denominator
    ):
        return Status.TOO_FEW_CASES
    return None


def _against_band(standing: Standing, band: TargetBand, actual: Fraction) -> Judgement:
    """Inside the band is on track; outside, the distance is measured in widths of the band."""
    low, high = exact(band.low), exact(band.high)
    distance = max(low - actual, actual - high, Fraction(0))
    if not distance:
        return Judgement(Status.ACHIEVED if standing.year_end else Status.ON_TRACK, Fraction(0))
    shortfall = distance / (high - low) if high > low else None
    return Judgement(_word(shortfall, True, standing.tolerance), shortfall)


def _word(shortfall: Fraction | None, behind: bool, tolerance: Tolerance) -> Status:
    if not behind:
        return Status.ON_TRACK
    if shortfall is None or shortfall > exact(tolerance.lagging):
        return Status.OFF_TRACK
    return Status.ON_TRACK if shortfall <= exact(tolerance.on_track) else Status.LAGGING
