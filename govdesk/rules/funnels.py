# SPDX-License-Identifier: Apache-2.0
"""Funnels: places compared with all of them together, allowing for how small each one is.

Follows PHEindicatormethods. A share lies outside when its Wilson interval (at 95 % or 99.8 %) does
not hold the average; a ratio of observed to expected when its exact or Byar interval does not
hold 1. Floats: these are statistics.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

from govdesk.rules.intervals import count_interval
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

WARN, ALARM = 0.975, 0.999
"""The chance of lying within each line by one side."""


class FunnelPlace(StrEnum):
    """Where a place lies; the numbers are the chance of lying there by chance alone."""

    LOW_001 = "Low (0.001)"
    LOW_025 = "Low (0.025)"
    NOT_SIGNIFICANT = "Not significant"
    HIGH_025 = "High (0.025)"
    HIGH_001 = "High (0.001)"


def average_share(places: Sequence[tuple[float, float]]) -> float:
    """All numerators over all denominators. Raises BadInput when there is nothing to divide by, or
    a place is no share."""
    for numerator, denominator in places:
        if denominator <= 0 or not 0 <= numerator <= denominator:
            raise BadInput(message("interval.proportion"))
    if not places:
        raise BadInput(message("interval.population"))
    return sum(n for n, _d in places) / sum(d for _n, d in places)


def share_line(average: float, denominator: float, within: float, side: int) -> float:
    """The funnel's line at a denominator: the share whose Wilson limit is the average.

    `side` is +1 for the upper and -1 for the lower line; clipped to 0 and 1. Wilson's interval
    turns the score test round, so this share is the average and z standard errors of the average.
    """
    z = NormalDist().inv_cdf(within)
    share = average + side * z * sqrt(average * (1 - average) / denominator)
    return min(1.0, max(0.0, share))


def places_of_shares(places: Sequence[tuple[float, float]]) -> tuple[FunnelPlace, ...]:
    """Where each place lies, as (numerator, denominator)."""
    average = average_share(places)
    found: list[FunnelPlace] = []
    for numerator, denominator in places:
        share = numerator / denominator
        lines = {
            (within, side): share_line(average, denominator, within, side)
            for within in (WARN, ALARM)
            for side in (-1, 1)
        }
        if share < lines[ALARM, -1]:
            found.append(FunnelPlace.LOW_001)
        elif share < lines[WARN, -1]:
            found.append(FunnelPlace.LOW_025)
        elif share > lines[ALARM, 1]:
            found.append(FunnelPlace.HIGH_001)
        elif share > lines[WARN, 1]:
            found.append(FunnelPlace.HIGH_025)
        else:
            found.append(FunnelPlace.NOT_SIGNIFICANT)
    return tuple(found)


def place_of_ratio(observed: int, expected: float) -> FunnelPlace:
    """Where observed over expected events lie. Raises BadInput when nothing was expected."""
    if expected <= 0:
        raise BadInput(message("interval.expected"))
    for confidence, high, low in (
        (0.998, FunnelPlace.HIGH_001, FunnelPlace.LOW_001),
        (0.95, FunnelPlace.HIGH_025, FunnelPlace.LOW_025),
    ):
        below, above = count_interval(observed, confidence)
        if below > expected:
            return high
        if above < expected:
            return low
    return FunnelPlace.NOT_SIGNIFICANT


def places_of_rates(places: Sequence[tuple[int, float]]) -> tuple[FunnelPlace, ...]:
    """Where each place lies, as (events, population); events may exceed the population."""
    if any(population <= 0 for _events, population in places):
        raise BadInput(message("interval.population"))
    rate = sum(events for events, _p in places) / sum(population for _e, population in places)
    if not rate:
        return (FunnelPlace.NOT_SIGNIFICANT,) * len(places)
    return tuple(place_of_ratio(events, population * rate) for events, population in places)
