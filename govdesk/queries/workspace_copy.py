# SPDX-License-Identifier: Apache-2.0
"""A copy of a whole workspace in memory, so that a long check of it holds nobody up.

`copy_of` reads every row in one short session, each value as it is stored; `verify_copy` then needs
the workspace no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from govdesk.models.tables import METADATA
from govdesk.queries.verification import Step, Verdict, verify_workspace
from govdesk.record.stored_log import raw_rows


@dataclass(frozen=True, slots=True)
class Copy:
    """Every row of every table at one moment, by table."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]]


def copy_of(session: Session) -> Copy:
    """Read everything."""
    return Copy(
        {table.name: list(raw_rows(session, table).values()) for table in METADATA.sorted_tables}
    )


def verify_copy(copy: Copy, step: Step) -> Verdict:
    """Check everything that the workspace alone can show; `step` is told how far it is."""
    engine = create_engine("sqlite://")
    try:
        with Session(engine) as session:
            for table in METADATA.sorted_tables:
                names = [column.name for column in table.columns]
                columns = ", ".join(f'"{name}"' for name in names)
                values = ", ".join(f":{name}" for name in names)
                # No types and no constraints: whoever altered the file may have gone past them.
                session.execute(text(f'CREATE TABLE "{table.name}" ({columns})'))
                if rows := copy.rows[table.name]:
                    put = text(f'INSERT INTO "{table.name}" ({columns}) VALUES ({values})')
                    session.execute(put, list(rows))
            return verify_workspace(session, step=step)
    finally:
        engine.dispose()
