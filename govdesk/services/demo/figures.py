# SPDX-License-Identifier: Apache-2.0
"""Plausible figures: each indicator's way from where it began to its targets, and its parts.

A figure keeps to its milestones unless the data say by how much it is behind in a quarter.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from govdesk.rules.indicators import Aggregation, Direction, IndicatorDefinition
from govdesk.rules.periods import Period

AHEAD = Fraction(8, 5)
"""How much steeper than its milestones a pooled figure climbs: its year to date keeps up."""


@dataclass(slots=True)
class Series:
    """One indicator's quarters, one after the other; a year's earlier quarters are remembered."""

    definition: IndicatorDefinition
    spec: Mapping[str, Any]
    chance: random.Random
    _year: dict[int, list[Fraction]] = field(default_factory=dict)

    def quarter(self, period: Period) -> Fraction:
        """The figure of a quarter; to be asked in order."""
        year, place = period.first_date.year, period.number()
        earlier = self._year.setdefault(year, [])
        figure = self._figure(str(period), year, place, earlier)
        earlier.append(figure)
        return figure

    def _figure(self, label: str, year: int, place: int, earlier: Sequence[Fraction]) -> Fraction:
        start, wobble = Fraction(self.spec["start"]), self._between(-15, 15)
        goal = self.spec["goal"].get(str(year))
        if goal is None or goal == "band":
            drift = Fraction(year - 2024, 25) if goal == "band" else Fraction(0)
            return start * (1 + drift + wobble / 1000)
        flow = self.definition.aggregation is Aggregation.FLOW
        base = Fraction(0) if flow else self._base(year, start)
        span = Fraction(goal) - base
        milestone = base + span * place / 4
        behind = self.spec.get("behind", {}).get(label)
        if flow:
            return span / 4 * (1 + self._between(5, 60) / 1000)
        if self.definition.aggregation is Aggregation.POOLED:
            if behind is None:
                return base + (AHEAD + self._between(-4, 8) / 100) * span * place / 4
            to_date = milestone - Fraction(behind) * (milestone - base)
            return place * to_date - sum(earlier, Fraction(0))
        short = Fraction(behind) if behind else self._between(-12, 4) / 100
        return milestone - short * (milestone - base)

    def _base(self, year: int, start: Fraction) -> Fraction:
        before = self.spec["goal"].get(str(year - 1))
        return start if before is None else Fraction(before)

    def _between(self, low: int, high: int) -> Fraction:
        return Fraction(self.chance.randint(low, high))


def months_of(figure: Fraction, chance: random.Random) -> tuple[Fraction, Fraction, Fraction]:
    """A quarter's figure as three months around it; the last one is the quarter's own."""
    swing = figure * chance.randint(4, 18) / 1000
    return figure - swing, figure + swing, figure


def whole_numerator(definition: IndicatorDefinition, figure: Fraction, cases: int) -> int:
    """The whole number over `cases` nearest to a figure on its good side."""
    exact = figure * cases / Fraction(definition.multiplier)
    if definition.direction is Direction.INCREASE:
        return ceil(exact)
    return max(0, floor(exact))


def rounded(definition: IndicatorDefinition, figure: Fraction) -> Decimal:
    """A figure as it would be written down."""
    places = Decimal(1).scaleb(-definition.decimals)
    return (Decimal(figure.numerator) / Decimal(figure.denominator)).quantize(places)


def split(total: int, weights: Sequence[int], chance: random.Random, swing: int) -> list[int]:
    """A whole number in parts by weight, each up to `swing` percent off its share."""
    shares = [weight * chance.randint(100 - swing, 100 + swing) for weight in weights]
    parts = [total * share // sum(shares) for share in shares]
    order = sorted(range(len(parts)), key=lambda i: -(total * shares[i] % sum(shares)))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    return parts


def split_below(parts: Sequence[int], limits: Sequence[int]) -> list[int]:
    """The same total with no part above its limit; what is over goes where there is most room."""
    kept = [min(part, limit) for part, limit in zip(parts, limits, strict=True)]
    for _ in range(sum(parts) - sum(kept)):
        roomiest = max(range(len(kept)), key=lambda i: limits[i] - kept[i])
        kept[roomiest] += 1
    return kept
