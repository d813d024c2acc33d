# SPDX-License-Identifier: Apache-2.0
"""Rebuilding the tables from the log, and saying where the tables differ from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Table, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.record.canonical import sha256_hex
from govdesk.record.entries import apply
from govdesk.record.entry_types import Written
from govdesk.record.findings import told
from govdesk.record.replay import Replay, Rows, repeated
from govdesk.record.stored_log import Stored, raw_rows, stored_log

_NOT_APPLICABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    SQLAlchemyError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a table is not what the log makes it. `seq`: the entry that made the row,
    where the row says so."""

    table: str
    row_id: str
    column: str
    expected: str
    found: str
    seq: int | None = None


class CannotApply(Exception):
    """An entry that cannot be applied to what the entries before it made."""

    def __init__(self, seq: int, problem: str) -> None:
        super().__init__(problem)
        self.seq = seq


def written_of(entry: Stored, body: Mapping[str, Any] | None = None) -> Written:
    """An entry of the log as its effect sees it: by what its body says, wherever it is filed."""
    body = json.loads(entry.body) if body is None else body
    return Written(
        seq=entry.seq,
        type=body["type"],
        subject=body["subject"],
        actor=body["actor"],
        recorded_at=entry.recorded_at,
        happened_at=body["happened_at"],
        body_sha256=sha256_hex(entry.body),
        data=body,
    )


def rebuild(session: Session) -> Engine:
    """A database in memory with every governed table as the log alone makes it.

    Raises CannotApply.
    """
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    try:
        with Session(engine) as rebuilt, rebuilt.begin():
            for entry in stored_log(session):
                if entry.body:  # a redacted entry makes nothing any more
                    _apply(rebuilt, entry)
    except BaseException:
        engine.dispose()
        raise
    return engine


class Rebuilding:
    """Fed with the entries of a log in order; then says where a database differs from them.

    Stops at the first entry that cannot be applied, and keeps the reason in `problem`.
    """

    def __init__(self) -> None:
        self.problem: CannotApply | None = None
        self._replay = Replay()

    def feed(self, entry: Stored, body: Mapping[str, Any] | None = None) -> None:
        """Apply one entry; `body` where it was read already."""
        if self.problem is not None or not entry.body:  # a redacted entry makes nothing any more
            return
        try:
            _apply(self._replay, entry, body)
        except CannotApply as problem:
            self.problem = problem

    def rows(self, table: Table) -> Rows:
        """A table as the entries so far make it."""
        return self._replay.rows(table)

    def differences(self, session: Session) -> Iterator[Difference]:
        """Every place where a governed table differs from what the log makes. Raises CannotApply
        when it makes no tables."""
        if self.problem is not None:
            raise self.problem
        for table in METADATA.sorted_tables:
            if table.name not in UNGOVERNED:
                wanted = self.rows(table)
                for row_id, names in repeated(table, wanted):
                    yield Difference(table.name, row_id, names, "only once", "again")
                yield from compared(table.name, wanted, raw_rows(session, table))


def differences(session: Session) -> tuple[Difference, ...]:
    """Every place where a governed table differs from what the log rebuilds. Raises CannotApply."""
    rebuilding = Rebuilding()
    for entry in stored_log(session):
        rebuilding.feed(entry)
    return tuple(rebuilding.differences(session))


def compared(table: str, wanted: Rows, there: Rows) -> Iterator[Difference]:
    """Where the rows of a table are not the rows wanted."""
    for row_id in sorted(wanted.keys() | there.keys()):
        seq = wanted[row_id].get("entry_seq") if row_id in wanted else None
        if row_id not in there:
            yield Difference(table, row_id, "", "a row", "no row", seq)
        elif row_id not in wanted:
            yield Difference(table, row_id, "", "no row", "a row")
        else:
            for column, want in wanted[row_id].items():
                have = there[row_id][column]
                if type(want) is not type(have) or want != have:
                    yield Difference(table, row_id, column, told(want), told(have), seq)


def _apply(session: Session, entry: Stored, body: Mapping[str, Any] | None = None) -> None:
    try:
        apply(session, written_of(entry, body))
    except _NOT_APPLICABLE as error:
        raise CannotApply(entry.seq, f"{type(error).__name__}: {error}") from error
