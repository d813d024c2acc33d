# SPDX-License-Identifier: Apache-2.0
"""Tables of counts with their totals: what small-number suppression works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

Cell = tuple[int, int]
"""Place of a count: row and column, from 0; the last row and the last column are the totals."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sum that every reader can do: the parts add up to the total."""

    parts: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts by row and column, totals last. A table with the total as its only column is one-way.

    `rows` and `columns` are names, the last ones those of the totals.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[Cell, int]

    @property
    def one_way(self) -> bool:
        """Whether it has categories and a total, and nothing across."""
        return len(self.columns) == 1

    def is_total(self, cell: Cell) -> bool:
        """Whether the cell sums others."""
        in_total_row = cell[0] == len(self.rows) - 1
        return in_total_row or (not self.one_way and cell[1] == len(self.columns) - 1)

    def lines(self) -> tuple[Line, ...]:
        """Every sum the table holds, of rows first (a one-way table has the one column only)."""
        last_row, last_column = len(self.rows) - 1, len(self.columns) - 1
        across = [
            Line(tuple((row, column) for column in range(last_column)), (row, last_column))
            for row in range(len(self.rows))
            if not self.one_way
        ]
        down = [
            Line(tuple((row, column) for row in range(last_row)), (last_row, column))
            for column in range(len(self.columns))
        ]
        return (*across, *down)


def one_way_table(counts: Mapping[str, int], total: str = "total") -> CountTable:
    """A one-way table from counts by category; the total is made."""
    values = [*counts.values(), sum(counts.values())]
    return _checked((*counts, total), (total,), [[value] for value in values])


def two_way_table(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
    total: str = "total",
) -> CountTable:
    """A two-way table from counts by row and column; the totals are made."""
    full = [[*row, sum(row)] for row in counts]
    full.append([sum(column) for column in zip(*full, strict=True)])
    return _checked((*rows, total), (*columns, total), full)


def table_with_totals(
    rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]
) -> CountTable:
    """A table whose totals are given, in the last row and column.

    Raises BadInput when counts are negative or the totals are not the sums of their parts.
    """
    table = _checked(tuple(rows), tuple(columns), counts)
    for line in table.lines():
        parts = sum(table.counts[cell] for cell in line.parts)
        if parts != table.counts[line.total]:
            row, column = line.total
            raise BadInput(
                message(
                    "table.total_wrong",
                    row=table.rows[row],
                    column=table.columns[column],
                    total=table.counts[line.total],
                    parts=parts,
                )
            )
    return table


def _checked(
    rows: tuple[str, ...], columns: tuple[str, ...], counts: Sequence[Sequence[int]]
) -> CountTable:
    for names in (rows, columns):
        for name in names:
            if names.count(name) > 1:
                raise BadInput(message("table.name_twice", name=name))
    if len(rows) < 2 or not columns:
        raise BadInput(message("table.too_small"))
    cells = {
        (row, column): count for row, line in enumerate(counts) for column, count in enumerate(line)
    }
    for (row, column), count in cells.items():
        if count < 0:
            raise BadInput(message("table.negative", row=rows[row], column=columns[column]))
    return CountTable(rows, columns, cells)
