# SPDX-License-Identifier: Apache-2.0
"""The tables that a log makes, kept in memory while its entries are applied one after another.

`Replay` is given to the entries' effects where they take a session. It reaches no database: a
database in memory does the same in some thirty times the time. Effects may add, get and change
rows, and use `matching` and `add_rows` for several at once; anything else raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NoReturn

from sqlalchemy import Table, UniqueConstraint, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from govdesk.models.base import Base
from govdesk.models.tables import METADATA

Rows = Mapping[str, Mapping[str, Any]]
"""A table's rows by their key, each value as SQLite stores it."""

_DIALECT = sqlite.dialect()


def matching(session: Session, model: type[Base], **equal: object) -> Sequence[Any]:
    """The rows whose columns have these values. The first of them names the rows for good: it is
    never changed after a row is added."""
    if isinstance(session, Replay):
        return session.matching(model, equal)
    return session.scalars(select(model).filter_by(**equal)).all()


def every(session: Session, model: type[Base]) -> Sequence[Any]:
    """All rows of a table that has few."""
    if isinstance(session, Replay):
        return session.every(model)
    return session.scalars(select(model)).all()


def add_rows(session: Session, model: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Many rows of one table, each with all its columns, that no entry changes later."""
    if isinstance(session, Replay):
        session.add_rows(model, rows)
    else:
        session.flush()  # what they refer to, which an entry before them may have added
        session.execute(insert(_table(model)), [dict(row) for row in rows])


class Replay(Session):
    """Rows by table and key."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, dict[Any, Any]] = {name: {} for name in METADATA.tables}
        self._named: dict[tuple[str, str], dict[Any, list[Any]]] = {}

    def add(self, instance: Any, _warn: bool = True) -> None:
        """A new row. Raises ValueError for a key that is there already, or a value that is not."""
        table = instance.__table__
        values = instance.__dict__
        missing = [name for name in _needed(table) if values.get(name) is None]
        if missing:
            raise ValueError(f"{table.name} without {', '.join(missing)}")
        self._put(table, values[_key(table)], instance)
        for (named, column), found in self._named.items():
            if named == table.name:
                found.setdefault(values.get(column), []).append(instance)

    def add_rows(self, model: type[Base], rows: Iterable[Mapping[str, object]]) -> None:
        """See the function of this name."""
        table = _table(model)
        key = _key(table)
        for row in rows:
            missing = [name for name in _needed(table) if row[name] is None]
            if missing:
                raise ValueError(f"{table.name} without {', '.join(missing)}")
            self._put(table, row[key], row)

    def get(self, entity: Any, ident: Any, **_options: Any) -> Any:
        """The row with a key, or None."""
        return self._rows[entity.__tablename__].get(ident)

    def get_one(self, entity: Any, ident: Any, **_options: Any) -> Any:
        """The row with a key. Raises LookupError."""
        found = self.get(entity, ident)
        if found is None:
            raise LookupError(f"{entity.__tablename__} has no row {ident}")
        return found

    def matching(self, model: type[Base], equal: Mapping[str, object]) -> Sequence[Any]:
        """See the function of this name."""
        (name, value), *rest = equal.items()
        found = self._named.get((model.__tablename__, name))
        if found is None:
            found = self._named[model.__tablename__, name] = {}
            for row in self._rows[model.__tablename__].values():
                found.setdefault(getattr(row, name), []).append(row)
        return [
            row
            for row in found.get(value, ())
            if all(getattr(row, other) == wanted for other, wanted in rest)
        ]

    def every(self, model: type[Base]) -> Sequence[Any]:
        """See the function of this name."""
        return list(self._rows[model.__tablename__].values())

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Nothing waits to be written."""

    def execute(self, *_args: Any, **_kw: Any) -> NoReturn:
        """Raises: nothing here is asked by SQL."""
        raise NotImplementedError("an effect uses add, get, change, matching or add_rows")

    scalars = scalar = execute

    def rows(self, table: Table) -> Rows:
        """A table's rows, each value as SQLite stores it."""
        stored = _stored(table)
        made = {}
        for key, row in self._rows[table.name].items():
            values = row if isinstance(row, Mapping) else row.__dict__
            made[str(key)] = {
                name: value if bind is None or value is None else bind(value)
                for name, bind in stored
                for value in (values.get(name),)
            }
        return made

    def _put(self, table: Table, key: Any, row: Any) -> None:
        rows = self._rows[table.name]
        if key in rows:
            raise ValueError(f"{table.name} has a row {key} already")
        rows[key] = row


def repeated(table: Table, rows: Rows) -> Iterable[tuple[str, str]]:
    """Rows, by key, that repeat what another row of the table has and no two may; and what."""
    for names in _unique(table):
        seen: set[tuple[Any, ...]] = set()
        for row_id, row in rows.items():
            values = tuple(row[name] for name in names)
            if None not in values:
                if values in seen:
                    yield row_id, ", ".join(names)
                seen.add(values)


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


@cache
def _key(table: Table) -> str:
    return next(iter(table.primary_key.columns)).name


@cache
def _needed(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns if not column.nullable)


@cache
def _unique(table: Table) -> tuple[tuple[str, ...], ...]:
    by_constraint = [
        tuple(column.name for column in one.columns)
        for one in table.constraints
        if isinstance(one, UniqueConstraint)
    ]
    by_index = [tuple(c.name for c in one.columns) for one in table.indexes if one.unique]
    return tuple(dict.fromkeys((*by_constraint, *by_index)))


@cache
def _stored(table: Table) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """Each column with what makes of its value the one that SQLite stores."""
    return tuple(
        (column.name, column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
        for column in table.columns
    )
