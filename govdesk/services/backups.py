# SPDX-License-Identifier: Apache-2.0
"""Backing up a workspace: copied while others work, proved, listed; older ones thinned out.

A backup counts once it was restored to a scratch place and verified. Whatever goes wrong before
leaves the workspace and the earlier backups as they were, and nothing half-made behind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from govdesk.rules.backups import newest_verified, to_remove
from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backup_proof import Step, no_room, not_written, prove
from govdesk.services.safe_places import PlacesFile, usual_folder
from govdesk.services.shared_backup import SUFFIX as DUMP
from govdesk.services.shared_backup import check_tools, dump, prove_dump, roles_of, workspace_at
from govdesk.store import durable, generations
from govdesk.store.clock import computer_time
from govdesk.store.generations import Kept
from govdesk.store.online_copy import copy_online
from govdesk.store.opening import SUFFIX, cannot, is_url, schema_and_id, told


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was proved. `removed` names the older ones that made room for it."""

    path: Path
    made_at: int  # microseconds UTC
    entries: int
    root: str
    size: int  # bytes
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LastBackup:
    """A verified backup of a workspace, by its id; `at` in microseconds UTC."""

    path: Path
    workspace: str
    at: int


def back_up(
    location: str,
    *,
    folder: Path | None = None,
    places: PlacesFile | None = None,
    now: int | None = None,
    step: Step = lambda *_: None,
) -> BackedUp:
    """Back up the workspace at `location`, a path or a PostgreSQL URL, into `folder`.

    Without a folder: the one that this desktop names for the workspace, else `backups` beside it,
    which is made. A named folder must be there: a missing one may be a stick that was pulled out.
    Raises NotAvailable when it cannot be made or does not hold; what `step` raises goes through.
    """
    shared = is_url(location)
    workspace = _workspace_at(location)
    into = folder_of(location, workspace, folder, places)
    now = computer_time() if now is None else now
    stem, suffix = (make_url(location).database, DUMP) if shared else (Path(location).stem, SUFFIX)
    try:
        begun = generations.begin(into, stem or "govdesk", suffix, workspace, now)
    except OSError as error:
        raise no_room(into, error) from error
    with _removed_on_failure(begun):
        if shared:
            _dump(location, begun.path, step)
            proof = prove_dump(begun.path, location, step)
        else:
            _copy(Path(location), begun.path, step)
            proof = prove(begun.path, step)
        with _writing(into):
            done = generations.verified(begun, now=now, entries=proof.entries, root=proof.root)
    note = done.note
    removed = thin_out(into, workspace, now)
    return BackedUp(done.path, note.began_at, note.entries, note.root, note.size, removed)


def safeguard(location: str, *, step: Step = lambda *_: None) -> None:
    """Back up a workspace before something is done to it that a failure could spoil. Raises
    NotAvailable, so that it is not done."""
    back_up(location, step=step)


def folder_of(
    location: str, workspace: str, folder: Path | None = None, places: PlacesFile | None = None
) -> Path:
    """The folder that backups of a workspace go to. Raises NotAvailable when it is not there."""
    named = folder or (places or PlacesFile()).of(workspace).backup
    into = named or usual_folder(location)
    if named is None:
        try:
            into.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise no_room(into, error) from error
    elif not named.is_dir():
        raise NotAvailable(
            message("backup.no_folder", path=str(named)),
            kept=message("backup.not_written.kept"),
            then=message("backup.no_folder.then"),
        )
    return into


def last_backup(folder: Path, workspace: str) -> Kept | None:
    """The newest backup in a folder that was verified and is still there."""
    kept = {one.note.name: one for one in generations.listed(folder, workspace)}
    newest = newest_verified(one.generation for one in kept.values())
    return kept[newest.name] if newest else None


def last_backup_of(location: str, places: PlacesFile | None = None) -> LastBackup | None:
    """The newest verified backup of a workspace file that cannot be read any more, found by its
    name in the folders where one would lie. None where there is none, or where those of several
    workspaces bear that name: which one it was nobody could tell."""
    if is_url(location):
        return None
    named = (places or PlacesFile()).folders()
    found = {
        kept.path: kept
        for folder in (usual_folder(location), *named)
        for kept in generations.named(folder, Path(location).stem)
        if kept.generation.verified
    }
    if len({kept.note.workspace for kept in found.values()}) != 1:
        return None
    last = max(found.values(), key=lambda kept: kept.note.began_at)
    return LastBackup(last.path, last.note.workspace, last.note.began_at)


def thin_out(folder: Path, workspace: str, now: int) -> tuple[str, ...]:
    """Remove the backups that the rule of keeping lets go; their names. One that cannot be removed
    stays: the next backup tries again."""
    kept = {one.note.name: one for one in generations.listed(folder, workspace)}
    removed = []
    for name in to_remove((one.generation for one in kept.values()), now):
        try:
            generations.remove(kept[name])
        except OSError:
            continue
        removed.append(name)
    return tuple(removed)


def _workspace_at(location: str) -> str:
    if is_url(location):
        check_tools()
        return workspace_at(location)
    source = Path(location)
    if not source.is_file():
        raise cannot("missing", location)
    with told(location):
        return schema_and_id(source)[1]


def _dump(url: str, target: Path, step: Step) -> None:
    part = generations.part_of(target)
    with _writing(target.parent):
        dump(url, part, roles_of(target), step)
        durable.sync_file(roles_of(target))
        durable.sync_file(part)
        durable.move(part, target)


def _copy(source: Path, target: Path, step: Step) -> None:
    part = generations.part_of(target)
    copying = message("backup.doing_copy")
    try:
        copy_online(source, part, lambda done, of: step(done, of, copying))
    except TimeoutError as error:
        raise cannot("locked", str(source)) from error
    except sqlite3.Error as error:
        raise _refused_by_sqlite(error, source, target.parent) from error
    with _writing(target.parent):
        durable.sync_file(part)
        durable.move(part, target)


def _refused_by_sqlite(error: sqlite3.Error, source: Path, folder: Path) -> NotAvailable:
    """What SQLite says of a copy does not say which of the two files it means. The source was read
    a moment ago, so that all but damage to it is the folder's doing."""
    words = str(error).lower()
    if "malformed" in words or "not a database" in words:
        return cannot("corrupt", str(source))
    if "locked" in words:
        return cannot("locked", str(source))
    return not_written(folder, message("store.full" if "full" in words else "backup.disk_refuses"))


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise no_room(folder, error) from error


@contextmanager
def _removed_on_failure(begun: Kept) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        try:
            generations.remove(begun)
        except OSError:
            # It lacks the note of a verified one, so it does not count; a later backup removes it.
            raise error from None
        raise
