# SPDX-License-Identifier: Apache-2.0
"""Tables in print: hairlines, headers that repeat on every page, columns that fit their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from govdesk.briefing.blocks import DataTable as TableBlock
from govdesk.briefing.blocks import KeyFigures, Rich, plain
from govdesk.briefing.layout.look import ACCENT, HAIRLINE, QUIET, RULE, THIN, Look
from govdesk.briefing.layout.text import paragraph
from govdesk.briefing.pdf import DataTable, Grid

PAD = 6.0
_WIDEST = 0.4
"""No word claims more than this share of the table; longer ones are broken."""


def data_table(block: TableBlock, width: float, tallest: float, look: Look) -> DataTable:
    """The table, `width` points wide; a row higher than `tallest` is broken over pages."""
    table = _table(block, width, look, split_rows=False)
    table.wrap(width, 1_000_000)
    if max(table.row_heights) > tallest:
        return _table(block, width, look, split_rows=True)
    return table


def _table(block: TableBlock, width: float, look: Look, *, split_rows: bool) -> DataTable:
    widths = column_widths(block, width, look)
    last = len(block.rows) - 1
    cells = [
        [
            paragraph(
                cell, _style(block, look, row, column, row == last and block.total_row), tag=""
            )
            for column, cell in enumerate(line)
        ]
        for row, line in enumerate(block.rows)
    ]
    tight = (1.7 if block.dense else 6.0 if block.to_fill else 2.2) * look.scale
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), look.body),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, block.header_rows - 1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
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
        widths=widths,
        style=look["cell"],
        header_rows=block.header_rows,
        header_cols=block.header_cols,
        caption=paragraph(block.caption, look["caption"]) if block.caption else None,
        commands=commands,
        split_rows=split_rows,
        rtl=look.rtl,
        space_after=10 * look.scale,
    )


def _style(block: TableBlock, look: Look, row: int, column: int, total: bool) -> ParagraphStyle:
    header = row < block.header_rows
    if block.dense:
        role = "dense_head" if header else "dense"
    else:
        role = "head" if header else "total" if total else "cell"
    align = block.align[column] if block.align else "left"
    return look.aligned(role, align)


def column_widths(block: TableBlock, width: float, look: Look) -> list[float]:
    """Widths that add up to `width`: by the weights if given, else by what the cells hold."""
    wide, narrow = _needs(block, width, look)
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
        return [need * width / sum(wide) for need in wide]
    if sum(narrow) >= width:
        return [need * width / sum(narrow) for need in narrow]
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


def _needs(block: TableBlock, width: float, look: Look) -> tuple[list[float], list[float]]:
    size = look["dense" if block.dense else "cell"].fontSize
    wide = [0.0] * block.columns
    narrow = [0.0] * block.columns
    for row, line in enumerate(block.rows):
        bold = row < block.header_rows or (block.total_row and row == len(block.rows) - 1)
        font = look.bold if bold else look.body
        for column, cell in enumerate(line):
            whole, word = _measure(cell, font, size)
            wide[column] = max(wide[column], whole + 2 * PAD + 1)
            narrow[column] = max(narrow[column], min(word + 2 * PAD + 1, width * _WIDEST))
    return wide, narrow


def _measure(cell: Rich, font: str, size: float) -> tuple[float, float]:
    lines = plain(cell).split("\n")
    whole = max(stringWidth(line, font, size) for line in lines)
    words = [stringWidth(word, font, size) for line in lines for word in line.split()]
    return whole, max(words, default=0.0)


def key_figures(block: KeyFigures, width: float, look: Look) -> Grid:
    """Up to four numbers beside each other, each under a short accent rule."""
    count = max(len(block.items), 1)
    longest = max((len(item.value) for item in block.items), default=0)
    value_style = look["figure" if longest <= 48 // count else "figure_long"]
    cells: list[Sequence[Flowable]] = [
        [
            paragraph(item.value, value_style),
            paragraph(item.label, look["label"]),
            *([paragraph(item.note, look["small"])] if item.note else []),
        ]
        for item in block.items
    ]
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), look.body),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14),
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


def beside(tables: Sequence[DataTable], width: float, gap: float, look: Look) -> Grid:
    """Tables side by side, their tops aligned."""
    each = (width - gap * (len(tables) - 1)) / len(tables)
    cells = [[[table] for table in tables]]
    widths = [each + (gap if place < len(tables) - 1 else 0) for place in range(len(tables))]
    if look.rtl:
        cells, widths = [cells[0][::-1]], widths[::-1]
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), look.body),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    grid = Grid(cells, colWidths=widths, style=commands, spaceAfter=8, hAlign="LEFT")
    grid.rtl = look.rtl
    return grid
