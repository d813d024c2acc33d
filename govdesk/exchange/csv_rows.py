# SPDX-License-Identifier: Apache-2.0
"""Rows of a CSV file from anywhere: with or without a byte order mark, any line ends, and told in
words when it is not what it should be."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAvailable

LARGEST_FILE = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds anything, its cells stripped; `line` is where it ends in the file."""

    line: int
    cells: tuple[str, ...]


def read_rows(path: Path) -> list[Row]:
    """Every row that is not blank.

    Raises BadInput when the file is missing, empty, too large, not UTF-8 or not CSV, and
    NotAvailable when it cannot be read.
    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        for raw in reader:
            cells = tuple(cell.strip() for cell in raw)
            if any(cells):
                rows.append(Row(reader.line_num, cells))
    except csv.Error as cause:
        raise BadInput(message("csv.broken", row=reader.line_num)) from cause
    if not rows:
        raise BadInput(message("csv.empty", file=path.name))
    first = rows[0].cells
    if len(first) == 1 and (";" in first[0] or "\t" in first[0]):
        raise BadInput(message("csv.other_separator"))
    return rows


def _text(path: Path) -> str:
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise BadInput(message("csv.too_large", file=path.name))
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise BadInput(message("csv.not_utf8", file=path.name)) from cause
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as cause:
        raise BadInput(message("csv.missing", file=str(path))) from cause
    except OSError as cause:
        raise NotAvailable(message("csv.unreadable", file=path.name)) from cause
