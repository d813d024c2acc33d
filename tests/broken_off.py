# SPDX-License-Identifier: Apache-2.0
"""Breaks an act off at a chosen place, and says what every table then holds.

with failing_at(engine, 3): ...      # its third statement fails before it reaches the database
with lost_answer(): ...              # it is committed, and then the connection is gone
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from govdesk.models.tables import METADATA
from govdesk.services.context import Context


class BrokenOff(Exception):
    """The failure that is put in."""


@contextmanager
def failing_at(engine: Engine, number: int) -> Iterator[None]:
    """Fail the `number`-th statement from now on, and the commit when there are just so many
    statements before it. Nothing more happens on that transaction but its rollback."""
    left = number

    def count(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise BrokenOff

    for what in ("before_cursor_execute", "commit"):
        event.listen(engine, what, count)
    try:
        yield
    finally:
        for what in ("before_cursor_execute", "commit"):
            event.remove(engine, what, count)


@contextmanager
def lost_answer() -> Iterator[None]:
    """Fail right after a commit, as when the answer to it never came."""

    def lose(_session: Session) -> None:
        raise BrokenOff

    event.listen(Session, "after_commit", lose)
    try:
        yield
    finally:
        event.remove(Session, "after_commit", lose)


def everything(ctx: Context) -> dict[str, list[str]]:
    """Every row of every table, in an order of its own."""
    with ctx.store.reading() as session:
        return {
            table.name: sorted(str(tuple(row)) for row in session.execute(select(table)))
            for table in METADATA.sorted_tables
        }
