# SPDX-License-Identifier: Apache-2.0
"""How SQLite keeps a commit safe, by the version of its library.

A rollback journal that is deleted, with synchronous=EXTRA, survives a power cut on every version.
Write-ahead logging is an option only from 3.51.3 on, and not in 3.52.0: earlier ones can corrupt
the database when the log is reset (sqlite.org/releaselog). Never WAL with synchronous=NORMAL, which
forgets acknowledged commits.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST_SAFE = (3, 51, 3)
UNSAFE = frozenset({(3, 52, 0)})


@dataclass(frozen=True, slots=True)
class Journal:
    """The two pragmas, `journal_mode` and `synchronous`."""

    mode: str
    synchronous: str


ROLLBACK = Journal("DELETE", "EXTRA")
WRITE_AHEAD = Journal("WAL", "FULL")


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether a SQLite library may keep a workspace with write-ahead logging."""
    return version >= FIRST_SAFE and version not in UNSAFE


def journal(version: tuple[int, int, int], *, wal_wanted: bool) -> Journal:
    """The journal to use: write-ahead only where it is wanted and safe."""
    return WRITE_AHEAD if wal_wanted and wal_is_safe(version) else ROLLBACK
