# SPDX-License-Identifier: Apache-2.0
"""The tables that a log makes, kept in memory while its entries are applied one after another.

`Replay` is given to the entries' effects where they take a session. It reaches no database: a
database in memory does the same in some thirty times the time. A row is a plain dictionary, which
costs a tenth of a mapped object. Effects may get and change rows, and add and find them by the
functions of `store.rows`; anything else raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NoReturn

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.dialects import sqlite

from govdesk.models.base import Base
from govdesk.models.tables import METADATA
from govdesk.store.rows import RowsKept, table_of

Values = tuple[Any, ...]
"""A row's values in the order of its table's columns, each as SQLite stores it."""

Rows = Mapping[str, Values]
"""A table's rows by their key."""

_DIALECT = sqlite.dialect()


class _Row:
    """A row that an effect got: its columns are read and set as attributes."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, Any]) -> None:
        object.__setattr__(self, "_values", values)

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in self._values:
            raise AttributeError(name)
        self._values[name] = value


class Replay(RowsKept):
    """Rows by table and key."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, dict[Any, dict[str, Any]]] = {name: {} for name in METADATA.tables}
        self._named: dict[str, dict[str, dict[Any, list[_Row]]]] = {}

    def add_row(self, model: type[Base], values: Mapping[str, object]) -> None:
        """A new row. Raises ValueError for a key that is there already, or a value that is not."""
        form = _form(table_of(model))
        row = {**form.empty, **values}
        if None in form.needed(row):
            missing = [name for name in form.needs if row[name] is None]
            raise ValueError(f"{form.name} without {', '.join(missing)}")
        rows, key = self._rows[form.name], row[form.key]
        if key in rows:
            raise ValueError(f"{form.name} has a row {key} already")
        rows[key] = row
        for column, found in self._named.get(form.name, {}).items():
            found.setdefault(row[column], []).append(_Row(row))

    def get(self, entity: Any, ident: Any, **_options: Any) -> Any:
        """The row with a key, or None."""
        row = self._rows[entity.__tablename__].get(ident)
        return None if row is None else _Row(row)

    def get_one(self, entity: Any, ident: Any, **_options: Any) -> Any:
        """The row with a key. Raises LookupError."""
        found = self.get(entity, ident)
        if found is None:
            raise LookupError(f"{entity.__tablename__} has no row {ident}")
        return found

    def matching(self, model: type[Base], equal: Mapping[str, object]) -> Sequence[Any]:
        """See the function of this name."""
        (name, value), *rest = equal.items()
        by_column = self._named.setdefault(model.__tablename__, {})
        if name not in by_column:
            by_column[name] = {}
            for row in self.every(model):
                by_column[name].setdefault(getattr(row, name), []).append(row)
        return [
            row
            for row in by_column[name].get(value, ())
            if all(getattr(row, other) == wanted for other, wanted in rest)
        ]

    def every(self, model: type[Base]) -> Sequence[Any]:
        """See the function of this name."""
        return [_Row(row) for row in self._rows[model.__tablename__].values()]

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Nothing waits to be written."""

    def execute(self, *_args: Any, **_kw: Any) -> NoReturn:
        """Raises: nothing here is asked by SQL."""
        raise TypeError("an effect uses get, change, and the functions of store.rows")

    add = add_all = scalars = scalar = execute

    def rows(self, table: Table) -> dict[str, Values]:
        """A table's rows, each value as SQLite stores it."""
        form = _form(table)
        kept = self._rows[table.name].items()
        if not form.bound:
            return {str(key): form.values(row) for key, row in kept}
        made = {}
        for key, row in kept:
            values = list(form.values(row))
            for at, bind in form.bound:
                if values[at] is not None:
                    values[at] = bind(values[at])
            made[str(key)] = tuple(values)
        return made


def repeated(table: Table, rows: Rows) -> Iterable[tuple[str, str]]:
    """Rows, by key, that repeat what another row of the table has and no two may; and what."""
    order = [column.name for column in table.columns]
    for names in _unique(table):
        value_of = _getter([order.index(name) for name in names])
        seen: set[Values] = set()
        for row_id, row in rows.items():
            values = value_of(row)
            if None not in values:
                if values in seen:
                    yield row_id, ", ".join(names)
                seen.add(values)


class _Form:
    """What is asked of a table's rows again and again."""

    def __init__(self, table: Table) -> None:
        columns = list(table.columns)
        self.name = table.name
        self.key = next(iter(table.primary_key.columns)).name
        self.empty: dict[str, Any] = dict.fromkeys(column.name for column in columns)
        self.needs = [column.name for column in columns if not column.nullable]
        self.needed = _getter(self.needs)
        self.values = _getter(list(self.empty))
        binds = [column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for column in columns]
        self.bound = [(at, bind) for at, bind in enumerate(binds) if bind is not None]
        """The columns whose values SQLite stores otherwise, with what makes of one the other."""


@cache
def _form(table: Table) -> _Form:
    return _Form(table)


def _getter(names: Sequence[Any]) -> Callable[[Any], Values]:
    """What gives several items of a row at once, and one as a tuple too."""
    if len(names) == 1:
        only = names[0]
        return lambda row: (row[only],)
    return itemgetter(*names)


@cache
def _unique(table: Table) -> tuple[tuple[str, ...], ...]:
    by_constraint = [
        tuple(column.name for column in one.columns)
        for one in table.constraints
        if isinstance(one, UniqueConstraint)
    ]
    by_index = [tuple(c.name for c in one.columns) for one in table.indexes if one.unique]
    return tuple(dict.fromkeys((*by_constraint, *by_index)))
