# SPDX-License-Identifier: Apache-2.0
"""Opening a workspace file or database: what stands in the way is told in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, make_url, select
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.orm import Session

from govdesk.models.record import RecordHead
from govdesk.models.workspace import Workspace
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable
from govdesk.store import migrate, passwords, places
from govdesk.store.clock import CLOCK, Clock, StoryClock, SystemClock
from govdesk.store.engine import READS, postgresql_engine, sqlite_engine

SUFFIX = ".govdesk"
BeforeMigrating = Callable[[str], object]
"""Makes a verified backup of the workspace at a location, or raises."""


@dataclass(frozen=True, slots=True)
class Store:
    """An opened workspace: its engine, its id, what to call it, and its clock."""

    engine: Engine
    workspace_id: str
    zone: str
    location: str
    read_only: bool = False
    clock: Clock = field(default_factory=SystemClock)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads, closed at the end."""
        options = {} if self.read_only else {READS: True}
        engine, info = self.engine.execution_options(**options), {CLOCK: self.clock}
        with Session(engine, info=info) as session, told(self.location):
            yield session
            session.rollback()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one write transaction: committed at the end, rolled back on any error."""
        if self.read_only:
            raise cannot("read_only", self.location)
        session = Session(self.engine, info={CLOCK: self.clock})
        with told(self.location), session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def is_url(location: str) -> bool:
    """Whether a workspace is named by a PostgreSQL URL rather than by a file."""
    return location.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def shared_engine(url: str) -> Engine:
    """An engine on the shared database at an address. Raises NotAvailable for an address that is
    none, or that has a password in it."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise cannot("bad_address", url) from error
    if not parsed.database:
        raise cannot("bad_address", url)
    if parsed.password:
        raise cannot("password_in_address", parsed.render_as_string())
    return postgresql_engine(url)


def create(location: str, *, scratch: bool = False) -> Engine:
    """A new, empty workspace database at `location` with the newest schema.

    A `scratch` file is one that whoever makes it moves into place when it is whole.
    Raises NotAvailable when the file exists already, cannot be made, or would lie in a synchronised
    folder or on a network share.
    """
    if is_url(location):
        engine = shared_engine(location)
    else:
        path = Path(location)
        if path.exists():
            raise cannot("exists", location)
        check_place(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise _of_os_error(error, location) from error
        engine = sqlite_engine(path, scratch=scratch)
    with told(location):
        migrate.upgrade(engine)
    return engine


def open_store(
    location: str, *, read_only: bool = False, before_migrating: BeforeMigrating | None = None
) -> Store:
    """Open an existing workspace.

    One of an older schema is migrated after `before_migrating(location)` has made a verified backup
    of it; without that, and for reading only, it is left as it is and refused. Raises NotAvailable
    when it is missing, locked, damaged, newer than this program, not ours, not reachable, or lies
    in a synchronised folder or on a network share (to read only, it opens there too). A file that
    may not be written opens for reading only.
    """
    if is_url(location):
        engine = shared_engine(location)
    else:
        path = Path(location)
        if not path.is_file():
            raise cannot("missing", location)
        if not os.access(path, os.R_OK):
            raise cannot("no_permission", location)
        read_only = read_only or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
        if not read_only:
            check_place(path)
        engine = sqlite_engine(path, read_only=read_only)
    try:
        with told(location):
            _bring_up_to_date(engine, location, None if read_only else before_migrating)
            workspace_id, zone, clock = _identity(engine, location)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, workspace_id, zone, location, read_only, clock)


def check_place(path: Path) -> None:
    """Raises NotAvailable when a file lies where a workspace is not safe to work on."""
    if places.synchronised(path):
        raise cannot("synced", str(path))
    if places.on_network(path):
        raise cannot("network", str(path))


def schema_and_id(path: Path) -> tuple[str, str]:
    """The schema version and the workspace's id of a file of any version of ours.

    Raises sqlite3.Error when it cannot be read, NotAvailable when it is not one of ours.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
        try:
            version = file.execute("SELECT version_num FROM alembic_version").fetchone()
            workspace = file.execute("SELECT id FROM workspace").fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):
                raise
            raise cannot("not_ours", str(path)) from error
    if version is None or workspace is None:
        raise cannot("not_ours", str(path))
    return version[0], workspace[0]


def cannot(why: str, location: str) -> NotAvailable:
    """The refusal for one of the reasons in `wording/texts/store.py`."""
    return NotAvailable(
        message(f"store.{why}", **_arguments(why, location)),
        kept=message("store.nothing_lost"),
        then=message(f"store.{why}.then"),
    )


@contextmanager
def told(location: str) -> Iterator[None]:
    """Turn what a database says of its surroundings into a refusal; faults of ours pass through."""
    try:
        yield
    except sqlite3.Error as error:
        why = _why(str(error))
        if why is None:
            raise
        raise cannot(why, location) from error
    except DatabaseError as error:
        why = _why(str(error.orig))
        if why is None and is_url(location) and isinstance(error, OperationalError):
            why = "no_database" if "does not exist" in str(error.orig) else "no_server"
        if why is None:
            raise
        raise cannot(why, location) from error
    except OSError as error:
        raise _of_os_error(error, location) from error


def _bring_up_to_date(
    engine: Engine, location: str, before_migrating: BeforeMigrating | None
) -> None:
    with engine.execution_options(**{READS: True}).connect() as connection:
        version = migrate.schema_version(connection)
        if version is None:
            raise cannot("not_ours", location)
        if version > migrate.HEAD:
            raise cannot("newer", location)
        if version < migrate.FIRST_KEPT:
            raise cannot("too_old", location)
    if version < migrate.HEAD:
        if before_migrating is None:
            raise cannot("older", location)
        engine.dispose()
        before_migrating(location)
        migrate.upgrade(engine)


def _identity(engine: Engine, location: str) -> tuple[str, str, Clock]:
    with Session(engine.execution_options(**{READS: True})) as session:
        row = session.scalars(select(Workspace)).one_or_none()
        if row is None:
            raise cannot("not_ours", location)
        return row.id, row.zone, _clock(session, row)


def _clock(session: Session, workspace: Workspace) -> Clock:
    """The real time, or a story's from where it ends or the record has come since."""
    real = SystemClock()
    if workspace.story_ends_at is None:
        return real
    last = session.scalar(select(RecordHead.recorded_at)) or 0
    return StoryClock(max(workspace.story_ends_at, last), real.now(session))


def _why(text: str) -> str | None:
    words = text.lower()
    for phrase, why in (
        ("not a database", "not_ours"),
        ("malformed", "corrupt"),
        ("corrupt", "corrupt"),
        ("locked", "locked"),
        ("readonly", "read_only"),
        ("disk is full", "full"),
        ("disk i/o error", "corrupt"),
        ("unable to open", "no_permission"),
        ("lock timeout", "locked"),
        ("no password supplied", "password_needed"),
        ("password authentication failed", "wrong_password"),
    ):
        if phrase in words:
            return why
    return None


def _of_os_error(error: OSError, location: str) -> NotAvailable:
    import errno

    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return cannot("full", location)
    if error.errno == errno.ENOENT:
        return cannot("missing", location)
    return cannot("no_permission", location)


def _arguments(why: str, location: str) -> dict[str, str | int | Message]:
    if why in {"full"}:
        return {}
    if why in {"password_needed", "wrong_password"}:
        return {"login": passwords.login_of(location)}
    if why == "no_server":
        return {"host": make_url(location).host or "localhost"}
    return {"path": location}
