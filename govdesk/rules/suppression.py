# SPDX-License-Identifier: Apache-2.0
"""Small-number suppression: hiding counts so that no person can be told from them.

Small counts are hidden (primary), then as few others as it takes (helpers) that nobody can work the
small ones out from the totals. The search shifts counts round cycles; a separate audit by linear
programming has the last word on whether the table is protected.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from govdesk.rules.count_tables import Cell, CountTable
from govdesk.rules.helper_cells import Need, cheapest_helpers
from govdesk.rules.messages import Message, message
from govdesk.rules.suppression_audit import Deducible, deduce


class Zeros(StrEnum):
    """Whether a count of nobody may be shown."""

    SAFE = "safe"
    SENSITIVE = "sensitive"


class CellStatus(StrEnum):
    """What became of a cell. In print both hidden ones read the same: "suppressed"."""

    SHOWN = "shown"
    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class SuppressionRules:
    """Settings of a release.

    Counts under `k` are hidden (`zeros` says whether 0 is one of them). Each small count must be
    uncertain by `width` (None: by k), and those of a line together must possibly be k or more.
    `hide_totals` lets totals be hidden too.
    """

    k: int = 5
    zeros: Zeros = Zeros.SAFE
    width: int | None = None
    hide_totals: bool = False

    @property
    def least_width(self) -> int:
        """The doubt that must remain about a small count, at least 1."""
        return max(1, self.k if self.width is None else self.width)

    def is_small(self, count: int) -> bool:
        """Whether a count is too small to be shown."""
        return (count > 0 or self.zeros is Zeros.SENSITIVE) and count < self.k


@dataclass(frozen=True, slots=True)
class Suppression:
    """A table with its hidden cells, what can be deduced of each, and whether that is safe."""

    table: CountTable
    status: dict[Cell, CellStatus]
    audit: dict[Cell, Deducible]
    protected: bool
    notes: tuple[Message, ...]

    @property
    def hidden(self) -> tuple[Cell, ...]:
        """Every hidden cell, in order."""
        return tuple(self.audit)


def suppress(table: CountTable, rules: SuppressionRules = SuppressionRules()) -> Suppression:
    """Hide what must be hidden in a one-way or two-way table, and audit what is left."""
    primary = {
        cell
        for cell, count in table.counts.items()
        if rules.is_small(count) and (rules.hide_totals or not table.is_total(cell))
    }
    helpers = _helpers(table, rules, primary) if primary else set()
    hidden = sorted(primary | helpers)
    audit = dict(zip(hidden, _audit(table, hidden), strict=True))
    notes = _open_cells(table, rules, primary, audit)
    return Suppression(
        table=table,
        status={
            cell: CellStatus.PRIMARY
            if cell in primary
            else CellStatus.SECONDARY
            if cell in helpers
            else CellStatus.SHOWN
            for cell in table.counts
        },
        audit=audit,
        protected=not notes,
        notes=notes,
    )


def hides_share(
    numerator: int, denominator: int, rules: SuppressionRules, least_denominator: int = 0
) -> bool:
    """Whether a percentage must be hidden: when its numerator or its complement is small, or its
    denominator under the least. Its counts, interval and place in any order go with it."""
    small = rules.is_small(numerator) or rules.is_small(denominator - numerator)
    return small or denominator < max(least_denominator, 1)


def _helpers(table: CountTable, rules: SuppressionRules, primary: set[Cell]) -> set[Cell]:
    """The cells hidden for the others' sake, so that every small count has its room (or all the
    room there is)."""
    usable = {
        cell
        for cell, count in table.counts.items()
        if count and cell not in primary and (rules.hide_totals or not table.is_total(cell))
    }
    return cheapest_helpers(table, primary, usable, _needs(table, rules, primary))


def _needs(table: CountTable, rules: SuppressionRules, primary: Collection[Cell]) -> list[Need]:
    needs = [Need((cell,), rules.least_width, down=True) for cell in sorted(primary)]
    for cells in _small_of_lines(table, primary):
        short = rules.k - sum(table.counts[cell] for cell in cells)
        if short > 0:
            needs.append(Need(cells, short))
    return needs


def _small_of_lines(table: CountTable, primary: Collection[Cell]) -> list[tuple[Cell, ...]]:
    """The small counts of each line that has any."""
    found = (tuple(c for c in line.parts if c in primary) for line in table.lines())
    return [cells for cells in found if cells]


def _audit(
    table: CountTable, hidden: list[Cell], objectives: list[tuple[Cell, ...]] | None = None
) -> list[Deducible]:
    if not hidden:
        return []
    sums = [{**dict.fromkeys(line.parts, 1), line.total: -1} for line in table.lines()]
    shown = {cell: count for cell, count in table.counts.items() if cell not in set(hidden)}
    return deduce(hidden, sums, shown, objectives)


def _open_cells(
    table: CountTable,
    rules: SuppressionRules,
    primary: set[Cell],
    audit: dict[Cell, Deducible],
) -> tuple[Message, ...]:
    """What the audit finds unprotected, and what to do about it."""
    notes = [
        message("suppression.too_narrow", row=table.rows[row], column=table.columns[column])
        for row, column in sorted(primary)
        if not audit[row, column].is_as_wide_as(rules.least_width)
    ]
    lines = _small_of_lines(table, primary)
    several = [cells for cells in lines if len(cells) > 1]
    together = dict(zip(several, _audit(table, list(audit), several), strict=True))
    for cells in lines:
        row, column = cells[0]
        found = together[cells] if len(cells) > 1 else audit[row, column]
        if found.most is not None and found.most < rules.k:
            notes.append(
                message("suppression.line_small", row=table.rows[row], column=table.columns[column])
            )
    notes += [
        message("suppression.total_small", row=table.rows[row], column=table.columns[column])
        for row, column in table.counts
        if (row, column) not in primary
        and table.is_total((row, column))
        and rules.is_small(table.counts[row, column])
    ]
    return (*notes, message("suppression.merge")) if notes else ()
