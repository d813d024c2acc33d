# SPDX-License-Identifier: Apache-2.0
"""Quantiles: places ranked and put into equal groups, such as fifths.

Follows PHEindicatormethods (`phe_quantile`). Places that tie share the lowest of their ranks.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from govdesk.rules.numbers import Number, exact


def quantiles_of(
    values: Sequence[Number | None], count: int = 10, *, highest_first: bool = False
) -> tuple[int | None, ...]:
    """The quantile of each place, from 1 to `count`; the first holds the lowest values, or the
    highest with `highest_first`. None for a place without a value, and for all of them when fewer
    places than quantiles have one."""
    known = [exact(value) for value in values if value is not None]
    if len(known) < count:
        return (None,) * len(values)
    ordered = sorted(known, reverse=highest_first)
    rank = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    size = Fraction(len(known), count)
    return tuple(
        None
        if value is None
        else max(1, floor(count + 1 - ceil((len(known) + 1 - rank[exact(value)]) / size)))
        for value in values
    )
