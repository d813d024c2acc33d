# SPDX-License-Identifier: Apache-2.0
"""The front page."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Spacer

from govdesk.briefing.blocks import Cover
from govdesk.briefing.layout.look import ACCENT, HAIRLINE, THIN, Look
from govdesk.briefing.layout.text import paragraph
from govdesk.briefing.pdf import Grid, TaggedCanvas


class Rule(Flowable):
    """A horizontal line."""

    canv: TaggedCanvas
    rtl = False

    def __init__(self, length: float, weight: float, color: Color, after: float) -> None:
        super().__init__()
        self.length, self.weight, self.color, self.after = length, weight, color, after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its weight and the room after it."""
        self.whole = aW
        return self.length, self.weight + self.after

    def draw(self) -> None:
        """Draws the line."""
        canvas = self.canv
        left = self.whole - self.length if self.rtl else 0
        with canvas.artifact():
            canvas.setStrokeColor(self.color)
            canvas.setLineWidth(self.weight)
            canvas.line(left, self.after, left + self.length, self.after)


class Fill(Flowable):
    """Empty room that pushes what needs `rest` points to the foot of the page."""

    def __init__(self, rest: float) -> None:
        super().__init__()
        self.rest = rest

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """What is left over."""
        return aW, max(0.0, aH - self.rest - 1)

    def draw(self) -> None:
        """Draws nothing."""


def cover(block: Cover, width: float, look: Look) -> list[Flowable]:
    """The front page's flowables, from top to foot."""
    foot: list[Flowable] = []
    if block.notices:
        foot.append(Rule(width, THIN, HAIRLINE, 8))
        foot.append(paragraph(block.notices_title, look["strong"]))
        foot += [paragraph(notice, look["small"]) for notice in block.notices]
    rest = sum(
        flow.wrap(width, 1_000_000)[1] + flow.getSpaceBefore() + flow.getSpaceAfter()
        for flow in foot
    )
    accent = Rule(64, 4, ACCENT, 22)
    accent.rtl = look.rtl
    return [
        Spacer(0, 92 / look.scale),
        paragraph(block.over, look["over"]),
        accent,
        paragraph(block.title, look["title"]),
        paragraph(block.subtitle, look["subtitle"]),
        *([paragraph(block.flag, look["flag"])] if block.flag else []),
        Spacer(0, 14),
        *([_facts(block, width, look)] if block.facts else []),
        Fill(rest),
        *foot,
    ]


def _facts(block: Cover, width: float, look: Look) -> Grid:
    named = 130.0 * look.scale
    rows = [
        [paragraph(name, look["fact"]), paragraph(value, look["cell"])]
        for name, value in block.facts
    ]
    widths = [named, width - named]
    grid = Grid(
        [row[::-1] for row in rows] if look.rtl else rows,
        colWidths=widths[::-1] if look.rtl else widths,
        style=[
            ("FONTNAME", (0, 0), (-1, -1), look.body),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), THIN, HAIRLINE),
        ],
    )
    grid.rtl = look.rtl
    return grid
