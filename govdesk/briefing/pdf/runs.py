# SPDX-License-Identifier: Apache-2.0
"""Runs of text in one manner each, and the fragments that ReportLab lays out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.colors import Color
from reportlab.lib.fonts import ps2tt, tt2ps
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from govdesk.briefing.pdf.scripts import joined


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text; a line break in it is kept. Nothing in it is markup."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None
    color: Color | None = None
    link: str | None = None
    """An address, or `#name` of a heading."""
    lang: str | None = None
    """Its language, where it is not the document's."""


LANG = "\nlang:"
"""What stands between a link and the language of its words, in the key that ReportLab knows."""

Text = str | Run | Iterable["str | Run"]
"""What a paragraph says: plain, or runs one after another."""


def runs(text: Text) -> tuple[Run, ...]:
    """Any text as runs."""
    if isinstance(text, str):
        return (Run(text),)
    parts = (text,) if isinstance(text, Run) else text
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def plain(text: Text) -> str:
    """Any text without its manner."""
    return "".join(run.text for run in runs(text))


def _flag(value: Any) -> Literal[0, 1]:
    return 1 if value else 0


def fragments(text: Sequence[Run], style: ParagraphStyle) -> list[Any]:
    """ReportLab's fragments of runs in a style, letters joined where their script joins them."""
    family, bold, italic = ps2tt(style.fontName)
    made: list[Any] = []
    for number, run in enumerate(text):
        # One key for both: of several that begin together ReportLab tells in the order of a set,
        # which is another in each process.
        target = (run.link or "") + (f"{LANG}{run.lang}" if run.lang else "")
        links = [(number, target)] if target else []
        heavy, slanted = _flag(bold or run.bold), _flag(italic or run.italic)
        manner: dict[str, Any] = {
            "fontName": tt2ps(family, heavy, slanted),
            "fontSize": run.size or style.fontSize,
            "textColor": run.color or style.textColor,
            "bold": heavy,
            "italic": slanted,
            "rise": 0,
            "greek": 0,
            "link": links,
            "us_lines": [],
        }
        if links:
            # ReportLab draws a paragraph of one fragment without this attribute in a quicker way,
            # which does not tell links apart.
            manner["backColor"] = None
        for place, line in enumerate(run.text.split("\n")):
            if place:
                made.append(ParaFrag(**manner, lineBreak=True, text=""))
            if line or not made:
                made.append(ParaFrag(**manner, text=joined(line)))
    return made
