# SPDX-License-Identifier: Apache-2.0
"""`FoundWhole`: which files of the archive were read and found to be what was published."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from time import monotonic

from govdesk.briefing.files import write_file
from govdesk.rules.refusals import NotAvailable

DAY = 24 * 60 * 60
"""Seconds after which a file is read again though nothing seems to have touched it."""


class FoundWhole:
    """Remembers a file's size and time of change with what was read in it, so that an archive of
    years is read once a day and not after every packet.

    The record has no hash of a bundle, which is made from the whole log. What a bundle was is kept
    in the file `kept`, so that the log is not read for it at every opening; without that file, or
    when it is lost, it is read once.
    """

    def __init__(self, kept: Path | None = None, now: Callable[[], float] = monotonic) -> None:
        self._file = kept
        self._now = now
        self._found: dict[Path, tuple[tuple[int, int], str, float]] = {}
        self._kept = _read(kept)

    def is_whole(self, path: Path, digest: str) -> bool:
        """Whether it is there with the content of this SHA-256."""
        mark = _mark(path)
        if mark is None:
            return False
        known = self._found.get(path)
        if known is not None and known[:2] == (mark, digest) and self._now() - known[2] < DAY:
            return True
        try:
            with path.open("rb") as file:
                found = file_digest(file, "sha256").hexdigest()
        except OSError:
            return False  # what cannot be read is written again
        if found != digest:
            return False
        self._found[path] = (mark, digest, self._now())
        return True

    def is_as_kept(self, path: Path) -> bool:
        """Whether it is there as it was kept."""
        digest = self._kept.get(path.name)
        return digest is not None and self.is_whole(path, digest)

    def keep(self, digests: dict[Path, str]) -> None:
        """Remember what these files are, beyond this run where there is a file for it."""
        told = {path.name: digest for path, digest in digests.items()}
        if not told or self._file is None:
            self._kept |= told
            return
        self._kept |= told
        try:
            write_file(self._file, json.dumps(self._kept, sort_keys=True).encode())
        except NotAvailable:
            return  # it is worked out again at the next opening


def _read(kept: Path | None) -> dict[str, str]:
    try:
        found = json.loads(kept.read_bytes()) if kept is not None else {}
    except (OSError, ValueError):
        return {}
    return {str(name): str(one) for name, one in found.items()} if isinstance(found, dict) else {}


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
