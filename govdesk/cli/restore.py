# SPDX-License-Identifier: Apache-2.0
"""`govdesk restore`: puts a backup back, proved first; what was there is kept beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.rules.messages import message
from govdesk.wording import _, say


def restore_backup(
    backup: Annotated[Path, typer.Argument(help=_("A backup file."), metavar="BACKUP")],
    to: Annotated[
        Path, typer.Option("--to", help=_("The workspace to put back."), metavar="WORKSPACE")
    ],
    as_json: Annotated[bool, typer.Option("--json", help=_("Answer in JSON."))] = False,
) -> None:
    """Put a backup back as a workspace. What stood there is moved aside, never overwritten."""
    from govdesk.services.restoring import restore

    done = restore(backup, to)
    if as_json:
        answers.json_result(
            {
                "workspace": str(done.workspace),
                "head": {"size": done.entries, "root": done.root},
                "moved_aside": str(done.moved_aside) if done.moved_aside else None,
            }
        )
        return
    answers.result(say(message("restore.done", path=str(done.workspace))))
    answers.result(say(message("backup.done.entries", count=done.entries)))
    if done.moved_aside:
        answers.result(say(message("restore.aside", path=str(done.moved_aside))))
