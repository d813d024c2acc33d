# SPDX-License-Identifier: Apache-2.0
"""Readings: what may be recorded, what number a reading stands for, and which of several holds.

A reading is revised by a later one and never overwritten; withdrawing the latest brings the one
before it back, from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from govdesk.rules.data_quality import Level, ReadingFacts, check_reading
from govdesk.rules.indicators import Aggregation, IndicatorDefinition, IndicatorKind
from govdesk.rules.messages import message
from govdesk.rules.numbers import LARGEST, Number, exact
from govdesk.rules.periods import Period
from govdesk.rules.refusals import BadInput

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


def check_new_reading(
    definition: IndicatorDefinition,
    period: Period,
    *,
    value: Number | None,
    numerator: Number | None,
    denominator: Number | None,
    status: ReadingStatus,
    note: str | None,
    today: date,
) -> None:
    """Raises BadInput, naming the field, when a reading cannot be recorded as it is.

    "No data" carries a note that says why and no numbers. A quotient needs both its parts; any
    other value may name the number of cases as its denominator. What cannot be is refused.
    """
    if period.kind is not definition.frequency:
        raise BadInput(
            message("reading.wrong_period", kind=message(f"period.kind.{definition.frequency}")),
            field="period",
        )
    if period.first_date > today:
        raise BadInput(message("reading.future", period=str(period)), field="period")
    given = [part is not None for part in (value, numerator, denominator)]
    if status is ReadingStatus.NO_DATA:
        if any(given):
            raise BadInput(message("reading.no_data_has_number"), field="status")
        if not note:
            raise BadInput(message("reading.no_data_why"), field="note")
        return
    if is_quotient(definition):
        if numerator is None:
            raise BadInput(message("reading.needs", part=definition.numerator), field="numerator")
        if denominator is None:
            raise BadInput(
                message("reading.needs", part=definition.denominator), field="denominator"
            )
    elif value is None:
        raise BadInput(message("reading.needs_value"), field="value")
    _refuse_impossible(definition, period, value, numerator, denominator, today)


def _refuse_impossible(
    definition: IndicatorDefinition,
    period: Period,
    value: Number | None,
    numerator: Number | None,
    denominator: Number | None,
    today: date,
) -> None:
    parts = is_quotient(definition)
    facts = ReadingFacts(
        period=period,
        value=value_of(definition, value, numerator, denominator),
        numerator=numerator if parts else None,
        denominator=denominator if parts else None,
    )
    if not parts and denominator is not None and exact(denominator) < 0:
        raise BadInput(message("quality.negative"), field="denominator")
    for flag in check_reading(facts, definition, today=today):
        if flag.level is Level.RED:
            raise BadInput(flag.text, field="numerator" if parts else "value")


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
