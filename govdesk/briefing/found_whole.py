# SPDX-License-Identifier: Apache-2.0
"""`FoundWhole`: which files of the archive were read and found to be what was published."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from time import monotonic

DAY = 24 * 60 * 60
"""Seconds after which a file is read again though nothing seems to have touched it."""


class FoundWhole:
    """Remembers a file's size and time of change with what was read in it, so that an archive of
    years is read once a day and not after every packet."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._found: dict[Path, tuple[tuple[int, int], str, float]] = {}

    def was_whole(self, path: Path) -> bool:
        """Whether it was found whole within a day, and was not touched since."""
        kept = self._found.get(path)
        if kept is None:
            return False
        mark, _digest, at = kept
        return mark == _mark(path) and self._now() - at < DAY

    def is_whole(self, path: Path, digest: str) -> bool:
        """Whether it is there with the content of this SHA-256."""
        kept = self._found.get(path)
        if kept is not None and kept[1] == digest and self.was_whole(path):
            return True
        mark = _mark(path)
        if mark is None:
            return False
        try:
            with path.open("rb") as file:
                found = file_digest(file, "sha256").hexdigest()
        except OSError:
            return False  # what cannot be read is written again
        if found != digest:
            return False
        self._found[path] = (mark, digest, self._now())
        return True


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
