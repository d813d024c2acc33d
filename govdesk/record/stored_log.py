# SPDX-License-Identifier: Apache-2.0
"""The log as a database holds it, read in pages and exactly as stored, whoever altered it.

Nothing here takes a column's type for granted: someone with the file may have put anything there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Table, inspect, text
from sqlalchemy.orm import Session

from govdesk.record.log_entries import LogEntry

PAGE = 1_000
COLUMNS = (
    "seq",
    "recorded_at",
    "type",
    "subject",
    "actor",
    "body",
    "body_sha256",
    "nonce",
    "sig",
    "leaf",
    "previous",
    "chain",
)
_KINDS = (int, int, str, str, str, bytes, str, str, bytes, str, str, str)
"""What each of them holds."""


class Stored(NamedTuple):
    """One row of the log. `odd` names the columns that do not hold what such a column holds."""

    seq: int
    recorded_at: int
    type: str
    subject: str
    actor: str
    body: bytes
    body_sha256: str
    nonce: str
    sig: bytes
    leaf: str
    previous: str
    chain: str
    odd: tuple[str, ...] = ()

    @property
    def entry(self) -> LogEntry:
        """The entry as its rules take it."""
        given = (self.seq, self.recorded_at, self.actor, self.body, self.sig)
        return LogEntry(*given, "" if self.body else self.body_sha256)


def stored_log(session: Session, page: int = PAGE) -> Iterator[Stored]:
    """Every row of the log in order, so many at a time."""
    names = ", ".join(COLUMNS)
    after: int | None = None
    while True:
        where = "" if after is None else "WHERE seq > :after"
        query = text(f"SELECT {names} FROM entries {where} ORDER BY seq LIMIT :page")
        given = {"page": page} if after is None else {"page": page, "after": after}
        rows = session.execute(query, given).all()
        yield from (_stored(row) for row in rows)
        if len(rows) < page:
            return
        after = rows[-1][0]


def entry_count(session: Session) -> int:
    """How many rows the log has."""
    return int(session.execute(text("SELECT count(*) FROM entries")).scalar_one())


def missing_columns(session: Session, table: Table) -> tuple[str, ...]:
    """The columns that a table should have and whoever altered the database took away."""
    inspector = inspect(session.connection())
    there = (
        {column["name"] for column in inspector.get_columns(table.name)}
        if inspector.has_table(table.name)
        else set()
    )
    return tuple(column.name for column in table.columns if column.name not in there)


def raw_rows(session: Session, table: Table) -> dict[str, dict[str, Any]]:
    """Every row of a table that has few, by its key, each value as it is stored."""
    key = next(iter(table.primary_key.columns)).name
    columns = [column.name for column in table.columns]
    found = (dict(zip(columns, row, strict=True)) for row in raw_values(session, table))
    return {str(row[key]): row for row in found}


def raw_values(session: Session, table: Table) -> Iterator[tuple[Any, ...]]:
    """Every row of a table in the order of its columns, each value as it is stored, alike on both
    databases."""
    listed = ", ".join(f'"{column.name}"' for column in table.columns)
    rows = session.execute(text(f'SELECT {listed} FROM "{table.name}"'))
    for page in rows.partitions(PAGE):
        for row in page:
            values = tuple(row)
            yield values if _PLAIN.issuperset(map(type, values)) else tuple(map(_plain, values))


def _stored(row: Sequence[Any]) -> Stored:
    if tuple(map(type, row)) == _KINDS:
        return Stored(*row)
    values: dict[str, Any] = {}
    odd = []
    for name, kind, value in zip(COLUMNS, _KINDS, map(_plain, row), strict=True):
        if not isinstance(value, kind):
            odd.append(name)
            value = _forced(kind, value)
        values[name] = value
    return Stored(**values, odd=tuple(odd))


def _forced(kind: type, value: Any) -> Any:
    """Something of the kind that a column holds, so that the check can go on."""
    if kind is int:
        return 0
    shown = value if isinstance(value, str) else repr(value)
    return shown.encode("utf-8", "backslashreplace") if kind is bytes else shown


_PLAIN = frozenset({type(None), int, float, str, bytes})
"""What SQLite gives."""


def _plain(value: Any) -> Any:
    """A value as SQLite would give it."""
    match value:
        case bool():
            return int(value)
        case memoryview() | bytearray():
            return bytes(value)
        case date():
            return value.isoformat()
        case _:
            return value
