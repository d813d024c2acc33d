# SPDX-License-Identifier: Apache-2.0
"""Verifying a workspace: the chain and its leaves, canonical bodies, and tables equal to the log.

Every failure says the rule broken, the place, what was expected and what was found. What this check
cannot show is listed too. Rules are named as in `RULES`, with the category that verifiers of votes
use for each: completeness, consistency, integrity or evidence.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.packets import Packet, PacketFile
from govdesk.models.record import Checkpoint, Entry, PrivateDetail, RecordHead
from govdesk.models.workspace import Workspace
from govdesk.record import chain
from govdesk.record.canonical import canonical, plain, sha256_hex
from govdesk.record.entries import ENTRY_TYPES
from govdesk.record.rebuild import differences
from govdesk.rules.messages import Message, message

RULES = {
    "sequence": "completeness",
    "canonical": "integrity",
    "body_hash": "integrity",
    "columns": "consistency",
    "leaf": "integrity",
    "chain": "integrity",
    "time": "consistency",
    "head": "completeness",
    "tables": "consistency",
    "private": "integrity",
    "checkpoint": "evidence",
    "packet": "evidence",
}
_READS_THE_LOG = ("canonical", "body_hash", "columns")


@dataclass(frozen=True, slots=True)
class Failure:
    """One broken rule: where, what was expected, what was found, and in words."""

    rule: str
    expected: str
    found: str
    message: Message
    seq: int | None = None
    table: str | None = None
    row_id: str | None = None
    column: str | None = None

    @property
    def category(self) -> str:
        """The kind of thing that is broken."""
        return RULES[self.rule]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification came to. `checked` counts, by rule, what was looked at."""

    size: int
    root: str
    checked: dict[str, int]
    failures: tuple[Failure, ...]
    not_proved: tuple[Message, ...]

    @property
    def ok(self) -> bool:
        """Whether everything that was checked holds."""
        return not self.failures


Step = Callable[[int, int, Message], object]
"""Told how far a verification is: done, of how many, and what it does. It may raise to stop."""


@dataclass(slots=True)
class _Checking:
    session: Session
    workspace: str
    step: Step
    checked: Counter[str] = field(default_factory=Counter)


def verify_workspace(session: Session, *, step: Step = lambda *_: None) -> Verdict:
    """Check everything that a workspace alone can show."""
    workspace = session.scalars(select(Workspace.id)).one()
    checking = _Checking(session, workspace, step)
    entries = session.scalars(select(Entry).order_by(Entry.seq)).all()
    failures = [*_log(checking, entries), *_head(checking, entries)]
    not_proved = [message("verify.unsigned"), message("verify.tail")]
    if any(failure.rule in _READS_THE_LOG for failure in failures):
        not_proved.append(message("verify.tables_not_compared"))
    else:
        failures += _tables(checking, len(entries))
    failures += _private(checking, entries)
    failures += _checkpoints(checking, entries)
    failures += _packets(checking)
    leaves = [bytes.fromhex(entry.leaf) for entry in entries]
    root = chain.merkle_root(leaves).hex()
    return Verdict(len(entries), root, dict(checking.checked), tuple(failures), tuple(not_proved))


def _log(checking: _Checking, entries: Sequence[Entry]) -> Iterator[Failure]:
    previous, at = chain.genesis(checking.workspace), 0
    for place, entry in enumerate(entries, start=1):
        checking.step(place, len(entries), message("verify.doing_log"))
        tests: list[tuple[str, object, object]] = [
            ("sequence", place, entry.seq),
            ("body_hash", sha256_hex(entry.body), entry.body_sha256),
            *_body(checking.workspace, entry),
        ]
        leaf = chain.leaf_hash(entry.seq, entry.recorded_at, entry.actor, entry.body, entry.sig)
        linked = chain.link(previous, leaf)
        tests += [
            ("leaf", leaf.hex(), entry.leaf),
            ("chain", previous.hex(), entry.previous),
            ("chain", linked.hex(), entry.chain),
            ("time", "later", "later" if entry.recorded_at > at else "not later"),
        ]
        previous, at = bytes.fromhex(entry.chain), entry.recorded_at
        for rule, expected, found in tests:
            checking.checked[rule] += 1
            if expected != found:
                yield Failure(
                    rule,
                    str(expected),
                    str(found),
                    message(f"verify.{rule}", seq=entry.seq),
                    seq=entry.seq,
                    table="entries",
                    row_id=str(entry.seq),
                )


