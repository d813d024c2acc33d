# SPDX-License-Identifier: Apache-2.0
"""A consistent copy of a SQLite file while others work on it, by SQLite's own online backup.

It goes a few hundred pages at a time and lets writers in between. Each commit meanwhile makes it
begin again; after three times it takes the rest in one go, for which a writer waits.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

PAGES = 256
AGAIN = 3
PAUSE = 0.002  # seconds between two steps, in which a writer gets its turn
BUSY = 10.0  # seconds to wait for a writer that does not let go

Copied = Callable[[int, int], object]
"""Told how many pages are copied, of how many. It may raise to stop."""


class _BeginsAgain(Exception):
    """Commits keep coming: the copy must be taken in one go."""


def copy_online(source: Path, target: Path, copied: Copied = lambda _done, _of: None) -> None:
    """Copy `source` to `target`, which must not exist, with everything committed before the end.

    Raises sqlite3.Error and OSError; whoever calls removes what was begun. TimeoutError (an
    OSError) when a writer holds the source for ten seconds.
    """
    uri = f"{source.resolve().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True, timeout=BUSY)) as reading,
        closing(sqlite3.connect(target, timeout=BUSY)) as writing,
    ):
        try:
            reading.backup(writing, pages=PAGES, progress=_watch(copied, AGAIN), sleep=0.01)
        except _BeginsAgain:
            reading.backup(writing, pages=-1, progress=_watch(copied, None), sleep=0.01)
        # A copy of a WAL file says so in its header; on its own it must be one file.
        writing.execute("PRAGMA journal_mode=DELETE")


def quick_check(path: Path) -> str:
    """What SQLite's own check finds wrong with a file first; "" when it holds."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=BUSY)) as file:
        try:
            (said,) = file.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            return str(error)
    return "" if said == "ok" else str(said)


def _watch(copied: Copied, again: int | None) -> Callable[[int, int, int], None]:
    left_before, restarts, waited_from = 0, 0, time.monotonic()

    def watch(status: int, left: int, total: int) -> None:
        nonlocal left_before, restarts, waited_from
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if time.monotonic() - waited_from > BUSY:
                raise TimeoutError(f"{BUSY} s")
            return
        waited_from = time.monotonic()
        copied(total - left, total)
        if left > left_before > 0:
            restarts += 1
            if again is not None and restarts >= again:
                raise _BeginsAgain
        left_before = left
        time.sleep(PAUSE)

    return watch
