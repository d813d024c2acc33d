# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a workspace: whether it opens, where it lies, its backups, its officers."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from govdesk.queries.opening_check import entry_count, recent_log_problem
from govdesk.rules.journal_mode import wal_is_safe
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import Refusal
from govdesk.services.backups import last_backup
from govdesk.services.context import Context
from govdesk.services.diagnosis.clocks import workspace_clock
from govdesk.services.diagnosis.findings import Finding, bad, good
from govdesk.services.diagnosis.officers import officers
from govdesk.services.safe_places import PlacesFile, usual_folder
from govdesk.store import migrate, pg_tools, places
from govdesk.store.clock import computer_time
from govdesk.store.online_copy import quick_check
from govdesk.store.opening import is_url, open_store

ROOM = 200 * 1024 * 1024  # bytes
COPIES = 3  # of the workspace that should fit on its disk
DAY = 86_400_000_000  # microseconds
OTHER_SCHEMA = frozenset({"store.newer", "store.older", "store.too_old"})
SETTLE = 1.0  # seconds within which a running act has ended
WAL_BYTES = (18, 20)
"""Where a SQLite file says that it is kept with write-ahead logging (fileformat2, section 1.3)."""


def workspace(location: str, named: PlacesFile | None = None) -> Iterator[Finding]:
    """Look at the workspace at a path or URL; nothing is changed."""
    if not is_url(location) and Path(location).is_file():
        path = Path(location)
        yield from _place(path)
        if (journal := _journal(path)) is not None:
            # Until the unfinished act is undone, the file cannot be read without changing it.
            yield journal
            return
        yield from _pages(path)
    try:
        store = open_store(location, read_only=True)
    except Refusal as problem:
        name = "schema" if problem.code in OTHER_SCHEMA else "workspace"
        yield Finding(name, False, problem.what, problem.then)
        return
    ctx = Context(store)
    try:
        yield good("workspace", "workspace", path=location)
        yield good("schema", "schema", version=migrate.HEAD)
        yield _log(ctx)
        yield workspace_clock(ctx)
        yield from officers(ctx)
        yield from _backups(ctx, named or PlacesFile())
    finally:
        store.close()


def _place(path: Path) -> Iterator[Finding]:
    if places.synchronised(path):
        yield Finding("folder", False, _store("synced", path), message("store.synced.then"))
    elif places.on_network(path):
        yield Finding("folder", False, _store("network", path), message("store.network.then"))
    else:
        yield good("folder", "folder")
    try:
        with path.open("rb+"):
            writable = places.can_write(path.resolve().parent)
    except OSError:
        writable = False
    if not writable:
        yield Finding("writable", False, _store("read_only", path), message("store.read_only.then"))
    free = shutil.disk_usage(path.resolve().parent).free
    wanted = max(ROOM, COPIES * path.stat().st_size)
    megabytes = free // (1024 * 1024)
    yield (
        good("disk", "disk", free=megabytes)
        if free >= wanted
        else bad("disk", "disk_low", free=megabytes, wanted=wanted // (1024 * 1024))
    )


def _store(key: str, path: Path) -> Message:
    return message(f"store.{key}", path=str(path))


def _journal(path: Path) -> Finding | None:
    """A journal that stays is one that a crash left; one of a running act is soon gone."""
    left = path.with_name(path.name + "-journal")
    if not _hot(left):
        return None
    time.sleep(SETTLE)
    return bad("journal", "journal", path=str(left)) if _hot(left) else None


def _hot(journal: Path) -> bool:
    return journal.is_file() and journal.stat().st_size > 0


def _pages(path: Path) -> Iterator[Finding]:
    with path.open("rb") as file:
        header = file.read(100)
    if header[slice(*WAL_BYTES)] == b"\x02\x02" and not wal_is_safe(sqlite3.sqlite_version_info):
        yield bad("journal_mode", "unsafe_wal", version=sqlite3.sqlite_version)
    found = quick_check(path)
    yield bad("pages", "pages_damaged", found=found) if found else good("pages", "pages")


def _log(ctx: Context) -> Finding:
    problem = ctx.read(recent_log_problem)
    return good("log", "log") if problem is None else bad("log", "log_broken", problem=problem)


def _backups(ctx: Context, named: PlacesFile) -> Iterator[Finding]:
    location, workspace_id = ctx.store.location, ctx.store.workspace_id
    here = named.of(workspace_id)
    folder = here.backup or usual_folder(location)
    if here.backup is not None and not here.backup.is_dir():
        path = str(here.backup)
        yield Finding(
            "backup",
            False,
            message("backup.no_folder", path=path),
            message("backup.no_folder.then"),
        )
    else:
        yield _last_backup(ctx, folder)
        yield from _backup_means(location, folder)
    if here.second is None:
        yield good("second_place", "no_second_place")
    elif places.can_write(here.second):
        yield good("second_place", "second_place", path=str(here.second))
    else:
        yield bad("second_place", "second_place_gone", path=str(here.second))


def _backup_means(location: str, folder: Path) -> Iterator[Finding]:
    """What the next backup needs: programs for a shared database, room for a file."""
    if is_url(location):
        missing = ", ".join(pg_tools.missing())
        if missing:
            told = message("backup.no_tools", names=missing)
            yield Finding("backup_programs", False, told, message("backup.no_tools.then"))
    elif folder.is_dir():
        free, size = shutil.disk_usage(folder).free, Path(location).stat().st_size
        if free < COPIES * size:
            wanted = COPIES * size // (1024 * 1024) + 1
            yield bad("backup_disk", "backup_disk_low", free=free // (1024 * 1024), wanted=wanted)


def _last_backup(ctx: Context, folder: Path) -> Finding:
    last = last_backup(folder, ctx.store.workspace_id)
    if last is None:
        return bad("backup", "no_backup", path=str(folder))
    behind = ctx.read(entry_count) - last.note.entries
    days = max(0, computer_time() - last.note.began_at) // DAY
    if behind > 0 and days >= 1:
        return bad("backup", "backup_old", count=days, path=str(last.path))
    return (
        good("backup", "backup", path=str(last.path))
        if not days
        else good("backup", "backup_days", path=str(last.path), count=days)
    )
