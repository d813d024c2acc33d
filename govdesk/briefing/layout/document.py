# SPDX-License-Identifier: Apache-2.0
"""`PrintedDoc`: a sequence of blocks becomes a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.platypus import Flowable
from reportlab.platypus import PageBreak as NewPage

from govdesk.briefing.blocks import Block, Cover, check_headings
from govdesk.briefing.layout.charts import Number
from govdesk.briefing.layout.fonts import packed
from govdesk.briefing.layout.look import MARGIN, Look, look
from govdesk.briefing.layout.running import Running, band, running_lines
from govdesk.briefing.layout.story import Story
from govdesk.briefing.pdf import Attachment, FontSet, PacketDoc, Page, TaggedCanvas
from govdesk.briefing.pdf.scripts import runs_right_to_left

PAPER = {"A4": A4, "Letter": LETTER}
LARGE_PRINT = 18 / 10.5
"""Body text of 18 points, which those who set large print ask for."""


def plain_number(value: float, decimals: int) -> str:
    """A number on a chart's scale when the caller gives no other way to write it."""
    return f"{value:.{decimals}f}"


def look_of(lang: str, *, large: bool, fonts: FontSet | None = None) -> Look:
    """How a document in a language looks. Raises LowContrast when a text could not be read well."""
    scale = LARGE_PRINT if large else 1.0
    return look(fonts or packed(), scale, runs_right_to_left(lang))


class PrintedDoc:
    """One document of blocks.

    `path` is a file or a binary stream; `timestamp` is seconds UTC and the only time it knows;
    `number` writes the numbers of chart scales in the document's language; `large` prints it for
    eyes that need it. Raises what the PDF layer refuses (`govdesk.briefing.pdf.errors`).
    """

    def __init__(
        self,
        path: Path | IO[bytes],
        *,
        title: str,
        lang: str,
        author: str,
        subject: str,
        timestamp: int,
        running: Running,
        fonts: FontSet | None = None,
        paper: str = "A4",
        number: Number = plain_number,
        large: bool = False,
        attachments: Sequence[Attachment] = (),
    ) -> None:
        fonts = fonts or packed()
        self.running = running
        self.number = number
        self.look = look_of(lang, large=large, fonts=fonts)
        margin = MARGIN * (0.75 if large else 1.0)
        self.page = Page(PAPER[paper], margin, margin)
        self.doc = PacketDoc(
            path,
            title=title,
            lang=lang,
            author=author,
            subject=subject,
            fonts=fonts,
            timestamp=timestamp,
            attachments=attachments,
            page=self.page,
            furniture=self._furniture,
            creator="GovDesk",
        )
        self.fronted = False

    def build(self, blocks: Sequence[Block]) -> int:
        """Draws the blocks and gives the number of pages."""
        check_headings(blocks)
        self.fronted = bool(blocks) and isinstance(blocks[0], Cover)
        story = Story(self.page, self.look, self.number)
        flows: list[Flowable] = story.flows(blocks)
        while flows and isinstance(flows[-1], NewPage):
            flows.pop()
        return self.doc.build(flows)

    def _furniture(self, canvas: TaggedCanvas, number: int, pages: int) -> None:
        if self.fronted and number == 1:
            band(canvas, self.page)
        else:
            running_lines(canvas, self.running, self.look, self.page, number, pages)
