# SPDX-License-Identifier: Apache-2.0
"""Round numbers for an axis, labels that do not collide."""

from __future__ import annotations

import math
from collections.abc import Sequence


def nice_ticks(low: float, high: float, wanted: int = 5) -> tuple[tuple[float, ...], int]:
    """Round values from at or below `low` to at or above `high`, and the decimals they need.

    About `wanted` of them, in steps of 1, 2, 2.5 or 5 times a power of ten.
    """
    if not high > low:
        high = low + 1.0
    rough = (high - low) / max(1, wanted)
    power = math.floor(math.log10(rough))
    base = 10.0**power
    factor = next(f for f in (1, 2, 2.5, 5, 10) if rough <= f * base * (1 + 1e-9))
    step = factor * base
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    digits = max(0, -power + (1 if factor == 2.5 else 0) - (1 if factor == 10 else 0))
    return tuple(round(n * step, digits + 2) for n in range(first, last + 1)), digits


def every_nth(count: int, width: float, label_width: float) -> int:
    """Show one label in how many, so that `count` labels fit in `width`."""
    if count <= 1:
        return 1
    fit = max(1, int(width // max(1.0, label_width)))
    least = math.ceil(count / fit)
    return next((n for n in (1, 2, 3, 4, 6, 8, 12) if n >= least), least)


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Centres for labels of `height`, near `wanted`, without overlap, between `low` and `high`."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed = [0.0] * len(wanted)
    floor = low + height / 2
    for at in order:
        placed[at] = max(wanted[at], floor)
        floor = placed[at] + height
    ceiling = high - height / 2
    for at in reversed(order):
        placed[at] = min(placed[at], ceiling)
        ceiling = placed[at] - height
    return placed
