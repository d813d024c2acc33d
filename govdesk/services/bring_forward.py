# SPDX-License-Identifier: Apache-2.0
"""Bringing a restored backup forward by the entries that only the second place has.

Each is checked like any entry of the record: its place, its hash, its link to the one before, and
the signature of a key that the record knows by then. The first that does not hold ends it; what
came before it stays, since no entry says anything of those that follow.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from govdesk.models.attachments import KeptFile
from govdesk.models.keys import DeskSession, PersonKey
from govdesk.models.packets import PacketFile
from govdesk.models.record import Entry, RecordHead
from govdesk.record import chain
from govdesk.record.append import lock_head
from govdesk.record.canonical import canonical, plain, sha256_hex
from govdesk.record.entries import ENTRY_TYPES, apply
from govdesk.record.rebuild import written_of
from govdesk.record.signing import ENTRY_PREFIX, holds
from govdesk.record.stored_log import Stored
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable
from govdesk.store.opening import open_store
from govdesk.store.second_place import Line, SecondFile


@dataclass(frozen=True, slots=True)
class Brought:
    """What the second place had `beyond` the backup, how much of it was `applied`, why no more
    was, and what of it is `lost` because the second place never holds it."""

    beyond: int
    applied: int
    problem: Message | None = None
    lost: tuple[Message, ...] = ()


def read_second_place(path: Path) -> tuple[list[Line], bool]:
    """The entries in a file of the second place, and whether its end is cut off. Raises
    NotAvailable when it cannot be read."""
    try:
        return SecondFile(path).lines()
    except OSError as error:
        raise NotAvailable(
            message("second.not_read", path=str(path), why=error.strerror or str(error)),
            kept=message("general.nothing_changed"),
            then=message("second.not_read.then"),
        ) from error


def bring_forward(restored: str, lines: Sequence[Line], *, torn: bool = False) -> Brought:
    """Apply what `lines` have beyond the workspace at `restored`, in one transaction."""
    store = open_store(restored)
    try:
        with store.writing() as session:
            head = lock_head(session)
            assert head is not None
            beyond = [line for line in lines if line.seq > head.seq]
            problem = _other_history(lines, head)
            applied = 0
            while problem is None and applied < len(beyond):
                line = beyond[applied]
                problem = _problem(session, store.workspace_id, head, line) or _apply(
                    session, head, line
                )
                applied += problem is None
            lost = _lost(session, beyond[:applied])
    finally:
        store.close()
    if problem is None and torn:
        problem = message("second.torn")
    return Brought(len(beyond), applied, problem, lost)


def _other_history(lines: Sequence[Line], head: RecordHead) -> Message | None:
    for line in lines:
        if line.seq == head.seq and line.chain != head.chain:
            return message("second.other_history", seq=line.seq)
    return None


def _problem(session: Session, workspace: str, head: RecordHead, line: Line) -> Message | None:
    """What does not hold of the entry that should come next."""
    if line.seq != head.seq + 1:
        return message("second.gap", seq=head.seq + 1)
    linked = chain.link(bytes.fromhex(head.chain), _leaf(line))
    if linked.hex() != line.chain or line.recorded_at <= head.recorded_at:
        return message("second.chain", seq=line.seq)
    if line.redacted:
        return None
    body = _body(line)
    named = (body.get("workspace"), body.get("actor"), body.get("type") in ENTRY_TYPES)
    if named != (workspace, line.actor, True):
        return message("second.not_ours", seq=line.seq)
    public = _public_key(session, str(body.get("kid")))
    if public is None:
        return message("second.unknown_key", seq=line.seq)
    if not holds(bytes.fromhex(public), line.sig, ENTRY_PREFIX + line.body):
        return message("second.signature", seq=line.seq)
    return None


def _leaf(line: Line) -> bytes:
    """The leaf by the entry's own bytes; where its body was removed by law, the one it had."""
    if line.redacted:
        return bytes.fromhex(line.leaf)
    return chain.leaf_hash(line.seq, line.recorded_at, line.actor, line.body, line.sig)


def _body(line: Line) -> dict[str, object]:
    """The body's fields; empty when it is not in the one form that bodies have."""
    try:
        body = json.loads(line.body)
        document = plain(body)
        same = isinstance(document, dict) and canonical(document) == line.body
    except (ValueError, TypeError):
        return {}
    return body if same else {}


def _public_key(session: Session, kid: str) -> str | None:
    for table in (PersonKey, DeskSession):
        found = session.scalars(select(table.public_key).where(table.kid == kid)).first()
        if found is not None:
            return found
    return None


def _apply(session: Session, head: RecordHead, line: Line) -> Message | None:
    """Add the entry and do what it says; what cannot be done is undone and told."""
    body = _body(line)
    named = line.redacted or {name: str(body[name]) for name in ("type", "subject", "nonce")}
    entry: dict[str, Any] = {
        "seq": line.seq,
        "type": named["type"],
        "subject": named["subject"],
        "actor": line.actor,
        "recorded_at": line.recorded_at,
        "body": line.body,
        "body_sha256": line.redacted.get("body_sha256") or sha256_hex(line.body),
        "nonce": named["nonce"],
        "sig": line.sig,
        "leaf": line.leaf,
        "previous": head.chain,
        "chain": line.chain,
    }
    try:
        with session.begin_nested():
            session.execute(insert(Entry).values(**entry))
            if line.body:
                apply(session, written_of(Stored(**entry)))
    except (SQLAlchemyError, LookupError, ValueError, TypeError):
        return message("second.not_applied", seq=line.seq)
    head.seq, head.chain, head.recorded_at = line.seq, line.chain, line.recorded_at
    session.flush()
    return None


def _lost(session: Session, applied: Sequence[Line]) -> tuple[Message, ...]:
    bodies = [_body(line) for line in applied]
    private = sum(len(found) for body in bodies if isinstance(found := body.get("private"), dict))
    keys = sum(1 for body in bodies if body.get("type") == "key.enrolled")
    kinds = ("packet.prepared", "packet.posted")
    prepared = {str(body["sha256_content"]) for body in bodies if body.get("type") in kinds}
    packets = len(prepared - set(session.scalars(select(PacketFile.sha256))))
    brought = {
        str(body["sha256_source"]) for body in bodies if body.get("type") == "piece.brought_in"
    }
    pieces = len(brought - set(session.scalars(select(KeptFile.sha256))))
    counts = {"private": private, "keys": keys, "packets": packets, "pieces": pieces}
    return tuple(
        message(f"second.lost_{what}", count=count) for what, count in counts.items() if count
    )
