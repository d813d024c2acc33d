# SPDX-License-Identifier: Apache-2.0
"""Blocks into ReportLab's flowables, each heading kept with what follows it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table
from reportlab.platypus import PageBreak as NewPage

from govdesk.briefing.blocks import (
    Block,
    Columns,
    Cover,
    DataTable,
    Figure,
    H,
    KeyFigures,
    Listing,
    Note,
    P,
    PageBreak,
    Toc,
)
from govdesk.briefing.pdf import tables
from govdesk.briefing.pdf.charts import Number, drawing
from govdesk.briefing.pdf.contents import Contents
from govdesk.briefing.pdf.cover import cover
from govdesk.briefing.pdf.look import Look
from govdesk.briefing.pdf.text import Heading, listing, note, paragraph

_GAP = 20.0
_LINES_KEPT = 3
_ROWS_KEPT = 2
_WHOLE = 0.42
"""A table lower than this share of the page is not broken."""


class Story:
    """Makes flowables for a text area of `width` by `height` points."""

    def __init__(self, width: float, height: float, look: Look, number: Number) -> None:
        self.width, self.height, self.look, self.number = width, height, look, number
        self._headings = 0

    def flows(self, blocks: Sequence[Block]) -> list[Flowable]:
        """All blocks, in order."""
        parts = [self._flow(block) for block in blocks]
        story: list[Flowable] = []
        for place, part in enumerate(parts):
            if len(part) > 1 or isinstance(part[0], Heading | Table):
                story.append(CondPageBreak(min(self._room(parts, place), self.height * 0.8)))
            story += part
        return story

    def _flow(self, block: Block) -> list[Flowable]:
        look = self.look
        match block:
            case H():
                self._headings += 1
                key = block.anchor or f"heading-{self._headings}"
                return [Heading(block, key, look[f"h{block.level}"])]
            case P():
                return [paragraph(block.text, look[block.style])]
            case Listing():
                return list(listing(block, look))
            case DataTable():
                return self._captioned(block, self.width)
            case Columns():
                return self._columns(block)
            case Figure():
                return self._figure(block)
            case KeyFigures():
                return [tables.key_figures(block, self.width, look)]
            case Note():
                return [note(block, look)]
            case Cover():
                return [*cover(block, self.width, look), NewPage()]
            case PageBreak():
                return [NewPage()]
            case Toc():
                return [paragraph(block.title, look["h1"]), Contents(self.width, look)]

    def _captioned(self, block: DataTable, width: float) -> list[Flowable]:
        table = tables.data_table(block, width, self.height * 0.5, self.look)
        if not block.caption:
            return [table]
        return [paragraph(block.caption, self.look["caption"]), table]

    def _columns(self, block: Columns) -> list[Flowable]:
        each = (self.width - _GAP * (len(block.tables) - 1)) / len(block.tables)
        drawn = [tables.data_table(one, each, self.height, self.look) for one in block.tables]
        if max(sum(tables.row_heights(one)) for one in drawn) > self.height * 0.7:
            return [flow for one in block.tables for flow in self._captioned(one, self.width)]
        caption = block.tables[0].caption
        beside = tables.beside(drawn, self.width, _GAP, self.look)
        return [paragraph(caption, self.look["caption"]), beside] if caption else [beside]

    def _figure(self, block: Figure) -> list[Flowable]:
        parts: list[Flowable] = []
        if block.caption:
            parts.append(paragraph(block.caption, self.look["caption"]))
        parts.append(drawing(block, self.width, self.look, self.number))
        if block.spec.note:
            parts.append(paragraph(block.spec.note, self.look["small"]))
        return parts

    def _room(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """Points that must be free for a part to begin here: enough of it, or of what it heads."""
        part = parts[place]
        if part and isinstance(part[0], Heading):
            return self._height(part[0]) + self._room_after(parts, place + 1)
        room = 0.0
        for flow in part:
            if isinstance(flow, NewPage | Contents):
                break
            if isinstance(flow, Table) and flow.repeatRows:
                whole = self._height(flow)
                heights = tables.row_heights(flow)[: flow.repeatRows + _ROWS_KEPT]
                room += whole if whole < self.height * _WHOLE else sum(heights)
                break
            if isinstance(flow, Paragraph):
                lines = _LINES_KEPT * flow.style.leading
                room += min(self._height(flow), lines + flow.getSpaceBefore())
                if len(part) > 1 and flow.style.name in ("list", "numbered"):
                    break
                continue
            room += self._height(flow)
        return room

    def _room_after(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """Room for what a heading heads: a paragraph that leads to a table takes it along."""
        if place >= len(parts):
            return 0.0
        room = self._room(parts, place)
        following = parts[place + 1] if place + 1 < len(parts) else []
        leads = len(parts[place]) == 1 and type(parts[place][0]) is Paragraph
        if leads and any(isinstance(flow, Table) for flow in following):
            room += self._room(parts, place + 1)
        return room

    def _height(self, flow: Flowable) -> float:
        height = flow.wrap(self.width, 1_000_000)[1]
        return float(height) + flow.getSpaceBefore() + flow.getSpaceAfter()
