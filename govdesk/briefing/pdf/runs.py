# SPDX-License-Identifier: Apache-2.0
"""Runs of text in one manner each, and the fragments that ReportLab lays out."""

from __future__ import annotations

from collections.abc import Iterable
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


Text = str | Run | Iterable["str | Run"]
"""What a paragraph says: plain, or runs one after another."""


def runs(text: Text) -> tuple[Run, ...]:
    """Any text as runs."""
    parts = (text,) if isinstance(text, str | Run) else text
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


def plain(text: Text) -> str:
    """Any text without its manner."""
    return "".join(run.text for run in runs(text))


def _flag(value: Any) -> Literal[0, 1]:
    return 1 if value else 0


def fragments(text: Text, style: ParagraphStyle) -> list[Any]:
    """ReportLab's fragments of a text in a style, letters joined where their script joins them."""
    family, bold, italic = ps2tt(style.fontName)
    made: list[Any] = []
    for number, run in enumerate(runs(text)):
        links = [(number, run.link)] if run.link else []
        if run.lang:
            links.append((number if not run.link else number + 10_000, f"lang:{run.lang}"))
        manner: dict[str, Any] = {
            "fontName": tt2ps(family, _flag(bold or run.bold), _flag(italic or run.italic)),
            "fontSize": run.size or style.fontSize,
            "textColor": run.color or style.textColor,
            "bold": _flag(bold or run.bold),
            "italic": _flag(italic or run.italic),
            "rise": 0,
            "greek": 0,
            "link": links,
            "us_lines": [],
            "backColor": None,
        }
        for place, line in enumerate(run.text.split("\n")):
            if place:
                made.append(ParaFrag(**manner, lineBreak=True, text=""))
            if line or not made:
                made.append(ParaFrag(**manner, text=joined(line)))
    return made
