# SPDX-License-Identifier: Apache-2.0
"""Where packages come from on this machine: what pip was told, said to uv.

uv reads none of pip's settings. An organisation that serves packages from its own index has
often told only pip, in a file or in the environment; GovDesk itself names no index anywhere.
"""

from __future__ import annotations

import configparser
import os
import sys
from collections.abc import Iterator
from pathlib import Path

UV_TOLD_BY = (
    "UV_CONFIG_FILE",
    "UV_DEFAULT_INDEX",
    "UV_EXTRA_INDEX_URL",
    "UV_FIND_LINKS",
    "UV_INDEX",
    "UV_INDEX_URL",
)
MAIN = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
EXTRA = {"extra-index-url": "UV_INDEX", "find-links": "UV_FIND_LINKS"}


def settings_for_uv(*, hashes_are_pinned: bool) -> dict[str, str]:
    """pip's settings under uv's names; empty when uv has settings of its own.

    Extra places are asked only for files pinned by their hash: without it, any one of them could
    serve a package of its own under a name that it does not own.
    """
    if uv_has_settings():
        return {}
    names = MAIN | EXTRA if hashes_are_pinned else MAIN
    told = {name: value for option, name in names.items() if (value := pip_setting(option))}
    if hashes_are_pinned:
        told["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # as pip does: every index counts
    return told


def uv_has_settings() -> bool:
    """Whether the user has told uv where to look, in the environment or in a file."""
    files = [folder / "uv" / "uv.toml" for folder in (config_home(), Path("/etc"))]
    return any(os.environ.get(name) for name in UV_TOLD_BY) or any(map(Path.is_file, files))


def pip_setting(option: str) -> str:
    """One setting of pip, empty if unset: the environment over the last file that has it."""
    value = os.environ.get("PIP_" + option.upper().replace("-", "_"), "")
    for file in () if value else pip_files():
        parser = configparser.RawConfigParser()
        parser.read(file, encoding="utf-8")
        for section in ("global", "install"):
            value = parser.get(section, option, fallback=value)
    return " ".join(value.split())


def pip_files() -> Iterator[Path]:
    """pip's settings files in the order in which pip reads them, later over earlier."""
    home = Path.home()
    yield Path("/etc/xdg/pip/pip.conf")
    yield Path("/etc/pip.conf")
    yield home / ".pip" / "pip.conf"
    yield home / "Library" / "Application Support" / "pip" / "pip.conf"
    yield config_home() / "pip" / "pip.conf"
    yield Path(sys.prefix) / "pip.conf"
    if named := os.environ.get("PIP_CONFIG_FILE"):
        yield Path(named)


def config_home() -> Path:
    """The folder of the user's settings."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
