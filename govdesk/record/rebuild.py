# SPDX-License-Identifier: Apache-2.0
"""Rebuilding the tables from the log, and saying where the tables differ from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from govdesk.models.record import Entry
from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.record.entries import apply
from govdesk.record.entry_types import Written

Rows = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Rows by table and id."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a table is not what the log makes it."""

    table: str
    row_id: str
    column: str
    expected: str
    found: str


def written_of(entry: Entry) -> Written:
    """An entry of the log as its effect sees it."""
    body = json.loads(entry.body)
    return Written(
        seq=entry.seq,
        type=entry.type,
        subject=body["subject"],
        actor=body["actor"],
        recorded_at=entry.recorded_at,
        happened_at=body["happened_at"],
        body_sha256=entry.body_sha256,
        data=body,
    )


def rebuild(session: Session, step: Callable[[int], object] = lambda _done: None) -> Engine:
    """A database in memory with every governed table as the log alone makes it.

    `step` is told how many entries are done, after each.
    """
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with Session(engine) as rebuilt, rebuilt.begin():
        for entry in session.scalars(select(Entry).order_by(Entry.seq)):
            if entry.body:  # a redacted entry makes nothing any more
                apply(rebuilt, written_of(entry))
            step(entry.seq)
    return engine


def governed_rows(session: Session) -> Rows:
    """Every row of every governed table, by table and id."""
    rows: dict[str, Mapping[str, Mapping[str, Any]]] = {}
    for table in METADATA.sorted_tables:
        if table.name not in UNGOVERNED:
            key = next(iter(table.primary_key.columns)).name
            found = session.execute(select(table)).mappings()
            rows[table.name] = {str(row[key]): dict(row) for row in found}
    return rows


def differences(
    session: Session, step: Callable[[int], object] = lambda _done: None
) -> tuple[Difference, ...]:
    """Every place where a governed table differs from what the log rebuilds."""
    engine = rebuild(session, step)
    try:
        with Session(engine) as rebuilt:
            return tuple(compared(governed_rows(rebuilt), governed_rows(session)))
    finally:
        engine.dispose()


def compared(expected: Rows, found: Rows) -> Iterator[Difference]:
    """Where the rows found are not the rows expected."""
    for table, wanted in expected.items():
        there = found[table]
        for row_id in sorted(wanted.keys() | there.keys()):
            if row_id not in there:
                yield Difference(table, row_id, "", "a row", "no row")
            elif row_id not in wanted:
                yield Difference(table, row_id, "", "no row", "a row")
            else:
                for column, want in wanted[row_id].items():
                    have = there[row_id][column]
                    if want != have:
                        yield Difference(table, row_id, column, str(want), str(have))
