# SPDX-License-Identifier: Apache-2.0
"""Backing up a shared database by PostgreSQL's own programs, and proving the dump: restored to a
scratch database beside it, and verified there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from govdesk.models.workspace import Workspace
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backup_proof import Proof, Step, does_not_hold, prove_store
from govdesk.store import pg_tools
from govdesk.store.engine import postgresql_engine
from govdesk.store.opening import cannot, told

SUFFIX = ".dump"
ROLES = ".roles.sql"
"""The server's logins and their rights, without passwords, which a dump of one database lacks."""
MAGIC = b"PGDMP"


def check_tools() -> None:
    """Raises NotAvailable when a program that backups need is not here."""
    absent = pg_tools.missing()
    if absent:
        raise NotAvailable(
            message("backup.no_tools", names=", ".join(absent)),
            kept=message("backup.not_written.kept"),
            then=message("backup.no_tools.then"),
        )


def workspace_at(url: str) -> str:
    """The id of the workspace in a shared database of any version. Raises NotAvailable."""
    engine = postgresql_engine(url)
    try:
        with told(url), Session(engine) as session:
            if not inspect(engine).has_table(Workspace.__tablename__):
                raise cannot("not_ours", url)
            found = session.scalars(select(Workspace.id)).one_or_none()
            if found is None:
                raise cannot("not_ours", url)
            return found
    finally:
        engine.dispose()


def is_dump(backup: Path) -> bool:
    """Whether a file is a dump of a shared database. Raises OSError."""
    with backup.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def roles_of(backup: Path) -> Path:
    """The file of the server's roles beside a dump."""
    return backup.with_name(backup.name + ROLES)


def dump(url: str, target: Path, roles: Path, step: Step) -> None:
    """Write a dump of the database at `url` to `target`, and the roles of its server to `roles`.
    Raises NotAvailable."""
    copying = message("backup.doing_dump")
    step(0, 0, copying)
    try:
        for tool, arguments in (
            ("pg_dump", ["--format=custom", f"--file={target}"]),
            ("pg_dumpall", ["--roles-only", "--no-role-passwords", f"--file={roles}"]),
        ):
            pg_tools.run(tool, url, arguments, lambda: step(0, 0, copying))
    except pg_tools.ToolFailed as failed:
        raise NotAvailable(
            message("backup.not_dumped", why=failed.words),
            kept=message("backup.not_written.kept"),
            then=message("backup.not_dumped.then"),
        ) from failed


def prove_dump(backup: Path, url: str, step: Step) -> Proof:
    """Restore a dump to a scratch database on the same server and verify it there.

    Raises NotAvailable, with what does not hold, or when this login may not make a database.
    """
    with restored_to_scratch(backup, url, step) as scratch:
        return prove_store(scratch, backup, step)


@contextmanager
def restored_to_scratch(backup: Path, url: str, step: Step) -> Iterator[str]:
    """The URL of a scratch database on the server of `url` that a dump was restored to."""
    restoring = message("backup.doing_restore")
    step(0, 0, restoring)
    try:
        with pg_tools.scratch_database(url) as scratch:
            try:
                pg_tools.run(
                    "pg_restore",
                    scratch,
                    ["--no-owner", "--no-privileges", "--exit-on-error", str(backup)],
                    lambda: step(0, 0, restoring),
                )
            except pg_tools.ToolFailed as failed:
                told = message("backup.not_restored", why=failed.words)
                raise does_not_hold(backup, told) from failed
            yield scratch
    except pg_tools.NoScratch as error:
        raise NotAvailable(
            message("backup.no_scratch"),
            kept=message("backup.not_written.kept"),
            then=message("backup.no_scratch.then"),
        ) from error
