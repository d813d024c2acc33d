# SPDX-License-Identifier: Apache-2.0
"""The front page."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Spacer, Table

from govdesk.briefing.blocks import Cover
from govdesk.briefing.pdf.look import ACCENT, HAIRLINE, THIN, Look
from govdesk.briefing.pdf.text import paragraph


class Rule(Flowable):
    """A horizontal line."""

    def __init__(self, length: float, weight: float, color: Color, after: float) -> None:
        super().__init__()
        self.length, self.weight, self.color, self.after = length, weight, color, after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its weight and the room after it."""
        return self.length, self.weight + self.after

    def draw(self) -> None:
        """Draws the line."""
        self.canv.setStrokeColor(self.color)
        self.canv.setLineWidth(self.weight)
        self.canv.line(0, self.after, self.length, self.after)


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
    return [
        Spacer(0, 92),
        paragraph(block.over, look["over"]),
        Rule(64, 4, ACCENT, 22),
        paragraph(block.title, look["title"]),
        paragraph(block.subtitle, look["subtitle"]),
        *([paragraph(block.flag, look["flag"])] if block.flag else []),
        Spacer(0, 14),
        *([_facts(block, width, look)] if block.facts else []),
        Fill(rest),
        *foot,
    ]


def _facts(block: Cover, width: float, look: Look) -> Table:
    return Table(
        [
            [paragraph(name, look["small"]), paragraph(value, look["cell"])]
            for name, value in block.facts
        ],
        colWidths=[130, width - 130],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), look.body),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), THIN, HAIRLINE),
        ],
    )
