# SPDX-License-Identifier: Apache-2.0
"""The backups in a folder, each with a note beside it that says what it is.

The note (`NAME.json`) is written before the backup is begun and again when it was verified, so that
a backup without a note is not ours, and one whose note lacks `verified_at` does not count.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from glob import escape
from pathlib import Path

from govdesk.rules.backups import Generation
from govdesk.store import durable

MADE_BY = "govdesk backup 1"
NOTE = ".json"


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of one backup. Instants in microseconds UTC; 0 and "" when not known yet."""

    name: str
    workspace: str
    began_at: int
    made_by: str = MADE_BY
    verified_at: int = 0
    entries: int = 0
    root: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup in a folder."""

    path: Path
    note: Note

    @property
    def generation(self) -> Generation:
        """The backup as the rule of keeping knows it."""
        return Generation(
            self.note.name, self.note.began_at, bool(self.note.verified_at) and self.path.is_file()
        )


def begin(folder: Path, stem: str, suffix: str, workspace: str, now: int) -> Kept:
    """A name of its own for a new backup, noted as begun. Raises OSError."""
    for later in range(1000):
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=now, seconds=later)
        name = f"{stem}_{at:%Y%m%d-%H%M%S}_{workspace[-8:]}{suffix}"
        if not (folder / name).exists() and not (folder / (name + NOTE)).exists():
            break
    kept = Kept(folder / name, Note(name, workspace, now))
    _write(kept)
    return kept


def verified(kept: Kept, *, now: int, entries: int, root: str) -> Kept:
    """Note that a backup was restored to a scratch place and holds. Raises OSError."""
    done = replace(
        kept.note,
        verified_at=now,
        entries=entries,
        root=root,
        size=kept.path.stat().st_size,
        sha256=sha256(kept.path),
    )
    made = Kept(kept.path, done)
    _write(made)
    return made


def listed(folder: Path, workspace: str) -> list[Kept]:
    """Every backup of a workspace that GovDesk made in a folder, the oldest first."""
    found = []
    for path in sorted(folder.glob(f"*_{workspace[-8:]}*{NOTE}")):
        note = read_note(path)
        if note is not None and note.workspace == workspace and path.name == note.name + NOTE:
            found.append(Kept(folder / note.name, note))
    return sorted(found, key=lambda one: (one.note.began_at, one.note.name))


def named(folder: Path, stem: str) -> list[Kept]:
    """Every backup that GovDesk made in a folder of a workspace file named `stem`."""
    notes = (read_note(path) for path in sorted(folder.glob(f"{escape(stem)}_*{NOTE}")))
    return [Kept(folder / note.name, note) for note in notes if note is not None]


def read_note(path: Path) -> Note | None:
    """The note in a file; None when it is not one of ours."""
    try:
        note = Note(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return note if note.made_by == MADE_BY and Path(note.name).name == note.name else None


def note_of(backup: Path) -> Note | None:
    """The note beside a backup, if there is one."""
    return read_note(backup.with_name(backup.name + NOTE))


def remove(kept: Kept) -> None:
    """Remove a backup, what was left of its making, and its note last. Raises OSError."""
    part = part_of(kept.path)
    for path in (
        kept.path,
        part,
        part.with_name(part.name + "-journal"),
        kept.path.with_name(kept.path.name + ".roles.sql"),
        kept.path.with_name(kept.path.name + NOTE),
    ):
        path.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """The temporary name of a backup while it is copied."""
    return path.with_name(f".{path.name}.part")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(kept: Kept) -> None:
    content = json.dumps(asdict(kept.note), indent=1, sort_keys=True) + "\n"
    durable.write_whole(kept.path.with_name(kept.path.name + NOTE), content.encode("utf-8"))
