# SPDX-License-Identifier: Apache-2.0
"""Tables in print: hairlines, headers that repeat on every page, columns that fit their words."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from govdesk.briefing.blocks import DataTable as TableBlock
from govdesk.briefing.blocks import KeyFigures, Rich, plain
from govdesk.briefing.layout.look import ACCENT, HAIRLINE, QUIET, RULE, THIN, Look
from govdesk.briefing.layout.text import paragraph
from govdesk.briefing.line_ends import kept_together
from govdesk.briefing.pdf import DataTable, Grid

PAD = 6.0
_WIDEST = 0.4
"""No word claims more than this share of the table; longer ones are broken."""
_SMALLEST = 7.2
"""Points below which no table is set so that its words fit, before the whole is made larger."""
_STEPS = ((1.0, PAD), (0.94, 5.0), (0.88, 4.5), (0.82, 4.0), (0.76, 3.5))
"""Shares of the usual size, and points beside a cell's words, that a full table is tried in."""
_WHOLE = (24, 16, 10, 1, 0)
"""Characters of a line in a cell that is not broken, where there is room: "● on track"."""
_FEWER = 0.92
"""It is broken, or the weights left aside, where the table is then less than this share as high."""
_HEAD_LINES = 3
"""A header takes no more lines than these, where there is room."""
_ROW_NAMES = 0.2
"""What names the rows gets this share of the table, where it can use it."""
_MEASURES = (0.5, 0.68, 1.0)
"""A table that needs little takes the least of these shares of the page that gives it `_LOOSE`
times its need, so that the eye finds the way from the name of a row to its number."""
_LOOSE = 1.08
_BLANK = re.compile(r"[ \t\r\n]+")
"""Where a line may end: not at a no-break space."""


def data_table(
    block: TableBlock,
    width: float,
    tallest: float,
    look: Look,
    *,
    setting: Setting | None = None,
) -> DataTable:
    """The table, at most `width` points wide, or as `setting` says; a row higher than `tallest` is
    broken over pages."""
    setting = setting or fitted(block, width, look)
    table = _table(block, setting, look, split_rows=False)
    table.wrap(width, 1_000_000)
    if max(table.row_heights) > tallest:
        return _table(block, setting, look, split_rows=True)
    return table


def filling(block: TableBlock, width: float, look: Look) -> Setting:
    """How a table is set that is just `width` points wide."""
    setting = fitted(block, width, look)
    share = width / sum(setting.widths)
    return replace(setting, widths=[one * share for one in setting.widths])


def _table(block: TableBlock, setting: Setting, look: Look, *, split_rows: bool) -> DataTable:
    share, pad = setting.share, setting.pad
    last = len(block.rows) - 1
    cells = [
        [
            paragraph(
                cell,
                _style(block, look, row, column, share, total=row == last and block.total_row),
                tag="",
            )
            for column, cell in enumerate(line)
        ]
        for row, line in enumerate(block.rows)
    ]
    tight = (1.7 if block.dense else 6.0 if block.to_fill else 2.2) * look.scale * look.air
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), look.body),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, block.header_rows - 1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), pad),
        ("RIGHTPADDING", (0, 0), (-1, -1), pad),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), tight),
        ("BOTTOMPADDING", (0, 0), (-1, -1), tight),
        ("LINEBELOW", (0, block.header_rows), (-1, -1), THIN, HAIRLINE),
    ]
    if block.header_rows:
        edge = block.header_rows - 1
        commands.append(("LINEBELOW", (0, edge), (-1, edge), RULE, QUIET))
    if block.total_row:
        commands.append(("LINEABOVE", (0, -1), (-1, -1), RULE, QUIET))
    return DataTable(
        cells,
        summary=block.summary,
        widths=setting.widths,
        style=look["cell"],
        header_rows=block.header_rows,
        header_cols=block.header_cols,
        caption=paragraph(block.caption, look["caption"]) if block.caption else None,
        commands=commands,
        split_rows=split_rows,
        rtl=look.rtl,
        space_before=4 * look.scale * look.air,
        space_after=10 * look.scale * look.air,
    )


