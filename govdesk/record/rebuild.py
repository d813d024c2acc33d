# SPDX-License-Identifier: Apache-2.0
"""Rebuilding the tables from the log, and saying where the tables differ from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.record.canonical import sha256_hex
from govdesk.record.entries import apply
from govdesk.record.entry_types import Written
from govdesk.record.findings import told
from govdesk.record.stored_log import Stored, raw_rows, stored_log

Rows = Mapping[str, Mapping[str, Any]]
"""A table's rows by their key."""

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
    """One place where a table is not what the log makes it."""

    table: str
    row_id: str
    column: str
    expected: str
    found: str


class CannotApply(Exception):
    """An entry that cannot be applied to what the entries before it made."""

    def __init__(self, seq: int, problem: str) -> None:
        super().__init__(problem)
        self.seq = seq


def written_of(entry: Stored) -> Written:
    """An entry of the log as its effect sees it: by what its body says, wherever it is filed."""
    body = json.loads(entry.body)
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


def rebuild(session: Session, step: Callable[[int], object] = lambda _done: None) -> Engine:
    """A database in memory with every governed table as the log alone makes it.

    `step` is told how many entries are done, after each. Raises CannotApply.
    """
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    try:
        with Session(engine) as rebuilt, rebuilt.begin():
            for entry in stored_log(session):
                if entry.body:  # a redacted entry makes nothing any more
                    _apply(rebuilt, entry)
                step(entry.seq)
    except BaseException:
        engine.dispose()
        raise
    return engine


def differences(
    session: Session, step: Callable[[int], object] = lambda _done: None
) -> tuple[Difference, ...]:
    """Every place where a governed table differs from what the log rebuilds. Raises CannotApply."""
    engine = rebuild(session, step)
    try:
        with Session(engine) as rebuilt:
            return tuple(
                one
                for table in METADATA.sorted_tables
                if table.name not in UNGOVERNED
                for one in compared(table.name, raw_rows(rebuilt, table), raw_rows(session, table))
            )
    finally:
        engine.dispose()


def compared(table: str, wanted: Rows, there: Rows) -> Iterator[Difference]:
    """Where the rows of a table are not the rows wanted."""
    for row_id in sorted(wanted.keys() | there.keys()):
        if row_id not in there:
            yield Difference(table, row_id, "", "a row", "no row")
        elif row_id not in wanted:
            yield Difference(table, row_id, "", "no row", "a row")
        else:
            for column, want in wanted[row_id].items():
                have = there[row_id][column]
                if type(want) is not type(have) or want != have:
                    yield Difference(table, row_id, column, told(want), told(have))


def _apply(session: Session, entry: Stored) -> None:
    try:
        apply(session, written_of(entry))
    except _NOT_APPLICABLE as error:
        raise CannotApply(entry.seq, f"{type(error).__name__}: {error}") from error
