# SPDX-License-Identifier: Apache-2.0
"""Backing up a shared database by PostgreSQL's own programs, and proving the dump: restored to a
scratch database beside it, and verified there."""

from __future__ import annotations

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


def dump(url: str, target: Path, step: Step) -> None:
    """Write a dump of the database at `url` to `target`. Raises NotAvailable."""
    copying = message("backup.doing_dump")
    step(0, 0, copying)
    try:
        pg_tools.run(
            "pg_dump",
            url,
            ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"],
            lambda: step(0, 0, copying),
        )
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
    restoring = message("backup.doing_restore")
    step(0, 0, restoring)
    try:
        with pg_tools.scratch_database(url) as scratch:
            pg_tools.run(
                "pg_restore",
                scratch,
                ["--no-owner", "--no-privileges", "--exit-on-error", str(backup)],
                lambda: step(0, 0, restoring),
            )
            return prove_store(scratch, backup, step)
    except pg_tools.ToolFailed as failed:
        raise does_not_hold(backup, message("backup.not_restored", why=failed.words)) from failed
    except pg_tools.NoScratch as error:
        raise NotAvailable(
            message("backup.no_scratch"),
            kept=message("backup.not_written.kept"),
            then=message("backup.no_scratch.then"),
        ) from error
