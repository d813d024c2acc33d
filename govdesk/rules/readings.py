# SPDX-License-Identifier: Apache-2.0
"""Readings: what number a reading stands for, and which of several holds.

A reading is revised by a later one and never overwritten; withdrawing the latest brings the one
before it back, from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from govdesk.rules.indicators import Aggregation, IndicatorDefinition, IndicatorKind
from govdesk.rules.numbers import LARGEST, Number, exact

R = TypeVar("R")

KEPT_DECIMALS = 6
"""A quotient is kept to this many decimals; thresholds always compare the exact quotient."""


class ReadingStatus(StrEnum):
    """How sure a reading is."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    NO_DATA = "no_data"
    WITHDRAWN = "withdrawn"


def is_quotient(definition: IndicatorDefinition) -> bool:
    """Whether its value is made of a numerator and a denominator, rather than given."""
    fraction = definition.kind in (IndicatorKind.PROPORTION, IndicatorKind.RATE)
    return fraction or definition.aggregation is Aggregation.POOLED


def counts_cases(definition: IndicatorDefinition) -> bool:
    """Whether a given value may name how many cases it rests on: a median or an index can, an
    amount is itself what was counted. Without it nothing can tell that a value rests on few."""
    amount = definition.kind in (IndicatorKind.COUNT, IndicatorKind.MONEY)
    return not amount and not is_quotient(definition)


def value_of(
    definition: IndicatorDefinition,
    value: Number | None,
    numerator: Number | None = None,
    denominator: Number | None = None,
) -> Fraction | None:
    """The exact number that a reading stands for; None when there is none."""
    if is_quotient(definition) and numerator is not None and denominator is not None:
        under = exact(denominator)
        return exact(numerator) / under * exact(definition.multiplier) if under else None
    return None if value is None else exact(value)


def kept(value: Fraction) -> Decimal:
    """A number as it is kept beside its parts: rounded half to even at `KEPT_DECIMALS`."""
    if value.denominator == 1 and abs(value.numerator) <= LARGEST:
        return Decimal(f"{value.numerator}.000000")
    with localcontext(prec=60):
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
        return quotient.quantize(Decimal(1).scaleb(-KEPT_DECIMALS), ROUND_HALF_EVEN)


def standing(history: Iterable[R], is_withdrawal: Callable[[R], bool]) -> R | None:
    """The one that holds of one series' rows in the order of the record; None when all are
    withdrawn."""
    held: list[R] = []
    for row in history:
        if not is_withdrawal(row):
            held.append(row)
        elif held:
            held.pop()
    return held[-1] if held else None
