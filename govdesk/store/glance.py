# SPDX-License-Identifier: Apache-2.0
"""A first look into a workspace file, by the driver alone.

Loading SQLAlchemy takes longer than everything else that stands between a click and the first page.
A glance reads that page without it; whatever is more than a glance opens a `Store`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from govdesk.store.head import HEAD

T = TypeVar("T")
BUSY_TIMEOUT_S = 0.2


class Glance:
    """A workspace file that is read and never written, from any thread."""

    def __init__(self, location: str, connection: sqlite3.Connection) -> None:
        self.location = location
        self._connection = connection
        self._lock = threading.Lock()

    def read(self, query: Callable[..., T], /, **arguments: Any) -> T | None:
        """What a lean query (`queries/rows.py`) finds in one consistent look.

        None when the file cannot be read just now, as while another program writes it: a store
        waits its turn, and says in words what stands in the way.
        """
        with self._lock:
            try:
                self._connection.execute("BEGIN")
                return query(self, **arguments)
            except sqlite3.Error:
                return None
            finally:
                self._connection.rollback()

    def rows(self, sql: str, values: Mapping[str, object]) -> list[Any]:
        """The rows of a statement with `:named` values."""
        return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


def glance(location: str) -> Glance | None:
    """A glance at a workspace file that stands at this program's schema.

    None for anything else: opening its store says what stands in the way, or brings it up to date.
    """
    path = Path(location)
    if "://" in location or not path.is_file():
        return None
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro",
            uri=True,
            timeout=BUSY_TIMEOUT_S,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error:
        return None
    try:
        ready = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        known = connection.execute("SELECT count(*) FROM workspace").fetchone()
    except sqlite3.Error:
        ready, known = [], None
    if ready == [(HEAD,)] and known == (1,):
        return Glance(location, connection)
    connection.close()
    return None
