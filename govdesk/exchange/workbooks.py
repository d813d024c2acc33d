# SPDX-License-Identifier: Apache-2.0
"""Sheets of XLSX workbooks: their cells' values a row at a time, whatever the file turns out to be.

The reader stands before files that anyone may send: what unpacks to more than its limit is refused
before it is unpacked, and a damaged workbook is told in words.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from govdesk.exchange.damaged_files import DAMAGED
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAvailable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LARGEST_UNPACKED = 1024 * 1024 * 1024


def sheet_names(path: Path) -> tuple[str, ...]:
    """The sheets of a workbook that hold cells. Raises BadInput when it is none."""
    book = _opened(path)
    try:
        return tuple(sheet.title for sheet in book.worksheets)
    finally:
        book.close()


def sheet_rows(path: Path, sheet: str = "") -> Iterator[tuple[int, Sequence[object]]]:
    """The rows of a sheet (the first one unless named), each with its number, from 1.

    A formula gives what it was last worked out to. Raises BadInput when the file is damaged or has
    no such sheet.
    """
    book = _opened(path)
    try:
        chosen = next((one for one in book.worksheets if sheet in ("", one.title)), None)
        if chosen is None:
            names = ", ".join(one.title for one in book.worksheets)
            raise BadInput(message("table_file.no_sheet", sheet=sheet, sheets=names or "–"))
        # What the file says of its own size is not to be relied on.
        chosen.reset_dimensions()
        yield from enumerate(chosen.iter_rows(values_only=True), start=1)
    except DAMAGED as cause:
        raise BadInput(message("table_file.damaged", file=path.name)) from cause
    finally:
        book.close()


def _opened(path: Path) -> Workbook:
    import warnings

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise BadInput(message("csv.too_large", file=path.name))
        with warnings.catch_warnings():
            # It warns of styles and extensions it does not know; only cells are read here.
            warnings.simplefilter("ignore")
            return load_workbook(path, read_only=True, data_only=True)
    except (*DAMAGED, InvalidFileException) as cause:
        raise BadInput(message("table_file.damaged", file=path.name)) from cause
    except OSError as cause:
        raise NotAvailable(message("csv.unreadable", file=path.name)) from cause
