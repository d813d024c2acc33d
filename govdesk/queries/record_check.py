# SPDX-License-Identifier: Apache-2.0
"""Checking the record: that every entry is as it was written, in its order, and that every table is
what the entries make.

`gather` reads what is needed in one session; `check` then works without one, so that a long check
holds nobody up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.record import Checkpoint, Entry, RecordHead
from govdesk.models.workspace import Workspace
from govdesk.record import chain
from govdesk.record.entry_types import Written
from govdesk.record.rebuild import Difference, Rows, compared, governed_rows, replay
from govdesk.rules.messages import Message, message

Step = Callable[[int, int, Message], object]
"""Told how far a check is: done, of how many, and what it does."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One entry as it lies in the log."""

    seq: int
    type: str
    subject: str
    actor: str
    recorded_at: int
    body: bytes
    body_sha256: str
    sig: bytes
    leaf: str
    previous: str
    chain: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a check reads. `checkpoints` are pairs of size and root."""

    workspace_id: str
    entries: tuple[Sealed, ...]
    head: tuple[int, str] | None
    checkpoints: tuple[tuple[int, str], ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not fit; `seq` is the entry it is about, if it is about one."""

    what: Message
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: how many entries there are, and every problem."""

    entries: int
    problems: tuple[Problem, ...]

    @property
    def line(self) -> Message:
        """The result in one sentence."""
        if self.problems:
            return message("record_check.problems", count=len(self.problems))
        if not self.entries:
            return message("record_check.empty")
        return message("record_check.fits", count=self.entries)


def gather(session: Session) -> Snapshot:
    """Read the log and the tables, as they are at one moment."""
    names = Sealed.__dataclass_fields__
    columns = [getattr(Entry, name) for name in names]
    entries = session.execute(select(*columns).order_by(Entry.seq))
    head = session.execute(select(RecordHead.seq, RecordHead.chain)).one_or_none()
    points = session.execute(select(Checkpoint.size, Checkpoint.root).order_by(Checkpoint.size))
    return Snapshot(
        session.scalars(select(Workspace.id)).one(),
        tuple(_sealed(*row) for row in entries),
        (head.seq, head.chain) if head else None,
        tuple((size, root) for size, root in points),
        governed_rows(session),
    )


def _sealed(*found: Any) -> Sealed:
    values: dict[str, Any] = dict(zip(Sealed.__dataclass_fields__, found, strict=True))
    for name in ("body", "sig"):  # a file that was touched by hand may hold text there
        if isinstance(values[name], str):
            values[name] = values[name].encode()
    return Sealed(**values)


def check(snapshot: Snapshot, step: Step) -> Checked:
    """Check everything; `step` may raise to stop."""
    problems = list(_chain(snapshot, step))
    problems += _head(snapshot)
    problems += _checkpoints(snapshot)
    if any(problem.seq for problem in problems):
        problems.append(Problem(message("record_check.not_compared")))
    else:
        problems += _tables(snapshot, step)
    return Checked(len(snapshot.entries), tuple(problems))


def _chain(snapshot: Snapshot, step: Step) -> Iterator[Problem]:
    what = message("record_check.chain")
    previous, expected = chain.genesis(snapshot.workspace_id).hex(), 1
    for done, entry in enumerate(snapshot.entries):
        if done % 200 == 0:
            step(done, len(snapshot.entries), what)
        for missing in range(expected, entry.seq):
            yield Problem(message("record_check.missing", seq=missing), missing)
        if not _as_written(entry):
            yield Problem(message("record_check.changed", seq=entry.seq), entry.seq)
        elif entry.previous != previous or entry.chain != _linked(previous, entry):
            yield Problem(message("record_check.order", seq=entry.seq), entry.seq)
        previous, expected = entry.chain, entry.seq + 1


def _as_written(entry: Sealed) -> bool:
    return (
        hashlib.sha256(entry.body).hexdigest() == entry.body_sha256
        and _leaf(entry).hex() == entry.leaf
        and _repeats_its_body(entry)
    )


def _leaf(entry: Sealed) -> bytes:
    return chain.leaf_hash(entry.seq, entry.recorded_at, entry.actor, entry.body, entry.sig)


def _repeats_its_body(entry: Sealed) -> bool:
    body = _body(entry)
    told = (entry.type, entry.subject, entry.actor)
    return body is not None and told == (body["type"], body["subject"], body["actor"])


def _body(entry: Sealed) -> dict[str, Any] | None:
    try:
        body = json.loads(entry.body)
    except ValueError:
        return None
    whole = isinstance(body, dict) and {"type", "subject", "actor", "happened_at"} <= body.keys()
    return body if whole else None


def _linked(previous: str, entry: Sealed) -> str:
    try:
        return chain.link(bytes.fromhex(previous), _leaf(entry)).hex()
    except ValueError:
        return ""


def _head(snapshot: Snapshot) -> Iterator[Problem]:
    last = snapshot.entries[-1] if snapshot.entries else None
    ends = (last.seq, last.chain) if last else None
    if snapshot.head != ends:
        expected = snapshot.head[0] if snapshot.head else 0
        found = last.seq if last else 0
        yield Problem(message("record_check.head", found=found, expected=expected))


def _checkpoints(snapshot: Snapshot) -> Iterator[Problem]:
    leaves = [_leaf(entry) for entry in snapshot.entries]
    for size, root in snapshot.checkpoints:
        if size > len(leaves) or chain.merkle_root(leaves[:size]).hex() != root:
            yield Problem(message("record_check.checkpoint", size=size))


def _tables(snapshot: Snapshot, step: Step) -> Iterator[Problem]:
    entries = [_written(entry, json.loads(entry.body)) for entry in snapshot.entries]
    done = 0

    def replayed() -> None:
        nonlocal done
        done += 1
        if done % 20 == 0:
            step(done, len(entries), message("record_check.tables"))

    engine = replay(entries, replayed)
    try:
        step(len(entries), len(entries), message("record_check.rows"))
        with Session(engine) as rebuilt:
            yield from map(_differs, compared(governed_rows(rebuilt), snapshot.rows))
    finally:
        engine.dispose()


def _written(entry: Sealed, body: dict[str, Any]) -> Written:
    return Written(
        seq=entry.seq,
        type=body["type"],
        subject=body["subject"],
        actor=body["actor"],
        recorded_at=entry.recorded_at,
        happened_at=body["happened_at"],
        body_sha256=entry.body_sha256,
        data=body,
    )


def _differs(one: Difference) -> Problem:
    if one.column:
        return Problem(
            message(
                "record_check.value",
                table=one.table,
                column=one.column,
                row=one.row_id,
                found=one.found,
                expected=one.expected,
            )
        )
    key = "record_check.row_missing" if one.found == "no row" else "record_check.row_extra"
    return Problem(message(key, table=one.table, row=one.row_id))
