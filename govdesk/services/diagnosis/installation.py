# SPDX-License-Identifier: Apache-2.0
"""What is wrong with this installation: library, files, languages, screen, keyring, places."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from govdesk import __version__, paths
from govdesk.rules.journal_mode import wal_is_safe
from govdesk.rules.messages import message
from govdesk.services.diagnosis.clocks import computer_clock
from govdesk.services.diagnosis.findings import Finding, bad, good
from govdesk.store import places
from govdesk.store.engine import JOURNAL_SETTING, wanted_journal
from govdesk.store.keyring import NoKeyring, SystemKeyring
from govdesk.wording.words import LANGUAGES

FILES = (
    "charters/standard.json",
    "fonts/DejaVuSansCondensed.ttf",
    "fonts/DejaVuSansCondensed-Bold.ttf",
    "fonts/DejaVuSansCondensed-Oblique.ttf",
    "icons/govdesk.svg",
    "indicators/library.json",
    "themes/light.json",
    "themes/dark.json",
)
SCREEN_SECONDS = 20
_OPEN_A_WINDOW = "from PySide6.QtWidgets import QApplication; QApplication([])"
_LOAD_QT = "from PySide6 import QtWidgets"


def installation(*, display: bool) -> Iterator[Finding]:
    """Look at this installation; `display` says whether there is a screen to show windows on."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    yield good("version", "version", version=__version__, python=python)
    yield _sqlite()
    yield _files()
    yield _fonts()
    yield _zones()
    yield computer_clock()
    yield from _desktop(display)
    yield _keyring()
    yield from _writable()


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    asked = os.environ.get(JOURNAL_SETTING, "")
    if asked and wanted_journal().mode.lower() != asked.lower():
        return bad("sqlite", "sqlite_no_wal", version=version, setting=f"{JOURNAL_SETTING}={asked}")
    key = "sqlite" if wal_is_safe(sqlite3.sqlite_version_info) else "sqlite_delete_only"
    return good("sqlite", key, version=version, mode=wanted_journal().mode)


def _files() -> Finding:
    wanted = [paths.resources(*one.split("/")) for one in FILES]
    wanted += [paths.migrations() / "env.py"]
    catalogues = paths.resources("translations")
    wanted += [
        catalogues / lang / "LC_MESSAGES" / "govdesk.mo" for lang in LANGUAGES if lang != "en"
    ]
    missing = [path.name for path in wanted if not path.is_file()]
    if missing:
        return bad("files", "files_missing", names=", ".join(missing))
    return good("files", "files")


def _fonts() -> Finding:
    """Whether the packets' fonts are fonts: a cut-off file is there, and draws nothing."""
    broken = [
        one.rpartition("/")[2]
        for one in FILES
        if one.endswith(".ttf") and not _is_font(paths.resources(*one.split("/")))
    ]
    return (
        bad("fonts", "fonts_broken", names=", ".join(broken)) if broken else good("fonts", "fonts")
    )


def _is_font(path: Path) -> bool:
    """Whether a TrueType file has every table that its directory names (OpenType 1.9, otff)."""
    try:
        data = path.read_bytes()
        count = int.from_bytes(data[4:6], "big")
        ends = [
            int.from_bytes(data[at + 8 : at + 12], "big")
            + int.from_bytes(data[at + 12 : at + 16], "big")
            for at in range(12, 12 + 16 * count, 16)
        ]
    except OSError:
        return False
    return data[:4] == b"\x00\x01\x00\x00" and bool(ends) and max(ends) <= len(data)


def _zones() -> Finding:
    from babel import Locale, UnknownLocaleError

    try:
        ZoneInfo("America/New_York")
        for lang in LANGUAGES:
            Locale.parse(lang)
    except (ZoneInfoNotFoundError, UnknownLocaleError):
        return bad("zones", "zones_missing")
    return good("zones", "zones")


def _desktop(display: bool) -> Iterator[Finding]:
    if importlib.util.find_spec("PySide6") is None:
        missing = message("desktop.missing")
        yield Finding("desktop", False, missing, message("desktop.missing.then"))
        return
    if problem := _fails(_LOAD_QT):
        yield bad("desktop", "screen_libraries", found=problem)
        return
    yield good("desktop", "desktop")
    if not display:
        yield good("display", "none")
    elif problem := _fails(_OPEN_A_WINDOW):
        yield bad("display", "no_window", found=problem)
    else:
        yield good("display", "display")


def _fails(program: str) -> str:
    """What another Python says last when it cannot run a program; "" when it can. Another one,
    because Qt ends the whole process when a library of the screen is missing."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            timeout=SCREEN_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"> {SCREEN_SECONDS} s"
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return next((line for line in lines if "lib" in line), lines[-1] if lines else "?")


def _keyring() -> Finding:
    ring = SystemKeyring()
    name = ring.name()
    if name is None:
        return good("keyring", "no_keyring")
    try:
        ring.get("doctor")
    except NoKeyring:
        return bad("keyring", "keyring_silent", backend=name)
    return good("keyring", "keyring", backend=name)


def _writable() -> Iterator[Finding]:
    from platformdirs import user_config_path, user_data_path

    for name, folder in (
        ("settings_folder", user_config_path("govdesk", appauthor=False)),
        ("data_folder", user_data_path("govdesk", appauthor=False)),
    ):
        there = _nearest(folder)
        ok = places.can_write(there)
        yield (good if ok else bad)(
            name, "can_write" if ok else "cannot_write", path=str(folder if ok else there)
        )


def _nearest(folder: Path) -> Path:
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
