# SPDX-License-Identifier: Apache-2.0
"""`Remembered`: what this desktop remembers about its user's ways, never about the city's affairs.

Geometry, the last place, columns, filters, theme and text size, in one ini file under the user's
configuration folder. Losing it loses no work.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Remembered:
    """Small values by key; `file` is the ini file, by default the user's own."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            from platformdirs import user_config_path

            file = user_config_path("govdesk", appauthor=False) / "desktop.ini"
        self.file = file
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def put(self, key: str, value: str | int | bool | list[str] | QByteArray) -> None:
        """Remember `value` under `key`, such as `motions/list/columns`."""
        self._settings.setValue(key, value)

    def text(self, key: str, default: str = "") -> str:
        """The text under `key`."""
        found = self._settings.value(key)
        return found if isinstance(found, str) else default

    def number(self, key: str, default: int = 0) -> int:
        """The whole number under `key`."""
        found = self._settings.value(key)
        try:
            return int(str(found)) if found is not None else default
        except ValueError:
            return default

    def texts(self, key: str) -> list[str]:
        """The texts under `key`."""
        found = self._settings.value(key)
        if isinstance(found, str):
            return [found]
        return [str(one) for one in found] if isinstance(found, list) else []

    def state(self, key: str) -> QByteArray | None:
        """A saved geometry or header state."""
        found = self._settings.value(key)
        return found if isinstance(found, QByteArray) else None

    def forget(self, group: str) -> None:
        """Forget everything under a group of keys, such as `signing`."""
        self._settings.remove(group)

    def save(self) -> None:
        """Write to the disk now."""
        self._settings.sync()
