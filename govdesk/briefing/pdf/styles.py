# SPDX-License-Identifier: Apache-2.0
"""Fonts, colours and paragraph styles of packets."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from govdesk import paths

BODY, BOLD = "DejaVuSans", "DejaVuSans-Bold"
INK = HexColor("#1c2530")
QUIET = HexColor("#55606e")
ACCENT = HexColor("#0b5cad")
HAIRLINE = HexColor("#c9d0d8")
SUNKEN = HexColor("#f1f3f6")
GOOD, WARNING, BAD = HexColor("#1a7f5a"), HexColor("#8a5a00"), HexColor("#b42318")


class MissingGlyph(ValueError):
    """Text with a character that the packet's font cannot draw."""


@cache
def register_fonts() -> None:
    """Make the packed fonts known to ReportLab, once a process."""
    for name in (BODY, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(paths.resources("fonts", f"{name}.ttf"))))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=BODY, boldItalic=BOLD)


def check_glyphs(text: str, font: str = BODY) -> None:
    """Raises MissingGlyph when `font` lacks a character of `text`, naming the character."""
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    for character in text:
        if ord(character) not in glyphs and character not in "\n\t\u00ad\u200b":
            raise MissingGlyph(f"U+{ord(character):04X} in {text[:60]!r}")


@cache
def styles() -> dict[str, ParagraphStyle]:
    """The paragraph styles by role; headings are `h1` to `h4`."""
    register_fonts()
    body = ParagraphStyle(
        "body", fontName=BODY, fontSize=10, leading=15, textColor=INK, spaceAfter=6
    )

    def style(name: str, **changes: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent=body, **changes)  # type: ignore[arg-type]

    return {
        "body": body,
        "lead": style("lead", fontSize=12, leading=18, spaceAfter=10),
        "strong": style("strong", fontName=BOLD),
        "caption": style("caption", fontSize=8.5, leading=12, textColor=QUIET, spaceAfter=8),
        "quote": style("quote", leftIndent=14, textColor=QUIET),
        "title": style("title", fontName=BOLD, fontSize=28, leading=35, spaceAfter=10),
        "subtitle": style("subtitle", fontSize=14, leading=20, textColor=QUIET),
        "h1": style(
            "h1",
            fontName=BOLD,
            fontSize=19,
            leading=25,
            spaceBefore=6,
            spaceAfter=10,
            keepWithNext=1,
        ),
        "h2": style(
            "h2",
            fontName=BOLD,
            fontSize=13.5,
            leading=19,
            spaceBefore=14,
            spaceAfter=6,
            keepWithNext=1,
        ),
        "h3": style(
            "h3",
            fontName=BOLD,
            fontSize=11,
            leading=16,
            spaceBefore=10,
            spaceAfter=4,
            keepWithNext=1,
        ),
        "h4": style("h4", fontName=BOLD, spaceBefore=8, spaceAfter=3, keepWithNext=1),
        "cell": style("cell", fontSize=8.5, leading=12, spaceAfter=0),
        "cell_r": style("cell_r", fontSize=8.5, leading=12, spaceAfter=0, alignment=2),
        "head": style("head", fontName=BOLD, fontSize=8.5, leading=12, spaceAfter=0),
        "head_r": style(
            "head_r", fontName=BOLD, fontSize=8.5, leading=12, spaceAfter=0, alignment=2
        ),
        "figure": style("figure", fontName=BOLD, fontSize=22, leading=27, spaceAfter=0),
        "note": style("note", spaceAfter=2),
        "toc1": style("toc1", fontName=BOLD, spaceAfter=0, spaceBefore=6),
        "toc2": style("toc2", leftIndent=14, spaceAfter=0),
    }
