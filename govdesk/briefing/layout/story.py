# SPDX-License-Identifier: Apache-2.0
"""Blocks into ReportLab's flowables, each heading kept with what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import CondPageBreak, Flowable
from reportlab.platypus import PageBreak as NewPage

from govdesk.briefing.blocks import (
    Block,
    Code,
    Columns,
    Cover,
    KeyFigures,
    Note,
    PageBreak,
    SignatureBox,
)
from govdesk.briefing.blocks import DataTable as TableBlock
from govdesk.briefing.blocks import Figure as FigureBlock
from govdesk.briefing.blocks import H as HeadingBlock
from govdesk.briefing.blocks import Listing as ListBlock
from govdesk.briefing.blocks import P as TextBlock
from govdesk.briefing.blocks import Toc as TocBlock
from govdesk.briefing.layout import tables
from govdesk.briefing.layout.charts import Number, drawing
from govdesk.briefing.layout.codes import qr_code
from govdesk.briefing.layout.cover import cover
from govdesk.briefing.layout.look import HAIRLINE, OUTLINE, Look
from govdesk.briefing.layout.text import listing, note, paragraph
from govdesk.briefing.pdf import DataTable, Figure, H, Listing, P, SignatureField, Toc

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
            if len(part) > 1 or isinstance(part[0], H | DataTable):
                story.append(CondPageBreak(min(self._room(parts, place), self.height * 0.8)))
            story += part
        return story

    def _flow(self, block: Block) -> list[Flowable]:
        look = self.look
        match block:
            case HeadingBlock():
                self._headings += 1
                key = block.anchor or f"heading-{self._headings}"
                style = look[f"h{block.level}"]
                listed = block.listed and block.level <= 2
                return [H(block.level, block.text, style, key=key, listed=listed)]
            case TextBlock():
                return [paragraph(block.text, look[block.style])]
            case ListBlock():
                return [listing(block, look)]
            case TableBlock():
                return [tables.data_table(block, self.width, self.height * 0.5, look)]
            case Columns():
                return self._columns(block)
            case FigureBlock():
                return self._figure(block)
            case KeyFigures():
                return [tables.key_figures(block, self.width, look)]
            case Note():
                return [note(block, look)]
            case Code():
                return [Figure(qr_code(block.text), block.alt, space_after=8)]
            case SignatureBox():
                words = paragraph(block.text, look["small"])
                field = SignatureField(block.name, block.tooltip, words, color=OUTLINE)
                field.spaceBefore, field.spaceAfter = 8, 10
                return [field]
            case Cover():
                return [*cover(block, self.width, look), NewPage()]
            case PageBreak():
                return [NewPage()]
            case TocBlock():
                toc = Toc((look["toc1"], look["toc2"]), rule=HAIRLINE, rtl=look.rtl)
                return [paragraph(block.title, look["h1"]), toc]

    def _columns(self, block: Columns) -> list[Flowable]:
        each = (self.width - _GAP * (len(block.tables) - 1)) / len(block.tables)
        narrow = [replace(one, caption="") for one in block.tables]
        drawn = [tables.data_table(one, each, self.height, self.look) for one in narrow]
        if max(sum(one.row_heights) for one in drawn) > self.height * 0.7 or self.look.scale > 1:
            whole = replace(
                block.tables[0],
                rows=(
                    *block.tables[0].rows,
                    *(row for one in block.tables[1:] for row in one.rows[one.header_rows :]),
                ),
            )
            return [tables.data_table(whole, self.width, self.height * 0.5, self.look)]
        caption = block.tables[0].caption
        beside = tables.beside(drawn, self.width, _GAP, self.look)
        return [paragraph(caption, self.look["caption"]), beside] if caption else [beside]

    def _figure(self, block: FigureBlock) -> list[Flowable]:
        parts: list[Flowable] = []
        if block.caption:
            parts.append(paragraph(block.caption, self.look["caption"]))
        parts.append(Figure(drawing(block, self.width, self.look, self.number), block.alt))
        if block.spec.note:
            parts.append(paragraph(block.spec.note, self.look["small"]))
        return parts

    def _room(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """Points that must be free for a part to begin here: enough of it, or of what it heads."""
        part = parts[place]
        if part and isinstance(part[0], H):
            return self._height(part[0]) + self._room_after(parts, place + 1)
        room = 0.0
        for flow in part:
            if isinstance(flow, NewPage | Toc):
                break
            if isinstance(flow, DataTable):
                whole = self._height(flow)
                heights = flow.row_heights[: flow.table.repeatRows + _ROWS_KEPT]
                least = flow.getSpaceBefore() + flow.caption_height + sum(heights)
                room += whole if whole < self.height * _WHOLE else least
                break
            if isinstance(flow, Listing):
                first = flow.items[0]
                room += self._height(first) if self._height(first) < 80 else 40
                break
            if isinstance(flow, P):
                lines = _LINES_KEPT * flow.style.leading
                room += min(self._height(flow), lines + flow.getSpaceBefore())
                continue
            room += self._height(flow)
        return room

    def _room_after(self, parts: Sequence[list[Flowable]], place: int) -> float:
        """Room for what a heading heads: a paragraph that leads to a table takes it along."""
        if place >= len(parts):
            return 0.0
        room = self._room(parts, place)
        following = parts[place + 1] if place + 1 < len(parts) else []
        leads = len(parts[place]) == 1 and type(parts[place][0]) is P
        if leads and any(isinstance(flow, DataTable) for flow in following):
            room += self._room(parts, place + 1)
        return room

    def _height(self, flow: Flowable) -> float:
        height = flow.wrap(self.width, 1_000_000)[1]
        return float(height) + flow.getSpaceBefore() + flow.getSpaceAfter()
