# SPDX-License-Identifier: Apache-2.0
"""The composition root and entry point: wires the floors and starts the command line."""

from __future__ import annotations

import gc
import importlib.util
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from govdesk.cli.display import has_display, need_display
from govdesk.rules.messages import Message

if TYPE_CHECKING:
    from govdesk.services.context import Context
    from govdesk.ui.opening import Trying
    from govdesk.ui.whole import Keepers

T = TypeVar("T")
_NOT_ONLY = ""
Told = Callable[[Message, int], None]


class Desktop:
    """The desktop as the command line knows it; Qt is loaded only when it is used."""

    def __call__(self, location: str | None) -> int:
        """Open a workspace (None: the last one) and stay until its window is closed."""
        need_display()
        begin()
        from govdesk.store.glance import glance
        from govdesk.ui.desktop import run

        return run(
            location, _open, sys.argv,
            updater=_update, looker=glance, keepers=_keepers, demo=_demo,
        )  # fmt: skip

    def rehearse(self, location: str, number: str | None) -> int:
        """Open a copy of a workspace at a meeting's hour; it is thrown away with the window."""
        need_display()
        from govdesk.services.rehearsal import rehearsal
        from govdesk.ui.rehearsing import rehearse

        return rehearse(lambda folder: rehearsal(location, folder, number=number), sys.argv)

    def watch(self, work: Callable[[Told], T]) -> T:
        """Do something long while a window shows how far it is."""
        from govdesk.ui.making import watch

        return watch(work, sys.argv)


def begin() -> None:
    """Before anything of the desktop is loaded: whatever a start loads stays, and to look through
    it for garbage takes a tenth of the time. From its first window on `ui.garbage` looks."""
    gc.disable()


def main() -> int:
    """Run GovDesk with the arguments of this process and give the exit code."""
    has_desktop = importlib.util.find_spec("PySide6") is not None
    try:
        location = _only_to_open(sys.argv[1:])
        if has_desktop and has_display() and location is not _NOT_ONLY:
            return Desktop()(location)
    except Exception as cause:  # noqa: BLE001 - told by the command line's one fault handler
        from govdesk.cli import answers

        return answers.fault(cause, as_json=False)
    from govdesk.cli.language import speak

    speak()
    from govdesk.cli.main import main as command_line

    return command_line(Desktop() if has_desktop else None)


def _only_to_open(arguments: list[str]) -> str | None:
    """The workspace of `govdesk` or `govdesk open [WORKSPACE]`, the way a menu starts it: loading
    every other command would take as long as the first page. `_NOT_ONLY` for anything else."""
    match arguments:
        case [] | ["open"]:
            return None
        case ["open", workspace] if not workspace.startswith("-"):
            return workspace
    return _NOT_ONLY


def _open(location: str) -> Context:
    from govdesk.services.context import Context
    from govdesk.store.opening import open_store

    return Context(open_store(location))


def _update(location: str, trying: Trying) -> Context:
    """Open a workspace of an older schema: backed up, which can be given up, then brought up to
    date, which cannot."""
    from govdesk.services.backups import safeguard
    from govdesk.services.context import Context
    from govdesk.store.opening import open_store
    from govdesk.wording import _, say

    def backed_up(where: str) -> None:
        safeguard(where, step=lambda done, of, what: trying.step(done, of, say(what)))
        trying.must_end(_("A backup was made. The workspace is being brought up to date."))

    return Context(open_store(location, before_migrating=backed_up))


def _keepers() -> Keepers:
    from govdesk.services.checkpoint_watch import CheckpointWatch
    from govdesk.services.safe_places import PlacesFile
    from govdesk.store.checkpoint_memory import CheckpointMemory
    from govdesk.ui.whole import Keepers

    return Keepers(CheckpointWatch(CheckpointMemory()), PlacesFile())


def _demo(told: Told) -> str:
    """Make the made-up city where `govdesk demo` makes it, unless it is there; its workspace."""
    from govdesk.cli.demo import own_folder
    from govdesk.cli.demo_city import demo_city

    return str(demo_city(own_folder(), seed=1, fresh=False, told=told).workspace)
