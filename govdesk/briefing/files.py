# SPDX-License-Identifier: Apache-2.0
"""A published file on disk: whole, or not there at all."""

from __future__ import annotations

import os
from pathlib import Path

from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable


def write_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Writes beside the place, to disk, and moves it in; what stood there stays until then. A
    `private` one nobody but its writer may read.

    Raises NotAvailable when the folder cannot be written or the disk is full; nothing half-written
    is left behind.
    """
    part = unfinished(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            if private:
                part.chmod(0o600)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        _discard(part)
        raise NotAvailable(
            message("packet.not_written", path=str(path), why=error.strerror or str(error)),
            kept=message("general.nothing_changed"),
            then=message("packet.not_written.then"),
        ) from error


def unfinished(path: Path) -> Path:
    """Where a file is written before it is moved to its place; it stays there when the computer
    stops in between, until the file is written again."""
    return path.with_name(f"{path.name}.part")


def _discard(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
