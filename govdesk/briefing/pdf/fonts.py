# SPDX-License-Identifier: Apache-2.0
"""The fonts of a document: embedded, chosen for each character, unable to drop one unnoticed."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.graphics import shapes
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from govdesk.briefing.pdf.errors import BadFont, MissingGlyph, UnembeddedFont, Unshaped
from govdesk.briefing.pdf.scripts import logical
from govdesk.briefing.pdf.shaping import refused, unshaped_script

_BLANK = frozenset(map(ord, "\n\t\r\u00a0"))
_NO_TEXT = frozenset((0, 0xFEFF, 0xFFFE, 0xFFFF))
"""What PDF/UA-1 7.21.7 takes for no text at all, though a font may have a shape for it."""
_REMEMBERED = 20_000
_FILES: dict[str, str] = {}
"""The file of each font's name: fonts live as long as the process."""


@dataclass(frozen=True, slots=True)
class FontSet:
    """The files of a family of static TrueType fonts, and files that help out, in their order,
    where a character has no shape in the family. A file's stem is its font's name."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path | None = None
    fallbacks: tuple[Path, ...] = field(default=())


class ChainedFont(TTFont):
    """A TrueType font with others behind it. Raises MissingGlyph where none has the character and
    ReportLab would print an empty box, and BadFont for what is no such file."""

    def __init__(self, name: str, path: str, fallbacks: tuple[str, ...] = ()) -> None:
        if _FILES.get(name, path) != path:
            raise BadFont(f"{name} is the name of another file in use")
        try:
            super().__init__(name, path, shapable=False)
        except (TTFError, OSError, struct.error) as error:
            raise BadFont(f"{name}: {str(error)[:120]}") from error
        _FILES[name] = path
        self.fallbacks = fallbacks
        glyphs = (code for code in self.face.charToGlyph if not refused(chr(code)))
        self._has = frozenset(glyphs) | _BLANK
        self._covered: set[str] = set()
        self._has -= _NO_TEXT

    def covers(self, text: str) -> bool:
        """Whether every character has its shape here."""
        if text in self._covered:
            return True
        if not self._has.issuperset(map(ord, text)):
            return False
        if len(self._covered) < _REMEMBERED:
            self._covered.add(text)
        return True

    def has(self, character: str) -> bool:
        """Whether one character has its shape here."""
        return ord(character) in self._has

    def prints(self, character: str) -> bool:
        """Whether one character has its shape here or in a font behind."""
        return self.has(character) or any(_chained(name).has(character) for name in self.fallbacks)

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """The text in stretches of one font each. Raises MissingGlyph."""
        others = [_chained(name) for name in self.fallbacks]
        run, home = "", self.fontName
        for character in text:
            if self.has(character) and (home == self.fontName or not character.isspace()):
                name = self.fontName
            else:
                name = next((one.fontName for one in others if one.has(character)), "")
                if not name and self.has(character):
                    name = self.fontName
                if not name:
                    raise _missing(character, text)
            if name != home and run:
                yield home, run
                run = ""
            home = name
            run += character
        if run:
            yield home, run

    def stringWidth(self, text: Any, size: float, encoding: str = "utf8") -> float:
        """ReportLab's hook: the width in points, over all fonts of the chain."""
        said = text.decode(encoding) if isinstance(text, bytes) else text
        if self.covers(said):
            return float(super().stringWidth(said, size, encoding))
        return sum(
            float(TTFont.stringWidth(_chained(name), run, size, encoding))
            for name, run in self.runs(said)
        )

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> Any:
        """ReportLab's hook: every string drawn in this font passes here."""
        said = text.decode(encoding) if isinstance(text, bytes) else text
        if not self.covers(said):
            character = next(one for one in said if not self.has(one))
            raise _missing(character, said)
        return super().splitString(said, doc, encoding)


def _missing(character: str, text: str) -> MissingGlyph:
    """Why a character is not printed, as it was written."""
    written = logical(character)[0]
    script, said = unshaped_script(written), logical(text)
    return Unshaped(script, written, said) if script else MissingGlyph(written, said)


def _chained(name: str) -> ChainedFont:
    font: Any = pdfmetrics.getFont(name)
    assert isinstance(font, ChainedFont)
    return font


def register(fonts: FontSet) -> str:
    """Make the family known to ReportLab; gives the name of its regular face, which from here on
    is also what the text of drawings is printed in. Raises BadFont."""
    name = _registered(fonts)
    shapes.STATE_DEFAULTS["fontName"] = name
    return name


@cache
def _registered(fonts: FontSet) -> str:
    behind = tuple(path.stem for path in fonts.fallbacks)
    for path in fonts.fallbacks:
        pdfmetrics.registerFont(ChainedFont(path.stem, str(path)))
    slanted = fonts.bold_italic or fonts.bold
    for path in dict.fromkeys((fonts.regular, fonts.bold, fonts.italic, slanted)):
        # An upright shape is better than none: italics lack whole scripts.
        upright = () if path == fonts.regular else (fonts.regular.stem,)
        pdfmetrics.registerFont(ChainedFont(path.stem, str(path), (*upright, *behind)))
    pdfmetrics.registerFontFamily(
        fonts.regular.stem,
        normal=fonts.regular.stem,
        bold=fonts.bold.stem,
        italic=fonts.italic.stem,
        boldItalic=slanted.stem,
    )
    return fonts.regular.stem


def check_embedded(names: list[str]) -> None:
    """Raises UnembeddedFont when a font of these names would not travel with the file."""
    left_behind = [name for name in names if not isinstance(pdfmetrics.getFont(name), TTFont)]
    if left_behind:
        raise UnembeddedFont(", ".join(left_behind))
