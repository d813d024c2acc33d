# SPDX-License-Identifier: Apache-2.0
"""How safe a workspace is on this desktop: where its copies go, and the last that was proved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backups import last_backup
from govdesk.services.safe_places import PlacesFile, usual_folder
from govdesk.store.clock import computer_time
from govdesk.store.opening import is_url
from govdesk.store.places import can_write

MICROS = 1_000_000  # in a second


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that copies go to: whether it is there, and on the workspace's own disk."""

    folder: Path
    there: bool
    same_disk: bool


@dataclass(frozen=True, slots=True)
class Safety:
    """Where backups go, whether someone chose that folder, the last verified one there (with its
    age in seconds by this computer's clock), and the second place, if one is named."""

    backups: Place
    chosen: bool
    last: Path | None
    last_at: int  # microseconds UTC
    age: int
    entries: int
    second: Place | None


def safety_of(location: str, workspace: str, places: PlacesFile) -> Safety:
    """How safe a workspace is now. Raises OSError when a folder cannot be looked into."""
    named = places.of(workspace)
    folder = named.backup or usual_folder(location)
    last = last_backup(folder, workspace) if folder.is_dir() else None
    at = last.note.began_at if last else 0
    return Safety(
        backups=_place(folder, location, there=named.backup is None or folder.is_dir()),
        chosen=named.backup is not None,
        last=last.path if last else None,
        last_at=at,
        age=max(0, computer_time() - at) // MICROS,
        entries=last.note.entries if last else 0,
        second=_place(named.second, location, there=can_write(named.second))
        if named.second
        else None,
    )


def name_place(places: PlacesFile, workspace: str, which: str, folder: Path | None) -> None:
    """Name the folder for backups or the second place; None goes back to the usual, or to none.

    Raises NotAvailable when the folder cannot be written to, or the choice cannot be kept.
    """
    if folder is not None and not can_write(folder):
        raise NotAvailable(
            message("places.cannot_write", path=str(folder)),
            kept=message("general.nothing_changed"),
            then=message("places.cannot_write.then"),
        )
    places.name(workspace, which, folder)


def _place(folder: Path, location: str, *, there: bool) -> Place:
    return Place(folder, there, there and _same_disk(folder, location))


def _same_disk(folder: Path, location: str) -> bool:
    """Whether one broken disk would take both; unknown counts as no."""
    if is_url(location):
        return False
    there = folder if folder.exists() else folder.parent
    try:
        return there.stat().st_dev == Path(location).stat().st_dev
    except OSError:
        return False
