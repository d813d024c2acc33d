# SPDX-License-Identifier: Apache-2.0
"""A department's Word file as a piece of a packet: what came in, and what did not, by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docx.document import Document

from govdesk.exchange.damaged_files import DAMAGED
from govdesk.exchange.word_files import refused, word_bytes, word_opened
from govdesk.exchange.word_images import NotPrintable, printed_image
from govdesk.exchange.word_lines import Found, FoundPicture, Lines, W
from govdesk.exchange.word_styles import Styles
from govdesk.exchange.word_tables import WordTable, read_table
from govdesk.queries.public_text import redact
from govdesk.record.canonical import sha256_hex
from govdesk.rules.messages import Message, message
from govdesk.rules.pieces import (
    LONGEST_TITLE,
    MOST_PARTS,
    MOST_PICTURES,
    Heading,
    Items,
    Line,
    Paragraph,
    Part,
    Picture,
    Piece,
    Stretch,
    levelled,
    tidied,
    why_not_piece,
    words_of,
)
from govdesk.rules.refusals import BadInput
from govdesk.wording.words import LANGUAGES

REMOVED = "[…]"
_AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "customXml"))
_SHORT = 80
"""Characters up to which a bold paragraph without a stop looks like a heading."""
_QUOTED = 40


@dataclass(frozen=True, slots=True)
class PieceProblem:
    """What did not come in as it stood in the file, and where."""

    where: Message
    what: Message


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A piece as it came out of a file, with the file itself. `lang` is the file's language, empty
    when it says none that GovDesk speaks; `places` are the place of each part; `pictures` the bytes
    of its pictures by their SHA-256."""

    piece: Piece
    lang: str
    source: bytes
    problems: tuple[PieceProblem, ...]
    places: tuple[Message, ...]
    pictures: Mapping[str, bytes]


def read_piece(path: Path) -> ReadPiece:
    """The piece that a Word file holds.

    Raises NotAvailable when the file cannot be read; BadInput when it is no Word document, is
    locked, too large or damaged, holds macros or nothing to print.
    """
    content = word_bytes(path)
    document = word_opened(content, path.name)
    try:
        found = _Reader(document)
        found.read()
    except DAMAGED as error:
        raise refused("damaged", path.name, "not_word") from error
    piece = Piece(found.title or _title(document, path), levelled(found.parts))
    why = why_not_piece(piece)
    if why is not None:
        then = message("piece.shorten") if why.key == "piece.too_long" else None
        raise BadInput(why, kept=message("general.nothing_changed"), then=then)
    lang = found.styles.lang
    return ReadPiece(
        piece,
        lang if lang in LANGUAGES else "",
        content,
        tuple(found.problems),
        tuple(found.places),
        found.pictures,
    )


def _title(document: Document, path: Path) -> str:
    """What the file is called, where nothing in it is its title."""
    said = " ".join((document.core_properties.title or "").split())
    return redact(said or path.stem.replace("_", " "), REMOVED)[:LONGEST_TITLE]


