# SPDX-License-Identifier: Apache-2.0
"""Confidence intervals of proportions, counts and rates.

Follows PHEindicatormethods: Wilson for proportions, exact Poisson under 10 events and Byar from 10
on for counts. Floats: these are statistics, and no threshold is decided on their last digit.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

EXACT_BELOW = 10


def confidence_of(value: float) -> float:
    """A confidence as a share from 0.9 to 1; 90 to 100 are taken as percent. BadInput otherwise."""
    share = value / 100 if value >= 90 else value
    if not 0.9 <= share <= 1:
        raise BadInput(message("interval.confidence"))
    return share


def wilson(numerator: float, denominator: float, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a proportion, as shares from 0 to 1. Raises BadInput unless
    0 <= numerator <= denominator and denominator > 0."""
    x, n, level = numerator, denominator, confidence_of(confidence)
    if not 0 <= x <= n or n <= 0:
        raise BadInput(message("interval.proportion"))
    if level == 1:
        return 0.0, 1.0
    z = _z(level)
    half = z * sqrt(z * z + 4 * x * (1 - x / n))
    low, high = ((2 * x + z * z + way * half) / (2 * (n + z * z)) for way in (-1, 1))
    # At 0 and n the limit is exactly 0 or 1; a rounding error must not carry it past.
    return max(0.0, low) if x else 0.0, min(1.0, high) if x < n else 1.0


def count_interval(events: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a number of events.

    Byar's lower limit would be negative only beyond any confidence a float can tell from 1.
    Raises BadInput on a negative number.
    """
    level = confidence_of(confidence)
    if events < 0:
        raise BadInput(message("interval.negative"))
    if events < EXACT_BELOW:
        return _exact_poisson(events, level)
    if level == 1:
        return 0.0, float("inf")
    z = _z(level)
    low = events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3
    more = events + 1
    high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    return low, high


def rate_interval(
    events: int, population: float, confidence: float = 0.95, multiplier: float = 100_000
) -> tuple[float, float]:
    """The interval of events for every `multiplier` of a population, which they may exceed.

    Raises BadInput when the population is not more than 0.
    """
    if population <= 0:
        raise BadInput(message("interval.population"))
    low, high = count_interval(events, confidence)
    scale = multiplier / population
    return low * scale, high * scale


def _exact_poisson(events: int, level: float) -> tuple[float, float]:
    from scipy.special import gammaincinv

    # chi2 with 2k degrees of freedom at p is 2 gammaincinv(k, p); the limits are half of it.
    tail = (1 - level) / 2
    low = float(gammaincinv(events, tail)) if events else 0.0
    return low, float(gammaincinv(events + 1, 1 - tail))


def _z(level: float) -> float:
    return -NormalDist().inv_cdf((1 - level) / 2)
