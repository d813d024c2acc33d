# SPDX-License-Identifier: Apache-2.0
"""Runs of plain text as paragraphs; nothing that people wrote is taken as markup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from govdesk.briefing.blocks import Listing as ListBlock
from govdesk.briefing.blocks import Note, Rich, runs
from govdesk.briefing.blocks import Run as BlockRun
from govdesk.briefing.layout.look import ACCENT, HAIRLINE, OUTLINE, QUIET, Look
from govdesk.briefing.line_ends import kept_together
from govdesk.briefing.pdf import H, Listing, P, Run

_QUIET_SIZE = 0.86
"""Of the text around it."""


def printed(text: Rich, style: ParagraphStyle) -> tuple[Run, ...]:
    """A block's runs in the manner in which they are printed."""
    return tuple(_run(run, style) for run in runs(text))


def _run(run: BlockRun, style: ParagraphStyle) -> Run:
    color = ACCENT if run.link else QUIET if run.quiet else None
    return Run(
        kept_together(run.text),
        bold=run.bold,
        italic=run.italic,
        size=style.fontSize * _QUIET_SIZE if run.quiet else None,
        color=color,
        link=run.link,
        lang=run.lang,
    )


def paragraph(text: Rich, style: ParagraphStyle, *, tag: str = "P") -> P:
    """A paragraph in a style."""
    return P(printed(text, style), style, tag=tag)


class SectionHeading(H):
    """A heading of a whole section, under a short rule in the accent."""

    def draw(self) -> None:
        """Draws the rule, then the words."""
        canvas = self.canv
        if not canvas.measuring:
            left = self.width - 30 if self.rtl else 0
            with canvas.artifact():
                canvas.saveState()
                canvas.setFillColor(ACCENT)
                canvas.rect(left, self.height + 5, 30, 3, stroke=0, fill=1)
                canvas.restoreState()
        super().draw()


class Barred(P):
    """A paragraph with a rule down the side where its lines begin, on every page it stands on."""

    bar: Color = OUTLINE
    bar_width = 1.2

    def draw(self) -> None:
        """Draws the rule, then the words."""
        canvas = self.canv
        if not canvas.measuring:
            x = self.width - 2 if self.rtl else 2
            with canvas.artifact():
                canvas.saveState()
                canvas.setStrokeColor(self.bar)
                canvas.setLineWidth(self.bar_width)
                canvas.line(x, 0, x, self.height)
                canvas.restoreState()
        super().draw()


class Accented(Barred):
    """Set apart with the accent."""

    bar = ACCENT
    bar_width = 2.4


class Quoted(Barred):
    """Set apart as somebody's words."""

    bar = HAIRLINE
    bar_width = 2.4

    def __init__(self, text: Any, style: ParagraphStyle, *more: Any, **options: Any) -> None:
        super().__init__(text, style, *more, **{"tag": "BlockQuote", **options})


_NOTES = {"plain": Barred, "accent": Accented, "quote": Quoted}


def note(block: Note, look: Look) -> P:
    """A note with its title above it."""
    style = look["note"]
    text = printed(block.text, style)
    if block.title:
        title = (replace(run, bold=True) for run in printed(block.title, style))
        text = (*title, Run("\n"), *text)
    return _NOTES[block.tone](text, style)


def listing(block: ListBlock, look: Look) -> Listing:
    """A list with its bullets or numbers."""
    style = look["numbered" if block.numbered else "list"]
    return Listing(
        [printed(item, style) for item in block.items],
        style,
        numbered=block.numbered,
        rtl=look.rtl,
    )
