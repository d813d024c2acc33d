# SPDX-License-Identifier: Apache-2.0
"""A shared database as one file, as it stood at one moment: the same rows in the same tables.

For what is thrown away afterwards. A backup is a dump by PostgreSQL's own programs instead, which
keeps what a row by row copy does not.
"""

from __future__ import annotations

from sqlalchemy import Engine, select, text

from govdesk.models.tables import METADATA

AT_ONCE = 1_000
"""Rows."""


def copy_rows(source: Engine, target: Engine) -> int:
    """Copy every row of `source` into the empty tables of `target`; how many there were.

    The source is only read, in one snapshot, so that nobody who writes meanwhile is waited for or
    seen by half. Raises SQLAlchemyError.
    """
    copied = 0
    reading = source.connect().execution_options(isolation_level="REPEATABLE READ")
    with reading as rows, target.begin() as into:
        rows.execute(text("SET TRANSACTION READ ONLY"))
        into.execute(text("PRAGMA defer_foreign_keys=ON"))
        for table in METADATA.sorted_tables:
            found = rows.execution_options(yield_per=AT_ONCE).execute(select(table))
            for part in found.mappings().partitions():
                into.execute(table.insert(), [dict(row) for row in part])
                copied += len(part)
    return copied
