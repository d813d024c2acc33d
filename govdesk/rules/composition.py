# SPDX-License-Identifier: Apache-2.0
"""Figures made of other figures: sums with parts missing, yearly rates, bands of a legend.

Ideas from DHIS2, with its trap stated: a sum over what happens to be there reads low when some of
it was not reported, so a sum here says how many of its parts it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from govdesk.rules.numbers import Number, exact
from govdesk.rules.periods import Period

DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class PartialSum:
    """A sum of the parts that are known; None when none is."""

    value: Fraction | None
    known: int
    expected: int

    @property
    def complete(self) -> bool:
        """Whether every part is in it."""
        return self.known == self.expected


def sum_of(parts: Sequence[Number | None]) -> PartialSum:
    """The sum of what is known of the parts, and how many of them that is."""
    known = [exact(part) for part in parts if part is not None]
    return PartialSum(sum(known, Fraction(0)) if known else None, len(known), len(parts))


def annualised(
    numerator: Number | None, denominator: Number | None, period: Period, factor: Number = 1
) -> Fraction | None:
    """A period's rate as that of 365 days; None without a numerator or anything to divide by."""
    if numerator is None or not denominator:
        return None
    days = (period.next().first_date - period.first_date).days
    return exact(numerator) * exact(factor) * DAYS_A_YEAR / (exact(denominator) * days)


def band_of(value: Number, starts: Sequence[Number], end: Number) -> int | None:
    """The place of a legend's band that holds a value, from 0.

    `starts` are the bands' lower ends in order. Each holds its start and not its end; None below
    the first and from `end` on.
    """
    number = exact(value)
    if not starts or number < exact(starts[0]) or number >= exact(end):
        return None
    return max(place for place, start in enumerate(starts) if number >= exact(start))