class _Reader:
    """Goes through the body once, from its first paragraph to its last."""

    def __init__(self, document: Document) -> None:
        self.title = ""
        self.parts: list[Part] = []
        self.places: list[Message] = []
        self.problems: list[PieceProblem] = []
        self.styles = Styles(document)
        part = document.part
        links = {key: one.target_ref for key, one in part.rels.items() if one.is_external}
        self._lines = Lines(self.styles, links)
        self._files = {
            key: one.target_part for key, one in part.rels.items() if not one.is_external
        }
        self.pictures: dict[str, bytes] = {}
        self._body: Any = document.element.body
        self._paragraphs = self._tables = self._raw_level = 0
        self._list: tuple[str, bool] | None = None
        self._deeper = False
        self._numbered: set[str] = set()

    def read(self) -> None:
        """Read everything; a piece far too long is not read to its end."""
        for element in self._blocks(self._body):
            if len(self.parts) > MOST_PARTS:
                return
            if element.tag == W + "tbl":
                self._table(element)
            else:
                self._paragraph(element)

    def _blocks(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            if child.tag in (W + "p", W + "tbl"):
                yield child
            elif child.tag in _AROUND:
                yield from self._blocks(child)

    def _paragraph(self, element: Any) -> None:
        found = self._lines.read(element)
        line = tidied(found.stretches)
        names = self.styles.names(element)
        if not line and not found.pictures and not found.told:
            return
        self._paragraphs += 1
        place = _place(self._paragraphs, words_of(line))
        if any(name.startswith("toc ") for name in names):
            self._tell(place, "contents")
            return
        line = self._told(found, line, place)
        if line:
            self._text(element, names, line, place)
        for shown in found.pictures:
            self._add(self._picture(shown, place), place)

    def _text(self, element: Any, names: tuple[str, ...], line: Line, place: Message) -> None:
        level = self.styles.heading(element)
        listed = self.styles.listed(element)
        if "title" in names[:1] and not self.title:
            self.title = " ".join(words_of(line).split())[:LONGEST_TITLE]
        elif level:
            self._heading(level, line, place)
        elif listed is not None:
            self._item(listed, line, place)
        else:
            self._add(Paragraph(line), place)
            said = words_of(line)
            bold = all(one.bold for one in line if one.text.strip())
            if bold and len(said) <= _SHORT and "\n" not in said and said[-1] not in ".:;,!?":
                self._tell(place, "looks_like_heading")

    def _heading(self, level: int, line: Line, place: Message) -> None:
        text = " ".join(words_of(line).split())
        if not self.title and not self.parts:
            self.title = text[:LONGEST_TITLE]
            return
        if self._raw_level and level > self._raw_level + 1:
            self._tell(place, "heading_moved")
        self._raw_level = level
        self._add(Heading(level, text), place)

    def _item(self, listed: tuple[str, int, bool], line: Line, place: Message) -> None:
        key, deep, numbered = listed
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Items) and self._list is not None and (deep or self._list[0] == key):
            self.parts[-1] = replace(last, lines=(*last.lines, line))
            if deep and not self._deeper:
                self._deeper = True
                self._tell(place, "list_inside")
            return
        if numbered and key in self._numbered:
            self._tell(place, "list_goes_on")
        self._add(Items((line,), numbered), place)
        self._list = (key, numbered)
        self._deeper = False
        if numbered:
            self._numbered.add(key)

    def _table(self, element: Any) -> None:
        self._tables += 1
        place = message("piece.at_table", number=self._tables)
        found: WordTable = read_table(element, self._lines)
        for key in found.told:
            self._tell(place, key)
        for part in found.parts:
            self._add(self._public_part(part, place), place)
        for shown in found.pictures:
            self._add(self._picture(shown, place), place)

    def _picture(self, shown: FoundPicture, place: Message) -> Picture:
        """A picture as it is printed; only its description where it cannot be, and why."""
        told = Picture(self._public(shown.words, place))
        try:
            made = printed_image(self._file(shown.key), shown.cut, shown.turn)
        except NotPrintable as why:
            self._tell(place, why.key)
            return told
        sha256 = sha256_hex(made.content)
        self.pictures[sha256] = made.content
        return replace(told, sha256=sha256, kind=made.kind, width=made.width, height=made.height)

    def _file(self, key: str) -> bytes:
        """The file of a picture. Raises NotPrintable where the document has none."""
        if not key:
            raise NotPrintable("picture_in_words")
        if len(self.pictures) >= MOST_PICTURES:
            raise NotPrintable("picture_too_many")
        part = self._files.get(key)
        if part is None:
            raise NotPrintable("picture_elsewhere")
        return bytes(part.blob)

    def _public_part(self, part: Part, place: Message) -> Part:
        """A part of a table, with what is private taken out."""
        match part:
            case Paragraph(line=line):
                return Paragraph(self._public_line(line, place))
            case Heading() | Items() | Picture():
                return part
            case grid:
                rows = tuple(
                    tuple(self._public_line(cell, place) for cell in row) for row in grid.rows
                )
                return replace(grid, rows=rows)

    def _told(self, found: Found, line: Line, place: Message) -> Line:
        for key in found.told:
            self._tell(place, key)
        return self._public_line(line, place)

    def _public_line(self, line: Line, place: Message) -> Line:
        said = words_of(line)
        clean = self._public(said, place)
        return line if clean == said else (Stretch(clean),)

    def _public(self, text: str, place: Message) -> str:
        clean = redact(text, REMOVED)
        if clean != text:
            self._tell(place, "private")
        return clean

    def _add(self, part: Part, place: Message) -> None:
        self.parts.append(part)
        self.places.append(place)
        self._list = None

    def _tell(self, where: Message, key: str) -> None:
        problem = PieceProblem(where, message(f"piece.{key}"))
        if problem not in self.problems[-5:]:
            self.problems.append(problem)


def _place(number: int, words: str) -> Message:
    """A paragraph by its number, and the words that it begins with."""
    begins = " ".join(redact(words, REMOVED).split())
    if not begins:
        return message("piece.at_paragraph_bare", number=number)
    short = begins if len(begins) <= _QUOTED else begins[: _QUOTED - 1].rstrip() + "…"
    return message("piece.at_paragraph", number=number, words=short)
