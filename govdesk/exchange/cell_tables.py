# SPDX-License-Identifier: Apache-2.0
"""Tables of cells from CSV and XLSX files, as text, a row at a time.

CSV in UTF-8, UTF-16 or the old western encoding, with any usual separator and line end; XLSX by one
of its sheets. A file is told in words when it is neither, and never more than its limits are read.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO

from govdesk.exchange.csv_rows import Row
from govdesk.exchange.workbooks import sheet_rows
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAvailable

LARGEST_CSV = 512 * 1024 * 1024
SEPARATORS = ",;\t|"
LONGEST_CELL = 200_000
SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class CellTable:
    """A file opened for reading: its header, and its rows as often as they are asked for.

    `separator` is that of a CSV file, empty for a workbook.
    """

    path: Path
    header: Row
    separator: str
    _encoding: str
    _sheet: str

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not blank."""
        return islice(_rows(self.path, self.separator, self._encoding, self._sheet), 1, None)


def open_table(
    path: Path, *, encoding: str = "", separator: str = "", sheet: str = ""
) -> CellTable:
    """A table whose first row that is not blank is its header.

    `encoding`, `separator` and `sheet` are found out where they are not given. Raises BadInput when
    the file is missing, empty, too large or not a table, NotAvailable when it cannot be read.
    """
    start = _start(path)
    if start.startswith(_OLD_EXCEL):
        raise BadInput(message("table_file.old_excel", file=path.name))
    if start.startswith(_ZIP):
        chosen, mark = "", ""
    else:
        chosen = encoding or _encoding_of(path, start)
        mark = separator or _separator_of(start, chosen)
    header = next(_rows(path, mark, chosen, sheet), None)
    if header is None:
        raise BadInput(message("csv.empty", file=path.name))
    return CellTable(path, header, mark, chosen, sheet)


def _start(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_CSV:
            raise BadInput(message("csv.too_large", file=path.name))
        with path.open("rb") as file:
            return file.read(SAMPLE)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as cause:
        raise BadInput(message("csv.missing", file=str(path))) from cause
    except (OSError, ValueError) as cause:
        raise NotAvailable(message("csv.unreadable", file=path.name)) from cause


def _encoding_of(path: Path, start: bytes) -> str:
    """UTF-8 or UTF-16 by its mark; UTF-8 if all of it is; else what western Windows writes."""
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        if b"\x00" in start:
            raise BadInput(message("table_file.not_text", file=path.name)) from None
        return "cp1252"
    return "utf-8"


def _separator_of(start: bytes, encoding: str) -> str:
    """The separator that the first line with anything in it holds most of, outside quotes."""
    text = start.decode(encoding, errors="ignore")
    for line in text.splitlines():
        if line.strip():
            bare = "".join(line.split('"')[::2])
            counts = {mark: bare.count(mark) for mark in SEPARATORS}
            most = max(counts, key=lambda mark: counts[mark])
            return most if counts[most] else ","
    return ","


def _rows(path: Path, separator: str, encoding: str, sheet: str) -> Iterator[Row]:
    if not separator:
        for line, cells in sheet_rows(path, sheet):
            yield from _filled(line, [_cell(value) for value in cells])
        return
    try:
        with _opened(path, encoding) as file:
            yield from _csv_rows(file, separator)
    except (UnicodeDecodeError, LookupError) as cause:
        raise BadInput(message("table_file.encoding", file=path.name)) from cause
    except OSError as cause:
        raise NotAvailable(message("csv.unreadable", file=path.name)) from cause


def _opened(path: Path, encoding: str) -> IO[str]:
    return io.TextIOWrapper(path.open("rb"), encoding=encoding, newline="")


def _csv_rows(file: IO[str], separator: str) -> Iterator[Row]:
    reader = csv.reader(file, delimiter=separator, strict=True)
    reads = iter(reader)
    while True:
        try:
            raw = next(reads, None)
        except csv.Error as cause:
            raise BadInput(message("csv.broken", row=reader.line_num)) from cause
        if raw is None:
            return
        yield from _filled(reader.line_num, raw)


def _filled(line: int, cells: list[str]) -> Iterator[Row]:
    if max(map(len, cells), default=0) > LONGEST_CELL:
        raise BadInput(message("table_file.long_cell", row=line))
    found = tuple([cell.strip().strip("\ufeff") for cell in cells])
    if any(found):
        yield Row(line, found)


def _cell(value: object) -> str:
    """A workbook's cell as text: whole numbers without a point, dates in their one written form."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return format(Decimal(repr(value)), "f") if abs(value) < 1e18 else repr(value)
        case _:
            return str(value)
