# SPDX-License-Identifier: Apache-2.0
"""Departments' pieces of packets: brought in by an officer, put in order, taken out again.

What is published already does not change by it: a packet prints what stood when it was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.attachments import KeptFile
from govdesk.models.pieces import PacketPiece
from govdesk.models.workspace import Department
from govdesk.record.canonical import plain, sha256_hex
from govdesk.rules.messages import message
from govdesk.rules.pieces import (
    KINDS,
    LONGEST_TITLE,
    Picture,
    Piece,
    levelled,
    piece_json,
    tidied_part,
    why_not_piece,
)
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import found, typed
from govdesk.wording.words import LANGUAGES

LARGEST_SOURCE = 20 * 1024 * 1024
"""Bytes of a file that is kept."""


def bring_in_piece(
    ctx: Context,
    *,
    kind: str,
    about: str,
    department_id: str,
    lang: str,
    piece: Piece,
    source: bytes,
    pictures: Mapping[str, bytes] | None = None,
) -> Changed:
    """Keep a department's piece for packets of `kind` about a period's code or a meeting's number,
    after those that are there; with it the file that it came from, and the bytes of its `pictures`
    by their SHA-256.

    Raises BadInput for a kind that has no place for it, a piece without text or far too long, a
    language that no packet is in, and pictures that are not those of the piece.
    """
    if kind not in KINDS:
        raise BadInput(message("piece.no_place"), kept=message("general.nothing_changed"))
    if lang not in LANGUAGES:
        raise BadInput(message("packet.unknown_language", lang=lang), field="lang")
    piece = Piece(piece.title, levelled(map(tidied_part, piece.parts)))
    refused = why_not_piece(piece)
    files = _files(piece, pictures or {})
    if len(source) > LARGEST_SOURCE:
        refused = message("piece.source_too_large", size=LARGEST_SOURCE // 1024 // 1024)
    if refused is None and files is None:
        refused = message("piece.picture_missing")
    if refused is not None:
        raise BadInput(refused, kept=message("general.nothing_changed"))
    with ctx.writing("packet.prepare") as act:
        assert ctx.actor is not None
        title = typed(piece.title, "title", limit=LONGEST_TITLE, named=message("piece.field.title"))
        by = message("piece.field.department")
        if not department_id:
            raise BadInput(message("general.choose_one", field=by), field="department_id")
        found(act.session, Department, department_id, named=by)
        there = _there(act.session, kind, about)
        made = act.new_id()
        act.record(
            "piece.brought_in",
            made,
            kind=kind,
            about=about,
            department_id=department_id,
            lang=lang,
            title=title,
            content=plain(piece_json(piece)),
            sha256_source=sha256_hex(source),
            position=max((one.position for one in there), default=0) + 1,
            brought_by=ctx.actor.account_id,
            brought_at=act.now,
        )
        for content in (source, *(files or {}).values()):
            digest = sha256_hex(content)
            if act.session.get(KeptFile, digest) is None:
                act.session.add(KeptFile(sha256=digest, content=content))
        return act.changed(made)


def _files(piece: Piece, pictures: Mapping[str, bytes]) -> dict[str, bytes] | None:
    """The bytes of the piece's pictures; None when they are not what their names say."""
    named = {part.sha256 for part in piece.parts if isinstance(part, Picture) and part.printed}
    files = {name: pictures[name] for name in named if name in pictures}
    whole = len(files) == len(named) and all(
        sha256_hex(content) == name for name, content in files.items()
    )
    return files if whole else None


def move_piece(ctx: Context, *, piece_id: str, by: int) -> Changed:
    """Let a piece change places with its neighbour before (-1) or after it (1); nothing happens at
    either end."""
    with ctx.writing("packet.prepare") as act:
        piece = _load(act.session, piece_id)
        there = _there(act.session, piece.kind, piece.about)
        place = [one.id for one in there].index(piece.id)
        if not 0 <= place + by < len(there) or by == 0:
            return act.changed(piece_id)
        other = there[place + by]
        mine, theirs = piece.position, other.position
        act.record("piece.moved", piece.id, position=theirs)
        act.record("piece.moved", other.id, position=mine)
        return act.changed(piece_id)


def remove_piece(ctx: Context, *, piece_id: str) -> Changed:
    """Take a piece out of the packets that are drawn from now on."""
    with ctx.writing("packet.prepare") as act:
        assert ctx.actor is not None
        piece = _load(act.session, piece_id)
        act.record("piece.removed", piece.id, removed_by=ctx.actor.account_id, removed_at=act.now)
        return act.changed(piece_id)


def _there(session: Session, kind: str, about: str) -> list[PacketPiece]:
    query = (
        select(PacketPiece)
        .where(PacketPiece.kind == kind, PacketPiece.about == about)
        .where(PacketPiece.removed_at.is_(None))
        .order_by(PacketPiece.position, PacketPiece.id)
    )
    return list(session.scalars(query))


def _load(session: Session, piece_id: str) -> PacketPiece:
    piece = found(session, PacketPiece, piece_id, named=message("piece.this"))
    if piece.removed_at is not None:
        raise Refusal(message("piece.removed_already"), kept=message("general.nothing_changed"))
    return piece