def _style(
    block: TableBlock, look: Look, row: int, column: int, share: float, *, total: bool
) -> ParagraphStyle:
    header = row < block.header_rows
    if block.dense:
        role = "dense_head" if header else "dense"
    else:
        role = "head" if header else "total" if total else "cell"
    align = block.align[column] if block.align else "left"
    return look.aligned(role, align, share)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: widths of its columns, share of the usual size, points beside words."""

    widths: list[float]
    share: float
    pad: float


def fitted(block: TableBlock, width: float, look: Look) -> Setting:
    """The table in at most `width` points: columns by the weights if given, else by what they hold;
    smaller where every word fits only then. Words are broken where that is not enough."""
    size, cells = _size(block, look), _measured(block, look)
    for share, pad in _STEPS:
        if share < 1 and size * share < _SMALLEST * look.scale:
            break
        found: Setting | None = None
        fewest = 0.0
        for whole in _WHOLE:
            wide, narrow = _needs(block, cells, width, size * share, pad, whole=whole)
            if sum(narrow) > width:
                continue
            for weights in (block.weights, ()) if block.weights else ((),):
                tried = replace(block, weights=weights)
                setting = Setting(_widths(tried, wide, narrow, width), share, pad)
                lines = _lines(cells, setting, size * share)
                if found is None or lines < fewest * _FEWER:
                    found, fewest = setting, lines
        if found is not None:
            return found
        last = narrow
    return Setting(_shared_out(last, width), share, pad)


def fits(block: TableBlock, width: float, look: Look) -> bool:
    """Whether every word of a table has its room in `width` points, at the usual size, and its
    headers few lines."""
    cells = _measured(block, look)
    size = _size(block, look)
    return sum(_needs(block, cells, width, size, PAD, widest=1.0, whole=1)[1]) <= width


def _size(block: TableBlock, look: Look) -> float:
    return float(look["dense" if block.dense else "cell"].fontSize)


def _widths(block: TableBlock, wide: list[float], narrow: list[float], width: float) -> list[float]:
    if block.weights:
        fixed = sum(need for need, weight in zip(wide, block.weights, strict=True) if not weight)
        share = (width - fixed) / (sum(block.weights) or 1)
        return _at_least(
            narrow,
            [
                weight * share if weight else need
                for need, weight in zip(wide, block.weights, strict=True)
            ],
        )
    if sum(wide) <= width:
        need = sum(wide) * _LOOSE
        enough = next((width * one for one in _MEASURES if need <= width * one), width)
        return [need * enough / sum(wide) for need in wide]
    slack = width - sum(narrow)
    hunger = [many - few for many, few in zip(wide, narrow, strict=True)]
    total = sum(hunger) or 1.0
    return [few + slack * want / total for few, want in zip(narrow, hunger, strict=True)]


def _at_least(narrow: list[float], widths: list[float]) -> list[float]:
    """Widths where no column breaks a word while another has room to spare."""
    lack = sum(max(0.0, need - has) for need, has in zip(narrow, widths, strict=True))
    spare = sum(max(0.0, has - need) for need, has in zip(narrow, widths, strict=True))
    if not lack or spare < lack:
        return widths
    return [
        max(has, need) - max(0.0, has - need) * lack / spare
        for need, has in zip(narrow, widths, strict=True)
    ]


def _shared_out(narrow: list[float], width: float) -> list[float]:
    """Widths of columns that want more than there is: who needs little gets it, so that no number
    is broken; the others share what is left."""
    widths = list(narrow)
    left, waiting = width, sorted(range(len(narrow)), key=lambda column: narrow[column])
    while waiting:
        column = waiting.pop(0)
        widths[column] = min(narrow[column], left / (len(waiting) + 1))
        left -= widths[column]
    return widths


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as wide as it is at a size of one point: for each of its lines the whole, the widest
    word, and the number of characters."""

    lines: tuple[tuple[float, float, int], ...]
    heading: float = 0.0
    """In how little it takes no more than `_HEAD_LINES` lines."""

    @property
    def longest(self) -> float:
        """The longest line."""
        return max(line for line, _word, _count in self.lines)

    def least(self, whole: int) -> float:
        """The widest of what is not broken in it: words, and lines of up to `whole` characters."""
        return max(line if count <= whole else word for line, word, count in self.lines)


