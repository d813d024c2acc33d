# SPDX-License-Identifier: Apache-2.0
"""What departments wrote for one packet, as the public may read it.

These types hold no contact data and no ids: every line is checked whole, so that none hides between
two manners of writing. Who brought a piece in, from which file, and when have no place here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from govdesk.queries.pieces import piece_file, standing_pieces
from govdesk.queries.public_text import PublicText, redact
from govdesk.rules.pieces import (
    Grid,
    Heading,
    Items,
    Line,
    Paragraph,
    Part,
    Picture,
    piece_of,
    words_of,
)

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class PublicStretch:
    """Words in one manner; the line that holds them is checked whole."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One paragraph, item or cell."""

    stretches: tuple[PublicStretch, ...]

    def __post_init__(self) -> None:
        PublicText("".join(one.text for one in self.stretches))
        for one in self.stretches:
            if one.link:
                PublicText(one.link)
                if not one.link.startswith("https://"):
                    raise ValueError("a link to anything but https")

    @property
    def words(self) -> str:
        """The line without its manner."""
        return "".join(one.text for one in self.stretches)


@dataclass(frozen=True, slots=True)
class PieceHeading:
    """A heading inside a piece; its highest are of level 1."""

    level: int
    text: PublicText


@dataclass(frozen=True, slots=True)
class PieceParagraph:
    """A paragraph; with `picture`, what a picture that is not printed shows."""

    line: PublicLine
    picture: bool = False


@dataclass(frozen=True, slots=True)
class PiecePicture:
    """A picture with what it shows. `content` was written anew when it was brought in and says
    nothing but what is seen; `kind` is png or jpeg, sizes are pixels."""

    alt: PublicText
    content: bytes
    kind: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PieceList:
    """A list."""

    lines: tuple[PublicLine, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class PieceTable:
    """A table whose first row heads the columns; with `named`, the first column the rows."""

    rows: tuple[tuple[PublicLine, ...], ...]
    named: bool


PiecePart = PieceHeading | PieceParagraph | PiecePicture | PieceList | PieceTable


@dataclass(frozen=True, slots=True)
class PublicPiece:
    """A department's own text. `title` and `department` say in which language they stand."""

    title: PublicText
    department: PublicText
    parts: tuple[PiecePart, ...]


def pieces(session: Session, *, kind: str, about: str, source: str) -> tuple[PublicPiece, ...]:
    """What departments wrote for a packet of `kind` about a period or a meeting, in the order in
    which it is printed; what was taken out again is left out."""
    rows = list(standing_pieces(session, kind=kind, about=about))
    read = partial(piece_file, session)
    return tuple(
        PublicPiece(
            title=PublicText(redact(row.title, REMOVED), row.lang),
            department=PublicText(department, source),
            parts=tuple(
                public_part(part, row.lang, read) for part in piece_of(row.title, row.content).parts
            ),
        )
        for row, department in rows
    )


def _no_files(_sha256: str) -> bytes | None:
    return None


def public_part(
    part: Part, lang: str, read: Callable[[str], bytes | None] = _no_files
) -> PiecePart:
    """One part, with what is private taken out of it; `read` gives a picture by its SHA-256."""
    match part:
        case Heading():
            return PieceHeading(part.level, PublicText(redact(part.text, REMOVED), lang))
        case Paragraph():
            return PieceParagraph(_line(part.line))
        case Picture():
            words = redact(part.text, REMOVED)
            content = read(part.sha256) if part.printed else None
            if content is None:
                return PieceParagraph(PublicLine((PublicStretch(words),)), picture=True)
            alt = PublicText(words, lang)
            return PiecePicture(alt, content, part.kind, part.width, part.height)
        case Items():
            return PieceList(tuple(_line(line) for line in part.lines), part.numbered)
        case Grid():
            rows = tuple(tuple(_line(cell) for cell in row) for row in part.rows)
            return PieceTable(rows, part.named)


def _line(line: Line) -> PublicLine:
    said = words_of(line)
    clean = redact(said, REMOVED)
    if clean != said:  # what is private may lie across two manners of writing: both go
        return PublicLine((PublicStretch(clean),))
    return PublicLine(
        tuple(
            PublicStretch(
                one.text,
                bold=one.bold,
                italic=one.italic,
                link=one.link if redact(one.link, "") == one.link else "",
            )
            for one in line
        )
    )
