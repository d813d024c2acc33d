# SPDX-License-Identifier: Apache-2.0
"""Rebuilding the tables from the log, and saying where the tables differ from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import Engine, Table, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.record.canonical import sha256_hex
from govdesk.record.entries import apply
from govdesk.record.entry_types import Written
from govdesk.record.findings import told
from govdesk.record.log_entries import Seen
from govdesk.record.replay import Replay, Rows, Values, repeated
from govdesk.record.stored_log import Stored, missing_columns, raw_values, stored_log

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


def written_of(entry: Stored, seen: Seen | None = None) -> Written:
    """An entry of the log as its effect sees it: by what its body says, wherever it is filed.
    `seen` where the body was read already."""
    body = json.loads(entry.body) if seen is None else seen.data
    return Written(
        seq=entry.seq,
        type=body["type"],
        subject=body["subject"],
        actor=body["actor"],
        recorded_at=entry.recorded_at,
        happened_at=body["happened_at"],
        body_sha256=sha256_hex(entry.body) if seen is None else seen.sha,
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

    def feed(self, entry: Stored, seen: Seen | None = None) -> None:
        """Apply one entry; `seen` where its body was read already."""
        if self.problem is not None or not entry.body:  # a redacted entry makes nothing any more
            return
        try:
            _apply(self._replay, entry, seen)
        except CannotApply as problem:
            self.problem = problem

    def rows(self, table: Table) -> dict[str, Values]:
        """A table as the entries so far make it."""
        return self._replay.rows(table)

    def differences(self, session: Session) -> Iterator[Difference]:
        """Every place where a governed table differs from what the log makes. Raises CannotApply
        when it makes no tables."""
        if self.problem is not None:
            raise self.problem
        for table in METADATA.sorted_tables:
            if table.name not in UNGOVERNED:
                if missing := missing_columns(session, table):
                    yield Difference(table.name, "", ", ".join(missing), "columns", "none")
                    continue
                wanted = self.rows(table)
                for row_id, names in repeated(table, wanted):
                    yield Difference(table.name, row_id, names, "only once", "again")
                yield from compared(table, wanted, raw_values(session, table))


def differences(session: Session) -> tuple[Difference, ...]:
    """Every place where a governed table differs from what the log rebuilds. Raises CannotApply."""
    rebuilding = Rebuilding()
    for entry in stored_log(session):
        rebuilding.feed(entry)
    return tuple(rebuilding.differences(session))


def compared(table: Table, wanted: Rows, there: Iterable[Values]) -> Iterator[Difference]:
    """Where the rows of a table are not the rows wanted, by their keys."""
    columns = [column.name for column in table.columns]
    key = columns.index(next(iter(table.primary_key.columns)).name)
    missing = dict(wanted)
    differing: list[tuple[str, Values | None, Values | None]] = []
    for row in there:
        row_id = str(row[key])
        made = missing.pop(row_id, None)
        # 1, 1.0 and True are one number and three values.
        if made is None or made != row or [*map(type, made)] != [*map(type, row)]:
            differing.append((row_id, made, row))
    differing += [(row_id, made, None) for row_id, made in missing.items()]
    for row_id, want, have in sorted(differing, key=itemgetter(0)):
        seq = dict(zip(columns, want, strict=True)).get("entry_seq") if want else None
        if have is None:
            yield Difference(table.name, row_id, "", "a row", "no row", seq)
        elif want is None:
            yield Difference(table.name, row_id, "", "no row", "a row")
        else:
            for column, right, found in zip(columns, want, have, strict=True):
                if type(right) is not type(found) or right != found:
                    yield Difference(table.name, row_id, column, told(right), told(found), seq)


def _apply(session: Session, entry: Stored, seen: Seen | None = None) -> None:
    try:
        apply(session, written_of(entry, seen))
    except _NOT_APPLICABLE as error:
        raise CannotApply(entry.seq, f"{type(error).__name__}: {error}") from error