def _measured(block: TableBlock, look: Look) -> list[list[_Cell]]:
    measured: list[list[_Cell]] = []
    for row, cells in enumerate(block.rows):
        bold = row < block.header_rows or (block.total_row and row == len(block.rows) - 1)
        font = look.bold if bold else look.body
        heads = row < block.header_rows
        measured.append([_measure(cell, font, heads=heads) for cell in cells])
    return measured


def _measure(cell: Rich, font: str, *, heads: bool) -> _Cell:
    lines = kept_together(plain(cell)).split("\n")
    return _Cell(
        tuple(
            (
                stringWidth(line, font, 1.0),
                max((stringWidth(word, font, 1.0) for word in _BLANK.split(line)), default=0.0),
                len(line),
            )
            for line in lines
        ),
        max(_in_few_lines(line, font) for line in lines) if heads else 0.0,
    )


def _in_few_lines(line: str, font: str) -> float:
    """The width in which words, one line after another filled, take `_HEAD_LINES` at the most."""
    words = _BLANK.split(line)
    stretches = {
        stringWidth(" ".join(words[start:end]), font, 1.0)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }
    return next(wide for wide in sorted(stretches) if _filled(words, font, wide) <= _HEAD_LINES)


def _filled(words: Sequence[str], font: str, wide: float) -> int:
    count, said = 1, words[0]
    for word in words[1:]:
        more = f"{said} {word}"
        if stringWidth(more, font, 1.0) > wide:
            count, more = count + 1, word
        said = more
    return count


def _needs(
    block: TableBlock,
    cells: list[list[_Cell]],
    width: float,
    size: float,
    pad: float,
    *,
    widest: float = 0.0,
    whole: int = 0,
) -> tuple[list[float], list[float]]:
    """For each column what its longest line needs, and the least in which no word is broken, nor a
    line of up to `whole` characters, that claims no more than the share `widest` of the table."""
    wide = [0.0] * block.columns
    narrow = [0.0] * block.columns
    most = width * (widest or max(_WIDEST, 1.3 / block.columns))
    for row, line in enumerate(cells):
        heads = row < block.header_rows
        for column, cell in enumerate(line):
            least = cell.least(0 if heads else whole)
            if heads and whole:
                least = max(least, cell.heading)
            wide[column] = max(wide[column], cell.longest * size + 2 * pad + 1)
            narrow[column] = max(narrow[column], min(least * size + 2 * pad + 1, most))
    for column in range(block.header_cols):
        narrow[column] = max(narrow[column], min(wide[column], width * _ROW_NAMES))
    return wide, narrow


def _lines(cells: list[list[_Cell]], setting: Setting, size: float) -> float:
    """How many lines high the table is, about."""
    rooms = [max(1.0, (wide - 2 * setting.pad) / size) for wide in setting.widths]
    return sum(
        max(
            sum(math.ceil(line / room) or 1 for line, _word, _count in cell.lines)
            for cell, room in zip(row, rooms, strict=True)
        )
        for row in cells
    )


def key_figures(block: KeyFigures, width: float, look: Look) -> Grid:
    """Up to four numbers beside each other, each under a short accent rule."""
    count = max(len(block.items), 1)
    longest = max((len(plain(item.value)) for item in block.items), default=0)
    value_style = look.aligned("figure" if longest <= 48 // count else "figure_long")
    cells: list[Sequence[Flowable]] = [
        [
            paragraph(item.value, value_style),
            paragraph(item.label, look.aligned("label")),
            *([paragraph(item.note, look.aligned("small"))] if item.note else []),
        ]
        for item in block.items
    ]
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), look.body),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 14 if look.rtl else 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0 if look.rtl else 14),
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LINEABOVE", (0, 0), (-1, 0), 1.4, ACCENT),
    ]
    grid = Grid(
        [cells[::-1] if look.rtl else cells],
        colWidths=[width / count] * count,
        style=commands,
        spaceBefore=4,
        spaceAfter=12,
        hAlign="LEFT",
    )
    grid.rtl = look.rtl
    return grid
