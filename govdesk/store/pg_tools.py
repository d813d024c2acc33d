# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL's own programs (`pg_dump`, `pg_restore`), run on a workspace's database, and scratch
databases to prove what they made.

A password goes to them by the environment, never on a command line, which others can see.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Connection, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.engine.interfaces import IsolationLevel
from sqlalchemy.exc import DatabaseError

TOOLS = ("pg_dump", "pg_dumpall", "pg_restore")
ASKED = 0.2  # seconds between two questions whether to stop
PREFIX = "govdesk_scratch_"
MAINTENANCE = "postgres"
"""The database that every server has, from which others can be renamed."""
NAME_BYTES = 63
"""A name's longest, as PostgreSQL is built (NAMEDATALEN)."""
LINES = 3  # the last lines of what a program says hold its error and the detail


class ToolFailed(Exception):
    """A program ended with an error; `words` are the last that it said."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class NoScratch(Exception):
    """This login may not make a database on the server."""


def missing() -> tuple[str, ...]:
    """The programs that are not on this computer's PATH."""
    return tuple(tool for tool in TOOLS if shutil.which(tool) is None)


def run(tool: str, url: str, arguments: Sequence[str], step: Callable[[], object]) -> None:
    """Run a program on the database at `url`; `step` is called meanwhile and stops it by raising.

    Raises ToolFailed when it does not succeed, OSError when it cannot be run.
    """
    parsed = make_url(url)
    environment = dict(os.environ)
    if parsed.password is not None:
        environment["PGPASSWORD"] = str(parsed.password)
    named = parsed.set(drivername="postgresql", password=None).render_as_string(False)
    command = [tool, "--no-password", f"--dbname={named}", *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=environment,
    ) as process:
        try:
            said = _until_ended(process, step)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise ToolFailed(said)


class InUse(Exception):
    """Somebody else is connected to the database."""


@contextmanager
def scratch_database(url: str) -> Iterator[str]:
    """The URL of an empty database on the server of `url`, dropped at the end if it still has that
    name.

    Raises NoScratch when this login may not make one.
    """
    name = PREFIX + uuid4().hex
    with _server(url) as engine:
        try:
            _execute(engine, f'CREATE DATABASE "{name}" TEMPLATE template0')
        except DatabaseError as error:
            raise NoScratch(str(error.orig)) from error
        try:
            yield make_url(url).set(database=name).render_as_string(False)
        finally:
            _execute(engine, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def take_its_place(scratch: str, url: str, stamp: str) -> str | None:
    """Give a scratch database the name of the one at `url`, which is kept under another; that name.

    Both or neither. Raises InUse when somebody is connected to it.
    """
    new, name = str(make_url(scratch).database), str(make_url(url).database)
    with _server(url, isolation_level="READ COMMITTED") as engine:
        quote = engine.dialect.identifier_preparer.quote_identifier
        with engine.begin() as connection:
            aside = _free(connection, name, stamp) if _there(connection, name) else None
            if aside is not None:
                others = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name")
                if connection.scalar(others, {"name": name}):
                    raise InUse(name)
                connection.execute(text(f"ALTER DATABASE {quote(name)} RENAME TO {quote(aside)}"))
            connection.execute(text(f"ALTER DATABASE {quote(new)} RENAME TO {quote(name)}"))
    return aside


def _free(connection: Connection, name: str, stamp: str) -> str:
    """A name that no database has yet."""
    for number in range(1, 1000):
        end = f"_before_restore_{stamp}" + (f"_{number}" if number > 1 else "")
        stem = name.encode()[: NAME_BYTES - len(end)].decode(errors="ignore")
        if not _there(connection, stem + end):
            break
    return stem + end


def _there(connection: Connection, name: str) -> bool:
    query = text("SELECT count(*) FROM pg_database WHERE datname = :name")
    return bool(connection.scalar(query, {"name": name}))


@contextmanager
def _server(url: str, isolation_level: IsolationLevel = "AUTOCOMMIT") -> Iterator[Engine]:
    """Connections to the server's own database: a database cannot be renamed from within."""
    named = make_url(url).set(drivername="postgresql+psycopg", database=MAINTENANCE)
    engine = create_engine(named, isolation_level=isolation_level, poolclass=NullPool)
    try:
        yield engine
    finally:
        engine.dispose()


def _execute(engine: Engine, statement: str) -> None:
    with engine.connect() as connection:
        connection.execute(text(statement))


def _until_ended(process: subprocess.Popen[str], step: Callable[[], object]) -> str:
    """What it said last, once it has ended."""
    while True:
        try:
            _out, said = process.communicate(timeout=ASKED)
        except subprocess.TimeoutExpired:
            step()
        else:
            return " ".join(said.split("\n")[-LINES:]).strip()
