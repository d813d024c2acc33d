# SPDX-License-Identifier: Apache-2.0
"""Which characters of a department's piece no packet can print: known before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdesk.rules.pieces import Grid, Heading, Items, Line, Paragraph, Part, Picture, Stretch


def unprintable(text: str, *, bold: bool = False, italic: bool = False) -> tuple[str, ...]:
    """Characters of a text in this manner that no packed font has, each once, in order."""
    from reportlab.pdfbase import pdfmetrics

    from govdesk.briefing.layout.fonts import packed
    from govdesk.briefing.pdf.fonts import ChainedFont, register

    fonts = packed()
    register(fonts)
    file = fonts.bold if bold else fonts.italic if italic else fonts.regular
    font = pdfmetrics.getFont(file.stem)
    assert isinstance(font, ChainedFont)
    return tuple(dict.fromkeys(c for c in text if not font.prints(c)))


def unprintable_in(parts: Iterable[Part]) -> Iterator[tuple[int, str]]:
    """The same for every part of a piece: its place among them, and a character."""
    for place, part in enumerate(parts):
        found = (
            character
            for stretch in _stretches(part)
            for character in unprintable(stretch.text, bold=stretch.bold, italic=stretch.italic)
        )
        for character in dict.fromkeys(found):
            yield place, character


def _stretches(part: Part) -> Iterator[Stretch]:
    match part:
        case Heading(text=text):
            yield Stretch(text, bold=True)
        case Picture(text=text):
            yield Stretch(text)
        case Paragraph(line=line):
            yield from line
        case Items(lines=lines):
            for one in lines:
                yield from one
        case Grid(rows=rows, named=named):
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    yield from _cell(cell, head=at == 0 or (named and column == 0))


def _cell(cell: Line, *, head: bool) -> Iterator[Stretch]:
    """What heads a row or column is printed bold."""
    for one in cell:
        yield Stretch(one.text, bold=one.bold or head, italic=one.italic)
