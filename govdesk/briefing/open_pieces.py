# SPDX-License-Identifier: Apache-2.0
"""What departments wrote, and the documents that go out with a packet, as open data: texts and
tables as rows, pictures as files beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.open_table import OpenTable, flag
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_enclosures import PublicEnclosure
from govdesk.queries.public_pieces import (
    PieceHeading,
    PieceList,
    PieceParagraph,
    PiecePicture,
    PieceTable,
    PublicPiece,
)
from govdesk.rules.enclosures import enclosed_name
from govdesk.rules.open_cells import plain

PIECES = ("piece", "pieces")
KINDS = ("heading", "paragraph", "item", "numbered_item", "picture_in_words")
Line = tuple[str, str, str]
"""Kind, level and words."""


def pieces(found: Sequence[PublicPiece], speech: Speech) -> Iterable[OpenTable]:
    """Each piece, its lines, the cells of its tables, and its pictures."""
    words, numbered = speech.words, list(enumerate(found, 1))
    yield OpenTable(
        "pieces",
        words._("From the departments"),
        (
            ("piece", "integer"),
            ("title", "string"),
            ("department", "string"),
            ("language", "string"),
        ),
        tuple(
            (
                str(at),
                plain(speech.name(one.title)),
                plain(speech.name(one.department)),
                one.title.lang,
            )
            for at, one in numbered
        ),
        key=("piece",),
    )
    yield OpenTable(
        "piece_lines",
        words._("What the departments wrote, line by line"),
        (
            ("piece", "integer"),
            ("part", "integer"),
            ("line", "integer"),
            ("kind", KINDS),
            ("level", "integer"),
            ("text", "string"),
        ),
        tuple(
            (str(at), str(place), str(n), kind, level, plain(text))
            for at, one in numbered
            for place, part in enumerate(one.parts, 1)
            for n, (kind, level, text) in enumerate(_lines(part), 1)
        ),
        key=("piece", "part", "line"),
        refers=PIECES,
    )
    yield OpenTable(
        "piece_cells",
        words._("Tables that the departments wrote, cell by cell"),
        (
            ("piece", "integer"),
            ("part", "integer"),
            ("row", "integer"),
            ("column", "integer"),
            ("heads", "boolean"),
            ("text", "string"),
        ),
        tuple(
            (
                str(at),
                str(place),
                str(row),
                str(column),
                flag(row == 1 or (part.named and column == 1)),
                plain(cell.words),
            )
            for at, one in numbered
            for place, part in enumerate(one.parts, 1)
            if isinstance(part, PieceTable)
            for row, cells in enumerate(part.rows, 1)
            for column, cell in enumerate(cells, 1)
        ),
        key=("piece", "part", "row", "column"),
        refers=PIECES,
    )
    yield OpenTable(
        "pictures",
        words._("Pictures that the departments gave, each a file beside the tables"),
        (
            ("piece", "integer"),
            ("part", "integer"),
            ("file", "string"),
            ("shows", "string"),
            ("width", "integer"),
            ("height", "integer"),
        ),
        tuple(
            (
                str(at),
                str(place),
                _file(at, place, part),
                plain(part.alt.text),
                str(part.width),
                str(part.height),
            )
            for at, place, part in _pictures(found)
        ),
        key=("file",),
        refers=PIECES,
    )


def picture_files(found: Sequence[PublicPiece]) -> dict[str, bytes]:
    """The pictures by the names that their table gives them."""
    return {_file(at, place, part): part.content for at, place, part in _pictures(found)}


def _pictures(found: Sequence[PublicPiece]) -> Iterable[tuple[int, int, PiecePicture]]:
    for at, one in enumerate(found, 1):
        for place, part in enumerate(one.parts, 1):
            if isinstance(part, PiecePicture):
                yield at, place, part


def _file(piece: int, part: int, picture: PiecePicture) -> str:
    return f"pictures/{piece}-{part}.{'jpg' if picture.kind == 'jpeg' else 'png'}"


def _lines(part: object) -> Iterable[Line]:
    match part:
        case PieceHeading():
            yield "heading", str(part.level), part.text.text
        case PieceParagraph():
            yield "picture_in_words" if part.picture else "paragraph", "", part.line.words
        case PieceList():
            kind = "numbered_item" if part.numbered else "item"
            yield from ((kind, "", line.words) for line in part.lines)


def enclosures(found: Sequence[PublicEnclosure], number: str, speech: Speech) -> OpenTable:
    """The documents that go out with the packet of that number."""
    return OpenTable(
        "enclosures",
        speech.words._("Enclosed documents"),
        (
            ("file", "string"),
            ("title", "string"),
            ("department", "string"),
            ("language", "string"),
            ("pages", "integer"),
            ("bytes", "integer"),
            ("sha256", "string"),
            ("readable", "boolean"),
            ("says", "string"),
            ("ask", "string"),
        ),
        tuple(
            (
                enclosed_name(number, at),
                plain(speech.name(one.title)),
                plain(speech.name(one.department)),
                one.title.lang,
                str(one.pages),
                str(one.size),
                one.root,
                flag(one.readable),
                plain(speech.name(one.summary)),
                plain(one.ask),
            )
            for at, one in enumerate(found, 1)
        ),
        key=("file",),
    )
