# SPDX-License-Identifier: Apache-2.0
"""Rebuilding the tables from the log, and saying where the tables differ from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from govdesk.models.record import Entry
from govdesk.models.tables import METADATA, UNGOVERNED
from govdesk.record.entries import ENTRY_TYPES
from govdesk.record.entry_types import Written


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


def rebuild(session: Session) -> Engine:
    """A database in memory with every governed table as the log alone makes it."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with Session(engine) as rebuilt, rebuilt.begin():
        for entry in session.scalars(select(Entry).order_by(Entry.seq)):
            ENTRY_TYPES[entry.type].effect(rebuilt, written_of(entry))
            rebuilt.flush()
    return engine


def differences(session: Session) -> tuple[Difference, ...]:
    """Every place where a governed table differs from what the log rebuilds."""
    engine = rebuild(session)
    try:
        return tuple(_differences(session, engine))
    finally:
        engine.dispose()


def _differences(session: Session, engine: Engine) -> Iterator[Difference]:
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            if table.name in UNGOVERNED:
                continue
            key = next(iter(table.primary_key.columns))
            expected = {str(r[key]): r for r in connection.execute(select(table)).mappings()}
            found = {str(r[key]): r for r in session.execute(select(table)).mappings()}
            for row_id in sorted(expected.keys() | found.keys()):
                if row_id not in found:
                    yield Difference(table.name, row_id, "", "a row", "no row")
                elif row_id not in expected:
                    yield Difference(table.name, row_id, "", "no row", "a row")
                else:
                    for column in table.columns:
                        want, have = expected[row_id][column], found[row_id][column]
                        if want != have:
                            yield Difference(table.name, row_id, column.name, str(want), str(have))
