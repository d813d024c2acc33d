# SPDX-License-Identifier: Apache-2.0
"""What the palette can do and find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from govdesk.ui.places import Place


@dataclass(frozen=True)
class Command:
    """Something the window can do: words, what it does, its key when it has one, and its icon."""

    name: str
    words: str
    act: Callable[[], object]
    key: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An object the palette can jump to: `Motion 2026-14`, its title, and its place."""

    reference: str
    title: str
    place: Place


@dataclass(frozen=True)
class Provider:
    """Finds objects for the palette: `search(session, *, text, limit)` is a query that answers a
    sequence of anything that `found` turns into a `Found`.
    """

    search: Callable[..., Any]
    found: Callable[[Any], Found]
    limit: int = 6
