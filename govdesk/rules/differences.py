# SPDX-License-Identifier: Apache-2.0
"""Whether two shares differ: of two periods, or of two groups.

Newcombe's hybrid interval (1998, method 10), made of the two Wilson intervals.
"""

from __future__ import annotations

from math import sqrt

from govdesk.rules.intervals import wilson


def difference_of_shares(
    first: tuple[float, float], second: tuple[float, float], confidence: float = 0.95
) -> tuple[float, float, float]:
    """First share less second, and its limits; each is (numerator, denominator).

    Raises BadInput as `wilson` does.
    """
    low1, high1 = wilson(*first, confidence)
    low2, high2 = wilson(*second, confidence)
    share1, share2 = first[0] / first[1], second[0] / second[1]
    difference = share1 - share2
    lower = difference - sqrt((share1 - low1) ** 2 + (high2 - share2) ** 2)
    upper = difference + sqrt((high1 - share1) ** 2 + (share2 - low2) ** 2)
    return difference, lower, upper
