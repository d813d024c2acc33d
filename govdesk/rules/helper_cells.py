# SPDX-License-Identifier: Apache-2.0
"""Which cells to hide for the sake of small ones: few, and those that are missed least.

Cycles are added where a small count lacks room, the cheapest first, and helpers that turn out not
to be needed are dropped. What comes first then shapes the rest, so a small table is searched again
without each helper in turn, and the cheaper pattern stays.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from govdesk.rules.count_shifts import Shifts
from govdesk.rules.count_tables import Cell, CountTable

SEARCHED_AGAIN = 100
"""Cells of the largest table that is searched again; a larger one takes too long."""


@dataclass(frozen=True, slots=True)
class Need:
    """How much room the small counts of one line must have: a single one up and down together,
    a whole line upwards."""

    cells: tuple[Cell, ...]
    room: float
    down: bool = False


def cheapest_helpers(
    table: CountTable, primary: set[Cell], usable: set[Cell], needs: Sequence[Need]
) -> set[Cell]:
    """Cells of `usable` that give every need its room, or all the room that `usable` can."""
    search = _Search(table, primary, usable, needs)
    found = search.helpers(set(), set()) or set()
    if table.one_way or len(table.counts) > SEARCHED_AGAIN:
        return found
    return search.improved(found)


class _Search:
    """The search in one table; `_needs` ask for no more room than hiding all of `usable` gives."""

    def __init__(
        self, table: CountTable, primary: set[Cell], usable: set[Cell], needs: Sequence[Need]
    ) -> None:
        self._table, self._primary, self._usable = table, primary, usable
        self._shifts = Shifts(table)
        # A total serves every reader, so any other cell is hidden before it.
        self._dear = (max(table.counts.values()) + 1) * len(table.counts)
        self._needs = [
            replace(need, room=min(need.room, self._room(need, primary | usable))) for need in needs
        ]

    def helpers(self, given: Collection[Cell], barred: Collection[Cell]) -> set[Cell] | None:
        """The helpers that come of adding cycles to `given` and dropping what is not needed; None
        when it cannot be done without the barred ones."""
        helpers = {*given}
        for need in self._needs:
            while self._room(need, self._primary | helpers) < need.room:
                added = self._shifts.cheapest_helpers(
                    need.cells,
                    self._primary | helpers,
                    self._usable - helpers - {*barred},
                    self._price,
                    down=need.down,
                )
                if not added:
                    return None
                helpers |= added
        for helper in sorted(helpers, key=self._price, reverse=True):
            without = self._primary | helpers - {helper}
            if all(self._room(need, without) >= need.room for need in self._needs):
                helpers.discard(helper)
        return helpers

    def improved(self, found: set[Cell]) -> set[Cell]:
        """The cheapest that comes of doing without one helper after the other."""
        for helper in sorted(found, key=self._price, reverse=True):
            for given in (set[Cell](), found - {helper}):
                other = self.helpers(given, {helper})
                if other is not None and self._cost(other) < self._cost(found):
                    return self.improved(other)
        return found

    def _price(self, cell: Cell) -> int:
        return self._table.counts[cell] + (self._dear if self._table.is_total(cell) else 0)

    def _cost(self, helpers: set[Cell]) -> int:
        return sum(map(self._price, helpers))

    def _room(self, need: Need, hidden: set[Cell]) -> float:
        return self._shifts.room(need.cells, hidden, need.room, down=need.down)
