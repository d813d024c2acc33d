# SPDX-License-Identifier: Apache-2.0
"""The composition root and entry point: wires the floors and starts the command line."""

from __future__ import annotations

from govdesk.cli.main import main as command_line


def main() -> int:
    """Run GovDesk with the arguments of this process and give the exit code."""
    return command_line()
