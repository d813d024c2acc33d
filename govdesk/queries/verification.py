# SPDX-License-Identifier: Apache-2.0
"""Verifying a workspace: its log by the numbered rules, and everything kept beside the log.

The rules of the log are those of `record.log_rules`, which serve a published bundle too. Here come
those of the database: what is stored beside each entry, the head, tables equal to what the log
makes, private details as committed to, packets as prepared. What this check cannot show is listed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from govdesk.models.attachments import KeptFile
from govdesk.models.packets import Packet, PacketFile
from govdesk.models.record import PrivateDetail, RecordHead
from govdesk.record.canonical import sha256_hex
from govdesk.record.chain import genesis, link
from govdesk.record.entries import ENTRY_TYPES
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.findings import Failure, told
from govdesk.record.log_entries import ENVELOPE
from govdesk.record.log_rules import LogCheck, Looked
from govdesk.record.rebuild import CannotApply, Rebuilding
from govdesk.record.signature_checks import SignatureChecks
from govdesk.record.stored_log import Stored, entry_count, raw_rows, stored_log
from govdesk.record.verification_rules import RULES
from govdesk.rules.messages import Message, message

__all__ = ["Failure", "Step", "Verdict", "verify_workspace"]

Step = Callable[[int, int, Message], object]
"""Told how far a verification is: done, of how many, and what it does. It may raise to stop."""


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


@dataclass(slots=True)
class _Checking:
    """A verification under way. `private` are the commitments that the log holds, `latest` the
    last entry about each subject."""

    session: Session
    log: LogCheck
    size: int
    private: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)
    last: Stored | None = None

    def beside(
        self,
        stored: Stored,
        rule: str,
        columns: tuple[str, ...],
        expected: tuple[object, ...],
        found: tuple[object, ...],
    ) -> None:
        """Count a look at each of some columns beside an entry, and keep failures."""
        self.log.findings.checked[rule] += len(columns)
        if expected == found:
            return
        seq = stored.seq
        for column, right, have in zip(columns, expected, found, strict=True):
            if right != have:
                said = message(f"verify.{rule}", seq=seq)
                self.log.findings.failures.append(
                    Failure(rule, told(right), told(have), said, seq=seq, table="entries",
                            row_id=str(seq), column=column or None)
                )  # fmt: skip

    def expect(
        self,
        rule: str,
        expected: object,
        found: object,
        said: Message,
        *,
        seq: int | None = None,
        table: str = "entries",
        row_id: str | None = None,
        column: str | None = None,
    ) -> None:
        """Count one look at a rule of the database, and keep a failure where it does not hold."""
        self.log.findings.checked[rule] += 1
        if expected != found:
            self.log.findings.failures.append(
                Failure(
                    rule,
                    told(expected),
                    told(found),
                    said,
                    seq=seq,
                    table=table,
                    row_id=row_id,
                    column=column,
                )
            )


def verify_workspace(
    session: Session,
    *,
    step: Step = lambda *_: None,
    remembered: Iterable[str] = (),
    processes: int | None = None,
) -> Verdict:
    """Check everything that a workspace can show, and that it goes on from every checkpoint in
    `remembered` (the texts of their notes).

    Signatures are checked in `processes` (None: one a core) once there are many of them.
    """
    notes = tuple(remembered)
    with SignatureChecks(processes) as signatures:
        log = LogCheck(workspace_of(session), ENTRY_RULES, signatures, remembered=notes)
        checking = _Checking(session, log, entry_count(session))
        rebuilding = Rebuilding()
        doing = message("verify.doing_log")
        for done, stored in enumerate(stored_log(session), start=1):
            step(done, checking.size, doing)
            looked = log.feed(stored.entry)
            _stored(checking, stored, looked)
            rebuilding.feed(stored, looked.seen)
        # Meanwhile other processes are at the last signatures, of which `finish` asks.
        _head(checking)
        step(checking.size, checking.size, message("verify.doing_tables"))
        rebuilt = _tables(checking, rebuilding)
        _private(checking)
        _packets(checking)
        _pieces(checking)
        log.finish()
    failures = sorted(log.findings.failures, key=lambda one: (one.seq or 0, RULES[one.rule].number))
    return Verdict(
        log.tree.size,
        log.tree.root().hex(),
        dict(log.findings.checked),
        tuple(failures),
        _not_proved(log, notes, rebuilt=rebuilt),
    )


def workspace_of(session: Session) -> str:
    """The workspace that the log's first entry founds, else the one that the table names."""
    first = next(stored_log(session, page=1), None)
    try:
        found = json.loads(first.body)["workspace"] if first else ""
        if isinstance(found, str) and found.isascii():
            return found
    except (LookupError, TypeError, ValueError):
        pass  # the first entry is unreadable, which the rules tell
    named = session.execute(text("SELECT id FROM workspace")).scalars().first()
    return str(named or "")


