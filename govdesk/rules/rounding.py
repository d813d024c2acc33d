# SPDX-License-Identifier: Apache-2.0
"""Rounding as the other way to protect small counts: every count to the nearest 5.

Totals are rounded by themselves and not summed from rounded parts, so a table of rounded counts
need not add up; a release says so. Never both in one table with hiding.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor

from govdesk.rules.count_tables import Cell, CountTable

BASE = 5


def rounded_count(count: int, base: int = BASE) -> int:
    """The nearest multiple of `base`, halves up."""
    return base * floor(Fraction(count, base) + Fraction(1, 2))


def rounded_table(table: CountTable, base: int = BASE) -> dict[Cell, int]:
    """Every count of a table rounded, totals too, each by itself."""
    return {cell: rounded_count(count, base) for cell, count in table.counts.items()}
