# SPDX-License-Identifier: Apache-2.0
"""Where the packed files are: `resources/` and `migrations/`, in a checkout or in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _share() -> Path:
    packed = _PACKAGE / "_share"
    return packed if packed.is_dir() else _PACKAGE.parent


def resources(*parts: str) -> Path:
    """A file or folder of `resources/`, such as `resources("themes", "light.json")`."""
    return _share().joinpath("resources", *parts)


def migrations() -> Path:
    """The folder of the Alembic migrations."""
    return _share() / "migrations"
