# SPDX-License-Identifier: Apache-2.0
"""Intervals of means and medians.

A mean has Student's interval, as in PHEindicatormethods (`phe_mean`). Durations are skewed, so for
them a median and an interval between two of the values themselves is preferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from statistics import median

from govdesk.rules.intervals import confidence_of
from govdesk.rules.messages import message
from govdesk.rules.numbers import Number, exact
from govdesk.rules.refusals import BadInput


def mean_interval(values: Sequence[float], confidence: float = 0.95) -> tuple[float, float, float]:
    """Mean, lower and upper limit. Raises BadInput with fewer than two values."""
    from scipy.stats import t

    level = confidence_of(confidence)
    if len(values) < 2:
        raise BadInput(message("interval.values"))
    n = len(values)
    mean = sum(values) / n
    deviation = sqrt(sum((value - mean) ** 2 for value in values) / (n - 1))
    half = float(t.isf((1 - level) / 2, n - 1)) * deviation / sqrt(n)
    return mean, mean - half, mean + half


def median_interval(
    values: Sequence[Number], confidence: float = 0.95
) -> tuple[Fraction, Fraction | None, Fraction | None]:
    """Median, and the two values between which the true one lies with at least this confidence.

    The limits are None when there are too few values for any such pair. Raises BadInput without a
    value.
    """
    from scipy.stats import binom

    level = confidence_of(confidence)
    if not values:
        raise BadInput(message("interval.values"))
    ranked = sorted(exact(value) for value in values)
    n = len(ranked)
    # The rank r and its mirror hold the median unless fewer than r, or more than n - r, lie below.
    outside = int(binom.ppf((1 - level) / 2, n, 0.5))
    if 2 * float(binom.cdf(outside - 1, n, 0.5)) > 1 - level:
        outside -= 1
    if outside < 1:
        return median(ranked), None, None
    return median(ranked), ranked[outside - 1], ranked[n - outside]
