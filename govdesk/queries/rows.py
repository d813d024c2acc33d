# SPDX-License-Identifier: Apache-2.0
"""The lean way to read: plain SQL that a session answers, and a glance at a file answers too.

The first page of the desk, and where every indicator stands, are read this way, so that the window
need not wait for SQLAlchemy to load. A query that imports SQLAlchemy does not belong here. What
differs between the databases is settled here: dates are text in a file and dates on a server.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from govdesk.store.glance import Glance

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Source: TypeAlias = "Session | Glance"
END = 1 << 62
"""A position of the record after every other."""
_LEAN = "govdesk_lean"
F = TypeVar("F", bound=Callable[..., Any])


def lean(query: F) -> F:
    """Mark a query that a glance can answer by itself."""
    setattr(query, _LEAN, True)
    return query


def is_lean(query: Callable[..., Any]) -> bool:
    """Whether a glance can answer this query."""
    return getattr(query, _LEAN, False)


def rows(source: Source, sql: str, **values: object) -> Sequence[Any]:
    """The rows of a statement with `:named` values."""
    given = {name: str(one) if isinstance(one, date) else one for name, one in values.items()}
    if isinstance(source, Glance):
        return source.rows(sql, given)
    from sqlalchemy import text

    source.flush()
    return source.execute(text(sql), given).all()


def value(source: Source, sql: str, **values: object) -> Any:
    """The first column of the first row; None where there is no row."""
    found = rows(source, sql, **values)
    return found[0][0] if found else None


def among(column: str, wanted: Collection[str]) -> tuple[str, dict[str, str]]:
    """A condition that `column` is one of `wanted`, and its values."""
    if not wanted:
        return "1 = 0", {}
    name = column.replace(".", "_")
    values = {f"{name}_{at}": one for at, one in enumerate(wanted)}
    return f"{column} IN ({', '.join(f':{key}' for key in values)})", values


def as_date(found: date | str) -> date:
    """A column of dates."""
    return date.fromisoformat(found) if isinstance(found, str) else found


def as_exact(found: str | None) -> Decimal | None:
    """A column of exact numbers."""
    return None if found is None else Decimal(found)
