# SPDX-License-Identifier: Apache-2.0
"""Indicators: what is measured, in which kind of number, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from govdesk.rules.messages import Message, message
from govdesk.rules.periods import PeriodKind


class IndicatorKind(StrEnum):
    """What kind of number an indicator is."""

    COUNT = "count"
    PROPORTION = "proportion"  # numerator is part of the denominator
    RATE = "rate"  # numerator per so many of the denominator; it may exceed it
    DURATION = "duration"  # a median or percentile of waiting or working time
    INDEX = "index"  # a ratio or gap made of other measures
    SCORE = "score"  # a mean of answers on a scale
    MONEY = "money"  # an amount in the charter's currency


class Aggregation(StrEnum):
    """How the periods of a year make the year."""

    FLOW = "flow"  # they add up; milestones are cumulative
    LEVEL = "level"  # the last one counts
    AVERAGE = "average"  # their mean
    POOLED = "pooled"  # sum of numerators over sum of denominators, never a mean of percentages


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"
    BAND = "band"  # best inside a target band

    @property
    def sign(self) -> int:
        """+1 when more is better, -1 when less is, 0 when neither."""
        return {Direction.INCREASE: 1, Direction.DECREASE: -1}.get(self, 0)


@dataclass(frozen=True, slots=True)
class TargetBand:
    """Lowest and highest value that are as good as any other."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorDefinition:
    """One measure, as the library or a task force defines it.

    `multiplier` applies to numerator over denominator: 100 for a percentage, 10,000 for a rate by
    residents. `minimum_denominator` is the number of cases or respondents under which no status is
    given. `domain` is a key such as `access`; `disaggregation` names the breakdowns that make
    sense, such as `neighbourhood`.
    """

    id: str
    domain: str
    name: str
    description: str
    unit: str
    kind: IndicatorKind
    aggregation: Aggregation
    direction: Direction
    numerator: str = ""
    denominator: str = ""
    multiplier: Decimal = Decimal(1)
    source: str = ""
    disaggregation: tuple[str, ...] = ()
    decimals: int = 0
    frequency: PeriodKind = PeriodKind.QUARTER
    minimum_denominator: int = 20
    band: TargetBand | None = None

    @property
    def has_parts(self) -> bool:
        """Whether its readings are a numerator over a denominator.

        A median has a denominator too, the number of cases, but is not made by dividing.
        """
        fraction = self.kind in (IndicatorKind.PROPORTION, IndicatorKind.RATE)
        return fraction or self.aggregation is Aggregation.POOLED

    @property
    def compares_parts(self) -> bool:
        """Whether a part of the city can be held against the city's target: a share, a rate or a
        duration can; a part of an amount is always less than the whole."""
        amount = self.kind in (IndicatorKind.COUNT, IndicatorKind.MONEY)
        return not amount and self.aggregation is not Aggregation.FLOW


def check_definition(definition: IndicatorDefinition) -> tuple[Message, ...]:
    """What is wrong with a definition; empty when it can be used."""
    found: list[Message] = []
    for field in ("id", "name", "unit"):
        if not getattr(definition, field).strip():
            found.append(message("indicator.needs", field=message(f"indicator.field.{field}")))
    if definition.has_parts and not (definition.numerator and definition.denominator):
        found.append(message("indicator.needs_parts", name=definition.name))
    if definition.has_parts and definition.aggregation is Aggregation.FLOW:
        found.append(message("indicator.fraction_flows", name=definition.name))
    if not 0 <= definition.decimals <= 6:
        found.append(message("indicator.decimals", name=definition.name))
    if definition.multiplier <= 0:
        found.append(message("indicator.multiplier", name=definition.name))
    if definition.minimum_denominator < 0:
        found.append(message("indicator.minimum_denominator", name=definition.name))
    return (*found, *_check_band(definition))


def _check_band(definition: IndicatorDefinition) -> tuple[Message, ...]:
    band = definition.band
    if (band is None) == (definition.direction is Direction.BAND):
        return (message("indicator.band_and_direction", name=definition.name),)
    if band is not None and band.low > band.high:
        return (message("indicator.band_reversed", name=definition.name),)
    return ()
