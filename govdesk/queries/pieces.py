# SPDX-License-Identifier: Apache-2.0
"""Departments' pieces of a packet as the desk shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.attachments import KeptFile
from govdesk.models.pieces import PacketPiece
from govdesk.models.workspace import Department
from govdesk.rules.pieces import Grid, Heading, Items, Part, Picture, piece_of


@dataclass(frozen=True, slots=True)
class PieceCounts:
    """What a piece is made of."""

    headings: int
    paragraphs: int
    lists: int
    tables: int
    pictures: int


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One piece of a packet, in its place. `brought_at` in microseconds UTC."""

    id: str
    title: str
    department: str
    lang: str
    counts: PieceCounts
    brought_at: int


def standing_pieces(
    session: Session, *, kind: str, about: str
) -> Iterator[tuple[PacketPiece, str]]:
    """Each piece with its department's name, in the order of printing; what was taken out again is
    left out."""
    rows = session.execute(
        select(PacketPiece, Department.name)
        .join(Department, Department.id == PacketPiece.department_id)
        .where(PacketPiece.kind == kind, PacketPiece.about == about)
        .where(PacketPiece.removed_at.is_(None))
        .order_by(PacketPiece.position, PacketPiece.id)
    )
    yield from ((row, department) for row, department in rows)


def piece_rows(session: Session, *, kind: str, about: str) -> tuple[PieceRow, ...]:
    """The pieces of packets of `kind` about a period or a meeting, in the order of printing."""
    rows = standing_pieces(session, kind=kind, about=about)
    return tuple(
        PieceRow(
            row.id,
            row.title,
            department,
            row.lang,
            counts_of(piece_of(row.title, row.content).parts),
            row.brought_at,
        )
        for row, department in rows
    )


def counts_of(parts: tuple[Part, ...]) -> PieceCounts:
    """What parts there are."""
    kinds = Counter(type(part) for part in parts)
    named = kinds[Heading] + kinds[Items] + kinds[Grid] + kinds[Picture]
    return PieceCounts(
        kinds[Heading], len(parts) - named, kinds[Items], kinds[Grid], kinds[Picture]
    )


def piece_file(session: Session, sha256: str) -> bytes | None:
    """The bytes of a piece's picture or of the file that it came from; None when erased."""
    found: bytes | None = session.scalar(select(KeptFile.content).where(KeptFile.sha256 == sha256))
    return found


def piece_source(session: Session, *, piece_id: str) -> bytes | None:
    """The Word file that a piece came from; None when it was erased, or there is no such piece."""
    piece = session.get(PacketPiece, piece_id)
    return None if piece is None else piece_file(session, piece.sha256_source)
