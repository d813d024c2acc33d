# SPDX-License-Identifier: Apache-2.0
"""A copy of a whole workspace in memory, so that a long check of it holds nobody up.

`copy_of` reads every row in one short session; `verify_copy` then needs the workspace no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session

from govdesk.models.tables import METADATA
from govdesk.queries.verification import Step, Verdict, verify_workspace


@dataclass(frozen=True, slots=True)
class Copy:
    """Every row of every table at one moment, by table."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]]


def copy_of(session: Session) -> Copy:
    """Read everything."""
    tables = METADATA.sorted_tables
    return Copy(
        {
            table.name: [dict(row) for row in session.execute(select(table)).mappings()]
            for table in tables
        }
    )


def verify_copy(copy: Copy, step: Step) -> Verdict:
    """Check everything that the workspace alone can show; `step` is told how far it is."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    try:
        with Session(engine) as session:
            for table in METADATA.sorted_tables:
                if rows := copy.rows[table.name]:
                    session.execute(insert(table), list(rows))
            return verify_workspace(session, step=step)
    finally:
        engine.dispose()
