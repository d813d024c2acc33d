# SPDX-License-Identifier: Apache-2.0
"""`PacketDoc`: a sequence of blocks becomes a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate
from reportlab.platypus import PageBreak as NewPage

from govdesk.briefing.blocks import Block, BlockError, Cover, check_headings
from govdesk.briefing.pdf.canvas import Running, canvas_maker, running_lines
from govdesk.briefing.pdf.charts import Number
from govdesk.briefing.pdf.contents import PageCount
from govdesk.briefing.pdf.fonts import FontSet, UnembeddedFont, dejavu, travels
from govdesk.briefing.pdf.look import BOTTOM, MARGIN, TOP, look
from govdesk.briefing.pdf.story import Story
from govdesk.briefing.pdf.text import Heading

PAGES = {"A4": A4, "Letter": LETTER}


class NoTitleOrLanguage(BlockError):
    """A document that could not say what it is, or in which language."""


def plain_number(value: float, decimals: int) -> str:
    """A number on a chart's scale when the caller gives no other way to write it."""
    return f"{value:.{decimals}f}"


class PacketDoc:
    """One document.

    `path` is a file or a binary stream; `timestamp` is seconds UTC and the only time it knows;
    `number` writes the numbers of chart scales in the document's language. Raises
    NoTitleOrLanguage, and on `build` HeadingJump, MissingGlyph and UnembeddedFont.
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
        page: str = "A4",
        number: Number = plain_number,
    ) -> None:
        if not title.strip() or not lang.strip():
            raise NoTitleOrLanguage(title or lang or "neither")
        self.path = path
        self.title, self.lang, self.author, self.subject = title, lang, author, subject
        self.timestamp = timestamp
        self.running = running
        self.size = PAGES[page]
        self.look = look(fonts or dejavu())
        self.number = number

    def build(self, blocks: Sequence[Block]) -> int:
        """Draws the blocks and gives the number of pages."""
        check_headings(blocks)
        width = self.size[0] - 2 * MARGIN
        height = self.size[1] - TOP - BOTTOM
        count = PageCount()
        template = _Template(
            str(self.path) if isinstance(self.path, Path) else self.path,
            pagesize=self.size,
            title=self.title,
            author=self.author,
            subject=self.subject,
            creator="GovDesk",
            producer="GovDesk with ReportLab",
            lang=self.lang,
            displayDocTitle=True,
            initialFontName=self.look.body,
            initialFontSize=10,
            pageCompression=1,
            allowSplitting=1,
        )

        def on_page(canvas: Any, _doc: Any) -> None:
            running_lines(canvas, self.running, self.look, self.size, count.last)

        def frame() -> Frame:
            return Frame(MARGIN, BOTTOM, width, height, 0, 0, 0, 0)

        pages = [PageTemplate("page", [frame()], onPage=on_page)]
        fronted = bool(blocks) and isinstance(blocks[0], Cover)
        if fronted:
            pages.insert(0, PageTemplate("cover", [frame()]))
        template.addPageTemplates(pages)
        flows: list[Flowable] = Story(width, height, self.look, self.number).flows(blocks)
        if fronted:
            flows.insert(0, NextPageTemplate("page"))
        while flows and isinstance(flows[-1], NewPage):
            flows.pop()
        template.multiBuild([*flows, count], canvasmaker=canvas_maker(self.timestamp))
        return count.last


class _Template(BaseDocTemplate):
    """Tells the contents of headings, labels pages, refuses fonts that would not travel."""

    def afterFlowable(self, flowable: Flowable) -> None:
        """ReportLab's hook after each thing drawn."""
        if isinstance(flowable, Heading) and flowable.block.listed and flowable.block.level <= 2:
            block = flowable.block
            self.notify("TOCEntry", (block.level, block.text, self.page, flowable.key))

    def beforeDocument(self) -> None:
        """ReportLab's hook before a pass."""
        self.canv.addPageLabel(0, "ARABIC", 1)

    def afterPage(self) -> None:
        """ReportLab's hook after a page."""
        document: Any = self.canv._doc  # type: ignore[attr-defined]
        unembedded = [name for name in sorted(document.fontMapping) if not travels(name)]
        if unembedded:
            raise UnembeddedFont(", ".join(unembedded))