def _body(workspace: str, entry: Entry) -> list[tuple[str, object, object]]:
    try:
        body = json.loads(entry.body)
        same = isinstance(body, dict) and canonical(_plain(body)) == entry.body
    except (ValueError, TypeError):
        same, body = False, None
    if not same or body is None:
        return [("canonical", "canonical", "other bytes")]
    named = (body.get("type"), body.get("subject"), body.get("actor"), body.get("nonce"))
    stored = (entry.type, entry.subject, entry.actor, entry.nonce)
    known = entry.type in ENTRY_TYPES
    return [
        ("canonical", "canonical", "canonical"),
        ("columns", (*named, workspace, True), (*stored, body.get("workspace"), known)),
    ]


def _plain(body: dict[str, object]) -> dict[str, object]:
    document = plain(body)
    assert isinstance(document, dict)
    return dict(document)


def _head(checking: _Checking, entries: Sequence[Entry]) -> Iterator[Failure]:
    checking.checked["head"] += 1
    head = checking.session.scalars(select(RecordHead)).one_or_none()
    expected = (entries[-1].seq, entries[-1].chain) if entries else None
    found = (head.seq, head.chain) if head else None
    if expected != found:
        yield Failure(
            "head", str(expected), str(found), message("verify.head"), table="record_head"
        )


def _tables(checking: _Checking, size: int) -> Iterator[Failure]:
    checking.checked["tables"] += 1

    def replayed(done: int) -> None:
        checking.step(done, size, message("verify.doing_tables"))

    for one in differences(checking.session, replayed):
        yield Failure(
            "tables",
            one.expected,
            one.found,
            message("verify.tables", table=one.table, row=one.row_id),
            table=one.table,
            row_id=one.row_id,
            column=one.column or None,
        )


def _private(checking: _Checking, entries: Sequence[Entry]) -> Iterator[Failure]:
    held: dict[str, int] = {}
    for entry in entries:
        if b'"private"' in entry.body:
            body = json.loads(entry.body)
            held.update(dict.fromkeys(body.get("private", {}).values(), entry.seq))
    for detail in checking.session.scalars(select(PrivateDetail)):
        checking.checked["private"] += 1
        data = bytes.fromhex(detail.salt) + detail.value.encode("utf-8")
        digest = hashlib.sha256(data).hexdigest()
        if digest != detail.commitment or held.get(digest) != detail.seq:
            yield Failure(
                "private",
                detail.commitment,
                digest,
                message("verify.private", seq=detail.seq),
                seq=detail.seq,
                table="private_details",
                row_id=detail.commitment,
            )


def _checkpoints(checking: _Checking, entries: Sequence[Entry]) -> Iterator[Failure]:
    leaves = [bytes.fromhex(entry.leaf) for entry in entries]
    for point in checking.session.scalars(select(Checkpoint).order_by(Checkpoint.size)):
        checking.checked["checkpoint"] += 1
        root = chain.merkle_root(leaves[: point.size]).hex()
        if point.size > len(leaves) or root != point.root:
            yield Failure(
                "checkpoint",
                point.root,
                root,
                message("verify.checkpoint", size=point.size),
                table="checkpoints",
                row_id=point.id,
            )


def _packets(checking: _Checking) -> Iterator[Failure]:
    kept = {one.sha256: one.content for one in checking.session.scalars(select(PacketFile))}
    for packet in checking.session.scalars(select(Packet).order_by(Packet.number)):
        checking.checked["packet"] += 1
        content = kept.get(packet.sha256_content)
        found = "" if content is None else sha256_hex(content)
        if found != packet.sha256_content:
            yield Failure(
                "packet",
                packet.sha256_content,
                found,
                message("verify.packet", number=packet.number),
                table="packet_files",
                row_id=packet.sha256_content,
            )
