# SPDX-License-Identifier: Apache-2.0
"""Bringing a database's schema to the newest version, in one transaction.

Alembic is imported only when there is something to migrate: opening an up-to-date workspace only
compares one string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from govdesk import paths
from govdesk.store.head import FIRST_KEPT, HEAD

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["FIRST_KEPT", "HEAD", "downgrade", "schema_version", "upgrade"]


def schema_version(connection: Connection) -> str | None:
    """The migration that this database stands at; None when it is not one of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def alembic_config(connection: Connection, **attributes: Any) -> Config:
    """Alembic's configuration for one connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes.update(attributes)
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate up to `revision` in one transaction; a failure leaves the old schema."""
    from alembic import command

    with _migrating(engine) as connection:
        command.upgrade(alembic_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Migrate down to `revision` in one transaction; a failure leaves the newer schema."""
    from alembic import command

    with _migrating(engine) as connection:
        command.downgrade(alembic_config(connection), revision)


class _migrating:
    """One transaction with SQLite's foreign keys off before BEGIN and checked before COMMIT."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Connection:
        self._connection = self._engine.connect()
        self._sqlite = self._engine.dialect.name == "sqlite"
        if self._sqlite:
            self._raw("PRAGMA foreign_keys=OFF")
        self._transaction = self._connection.begin()
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                if self._sqlite:
                    broken = self._connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                    if broken:
                        self._transaction.rollback()
                        raise LookupError(f"{len(broken)} rows would point nowhere")
                self._transaction.commit()
            else:
                self._transaction.rollback()
        finally:
            if self._sqlite:
                self._raw("PRAGMA foreign_keys=ON")
            self._connection.close()

    def _raw(self, pragma: str) -> None:
        driver = self._connection.connection.driver_connection
        assert driver is not None
        driver.execute(pragma)
