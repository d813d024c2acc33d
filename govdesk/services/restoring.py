# SPDX-License-Identifier: Apache-2.0
"""Putting a backup back: proved beside its place, brought forward by the second place's entries if
there are any, and only then moved in. What stood there is moved aside, never overwritten.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backup_proof import Step, copy_of, no_room, prove_in_place
from govdesk.store import durable
from govdesk.store.clock import computer_time
from govdesk.store.opening import cannot, check_place

BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a file; it belongs to that file alone and moves with it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A workspace that was put back: how many entries it has, their root, and where the file that
    stood there went."""

    workspace: Path
    entries: int
    root: str
    moved_aside: Path | None = None


def restore(
    backup: Path,
    to: Path,
    *,
    now: int | None = None,
    step: Step = lambda *_: None,
) -> Restored:
    """Put `backup` back as the workspace file `to`.

    Raises NotAvailable when the backup does not hold, somebody has `to` open, or there is no room;
    then what stood at `to` is still there.
    """
    if not backup.is_file():
        raise cannot("missing", str(backup))
    if to.exists() and to.samefile(backup):
        raise NotAvailable(message("restore.itself"), then=message("restore.itself.then"))
    check_place(to)
    now = computer_time() if now is None else now
    part = to.with_name(f".{to.name}.restoring")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise no_room(to.parent, error) from error
    try:
        durable.discard(part)
        copy_of(backup, part)
        proof = prove_in_place(part, backup, step)
        aside = _move_in(part, to, now)
    finally:
        for leftover in ("", *BESIDE):
            durable.discard(part.with_name(part.name + leftover))
    return Restored(to, proof.entries, proof.root, aside)


def _move_in(part: Path, to: Path, now: int) -> Path | None:
    try:
        aside = _move_aside(to, now) if to.exists() else None
        durable.move(part, to)
    except OSError as error:
        raise no_room(to.parent, error) from error
    return aside


def _move_aside(to: Path, now: int) -> Path:
    _refuse_if_open(to)
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=now)
    for later in range(1000):
        stamp = at + timedelta(seconds=later)
        aside = to.with_name(f"{to.stem}_before-restore_{stamp:%Y%m%d-%H%M%S}{to.suffix}")
        if not aside.exists():
            break
    for beside in BESIDE:
        left = to.with_name(to.name + beside)
        if left.exists():
            left.rename(aside.with_name(aside.name + beside))
    to.rename(aside)
    durable.sync_folder(to.parent)
    return aside


def _refuse_if_open(path: Path) -> None:
    """Raises NotAvailable when another program works on the file: what it writes would go into the
    file that was moved aside."""
    try:
        with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as file:
            file.execute("BEGIN EXCLUSIVE")
            file.execute("ROLLBACK")
    except sqlite3.Error as error:
        # A damaged file may be replaced; one in use may not.
        if "locked" in str(error):
            raise cannot("locked", str(path)) from error
    if _held_by_others(path):
        raise cannot("in_use", str(path))


def _held_by_others(path: Path) -> bool:
    """Whether another process of this user has the file open. Only Linux says; elsewhere False."""
    if sys.platform != "linux":
        return False
    seen = path.stat()
    own = str(Path("/proc/self").resolve())
    for process in Path("/proc").glob("[0-9]*"):
        if str(process) == own:
            continue
        try:
            for one in (process / "fd").iterdir():
                found = one.stat()
                if (found.st_dev, found.st_ino) == (seen.st_dev, seen.st_ino):
                    return True
        except OSError:
            # It ended meanwhile, or belongs to somebody else.
            continue
    return False
