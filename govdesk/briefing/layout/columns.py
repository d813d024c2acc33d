# SPDX-License-Identifier: Apache-2.0
"""What stands side by side where the page has room: tables, and a code with the words on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportlab.platypus import Flowable

from govdesk.briefing.blocks import Columns, DataTable, Rich, joined, parted
from govdesk.briefing.layout import tables
from govdesk.briefing.layout.look import Look
from govdesk.briefing.layout.text import paragraph
from govdesk.briefing.pdf import Grid

GAP = 20.0
_TALLEST = 0.7
"""Tables side by side are no higher than this share of the page."""
_SAVED = 0.7
"""Tables with headers of their own stand side by side where that takes less than this share of the
height that they take one below the other; where room is so scarce that words are set smaller, less
than all of it."""
_EVEN = 1.3
"""No table is cut where the higher of two columns is at most this many times half of them."""


def columns(block: Columns, width: float, height: float, look: Look) -> list[Flowable]:
    """Tables side by side, in as many columns as their words and the page have room for."""
    if block.apart:
        return _apart(block.tables, width, height, look)
    whole = joined(block.tables)
    for count in range(len(block.tables), 1, -1):
        each = (width - GAP * (count - 1)) / count
        narrow = [replace(one, caption="") for one in parted(whole, count)]
        if not all(tables.fits(one, each, look) for one in narrow):
            continue
        # One setting for all of them, so that their rows stand on one line.
        setting = tables.filling(replace(whole, caption=""), each, look)
        drawn = [tables.data_table(one, each, height, look, setting=setting) for one in narrow]
        if max(sum(one.row_heights) for one in drawn) > height * _TALLEST:
            break
        beside = grid([[one] for one in drawn], [each] * count, look)
        return [*_caption(whole.caption, look), beside]
    return [tables.data_table(whole, width, height * 0.5, look)]


def _apart(parts: Sequence[DataTable], width: float, height: float, look: Look) -> list[Flowable]:
    """Tables with headers of their own: in two columns of about one height, else one below the
    other."""
    stacked = [tables.data_table(one, width, height * 0.5, look) for one in parts]
    whole = [replace(one, caption="") for one in parts]
    each = (width - GAP) / 2
    if all(tables.fits(one, each, look) for one in whole):
        drawn = [
            [
                tables.data_table(one, each, height, look, setting=tables.filling(one, each, look))
                for one in column
            ]
            for column in halves(whole)
        ]
        high = max(sum(sum(one.row_heights) for one in column) for column in drawn)
        most = (_SAVED if look.scale >= 1 else 1.0) * sum(sum(one.row_heights) for one in stacked)
        if high < min(most, height):
            return [*_caption(parts[0].caption, look), grid(drawn, [each] * len(drawn), look)]
    return list[Flowable](stacked)


def halves(parts: Sequence[DataTable]) -> tuple[list[DataTable], list[DataTable]]:
    """Tables in two columns in their order: between two of them where that is even enough, else
    one of them is cut, its headers repeated."""
    lengths = [len(one.rows) for one in parts]
    half = sum(lengths) / 2
    cut = min(range(1, len(parts) + 1), key=lambda at: abs(sum(lengths[:at]) - half))
    if max(sum(lengths[:cut]), sum(lengths[cut:])) <= _EVEN * half:
        return list(parts[:cut]), list(parts[cut:])
    left: list[DataTable] = []
    room = -(-(sum(lengths) + 1) // 2)
    for at, one in enumerate(parts):
        if len(one.rows) >= room:
            keep = max(room, one.header_rows + 1)
            first = replace(one, rows=one.rows[:keep], total_row=False)
            head, rest = one.rows[: one.header_rows], one.rows[keep:]
            over = [replace(one, rows=(*head, *rest))] if rest else []
            return [*left, first], [*over, *parts[at + 1 :]]
        left.append(one)
        room -= len(one.rows)
    return left, []


def grid(
    cells: Sequence[Sequence[Flowable]], widths: Sequence[float], look: Look, gap: float = GAP
) -> Grid:
    """Flowables in columns of these widths, `gap` points apart, their tops aligned."""
    last = len(widths) - 1
    wide = [one + (gap if place < last else 0) for place, one in enumerate(widths)]
    row = [list(cell) for cell in cells]
    if look.rtl:
        row, wide = row[::-1], wide[::-1]
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), look.body),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), 0 if look.rtl else gap),
        ("LEFTPADDING", (1, 0), (-1, -1), gap if look.rtl else 0),
    ]
    made = Grid([row], colWidths=wide, style=commands, spaceAfter=8, hAlign="LEFT")
    made.rtl = look.rtl
    return made


def _caption(said: Rich, look: Look) -> list[Flowable]:
    return [paragraph(said, look["caption"])] if said else []
