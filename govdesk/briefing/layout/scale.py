# SPDX-License-Identifier: Apache-2.0
"""The value axis of a chart: round numbers and where they stand."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` over `bottom` to `top` points."""

    low: float
    high: float
    bottom: float
    top: float

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.bottom + (self.top - self.bottom) * (value - self.low) / (self.high - self.low)


def ticks(low: float, high: float, wanted: int = 5) -> tuple[list[float], int]:
    """Round numbers that enclose `low` to `high`, and the decimals they need."""
    span = (high - low) or 1.0
    power = math.floor(math.log10(span / wanted))
    step = next(
        factor * 10.0**power
        for factor in (1, 2, 2.5, 5, 10)
        if span / (factor * 10.0**power) <= wanted
    )
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step, decimals) != round(step, 12):
        decimals += 1
    return [round(index * step, 10) for index in range(first, last + 1)], decimals


def spread(places: list[float], apart: float, low: float, high: float) -> list[float]:
    """Label places moved so that none is nearer than `apart` to the next, within bounds."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    floor = low
    for index in order:
        moved[index] = max(moved[index], floor)
        floor = moved[index] + apart
    ceiling = high
    for index in reversed(order):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - apart
    return moved
