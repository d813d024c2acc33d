# SPDX-License-Identifier: Apache-2.0
"""Adding and finding rows where entries' effects need it: in a database, or in whatever else keeps
rows (`RowsKept`), such as the tables that a log is replayed into.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from govdesk.models.base import Base


class RowsKept(Session, ABC):
    """Rows that are kept without a database, given to effects where they take a session. Of what a
    session does, `get`, `get_one` and `flush` work."""

    @abstractmethod
    def add_row(self, model: type[Base], values: Mapping[str, object]) -> None:
        """See the function of this name."""

    @abstractmethod
    def matching(self, model: type[Base], equal: Mapping[str, object]) -> Sequence[Any]:
        """See the function of this name."""

    @abstractmethod
    def every(self, model: type[Base]) -> Sequence[Any]:
        """See the function of this name."""


def add_row(session: Session, model: type[Base], values: Mapping[str, object]) -> None:
    """A new row with these columns."""
    if isinstance(session, RowsKept):
        session.add_row(model, values)
    else:
        session.add(model(**values))


def add_rows(session: Session, model: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Many new rows of one table, each with the same columns, that no entry changes later."""
    if isinstance(session, RowsKept):
        for row in rows:
            session.add_row(model, row)
    else:
        session.flush()  # what they refer to, which an entry before them may have added
        session.execute(insert(table_of(model)), [dict(row) for row in rows])


def matching(session: Session, model: type[Base], **equal: object) -> Sequence[Any]:
    """The rows whose columns have these values. The first of them names the rows for good: it is
    never changed after a row is added."""
    if isinstance(session, RowsKept):
        return session.matching(model, equal)
    return session.scalars(select(model).filter_by(**equal)).all()


def every(session: Session, model: type[Base]) -> Sequence[Any]:
    """All rows of a table that has few."""
    if isinstance(session, RowsKept):
        return session.every(model)
    return session.scalars(select(model)).all()


def table_of(model: type[Base]) -> Table:
    """A model's table."""
    table = model.__table__
    assert isinstance(table, Table)
    return table
