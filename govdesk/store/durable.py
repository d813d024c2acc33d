# SPDX-License-Identifier: Apache-2.0
"""Files that survive a power cut once they are said to be there: written, flushed to the disk,
moved into place, and the folder flushed too."""

from __future__ import annotations

import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Have the disk keep what was written to a file. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep which names a folder holds. Raises OSError.

    Windows keeps them by itself and cannot open a folder.
    """
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def move(source: Path, target: Path) -> None:
    """Move within one folder or disk, replacing what is there, for good. Raises OSError."""
    source.replace(target)
    sync_folder(target.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file so that it is there whole or as it was before. Raises OSError."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        move(part, path)
    except OSError:
        discard(part)
        raise


def discard(path: Path) -> None:
    """Remove a file that is in nobody's way if it stays."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
