# SPDX-License-Identifier: Apache-2.0
"""Where this desktop keeps the backups of a workspace, and its second place.

A fact of this computer, not of the city: it lies in a small file beside the desktop's other
memories, where the commands find it too. Losing it loses no work.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable
from govdesk.store import durable
from govdesk.store.opening import is_url

FILE = "places.json"
BACKUPS = "backups"
BACKUP, SECOND = "backup", "second_place"


@dataclass(frozen=True, slots=True)
class SafePlaces:
    """The places named for one workspace; None where none is named."""

    backup: Path | None = None
    second: Path | None = None


class PlacesFile:
    """The file of named places; by default the one of whoever uses this computer."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            from platformdirs import user_config_path

            file = user_config_path("govdesk", appauthor=False) / FILE
        self._file = file

    def of(self, workspace: str) -> SafePlaces:
        """The places named for a workspace, by its id."""
        named = self._read().get(workspace, {})
        return SafePlaces(_path(named.get(BACKUP)), _path(named.get(SECOND)))

    def folders(self) -> tuple[Path, ...]:
        """Every folder that is named for backups, of whatever workspace."""
        named = (_path(of.get(BACKUP)) for of in self._read().values())
        return tuple(path for path in named if path is not None)

    def name(self, workspace: str, which: str, folder: Path | None) -> None:
        """Name (or with None forget) a place. Raises NotAvailable when it cannot be kept."""
        named = self._read()
        of_this = {**named.get(workspace, {}), which: "" if folder is None else str(folder)}
        content = json.dumps({**named, workspace: of_this}, indent=1, sort_keys=True) + "\n"
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            durable.write_whole(self._file, content.encode("utf-8"))
        except OSError as error:
            raise NotAvailable(
                message("places.not_kept", path=str(self._file), why=error.strerror or str(error)),
                kept=message("general.nothing_changed"),
                then=message("places.not_kept.then"),
            ) from error

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def usual_folder(location: str) -> Path:
    """Where the backups of a workspace go when no folder is named: beside it, or for a shared
    database with the user's other data."""
    if not is_url(location):
        return Path(location).resolve().parent / BACKUPS
    from platformdirs import user_data_path

    return user_data_path("govdesk", appauthor=False) / BACKUPS


def _path(text: object) -> Path | None:
    return Path(text) if isinstance(text, str) and text else None
