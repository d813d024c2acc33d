# SPDX-License-Identifier: Apache-2.0
"""Every migration runs up, down and up again with rows in place; the head equals the models."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from govdesk.models.tables import APPEND_ONLY, METADATA
from govdesk.store import migrate, triggers


def _department(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO departments (id, key, name) VALUES ('d1', 'health', 'Health')")
        )


def test_up_down_up_with_rows(empty_engine: Engine) -> None:
    migrate.upgrade(empty_engine)
    _department(empty_engine)
    migrate.downgrade(empty_engine, "base")
    assert set(inspect(empty_engine).get_table_names()) <= {"alembic_version"}
    migrate.upgrade(empty_engine)
    _department(empty_engine)
    with empty_engine.connect() as connection:
        assert migrate.schema_version(connection) == migrate.HEAD


def test_the_head_equals_the_models(empty_engine: Engine) -> None:
    migrate.upgrade(empty_engine)
    with empty_engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, METADATA) == []


def test_every_append_only_table_has_its_triggers(empty_engine: Engine) -> None:
    migrate.upgrade(empty_engine)
    with empty_engine.connect() as connection:
        expected = triggers.expected(APPEND_ONLY, connection.dialect.name)
        assert triggers.installed(connection) == expected


@pytest.mark.parametrize(
    "change",
    ["UPDATE checkpoints SET size = 2", "DELETE FROM checkpoints", "TRUNCATE checkpoints"],
)
def test_an_append_only_row_stays_as_it_is(empty_engine: Engine, change: str) -> None:
    if change.startswith("TRUNCATE") and empty_engine.dialect.name == "sqlite":
        change = "INSERT OR REPLACE INTO checkpoints VALUES ('c', 3, 'r', 'again', '', 1)"
    migrate.upgrade(empty_engine)
    with empty_engine.begin() as connection:
        connection.execute(text("INSERT INTO checkpoints VALUES ('c', 1, 'r', 'first', '', 1)"))
    with (
        pytest.raises(Exception, match="never changed or deleted"),
        empty_engine.begin() as connection,
    ):
        connection.execute(text(change))
    with empty_engine.connect() as connection:
        assert connection.execute(text("SELECT size FROM checkpoints")).scalar() == 1
