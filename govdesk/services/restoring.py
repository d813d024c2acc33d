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

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backup_proof import Proof, Step, copy_of, no_room, prove_in_place
from govdesk.services.bring_forward import Brought, bring_forward, read_second_place
from govdesk.services.shared_backup import is_dump
from govdesk.store import durable
from govdesk.store.clock import computer_time
from govdesk.store.opening import cannot, check_place

WITHOUT_FILES = frozenset({"packet"})
"""The rule of verification that the second place cannot meet: it never holds packets' bytes."""
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a file; it belongs to that file alone and moves with it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A workspace that was put back: how many entries it has, their root, where the file that stood
    there went, and what the second place gave."""

    workspace: Path
    entries: int
    root: str
    moved_aside: Path | None = None
    brought: Brought | None = None


def restore(
    backup: Path,
    to: Path,
    *,
    second_place: Path | None = None,
    now: int | None = None,
    step: Step = lambda *_: None,
) -> Restored:
    """Put `backup` back as the workspace file `to`, brought forward by what a file of the second
    place has beyond it.

    Raises NotAvailable when the backup does not hold, the second place cannot be read, somebody has
    `to` open, or there is no room; then what stood at `to` is still there.
    """
    if not backup.is_file():
        raise cannot("missing", str(backup))
    if is_dump(backup):
        raise NotAvailable(
            message("restore.of_shared", path=str(backup)),
            kept=message("general.nothing_changed"),
            then=message("restore.of_shared.then"),
        )
    if to.exists() and to.samefile(backup):
        raise NotAvailable(message("restore.itself"), then=message("restore.itself.then"))
    check_place(to)
    lines, torn = read_second_place(second_place) if second_place else ([], False)
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
        brought = None
        if second_place is not None:
            brought = bring_forward(str(part), lines, torn=torn)
            if brought.applied:
                proof, brought = _proved_again(part, backup, brought, step)
        aside = _move_in(part, to, now)
    finally:
        for leftover in ("", *BESIDE):
            durable.discard(part.with_name(part.name + leftover))
    return Restored(to, proof.entries, proof.root, aside, brought)


def stamp(now: int) -> datetime:
    """The moment, in UTC, that the name of what was moved aside tells."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=now)


def _proved_again(part: Path, backup: Path, brought: Brought, step: Step) -> tuple[Proof, Brought]:
    """Prove the copy that was brought forward; if it does not hold, go back to the backup alone."""
    try:
        return prove_in_place(part, backup, step, but=WITHOUT_FILES), brought
    except NotAvailable as refusal:
        problem = refusal.what.args["problem"]
    assert isinstance(problem, Message)
    durable.discard(part)
    copy_of(backup, part)
    proof = prove_in_place(part, backup, step)
    told = message("second.does_not_fit", problem=problem)
    return proof, Brought(brought.beyond, 0, told)


def _move_in(part: Path, to: Path, now: int) -> Path | None:
    try:
        aside = _move_aside(to, now) if to.exists() else None
        durable.move(part, to)
    except OSError as error:
        raise no_room(to.parent, error) from error
    return aside


def _move_aside(to: Path, now: int) -> Path:
    _refuse_if_open(to)
    for later in range(1000):
        at = stamp(now) + timedelta(seconds=later)
        aside = to.with_name(f"{to.stem}_before-restore_{at:%Y%m%d-%H%M%S}{to.suffix}")
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
