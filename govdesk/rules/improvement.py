# SPDX-License-Identifier: Apache-2.0
"""Whether a year is better than the years before it, as city management reports print it.

Follows New York's Mayor's Management Report: this year against last year, or against the average of
the last three or five. It knows nothing of chance; `series_analysis` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from govdesk.rules.indicators import Direction
from govdesk.rules.numbers import Number, exact


def improved(
    current: Number | None, before: Sequence[Number | None], direction: Direction
) -> bool | None:
    """Whether `current` is better than the average of the years before that have a value.

    The same counts as better, as it does in the report. None without a value, without a year
    before, or without a direction.
    """
    known = [exact(value) for value in before if value is not None]
    if current is None or not known or direction.sign == 0:
        return None
    average = sum(known, Fraction(0)) / len(known)
    return direction.sign * (exact(current) - average) >= 0
