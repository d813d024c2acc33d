# SPDX-License-Identifier: Apache-2.0
"""How a document looks: colours, sizes, and one paragraph style for each role."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from govdesk.briefing.pdf.fonts import FontSet, register

INK = HexColor("#1c2530")
QUIET = HexColor("#55606e")
ACCENT = HexColor("#0b5cad")
HAIRLINE = HexColor("#c9d0d8")
OUTLINE = HexColor("#7d8896")
GOOD = HexColor("#1a7f5a")
BAD = HexColor("#b42318")
INFO = HexColor("#0b6e99")

MARGIN = 62.0
"""Left and right, points."""
TOP, BOTTOM = 70.0, 66.0
THIN, RULE = 0.4, 0.9


class Look:
    """The styles of one family of fonts."""

    def __init__(self, fonts: FontSet) -> None:
        self.body = register(fonts)
        self.bold = fonts.bold.stem
        self.styles = _styles(self.body, self.bold)

    def __getitem__(self, role: str) -> ParagraphStyle:
        return self.styles[role]


@cache
def look(fonts: FontSet) -> Look:
    """The look in these fonts."""
    return Look(fonts)


def _styles(body: str, bold: str) -> dict[str, ParagraphStyle]:
    base = ParagraphStyle(
        "body",
        fontName=body,
        fontSize=10.5,
        leading=15.5,
        textColor=INK,
        spaceAfter=7,
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=body,
        bulletFontSize=10.5,
        splitLongWords=1,
    )
    styles = {"body": base}

    def add(name: str, parent: str = "body", **changes: Any) -> None:
        styles[name] = ParagraphStyle(name, parent=styles[parent], **changes)

    add("lead", fontSize=13, leading=19.5, spaceAfter=11)
    add("strong", fontName=bold)
    add("small", fontSize=9, leading=13, textColor=QUIET, spaceBefore=4, spaceAfter=6)
    add("label", "small", fontName=bold, spaceBefore=0, spaceAfter=2)
    add("h1", fontName=bold, fontSize=22, leading=28, spaceBefore=26, spaceAfter=12)
    add("h2", fontName=bold, fontSize=15, leading=20, spaceBefore=16, spaceAfter=7)
    add("h3", fontName=bold, fontSize=11.5, leading=16, spaceBefore=12, spaceAfter=5)
    add("h4", fontName=bold, spaceBefore=8, spaceAfter=3)
    add("list", leftIndent=16, bulletIndent=3, spaceAfter=4)
    add("numbered", leftIndent=20, bulletIndent=1, spaceAfter=4)
    add("cell", fontSize=9, leading=12.5, spaceAfter=0)
    add("head", "cell", fontName=bold, textColor=QUIET)
    add("total", "cell", fontName=bold)
    add("dense", "cell", fontSize=8, leading=10.5)
    add("dense_head", "head", fontSize=8, leading=10.5)
    add("caption", fontName=bold, fontSize=9.5, leading=13.5, spaceBefore=12, spaceAfter=4)
    add("note", leftIndent=14, spaceBefore=9, spaceAfter=9)
    add("figure", fontName=bold, fontSize=21, leading=26, spaceAfter=1)
    add("figure_long", fontName=bold, fontSize=13, leading=17, spaceBefore=5, spaceAfter=4)
    add("over", fontName=bold, fontSize=11, leading=15, textColor=ACCENT, spaceAfter=16)
    add("title", fontName=bold, fontSize=33, leading=40, spaceAfter=10)
    add("subtitle", fontSize=17, leading=23, textColor=QUIET, spaceAfter=22)
    add("flag", fontName=bold, fontSize=12, leading=17, textColor=BAD, spaceAfter=10)
    add("toc1", fontName=bold, spaceAfter=0)
    add("toc2", fontSize=9.5, leading=13, leftIndent=14, spaceAfter=0)
    return styles
