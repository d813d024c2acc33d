# SPDX-License-Identifier: Apache-2.0
"""An empty database, once as a SQLite file and once on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from govdesk.store.engine import postgresql_engine, sqlite_engine


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database without any table."""
    if request.param == "sqlite":
        path = tmp_path / "empty.govdesk"
        path.touch()
        engine = sqlite_engine(path)
    else:
        engine = postgresql_engine(request.getfixturevalue("postgresql_url"))
    yield engine
    engine.dispose()
