# SPDX-License-Identifier: Apache-2.0
"""What the import dialog has done off the window's thread: reading headers, trying, recording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdesk.rules.permissions import Actor
from govdesk.ui.jobs import Cancelled, Progress
from govdesk.wording import _, n_

if TYPE_CHECKING:
    from govdesk.exchange.reading_files import ReadingFile
    from govdesk.exchange.reading_maps import ReadingMap
    from govdesk.services.context import Changed, Context
    from govdesk.services.reading_import import Imported, ImportHow


@dataclass(frozen=True, slots=True)
class Columns:
    """A file's columns as it names them, and the maps shipped whose columns it has."""

    path: Path
    names: tuple[str, ...]
    maps: tuple[str, ...]


def columns_of(progress: Progress, *, path: Path) -> Columns:
    """The columns of a file. Raises BadInput when it is no table."""
    from govdesk.exchange.cell_tables import open_table
    from govdesk.exchange.reading_files import fits
    from govdesk.exchange.reading_maps import read_map, shipped_maps

    progress.step(0, 0, _("Reading the file"))
    names = tuple(name for name in open_table(path).header.cells if name)
    maps = shipped_maps()
    return Columns(path, names, tuple(one for one in maps if fits(read_map(maps[one]), names)))


def tried(
    session: Any,
    *,
    path: Path,
    chosen: ReadingMap,
    reason: str,
    actor: Actor | None,
    progress: Progress,
) -> Imported | None:
    """What importing the file would do; None when the person stopped it."""
    from govdesk.services.reading_import import check_readings

    file = _opened(path, chosen)
    try:
        return check_readings(
            session,
            rows=file.rows(),
            how=_how(file, reason),
            actor=actor,
            progress=_telling(progress, 0),
        )
    except Cancelled:
        return None


def recorded(
    ctx: Context,
    *,
    path: Path,
    chosen: ReadingMap,
    reason: str,
    rows: int,
    progress: Progress,
    done: Callable[[Imported | None], object],
) -> Changed:
    """Import the file; `done` is given what became of it, or None when the person stopped it."""
    from govdesk.services.context import Changed
    from govdesk.services.reading_import import import_readings

    file = _opened(path, chosen)
    try:
        found = import_readings(
            ctx, rows=file.rows(), how=_how(file, reason), progress=_telling(progress, rows)
        )
    except Cancelled:
        done(None)
        return Changed()
    done(found)
    return found.changed


def _opened(path: Path, chosen: ReadingMap) -> ReadingFile:
    from govdesk.exchange.reading_files import open_readings

    return open_readings(path, chosen)


def _how(file: ReadingFile, reason: str) -> ImportHow:
    from govdesk.services.reading_import import ImportHow

    return ImportHow(file.style, file.create_indicators, file.create_departments, reason)


def _telling(progress: Progress, total: int) -> Callable[[int], object]:
    def tell(done: int) -> None:
        said = n_("{count} row read", "{count} rows read", done)
        progress.step(done if total else 0, total, said)

    return tell
