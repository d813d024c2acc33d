# SPDX-License-Identifier: Apache-2.0
"""Tables of counts as CSV.

The first row is an empty cell, column names and `total`; then a row a category, its total last; the
last row is `total`. A table whose only column is `total` is one-way.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from govdesk.exchange.csv_rows import Row, read_rows
from govdesk.rules.count_tables import Cell, CountTable, table_with_totals
from govdesk.rules.messages import message
from govdesk.rules.numbers import parse_number
from govdesk.rules.open_cells import plain
from govdesk.rules.refusals import BadInput
from govdesk.rules.suppression import CellStatus, Suppression
from govdesk.wording import Words

TOTAL = "total"
MOST_CELLS = 1_000
"""What can be audited in seconds; every hidden cell takes two linear programmes."""
LARGEST_COUNT = 10**12
"""Far below where the audit's floats stop telling neighbours apart."""


def read_table(path: Path) -> CountTable:
    """Read a table of counts. Raises BadInput naming the first cell that cannot be used."""
    header, *rows = read_rows(path)
    columns, names = header.cells[1:], [row.cells[0] for row in rows]
    if header.cells[0] or not columns or columns[-1].lower() != TOTAL:
        raise BadInput(message("table.header"))
    if not names or names[-1].lower() != TOTAL:
        raise BadInput(message("table.last_row"))
    if "" in columns or "" in names:
        raise BadInput(message("table.unnamed"))
    if len(columns) * len(names) > MOST_CELLS:
        raise BadInput(message("table.too_many", count=MOST_CELLS))
    return table_with_totals(names, columns, [_counts(row, columns) for row in rows])


def table_text(found: Suppression, words: Words) -> str:
    """The table as it may be published, as CSV; hidden cells all read alike, and no name is taken
    for a formula."""
    hidden = words.say(message("suppression.suppressed"))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["", *map(plain, found.table.columns)])
    for row, name in enumerate(found.table.rows):
        cells = [(row, column) for column in range(len(found.table.columns))]
        writer.writerow([plain(name), *(_shown(found, cell, hidden) for cell in cells)])
    return out.getvalue().rstrip("\n")


def table_json(found: Suppression, words: Words) -> dict[str, Any]:
    """The answer as its seam has it: every cell, the audit of the hidden ones, the verdict."""
    table = found.table
    return {
        "cells": [
            {
                "row": table.rows[row],
                "column": table.columns[column],
                "value": table.counts[row, column] if status is CellStatus.SHOWN else None,
                "status": status,
            }
            for (row, column), status in found.status.items()
        ],
        "audit": [
            {
                "row": table.rows[row],
                "column": table.columns[column],
                "min": deduced.least,
                "max": deduced.most,
            }
            for (row, column), deduced in found.audit.items()
        ],
        "protected": found.protected,
        "notes": [words.say(note) for note in found.notes],
    }


def _shown(found: Suppression, cell: Cell, hidden: str) -> str:
    shown = found.status[cell] is CellStatus.SHOWN
    return str(found.table.counts[cell]) if shown else hidden


def _counts(row: Row, columns: tuple[str, ...]) -> list[int]:
    cells = row.cells[1:]
    if len(cells) != len(columns):
        raise BadInput(message("table.cells", row=row.line, cells=len(cells), columns=len(columns)))
    return [_count(row, column, text) for column, text in zip(columns, cells, strict=True)]


def _count(row: Row, column: str, text: str) -> int:
    try:
        value = parse_number(text)
        if value < 0 or value != value.to_integral_value():
            raise BadInput(message("table.not_a_count", text=text))
        if value > LARGEST_COUNT:
            raise BadInput(message("number.too_large", text=text))
    except BadInput as problem:
        told = message("series.at", row=row.line, column=column, problem=problem.what)
        raise BadInput(told, field=column) from problem
    return int(value)
