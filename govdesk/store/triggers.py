# SPDX-License-Identifier: Apache-2.0
"""Triggers that refuse UPDATE and DELETE (and TRUNCATE) on append-only tables.

`statements` is what a migration runs and what a test compares with the database afterwards, since
batch migrations drop triggers silently.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

REFUSAL = "rows of {table} are never changed or deleted"


def installed(connection: Connection) -> frozenset[str]:
    """The names of our triggers in this database."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'keep_%'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'keep_%' AND NOT tgisinternal"
    return frozenset(row[0] for row in connection.execute(text(query)))


def expected(tables: Iterable[str], dialect: str) -> frozenset[str]:
    """The names of the triggers that `tables` need on this kind of database."""
    verbs = ("update", "delete") if dialect == "sqlite" else ("update", "delete", "truncate")
    return frozenset(f"keep_{table}_{verb}" for table in tables for verb in verbs)
