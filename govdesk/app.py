# SPDX-License-Identifier: Apache-2.0
"""The composition root and entry point: wires the floors and starts the command line."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from govdesk.cli.main import main as command_line
from govdesk.rules.messages import Message

if TYPE_CHECKING:
    from govdesk.services.checkpoint_watch import CheckpointWatch
    from govdesk.services.context import Context
    from govdesk.services.safe_places import PlacesFile

T = TypeVar("T")
Told = Callable[[Message, int], None]


class Desktop:
    """The desktop as the command line knows it; Qt is loaded only when it is used."""

    def __call__(self, location: str | None) -> int:
        """Open a workspace (None: the last one) and stay until its window is closed."""
        from govdesk.ui.desktop import run

        return run(location, _open, sys.argv, _watch(), _places())

    def watch(self, work: Callable[[Told], T]) -> T:
        """Do something long while a window shows how far it is."""
        from govdesk.ui.making import watch

        return watch(work, sys.argv)


def main() -> int:
    """Run GovDesk with the arguments of this process and give the exit code."""
    has_desktop = importlib.util.find_spec("PySide6") is not None
    return command_line(Desktop() if has_desktop else None)


def _open(location: str) -> Context:
    from govdesk.services.context import Context
    from govdesk.store.opening import open_store

    return Context(open_store(location, before_migrating=_safeguard))


def _watch() -> CheckpointWatch:
    from govdesk.services.checkpoint_watch import CheckpointWatch
    from govdesk.store.checkpoint_memory import CheckpointMemory

    return CheckpointWatch(CheckpointMemory())


def _places() -> PlacesFile:
    from govdesk.services.safe_places import PlacesFile

    return PlacesFile()


def _safeguard(location: str) -> None:
    from govdesk.services.backups import safeguard

    safeguard(location)
