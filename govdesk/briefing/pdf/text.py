# SPDX-License-Identifier: Apache-2.0
"""Runs of plain text as ReportLab paragraphs; everything people wrote is escaped here."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from govdesk.briefing.blocks import H, Listing, Note, Rich, Run, runs
from govdesk.briefing.pdf.look import ACCENT, HAIRLINE, OUTLINE, Look


def markup(text: Rich) -> str:
    """Runs in ReportLab's paragraph language, with nothing of the text taken as markup."""
    return "".join(_run(run) for run in runs(text))


def _run(run: Run) -> str:
    piece = escape(run.text).replace("\n", "<br/>")
    if run.bold:
        piece = f"<b>{piece}</b>"
    if run.italic:
        piece = f"<i>{piece}</i>"
    if run.quiet:
        piece = f'<font size="8" color="#55606e">{piece}</font>'
    if run.link:
        piece = f'<a href={quoteattr(run.link)} color="#0b5cad">{piece}</a>'
    return piece


def paragraph(text: Rich, style: ParagraphStyle) -> Paragraph:
    """A paragraph in a style."""
    return Paragraph(markup(text), style)


class Heading(Paragraph):
    """A heading: it puts itself in the outline, is a place to link to, and is never split."""

    def __init__(self, block: H, key: str, style: ParagraphStyle) -> None:
        super().__init__(markup(block.text), style)
        self.block = block
        self.key = key

    def split(self, aW: float, aH: float) -> list[Any]:
        """Never: it moves as a whole."""
        return []

    def draw(self) -> None:
        """Draws the words, after bookmark and outline entry."""
        canvas = self.canv
        canvas.bookmarkHorizontal(self.key, 0, self.height + 12)
        canvas.addOutlineEntry(
            self.block.text, self.key, self.block.level - 1, closed=self.block.level > 1
        )
        super().draw()


class Barred(Paragraph):
    """A paragraph with a rule down its left side; its parts keep it when it is split."""

    bar: Color = OUTLINE
    width_of_bar = 1.2

    def draw(self) -> None:
        """Draws the rule, then the words."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(self.bar)
        canvas.setLineWidth(self.width_of_bar)
        canvas.line(2, 0, 2, self.height)
        canvas.restoreState()
        super().draw()


class Accented(Barred):
    """Set apart with the accent."""

    bar = ACCENT
    width_of_bar = 2.4


class Quoted(Barred):
    """Set apart as somebody's words."""

    bar = HAIRLINE
    width_of_bar = 2.4


_NOTES = {"plain": Barred, "accent": Accented, "quote": Quoted}


def note(block: Note, look: Look) -> Paragraph:
    """A note with its title above it."""
    text: tuple[str | Run, ...] = runs(block.text)
    if block.title:
        text = (Run(block.title + "\n", bold=True), *text)
    return _NOTES[block.tone](markup(text), look["note"])


def listing(block: Listing, look: Look) -> list[Paragraph]:
    """The items of a list with their bullets or numbers."""
    style = look["numbered" if block.numbered else "list"]
    return [
        Paragraph(markup(item), style, bulletText=f"{place}." if block.numbered else "•")
        for place, item in enumerate(block.items, 1)
    ]
