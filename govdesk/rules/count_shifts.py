# SPDX-License-Identifier: Apache-2.0
"""How far a hidden count could be from what it is, for all that the shown cells tell.

A reader knows the shown cells and every sum. Other tables fit these just as well: take some from
one hidden cell, add as many to another in its line, take them from a third in that one's line, and
so on round a cycle back to the first. The further a cell can be shifted so, the safer it is. A
hidden cell on no cycle can be solved exactly.

Each sum is a node and each cell an arc between its two sums (the ground where it has but one), so
that shifting round a cycle is a flow; all arithmetic is in whole numbers.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping
from itertools import count
from math import inf

from govdesk.rules.count_tables import Cell, CountTable

Node = tuple[str, int]
Path = list[tuple[Cell, int]]
"""Cells in order, each with +1 (raised) or -1 (lowered)."""

_GROUND: Node = ("ground", 0)


class Shifts:
    """The ways in which the counts of one table can be shifted."""

    def __init__(self, table: CountTable) -> None:
        self.counts: Mapping[Cell, int] = table.counts
        self._ends = {cell: _ends(table, cell) for cell in table.counts}
        self._at: dict[Node, list[Cell]] = {}
        for cell, ends in self._ends.items():
            for node in ends:
                self._at.setdefault(node, []).append(cell)

    def room(
        self, cells: Collection[Cell], hidden: Collection[Cell], enough: float, *, down: bool
    ) -> float:
        """By how much the sum of some cells of one line could be more than it is; with `down`, for
        a single cell, by how much more and less together. Counting stops at `enough`."""
        found = self._raise(cells, hidden, dict(self.counts), enough)
        if found < enough and down:
            found += self._lower(cells, hidden, dict(self.counts), enough - found)
        return found

    def cheapest_helpers(
        self,
        cells: Collection[Cell],
        hidden: Collection[Cell],
        usable: Collection[Cell],
        price: Callable[[Cell], int],
        *,
        down: bool,
    ) -> set[Cell]:
        """The cheapest cells of `usable` that, once hidden too, give `cells` more room. Empty when
        none do."""
        through = {*hidden, *usable} - {*cells}
        start, goal = self._route(cells)
        shifted = dict(self.counts)
        self._raise(cells, hidden, shifted, inf)
        path = self._path(start, goal, through, shifted, hidden, price)
        if path is None and down:
            shifted = dict(self.counts)
            self._lower(cells, hidden, shifted, inf)
            path = self._path(goal, start, through, shifted, hidden, price)
        return {cell for cell, _way in path or ()} - {*hidden}

    def _route(self, cells: Collection[Cell]) -> tuple[set[Node], set[Node]]:
        """Where a raise begins and where it ends."""
        return {self._ends[cell][0] for cell in cells}, {self._ends[cell][1] for cell in cells}

    def _raise(
        self, cells: Collection[Cell], hidden: Collection[Cell], now: dict[Cell, int], enough: float
    ) -> float:
        start, goal = self._route(cells)
        return self._shift(start, goal, {*hidden} - {*cells}, now, enough)

    def _lower(
        self, cells: Collection[Cell], hidden: Collection[Cell], now: dict[Cell, int], enough: float
    ) -> float:
        start, goal = self._route(cells)
        least = min(enough, sum(now[cell] for cell in cells))
        return min(least, self._shift(goal, start, {*hidden} - {*cells}, now, least))

    def _shift(
        self,
        start: set[Node],
        goal: set[Node],
        through: set[Cell],
        now: dict[Cell, int],
        enough: float,
    ) -> float:
        """Shift as much as there is way for, changing `now`; at least `enough` is enough."""
        moved: float = 0
        while moved < enough:
            path = self._path(start, goal, through, now, through, lambda _cell: 0)
            if path is None:
                return moved
            amounts = [now[cell] for cell, way in path if way < 0]
            if not amounts:
                return inf
            for cell, way in path:
                now[cell] += way * min(amounts)
            moved += min(amounts)
        return moved

    def _path(
        self,
        start: set[Node],
        goal: set[Node],
        through: set[Cell],
        now: Mapping[Cell, int],
        free: Collection[Cell],
        price: Callable[[Cell], int],
    ) -> Path | None:
        """The cheapest way (Dijkstra) along which something can be shifted; None when there is
        none. Cells of `free` cost nothing."""
        order = count()
        queue: list[tuple[int, int, int, Node, Path]] = [
            (0, 0, next(order), node, []) for node in sorted(start)
        ]
        done: set[Node] = set()
        while queue:
            cost, steps, _order, node, path = heapq.heappop(queue)
            if node in goal:
                return path
            if node in done:
                continue
            done.add(node)
            for cell in self._at[node]:
                plus, minus = self._ends[cell]
                lowered = plus == node
                if cell not in through or (lowered and not now[cell]):
                    continue
                further = cost + (0 if cell in free else price(cell))
                step: Path = [*path, (cell, -1 if lowered else 1)]
                onward = minus if lowered else plus
                heapq.heappush(queue, (further, steps + 1, next(order), onward, step))
        return None


def _ends(table: CountTable, cell: Cell) -> tuple[Node, Node]:
    """The sum that a cell's increase fills and the one that it empties.

    A part and a total stand on opposite sides of a sum, so cells that are a total in one sum and a
    part in the other turn round.
    """
    row, column = cell
    across: Node = _GROUND if table.one_way else ("row", row)
    down: Node = ("column", column)
    turned = (row == len(table.rows) - 1) != (column == len(table.columns) - 1)
    return (down, across) if turned else (across, down)