_FILED = ("type", "subject", "actor", "nonce", "body")


def _stored(checking: _Checking, stored: Stored, looked: Looked) -> None:
    """What the database keeps beside an entry is what follows from it."""
    seen = looked.seen
    before = (
        checking.last.chain if checking.last else genesis(checking.log.register.workspace).hex()
    )
    beside = checking.beside
    odd = ", ".join(stored.odd)
    beside(stored, "columns", (odd,), (odd,), ("",))
    beside(stored, "leaf", ("leaf",), (looked.leaf.hex(),), (stored.leaf,))
    # Each link by itself, so that one broken link is told once: together they are the chain.
    links = before, _linked(stored.previous, looked.leaf)
    beside(stored, "chain", ("previous", "chain"), links, (stored.previous, stored.chain))
    if stored.body:
        digest = seen.sha if seen else sha256_hex(stored.body)
        beside(stored, "body_hash", ("body_sha256",), (digest,), (stored.body_sha256,))
    else:
        rule = ENTRY_RULES.get(stored.type)
        redactable = rule is not None and rule.redactable
        beside(stored, "redaction", ("type",), (True,), (redactable,))
    if seen is not None:
        data = seen.data
        checking.latest[seen.subject] = stored.seq
        unknown = ", ".join(sorted(data.keys() - _known(seen.type)))
        said = seen.type, seen.subject, seen.actor, data["nonce"], ""
        filed = stored.type, stored.subject, stored.actor, stored.nonce, unknown
        beside(stored, "columns", _FILED, said, filed)
        for name, commitment in _commitments(data):
            checking.private[commitment] = stored.seq, seen.subject, name
    checking.last = stored


