# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL's own programs (`pg_dump`, `pg_restore`), run on a workspace's database.

A password goes to them by the environment, never on a command line, which others can see.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DatabaseError

TOOLS = ("pg_dump", "pg_restore")
ASKED = 0.2  # seconds between two questions whether to stop
PREFIX = "govdesk_scratch_"
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


@contextmanager
def scratch_database(url: str) -> Iterator[str]:
    """The URL of an empty database beside the one at `url`, dropped at the end.

    Raises NoScratch when this login may not make one.
    """
    name = PREFIX + uuid4().hex
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    try:
        try:
            _execute(engine, f'CREATE DATABASE "{name}" TEMPLATE template0')
        except DatabaseError as error:
            raise NoScratch(str(error.orig)) from error
        try:
            yield make_url(url).set(database=name).render_as_string(False)
        finally:
            _execute(engine, f'DROP DATABASE "{name}" WITH (FORCE)')
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
