# SPDX-License-Identifier: Apache-2.0
"""What this desktop remembers of records it saw: their checkpoints, outside the database.

A small file in the user's data folder, one a workspace, authenticated (HMAC-SHA-256) with a key in
the system's keyring. Without a keyring it is a plain file and says that it is not
protected. Whoever replaces a workspace's file by a shorter or another record is found out by it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from govdesk.store import durable
from govdesk.store.keyring import NoKeyring, SystemKeyring

KEY = "checkpoint memory"
KEPT = 200
"""Checkpoints kept of one workspace, the newest; an old one proves nothing that these do not."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The notes seen of one workspace, oldest first, and whether nobody can have changed them.

    `broken`: there is a memory, and it is not as this desktop wrote it. `explained` are the hashes
    of recorded restorations that this memory took into account.
    """

    notes: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    protected: bool = False
    broken: bool = False


class CheckpointMemory:
    """The memory of whoever uses this computer; `folder` for tests."""

    def __init__(self, folder: Path | None = None, keyring: SystemKeyring | None = None) -> None:
        if folder is None:
            from platformdirs import user_data_path

            folder = user_data_path("govdesk", appauthor=False) / "checkpoints"
        self._folder = folder
        self._keyring = keyring or SystemKeyring(asks=False)

    def of(self, workspace: str) -> Remembered:
        """What is remembered of a workspace, by its id."""
        try:
            found = json.loads(self._file(workspace).read_text(encoding="utf-8"))
            notes = tuple(str(note) for note in found["notes"])
            explained = tuple(str(one) for one in found["explained"])
            seal = str(found["seal"])
        except FileNotFoundError:
            return Remembered()
        except (OSError, ValueError, KeyError, TypeError):
            return Remembered(broken=True)
        key = self._key(make=False)
        if key is None:
            return Remembered(notes, explained)
        right = hmac.compare_digest(seal, _seal(key, workspace, notes, explained))
        return Remembered(notes, explained, protected=right, broken=bool(seal) and not right)

    def add(self, workspace: str, notes: Sequence[str]) -> Remembered:
        """Remember checkpoints too. Raises OSError when the file cannot be written.

        A memory that was broken is left as it is, for whoever looks into it.
        """
        before = self.of(workspace)
        new = [note for note in notes if note not in before.notes]
        if not new or before.broken:
            return before
        return self.put(workspace, (*before.notes, *new)[-KEPT:], before.explained)

    def put(self, workspace: str, notes: Sequence[str], explained: Sequence[str]) -> Remembered:
        """Remember exactly this. Raises OSError when the file cannot be written.

        A protected memory is never replaced by an unprotected one: while the keyring does not
        answer, what was remembered stays as it was.
        """
        key = self._key(make=True)
        before = self.of(workspace)
        if key is None and self._is_sealed(workspace):
            return before
        seal = _seal(key, workspace, notes, explained) if key is not None else ""
        said = {"notes": list(notes), "explained": list(explained), "seal": seal}
        content = json.dumps(said, indent=1, ensure_ascii=False)
        self._folder.mkdir(parents=True, exist_ok=True)
        durable.write_whole(self._file(workspace), content.encode("utf-8"))
        return Remembered(tuple(notes), tuple(explained), protected=key is not None)

    def _is_sealed(self, workspace: str) -> bool:
        try:
            return bool(json.loads(self._file(workspace).read_text(encoding="utf-8"))["seal"])
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def _file(self, workspace: str) -> Path:
        return self._folder / f"{workspace}.json"

    def _key(self, *, make: bool) -> bytes | None:
        try:
            kept = self._keyring.get(KEY)
            if kept is None and make:
                kept = secrets.token_hex(32)
                self._keyring.put(KEY, kept)
            return bytes.fromhex(kept) if kept else None
        except (NoKeyring, ValueError):
            return None


def _seal(key: bytes, workspace: str, notes: Sequence[str], explained: Sequence[str]) -> str:
    said = json.dumps([workspace, list(notes), list(explained)], ensure_ascii=False).encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()