def _commitments(data: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The private details that a body commits to, by field."""
    found = data.get("private", {})
    return found.items() if isinstance(found, dict) else ()


@cache
def _known(entry_type: str) -> frozenset[str]:
    """The fields that a body of a type may have."""
    return ENVELOPE | {"private"} | set(ENTRY_TYPES[entry_type].fields)


def _linked(previous: str, leaf: bytes) -> str:
    try:
        return link(bytes.fromhex(previous), leaf).hex()
    except ValueError:
        return "no link"


def _head(checking: _Checking) -> None:
    last = checking.last
    expected = (
        {"id": 1, "seq": last.seq, "chain": last.chain, "recorded_at": last.recorded_at}
        if last
        else {}
    )
    rows = raw_rows(checking.session, RecordHead.__table__)  # type: ignore[arg-type]
    found = rows.get("1", {}) if len(rows) == 1 else {"rows": len(rows)}
    at = last.seq if last else None
    checking.expect(
        "head", expected, found, message("verify.head"), seq=at, table="record_head", row_id="1"
    )


def _tables(checking: _Checking, rebuilding: Rebuilding) -> bool:
    """Hold the tables to what the log makes; whether the log could be made into tables at all."""
    checking.log.findings.checked["tables"] += 1
    add = checking.log.findings.failures.append
    try:
        found = tuple(rebuilding.differences(checking.session))
    except CannotApply as problem:
        said = message("verify.tables_at", seq=problem.seq)
        add(Failure("tables", "an entry that fits", told(problem), said, seq=problem.seq,
                    table="entries", row_id=str(problem.seq)))  # fmt: skip
        return False
    for one in found:
        add(
            Failure(
                "tables",
                one.expected,
                one.found,
                message("verify.tables", table=one.table),
                seq=checking.latest.get(one.row_id, one.seq),
                table=one.table,
                row_id=one.row_id,
                column=one.column or None,
            )
        )
    return True


def _private(checking: _Checking) -> None:
    table = PrivateDetail.__table__
    for row_id, row in raw_rows(checking.session, table).items():  # type: ignore[arg-type]
        try:
            data = bytes.fromhex(str(row["salt"])) + str(row["value"]).encode("utf-8")
            digest = hashlib.sha256(data).hexdigest()
        except ValueError:
            digest = ""
        place = (row["seq"], row["subject"], row["field"])
        checking.expect(
            "private",
            (row["commitment"], checking.private.get(digest)),
            (digest, place),
            message("verify.private", seq=place[0] if isinstance(place[0], int) else 0),
            seq=place[0] if isinstance(place[0], int) else None,
            table="private_details",
            row_id=row_id,
        )


def _packets(checking: _Checking) -> None:
    session = checking.session
    numbers = {
        str(row[name]): str(row["number"])
        for row in raw_rows(session, Packet.__table__).values()  # type: ignore[arg-type]
        for name in (
            "sha256_content",
            "sha256_page",
            "sha256_data",
            "sha256_checks",
            "sha256_file",
            "sha256_choices",
        )
        if row[name] is not None
    }
    prepared = session.execute(text("SELECT number, enclosed FROM packets"))
    for number, enclosed in prepared.all():
        numbers.update(dict.fromkeys(_listed(enclosed), str(number)))
    _hold_bytes(checking, PacketFile, "packet", numbers, needed=set(numbers))


def _pieces(checking: _Checking) -> None:
    """Attached files, enclosed documents and the pictures of departments' pieces are there and as
    they came; a Word file may be erased, and a file that was taken off."""
    session = checking.session
    titles: dict[str, str] = {}
    needed: set[str] = set()
    pieces = session.execute(text("SELECT title, content, sha256_source FROM packet_pieces"))
    for title, content, source in pieces.all():
        titles[str(source)] = str(title)
        for sha256 in _pictures(content):
            titles[sha256] = str(title)
            needed.add(sha256)
    attached = text(
        "SELECT d.value, a.removed_at FROM attachments a JOIN private_details d"
        " ON d.subject = a.id AND d.field = 'sha256'"
    )
    for sha256, removed_at in session.execute(attached).all():
        titles.setdefault(str(sha256), str(sha256))
        if removed_at is None:
            needed.add(str(sha256))
    enclosed = session.execute(text("SELECT title, sha256, removed_at FROM enclosures"))
    for title, sha256, removed_at in enclosed.all():
        titles.setdefault(str(sha256), str(title))
        if removed_at is None:
            needed.add(str(sha256))
    _hold_bytes(checking, KeptFile, "piece", titles, needed=needed)


def _hold_bytes(
    checking: _Checking,
    model: type[PacketFile | KeptFile],
    rule: str,
    names: Mapping[str, str],
    *,
    needed: set[str],
) -> None:
    """Bytes kept by their hash are what it says, are there where `needed`, and are of something
    that the record names."""
    session, table = checking.session, model.__tablename__
    kept: dict[str, str] = {}
    for sha in session.execute(text(f"SELECT sha256 FROM {table}")).scalars().all():
        query = text(f"SELECT content FROM {table} WHERE sha256 = :sha256")
        content = session.execute(query, {"sha256": sha}).scalar_one()
        kept[str(sha)] = sha256_hex(content) if isinstance(content, bytes) else "no file"
    for sha in sorted(needed | kept.keys()):
        told = {"packet": "number", "piece": "title"}[rule]
        checking.expect(
            rule,
            (sha, True),
            (kept.get(sha, ""), sha in names),
            message(f"verify.{rule}", **{told: names.get(sha, sha)}),
            table=table,
            row_id=sha,
        )


def _pictures(content: object) -> list[str]:
    """The hashes of the pictures of a piece."""
    found = [part.get("sha256") for part in _json_list(content) if isinstance(part, dict)]
    return [str(sha256) for sha256 in found if sha256]


def _listed(enclosed: object) -> list[str]:
    """The hashes of the documents that go out with a packet."""
    return [sha256 for sha256 in _json_list(enclosed) if isinstance(sha256, str)]


def _json_list(written: object) -> list[object]:
    """A column's list; empty where the row is not one that the record makes, which the comparison
    of the tables tells."""
    try:
        found = json.loads(written) if isinstance(written, str) else None
    except ValueError:
        return []
    return found if isinstance(found, list) else []


def _not_proved(log: LogCheck, notes: tuple[str, ...], *, rebuilt: bool) -> tuple[Message, ...]:
    covered = log.remembered.covered
    told_of = [
        message("verify.not_founders"),
        message("verify.not_tail_after", seq=covered) if notes else message("verify.tail"),
        message("verify.not_spoken"),
    ]
    if log.redactions.count:
        told_of.append(message("verify.not_redacted", count=log.redactions.count))
    if not rebuilt:
        told_of.append(message("verify.tables_not_compared"))
    return tuple(told_of)
