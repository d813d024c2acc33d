# SPDX-License-Identifier: Apache-2.0
"""The fonts of a document: embedded, Unicode, and unable to drop a character unnoticed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from govdesk import paths
from govdesk.briefing.blocks import BlockError

_BLANK = frozenset("\n\t\r\u00a0")


class MissingGlyph(BlockError):
    """`character` has no shape in the font; `text` is where it stands."""

    def __init__(self, character: str, text: str) -> None:
        super().__init__(f"U+{ord(character):04X} in {text[:60]!r}")
        self.character = character
        self.text = text


class UnembeddedFont(BlockError):
    """A font that would not travel with the file."""


@dataclass(frozen=True, slots=True)
class FontSet:
    """The files of a family; their stems are the names they are registered under."""

    regular: Path
    bold: Path
    italic: Path


def dejavu() -> FontSet:
    """The packed family: DejaVu Sans Condensed, which covers Latin, Greek, Cyrillic and signs."""
    folder = paths.resources("fonts")
    name = "DejaVuSansCondensed"
    return FontSet(*(folder / f"{name}{kind}.ttf" for kind in ("", "-Bold", "-Oblique")))


class CheckedFont(TTFont):
    """A TrueType font that raises MissingGlyph where ReportLab would print an empty box."""

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> Any:
        """ReportLab's hook: every string drawn in this font passes here."""
        said = text.decode(encoding) if isinstance(text, bytes) else text
        glyphs = self.face.charToGlyph
        for character in said:
            if ord(character) not in glyphs and character not in _BLANK:
                raise MissingGlyph(character, said)
        return super().splitString(text, doc, encoding)


@cache
def register(fonts: FontSet) -> str:
    """Make the family known to ReportLab, once a process; gives the name of its regular face."""
    names = [path.stem for path in (fonts.regular, fonts.bold, fonts.italic)]
    for path in (fonts.regular, fonts.bold, fonts.italic):
        pdfmetrics.registerFont(CheckedFont(path.stem, str(path)))
    regular, bold, italic = names
    pdfmetrics.registerFontFamily(
        regular, normal=regular, bold=bold, italic=italic, boldItalic=bold
    )
    return regular


def travels(name: str) -> bool:
    """Whether a font of this name is embedded in the file."""
    return isinstance(pdfmetrics.getFont(name), TTFont)
