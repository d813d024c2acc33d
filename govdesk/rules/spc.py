# SPDX-License-Identifier: Apache-2.0
"""Process limits of an individuals chart (XmR): what the usual ups and downs of a measure are.

Follows NHSRplotthedots 0.2 (`ptd_spc_standard`), "Making data count". Computed in fractions, so
that a point on a line is on it; the anchor's floats agree to rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from govdesk.rules.numbers import Number, exact

LIMIT = Fraction("2.66")
"""3 / 1.128, rounded as the anchor rounds it: from a mean moving range to three sigma."""
NEAR_LIMIT = LIMIT * 2 / 3
OUTLYING_RANGE = Fraction("3.267")
"""A moving range of at least this many mean ranges is left out of the limits."""
SHORT = 13
"""Fewer points than this make limits that still move; they are flagged, not withheld."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The centre line and limits of one phase, in the measure's own unit.

    `n` counts the phase's points, `calibrated_on` those that the limits were made from. The limits
    are None when no moving range is left (a constant series, a single point); they may lie below 0
    or above 100 %, and are clipped for display only.
    """

    n: int
    calibrated_on: int
    mean: Fraction
    moving_range: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    near_lower: Fraction | None
    near_upper: Fraction | None

    @property
    def collapsed(self) -> bool:
        """Whether there is no variation to judge by: no limits, or limits on the centre line."""
        return not self.moving_range

    @property
    def short(self) -> bool:
        """Whether the phase has fewer than 13 points."""
        return self.n < SHORT


def limits_of(
    values: Sequence[Number], *, fix_after: int | None = None, screen: bool = True
) -> Limits:
    """The limits of one phase of at least one value, in order of time.

    With `fix_after` only the first so many values set the limits and the rest are judged by them
    (at least 12 are advised). `screen` leaves out moving ranges of 3.267 times their mean or more,
    in one pass; the centre line is not screened.
    """
    calibrating = [exact(value) for value in values[:fix_after]]
    mean = sum(calibrating, Fraction(0)) / len(calibrating)
    ranges = [abs(later - earlier) for earlier, later in pairwise(calibrating)]
    average = _mean(ranges)
    if screen and average is not None:
        average = _mean([r for r in ranges if r < OUTLYING_RANGE * average])
    if average is None:
        return Limits(len(values), len(calibrating), mean, None, None, None, None, None)
    return Limits(
        n=len(values),
        calibrated_on=len(calibrating),
        mean=mean,
        moving_range=average,
        lower=mean - LIMIT * average,
        upper=mean + LIMIT * average,
        near_lower=mean - NEAR_LIMIT * average,
        near_upper=mean + NEAR_LIMIT * average,
    )


def phases(rebase: Sequence[bool]) -> tuple[slice, ...]:
    """The runs of points between rebase marks; a mark starts the phase it stands on."""
    starts = [0, *(index for index, mark in enumerate(rebase) if mark and index)]
    ends = [*starts[1:], len(rebase)]
    return tuple(slice(a, b) for a, b in zip(starts, ends, strict=True) if a < b)


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
