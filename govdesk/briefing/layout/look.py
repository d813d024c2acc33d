# SPDX-License-Identifier: Apache-2.0
"""How a document looks: colours, sizes, and one paragraph style for each role."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle

from govdesk.briefing.pdf import FontSet, check_styles
from govdesk.briefing.pdf.fonts import register

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
_ALIGN: dict[str, Literal[1, 2]] = {"right": 2, "center": 1}
BAND = 0.5
"""The coloured part of a cover, of the page's height."""
ON_BAND = ("over", "title", "subtitle", "flag")
"""What is printed on it."""
THIN, RULE = 0.4, 0.9
_ABOVE_RULE = 21.0
"""Points above a heading of the first level, at the least."""
_LEAST = 7.2
"""Points below which nothing is set, however little room there is."""
_SIZES = frozenset(("fontSize", "leading", "leftIndent", "bulletIndent"))
_ROOM = frozenset(("spaceBefore", "spaceAfter"))


class Look:
    """The styles of one family of fonts, `scale` times the usual size, with `air` times the usual
    room between paragraphs and in tables."""

    def __init__(self, fonts: FontSet, scale: float, rtl: bool, air: float) -> None:
        self.fonts = fonts
        self.body = register(fonts)
        self.bold = fonts.bold.stem
        self.scale, self.rtl, self.air = scale, rtl, air
        self.running_size = 8.0 * min(scale, 1.5)
        self.styles = _styles(self.body, self.bold, scale, air)
        on_paper = {name: style for name, style in self.styles.items() if name not in ON_BAND}
        on_paper["link"] = ParagraphStyle("link", parent=self.styles["body"], textColor=ACCENT)
        on_band = {name: self.styles[name] for name in ON_BAND}
        self.faintest = min(check_styles(on_paper), check_styles(on_band, paper=ACCENT))
        """The contrast of the text that stands out least, of 1 to 21."""

    def __getitem__(self, role: str) -> ParagraphStyle:
        return self.styles[role]

    def tighter(self, air: float, share: float = 1.0) -> Look:
        """The same look with `air` times the usual room around things, and words of `share` of
        their size."""
        return look(self.fonts, self.scale * share, self.rtl, air)

    def aligned(self, role: str, align: str = "left", share: float = 1.0) -> ParagraphStyle:
        """A role's style set to a side of its cell, in `share` of its size; "left" is where lines
        begin."""
        if align == "left" and self.rtl:
            align = "right"
        if align == "left" and share == 1.0:
            return self.styles[role]
        name = f"{role}_{align}_{share:g}"
        if name not in self.styles:
            parent = self.styles[role]
            self.styles[name] = ParagraphStyle(
                name,
                parent=parent,
                alignment=_ALIGN.get(align, 0),
                fontSize=parent.fontSize * share,
                leading=parent.leading * share,
            )
        return self.styles[name]


@cache
def look(fonts: FontSet, scale: float = 1.0, rtl: bool = False, air: float = 1.0) -> Look:
    """The look in these fonts. Raises LowContrast when a style could not be read well."""
    return Look(fonts, scale, rtl, air)


def _styles(body: str, bold: str, scale: float, air: float) -> dict[str, ParagraphStyle]:
    styles = {
        "body": ParagraphStyle(
            "body",
            fontName=body,
            fontSize=10.5 * scale,
            leading=15.5 * scale,
            textColor=INK,
            spaceAfter=7 * scale * air,
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
        )
    }

    def add(name: str, parent: str = "body", shrink: float = 1.0, **changes: Any) -> None:
        sizes = {
            key: value * scale * shrink * (air if key in _ROOM else 1.0)
            if key in _SIZES | _ROOM
            else value
            for key, value in changes.items()
        }
        styles[name] = ParagraphStyle(name, parent=styles[parent], **sizes)

    display = min(1.0, 1.25 / scale) if scale > 1 else 1.0
    add("lead", fontSize=13, leading=19.5, spaceAfter=11)
    add("strong", fontName=bold)
    add("fact", fontSize=9, leading=12.5, textColor=QUIET, spaceAfter=0)
    add("small", fontSize=9, leading=13, textColor=QUIET, spaceBefore=4, spaceAfter=6)
    add("label", "small", fontName=bold, spaceBefore=0, spaceAfter=2)
    add("h1", shrink=display, fontName=bold, fontSize=22, leading=28, spaceBefore=26, spaceAfter=12)
    # The rule above it needs its room, however close everything else stands.
    styles["h1"].spaceBefore = max(styles["h1"].spaceBefore, _ABOVE_RULE * scale)
    add("h2", shrink=display, fontName=bold, fontSize=15, leading=20, spaceBefore=16, spaceAfter=7)
    add("h3", fontName=bold, fontSize=11.5, leading=16, spaceBefore=12, spaceAfter=5)
    add("h4", fontName=bold, spaceBefore=8, spaceAfter=3)
    add("list", leftIndent=16, bulletIndent=3, spaceAfter=4)
    add("numbered", leftIndent=20, bulletIndent=1, spaceAfter=4)
    add("cell", fontSize=9, leading=12, spaceAfter=0)
    add("head", "cell", fontName=bold, textColor=QUIET)
    add("total", "cell", fontName=bold)
    least = max(1.0, _LEAST / (8 * scale))
    dense = {"fontSize": 8 * least, "leading": 10.5 * least} if scale <= 1 else {}
    add("dense", "cell", **dense)
    add("dense_head", "head", **dense)
    add("caption", fontName=bold, fontSize=9.5, leading=13.5, spaceBefore=12, spaceAfter=4)
    add("note", leftIndent=14, spaceBefore=9, spaceAfter=9)
    add("figure", shrink=display, fontName=bold, fontSize=21, leading=26, spaceAfter=1)
    add(
        "figure_long",
        shrink=display,
        fontName=bold,
        fontSize=13,
        leading=17,
        spaceBefore=5,
        spaceAfter=4,
    )
    add("over", fontName=bold, fontSize=12, leading=16, textColor=white, spaceAfter=14)
    add(
        "title",
        shrink=display,
        fontName=bold,
        fontSize=34,
        leading=41,
        textColor=white,
        spaceAfter=12,
    )
    add("subtitle", shrink=display, fontSize=16, leading=23, textColor=white, spaceAfter=14)
    add("flag", fontName=bold, fontSize=12, leading=17, textColor=white, spaceAfter=10)
    add("toc1", fontName=bold, spaceBefore=6, spaceAfter=6)
    add("toc2", fontSize=9.5, leading=13, leftIndent=14, spaceBefore=1.5, spaceAfter=1.5)
    return styles
