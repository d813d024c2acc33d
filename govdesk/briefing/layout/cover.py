# SPDX-License-Identifier: Apache-2.0
"""The front page."""

from __future__ import annotations

from reportlab.lib.colors import Color, white
from reportlab.platypus import Flowable, Spacer

from govdesk.briefing.blocks import Cover
from govdesk.briefing.layout.look import HAIRLINE, THIN, Look
from govdesk.briefing.layout.text import paragraph
from govdesk.briefing.pdf import Grid, TaggedCanvas

_APART = 10.0
"""Points between two lines, that they are seen as two."""


class Rule(Flowable):
    """A horizontal line."""

    canv: TaggedCanvas
    rtl = False

    def __init__(
        self, length: float, weight: float, color: Color, after: float, below: Fill | None = None
    ) -> None:
        super().__init__()
        self.length, self.weight, self.color, self.after = length, weight, color, after
        self.below = below

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its weight and the room after it."""
        self.whole = aW
        return self.length, self.weight + self.after

    def draw(self) -> None:
        """Draws the line, unless it would stand right under the one before the empty room."""
        canvas = self.canv
        if self.below is not None and self.below.room < _APART:
            return
        left = self.whole - self.length if self.rtl else 0
        with canvas.artifact():
            canvas.setStrokeColor(self.color)
            canvas.setLineWidth(self.weight)
            canvas.line(left, self.after, left + self.length, self.after)


class EndOfBand(Flowable):
    """Empty room down to the end of the coloured part, `below` points above the foot."""

    def __init__(self, below: float) -> None:
        super().__init__()
        self.below = below

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """What is left of the coloured part."""
        return aW, max(0.0, aH - self.below)

    def draw(self) -> None:
        """Draws nothing."""


class Fill(Flowable):
    """Empty room that pushes what needs `rest` points to the foot of the page."""

    def __init__(self, rest: float) -> None:
        super().__init__()
        self.rest = rest
        self.room = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """What is left over."""
        self.room = max(0.0, aH - self.rest - 1)
        return aW, self.room

    def draw(self) -> None:
        """Draws nothing."""


def cover(block: Cover, width: float, below: float, look: Look) -> list[Flowable]:
    """The front page's flowables, from top to foot; `below` points of it are not coloured."""
    foot: list[Flowable] = []
    fill = Fill(0.0)
    if block.notices:
        foot.append(Rule(width, THIN, HAIRLINE, 8, below=fill if block.facts else None))
        foot.append(paragraph(block.notices_title, look["strong"]))
        foot += [paragraph(notice, look["small"]) for notice in block.notices]
    rest = sum(
        flow.wrap(width, 1_000_000)[1] + flow.getSpaceBefore() + flow.getSpaceAfter()
        for flow in foot
    )
    fill.rest = rest
    accent = Rule(64, 3, white, 24)
    accent.rtl = look.rtl
    return [
        Spacer(0, 72 / look.scale),
        paragraph(block.over, look["over"]),
        accent,
        paragraph(block.title, look["title"]),
        paragraph(block.subtitle, look["subtitle"]),
        *([paragraph(block.flag, look["flag"])] if block.flag else []),
        EndOfBand(below),
        Spacer(0, 24 / look.scale),
        *([_facts(block, width, look)] if block.facts else []),
        fill,
        *foot,
    ]


def _facts(block: Cover, width: float, look: Look) -> Grid:
    named = 130.0 * look.scale
    rows = [
        [paragraph(name, look.aligned("fact")), paragraph(value, look.aligned("cell"))]
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
