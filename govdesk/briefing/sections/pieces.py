# SPDX-License-Identifier: Apache-2.0
"""What departments wrote for the packet, each under its title."""

from __future__ import annotations

from typing import Any, Literal

from govdesk.briefing.blocks import Block, DataTable, H, Image, Listing, Note, P, Rich, Run
from govdesk.briefing.sections.speech import Speech, filled
from govdesk.queries.public_pieces import (
    PieceHeading,
    PieceList,
    PieceParagraph,
    PiecePart,
    PiecePicture,
    PieceTable,
    PublicLine,
    PublicPiece,
)

ABOVE = 2
"""Levels of headings above those of a piece: the part's own, and the piece's title."""


def departments(view: Any, speech: Speech) -> list[Block]:
    """All pieces; nothing where there is none. `view` is one that holds pieces."""
    if not view.pieces:
        return []
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("From the departments"), anchor="departments"),
        P(words._("Each department answers for its own words.")),
    ]
    for piece in view.pieces:
        blocks += _piece(piece, speech)
    return blocks


def _piece(piece: PublicPiece, speech: Speech) -> list[Block]:
    words = speech.words
    by = speech.naming(words._("By {department}"), department=piece.department)
    lang = None if piece.title.lang == words.lang else piece.title.lang
    if lang is not None:
        language = words.language(lang)
        by = filled(words._("{by} (in {language})"), by=by, language=language)
    blocks: list[Block] = [H(2, speech.titled(piece.title)), P(by, "small")]
    tables = 0
    for part in piece.parts:
        tables += isinstance(part, PieceTable)
        said = words._("Table {number} in “{title}”")
        named = said.format(number=words.number(tables), title=speech.name(piece.title))
        unnamed = words._("Table {number} of this text").format(number=words.number(tables))
        named = speech.summed_up(named, unnamed, piece.title)
        blocks.append(_part(part, lang, speech, named))
    return blocks


def _part(part: PiecePart, lang: str | None, speech: Speech, named: str) -> Block:
    match part:
        case PieceHeading():
            return H(part.level + ABOVE, speech.titled(part.text))
        case PieceParagraph(picture=True):
            return Note(_rich(part.line, lang), speech.words._("What a picture shows"))
        case PiecePicture():
            kind: Literal["png", "jpeg"] = "jpeg" if part.kind == "jpeg" else "png"
            return Image(part.content, kind, part.width, part.height, part.alt.text, lang)
        case PieceParagraph():
            return P(_rich(part.line, lang))
        case PieceList():
            return Listing(tuple(_rich(line, lang) for line in part.lines), part.numbered)
        case PieceTable():
            return _table(part, lang, speech, named)


def _table(part: PieceTable, lang: str | None, speech: Speech, named: str) -> DataTable:
    head, *rows = ([_rich(cell, lang) for cell in row] for row in part.rows)
    if not part.rows[0][0].words.strip():
        head[0] = speech.words._("What")
    return DataTable(
        (tuple(head), *(tuple(row) for row in rows)), named, header_cols=1 if part.named else 0
    )


def _rich(line: PublicLine, lang: str | None) -> Rich:
    return tuple(
        Run(one.text, bold=one.bold, italic=one.italic, link=one.link or None, lang=lang)
        for one in line.stretches
    )
