# SPDX-License-Identifier: Apache-2.0
"""The composition root and entry point: wires the floors and starts the command line."""

from __future__ import annotations

import sys

from govdesk.cli.main import main as command_line


def main() -> int:
    """Run GovDesk with the arguments of this process and give the exit code."""
    return command_line(launch)


def launch(location: str | None) -> int:
    """Open the desktop on a workspace (None: the last one). Qt is imported only here."""
    from govdesk.services.context import Context
    from govdesk.store.opening import open_store
    from govdesk.ui.desktop import run

    return run(location, lambda where: Context(open_store(where)), sys.argv)


if __name__ == "__main__":
    sys.exit(main())
