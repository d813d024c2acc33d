# SPDX-License-Identifier: Apache-2.0
"""`govdesk restore`: puts a backup back, proved first; what was there is kept beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson
from govdesk.rules.messages import Message, message
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.services.bring_forward import Brought
    from govdesk.services.restoring import Restored
    from govdesk.services.shared_restoring import RestoredShared


def restore_backup(
    backup: Annotated[Path, typer.Argument(help=_("A backup file."), metavar="BACKUP")],
    to: Annotated[
        str,
        typer.Option("--to", help=_("The workspace file or URL to put back."), metavar="WORKSPACE"),
    ],
    second_place: Annotated[
        Path | None,
        typer.Option(
            "--second-place",
            help=_("A file of the second place, whose later entries are put back too."),
            metavar="FILE",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup back as a workspace. What stood there is moved aside, never overwritten. The
    backup of a shared database goes back to a database.

    With a file of the second place, the entries that it has beyond the backup are checked one by
    one and put back as far as they hold.
    """
    done = _restore(backup, to, second_place)
    if as_json:
        answers.json_result(
            {
                "workspace": str(done.workspace),
                "head": {"size": done.entries, "root": done.root},
                "moved_aside": str(done.moved_aside) if done.moved_aside else None,
                "second_place": brought_json(done.brought) if done.brought else None,
            }
        )
        return
    answers.result(say(message("restore.done", path=str(done.workspace))))
    answers.result(say(message("backup.done.entries", count=done.entries)))
    if done.brought:
        for line in brought_lines(done.brought):
            answers.result(say(line))
    if done.moved_aside:
        answers.result(say(message("restore.aside", path=str(done.moved_aside))))


def _restore(backup: Path, to: str, second_place: Path | None) -> Restored | RestoredShared:
    from govdesk.services.restoring import restore
    from govdesk.services.shared_restoring import restore_shared
    from govdesk.store.opening import is_url

    if is_url(to):
        return restore_shared(backup, to, second_place=second_place)
    return restore(backup, Path(to), second_place=second_place)


def brought_json(brought: Brought) -> dict[str, object]:
    """What the second place gave, as other programs read it."""
    return {
        "beyond": brought.beyond,
        "applied": brought.applied,
        "problem": say(brought.problem) if brought.problem else None,
        "lost": [say(line) for line in brought.lost],
    }


def brought_lines(brought: Brought) -> list[Message]:
    """What the second place gave, in sentences."""
    lines = [message("second.beyond", count=brought.beyond)]
    if brought.beyond:
        lines.append(message("second.applied", count=brought.applied))
    if brought.problem:
        lines.append(brought.problem)
    return [*lines, *brought.lost]
