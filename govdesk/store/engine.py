# SPDX-License-Identifier: Apache-2.0
"""Engines for SQLite files and PostgreSQL, set up so that nothing acknowledged is lost.

SQLite: the driver's own transaction handling is off; a write transaction begins IMMEDIATE, so that
two writers queue instead of failing, a reading one begins plainly. DELETE journal with
synchronous=EXTRA: an acknowledged commit survives a power cut. `GOVDESK_JOURNAL=wal` asks for
write-ahead logging, which is used where `rules/journal_mode.py` finds the library safe with it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL

from govdesk.rules.journal_mode import Journal, journal
from govdesk.store import passwords

BUSY_TIMEOUT_MS = 10_000
READS = "govdesk_reads"
JOURNAL_SETTING = "GOVDESK_JOURNAL"


def sqlite_engine(path: Path, *, read_only: bool = False, scratch: bool = False) -> Engine:
    """An engine on a SQLite file; with `read_only` it can never write nor create the file.

    A `scratch` file is thrown away when its making breaks off, so nothing waits for the disk.
    """
    mode = "ro" if read_only else "rw"
    url = URL.create(
        "sqlite",
        database=f"file:{_uri_path(path)}",
        query={"mode": mode, "uri": "true"},
    )
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            "foreign_keys=ON",
            "recursive_triggers=ON",
            "trusted_schema=OFF",
            "cell_size_check=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if scratch:
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("PRAGMA synchronous=OFF")
        elif not read_only:
            kept = wanted_journal()
            connection.execute(f"PRAGMA journal_mode={kept.mode}")
            connection.execute(f"PRAGMA synchronous={kept.synchronous}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = read_only or connection.get_execution_options().get(READS, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def wanted_journal() -> Journal:
    """How files are kept here: by this SQLite library and the setting in the environment."""
    wal_wanted = os.environ.get(JOURNAL_SETTING, "").lower() == "wal"
    return journal(sqlite3.sqlite_version_info, wal_wanted=wal_wanted)


def postgresql_engine(url: str, **options: Any) -> Engine:
    """An engine on a shared PostgreSQL database, through psycopg 3; `options` are SQLAlchemy's.

    Where the server asks for a password that the address does not have, the one that was typed is
    given, or the keyring's.
    """
    parsed = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(parsed, pool_pre_ping=True, **options)

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Any, _record: Any, arguments: Any, named: dict[str, Any]) -> Any:
        typed = passwords.known(url)
        if typed is not None:
            return dialect.connect(*arguments, **{**named, "password": typed})
        try:
            return dialect.connect(*arguments, **named)
        except dialect.dbapi.OperationalError as error:
            # A keyring may take its time, so it is asked only when the server asks.
            kept = passwords.found(url) if "password" in str(error) else None
            if kept is None:
                raise
            return dialect.connect(*arguments, **{**named, "password": kept})

    return engine


def _uri_path(path: Path) -> str:
    text = str(path.resolve())
    for character, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        text = text.replace(character, code)
    return text
