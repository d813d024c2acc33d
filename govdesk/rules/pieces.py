# SPDX-License-Identifier: Apache-2.0
"""A department's own text for one packet: what it is made of, its headings, and its written form.

A piece is plain structure: headings, paragraphs, lists, simple tables, links. `piece_json` gives
what the record holds of it, `piece_of` reads that back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govdesk.rules.messages import Message, message

KINDS = frozenset({"quarterly", "annual", "agenda", "decisions"})
"""Kinds of packet that have a place for departments' pieces."""
MOST_PARTS = 2_000
MOST_CHARACTERS = 200_000
MOST_CELLS = 20_000
MOST_PICTURES = 40
LONGEST_TITLE = 200
DEEPEST = 2
"""Levels of headings inside a piece: a packet's headings go down to 4, and two stand above."""
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one manner. `link` is an https address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Line = tuple[Stretch, ...]
"""One paragraph, item or cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the highest of a piece is of level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows, as its description says it; and the picture, where it is printed: its
    file by its SHA-256 and its kind, `png` or `jpeg`, and its size in pixels."""

    text: str
    sha256: str = ""
    kind: str = ""
    width: int = 0
    height: int = 0

    @property
    def printed(self) -> bool:
        """Whether there is more than its description."""
        return bool(self.sha256)


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with bullets or numbered."""

    lines: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of one length, of which the first heads the columns; with `named`, the first
    column heads the rows."""

    rows: tuple[tuple[Line, ...], ...]
    named: bool = False


Part = Heading | Paragraph | Picture | Items | Grid


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as it came in, its headings in steps of one level."""

    title: str
    parts: tuple[Part, ...]


def words_of(line: Line) -> str:
    """A line without its manner."""
    return "".join(stretch.text for stretch in line)


def texts_of(part: Part) -> tuple[str, ...]:
    """Everything that a part says."""
    match part:
        case Heading(text=text) | Picture(text=text):
            return (text,)
        case Paragraph(line=line):
            return (words_of(line),)
        case Items(lines=lines):
            return tuple(words_of(line) for line in lines)
        case Grid(rows=rows):
            return tuple(words_of(cell) for row in rows for cell in row)


def tidied(line: Iterable[Stretch]) -> Line:
    """A line as it is kept: NFC, no control or bidi-override characters, no blanks at its ends, and
    neighbours in one manner as one stretch."""
    found: list[Stretch] = []
    for stretch in line:
        text = "".join(
            c
            for c in unicodedata.normalize("NFC", stretch.text.replace("\t", " "))
            if c == "\n" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in _BIDI)
        )
        if not text:
            continue
        if found and replace(found[-1], text="") == replace(stretch, text=""):
            found[-1] = replace(found[-1], text=found[-1].text + text)
        else:
            found.append(replace(stretch, text=text))
    while found and not found[0].text.lstrip():
        del found[0]
    while found and not found[-1].text.rstrip():
        del found[-1]
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


def tidied_part(part: Part) -> Part:
    """A part with every line of it as it is kept."""
    match part:
        case Heading() | Picture():
            said = words_of(tidied((Stretch(part.text),)))
            return replace(part, text=" ".join(said.split()))
        case Paragraph():
            return Paragraph(tidied(part.line))
        case Items():
            return replace(part, lines=tuple(map(tidied, part.lines)))
        case Grid():
            return replace(part, rows=tuple(tuple(map(tidied, row)) for row in part.rows))


def levelled(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with their headings in steps of one level, beginning at 1, none below `DEEPEST`:
    whatever stood under a heading still stands under it."""
    above: list[int] = []
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Heading):
            while above and above[-1] >= part.level:
                above.pop()
            above.append(part.level)
            part = replace(part, level=min(len(above), DEEPEST))
        found.append(part)
    return tuple(found)


def why_not_piece(piece: Piece) -> Message | None:
    """Why a piece cannot be kept; None when it can."""
    said = [text for part in piece.parts for text in texts_of(part)]
    cells = sum(len(part.rows) * len(part.rows[0]) for part in piece.parts
                if isinstance(part, Grid))  # fmt: skip
    if not any(text.strip() for text in said):
        return message("piece.empty")
    if sum(isinstance(part, Picture) for part in piece.parts) > MOST_PICTURES:
        return message("piece.too_many_pictures", most=MOST_PICTURES)
    if len(piece.parts) > MOST_PARTS or cells > MOST_CELLS or sum(map(len, said)) > MOST_CHARACTERS:
        return message("piece.too_long", parts=MOST_PARTS, characters=MOST_CHARACTERS)
    return None


def piece_json(piece: Piece) -> list[dict[str, Any]]:
    """The parts as the record holds them."""
    return [_part_json(part) for part in piece.parts]


def piece_of(title: str, content: Sequence[Mapping[str, Any]]) -> Piece:
    """A piece from what the record holds. Raises ValueError for anything else."""
    try:
        return Piece(title, tuple(_part_of(one) for one in content))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not the parts of a piece") from error


def _part_json(part: Part) -> dict[str, Any]:
    match part:
        case Heading():
            return {"is": "heading", "level": part.level, "text": part.text}
        case Paragraph():
            return {"is": "paragraph", "line": _line_json(part.line)}
        case Picture():
            size = {"width": part.width, "height": part.height}
            shown = {"sha256": part.sha256, "kind": part.kind, **size} if part.printed else {}
            return {"is": "picture", "text": part.text, **shown}
        case Items():
            kind = "numbers" if part.numbered else "bullets"
            return {"is": kind, "lines": [_line_json(line) for line in part.lines]}
        case Grid():
            rows = [[_line_json(cell) for cell in row] for row in part.rows]
            return {"is": "table", "named": "yes" if part.named else "no", "rows": rows}


def _line_json(line: Line) -> list[dict[str, str]]:
    return [
        {
            "text": stretch.text,
            **({"bold": "yes"} if stretch.bold else {}),
            **({"italic": "yes"} if stretch.italic else {}),
            **({"link": stretch.link} if stretch.link else {}),
        }
        for stretch in line
    ]


def _part_of(told: Mapping[str, Any]) -> Part:
    match told["is"]:
        case "heading":
            return Heading(int(told["level"]), str(told["text"]))
        case "paragraph":
            return Paragraph(_line_of(told["line"]))
        case "picture":
            return Picture(
                str(told["text"]),
                str(told.get("sha256", "")),
                str(told.get("kind", "")),
                int(told.get("width", 0)),
                int(told.get("height", 0)),
            )
        case "bullets" | "numbers" as kind:
            lines = tuple(_line_of(line) for line in told["lines"])
            return Items(lines, kind == "numbers")
        case "table":
            rows = tuple(tuple(_line_of(cell) for cell in row) for row in told["rows"])
            return Grid(rows, told["named"] == "yes")
        case _:
            raise ValueError("a part of an unknown kind")


def _line_of(told: Sequence[Mapping[str, str]]) -> Line:
    return tuple(
        Stretch(
            str(one["text"]),
            bold=one.get("bold") == "yes",
            italic=one.get("italic") == "yes",
            link=str(one.get("link", "")),
        )
        for one in told
    )
