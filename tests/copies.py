# SPDX-License-Identifier: Apache-2.0
"""Workspaces that many tests begin with: made once in a run, then copied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import make_url

from govdesk.store.clock import Clock
from govdesk.store.engine import sqlite_engine
from govdesk.store.opening import Store, is_url, shared_engine
from tests.servers import on_server


@dataclass(frozen=True, slots=True)
class Kept:
    """A workspace as it was when it was new. `rows`: its file, or what it is called on the
    server."""

    rows: bytes | str
    store: Store

    @classmethod
    def of(cls, store: Store) -> Kept:
        """Keeps a copy of a new workspace, which stays usable."""
        store.close()
        if not is_url(store.location):
            return cls(Path(store.location).read_bytes(), store)
        name = make_url(store.location).database
        kept = f"{name}_as_new"
        on_server(store.location, f'CREATE DATABASE "{kept}" TEMPLATE "{name}"')
        return cls(kept, store)

    def copy(self, location: str, clock: Clock | None = None) -> Store:
        """The same workspace at another place, where none is yet; by its own clock, if given."""
        if isinstance(self.rows, bytes):
            path = Path(location)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                path.chmod(0o600)
                file.write(self.rows)
            engine = sqlite_engine(path)
        else:
            name = make_url(location).database
            on_server(
                location,
                f'DROP DATABASE IF EXISTS "{name}"',
                f'CREATE DATABASE "{name}" TEMPLATE "{self.rows}" STRATEGY FILE_COPY',
            )
            engine = shared_engine(location)
        return replace(
            self.store, engine=engine, location=location, clock=clock or self.store.clock
        )
