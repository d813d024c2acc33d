# SPDX-License-Identifier: Apache-2.0
"""The composition root and entry point: wires the floors and starts the command line."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

from govdesk.cli.main import main as command_line

if TYPE_CHECKING:
    from govdesk.services.context import Context


def open_desktop(location: str | None) -> int:
    """Open the desktop on a workspace (None: the last one); Qt is loaded only now."""
    from govdesk.ui.desktop import run

    return run(location, _open, sys.argv)


def main() -> int:
    """Run GovDesk with the arguments of this process and give the exit code."""
    has_desktop = importlib.util.find_spec("PySide6") is not None
    return command_line(open_desktop if has_desktop else None)


def _open(location: str) -> Context:
    from govdesk.services.context import Context
    from govdesk.store.opening import open_store

    return Context(open_store(location))
