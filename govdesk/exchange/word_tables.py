# SPDX-License-Identifier: Apache-2.0
"""Tables of a Word document as rows of one length under headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from govdesk.exchange.word_lines import FoundPicture, Lines, W
from govdesk.exchange.word_styles import OFF
from govdesk.rules.pieces import Grid, Line, Paragraph, Part, Stretch, tidied, words_of

MOST_COLUMNS = 8
"""That fit a page in large print."""
LONGEST_CELL = 600
"""Characters of a cell that fit a page in large print."""
_AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "customXml"))


@dataclass(slots=True)
class WordTable:
    """What became of a table. `told` are keys of what did not come in as it stood."""

    parts: list[Part] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def tell(self, key: str) -> None:
        """Note something, once."""
        if key not in self.told:
            self.told.append(key)


def read_table(table: Any, lines: Lines) -> WordTable:
    """A table as a grid, or as paragraphs where it is no more than a frame around text, or as
    nothing where nobody could hear what is in it; its pictures, which stand after it."""
    found = WordTable()
    rows = _rows(table, lines, found)
    kept = [row for row in rows if any(row)]
    filled = [at for at in range(len(kept[0]) if kept else 0) if any(row[at] for row in kept)]
    grid = [tuple(row[at] for at in filled) for row in kept]
    if grid and (len(grid) == 1 or len(filled) == 1):
        found.tell("table_of_text")
        found.parts += [Paragraph(cell) for row in grid for cell in row if cell]
    elif grid and not all(grid[0][1:]):
        found.tell("table_no_head")
    elif len(filled) > MOST_COLUMNS:
        found.tell("table_wide")
    elif any(len(words_of(cell)) > LONGEST_CELL for row in grid for cell in row):
        found.tell("table_long_cell")
    elif grid:
        found.parts.append(Grid(tuple(grid), _named(table) and all(row[0] for row in grid[1:])))
    return found


def _rows(table: Any, lines: Lines, found: WordTable) -> list[list[Line]]:
    """All rows, as long as the longest; joined cells each say what stands in them."""
    rows: list[list[Line]] = []
    for row in _children(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            found.tell("changes")
            continue
        cells: list[Line] = [()] * _span(properties, "gridBefore", usual=0)
        for cell in _children(row, "tc"):
            about = cell.find(W + "tcPr")
            above = None if about is None else about.find(W + "vMerge")
            if above is not None and above.get(qn("w:val")) != "restart":
                found.tell("table_joined")
                place = len(cells)
                said = rows[-1][place] if rows and place < len(rows[-1]) else ()
            else:
                said = _cell(cell, lines, found)
            width = _span(about, "gridSpan", usual=1)
            if width > 1:
                found.tell("table_joined")
            cells += [said] * width
        rows.append(cells)
    longest = max(map(len, rows), default=0)
    return [[*row, *[()] * (longest - len(row))] for row in rows]


def _cell(cell: Any, lines: Lines, found: WordTable) -> Line:
    said: list[Stretch] = []
    if next(cell.iter(W + "tbl"), None) is not None:
        found.tell("table_inside")
    for paragraph in _children(cell, "p"):
        one = lines.read(paragraph)
        found.pictures += one.pictures
        for key in one.told:
            found.tell(key)
        line = tidied(one.stretches)
        if line and said:
            said.append(Stretch("\n"))
        said += line
    return tidied(said)


def _children(parent: Any, name: str) -> list[Any]:
    found = []
    for child in parent:
        if child.tag == W + name:
            found.append(child)
        elif child.tag in _AROUND:
            found += _children(child, name)
    return found


def _span(properties: Any, name: str, *, usual: int) -> int:
    """How many columns something takes, within reason."""
    told = None if properties is None else properties.find(W + name)
    return usual if told is None else min(max(usual, int(told.get(qn("w:val"), "1"))), 64)


def _named(table: Any) -> bool:
    """Whether the first column is marked as the one that names the rows."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    told = look.get(qn("w:firstColumn"))
    if told is not None:
        return str(told).lower() not in OFF
    return bool(int(look.get(qn("w:val"), "0"), 16) & 0x80)
