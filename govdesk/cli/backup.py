# SPDX-License-Identifier: Apache-2.0
"""`govdesk backup`: a copy of a workspace that was restored to a scratch place and verified."""

from __future__ import annotations

import json
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson
from govdesk.rules.messages import Message, message
from govdesk.wording import Words, _, say, use

if TYPE_CHECKING:
    from govdesk.services.backups import BackedUp


def backup(
    workspace: Annotated[
        str, typer.Argument(help=_("A workspace file or URL."), metavar="WORKSPACE")
    ],
    to: Annotated[
        Path | None,
        typer.Option("--to", help=_("The folder it goes to, which is there."), metavar="DIR"),
    ] = None,
    as_json: AsJson = False,
    progress: Annotated[str, typer.Option("--progress", hidden=True, metavar="LANG")] = "",
) -> None:
    """Back up a workspace while others work on it.

    Without a folder it goes where this desktop's settings say, else to backups beside the
    workspace. A copy that does not hold is removed.
    """
    from govdesk.services.backups import back_up

    if progress:
        use(Words(progress))
        signal.signal(signal.SIGTERM, _stop)
    made = back_up(workspace, folder=to, step=Steps() if progress else lambda *_: None)
    if as_json:
        answers.json_result(backup_json(made))
    else:
        _tell(made)


def backup_json(made: BackedUp) -> dict[str, object]:
    """A backup as other programs read it; `made_at` in microseconds UTC, `size` in bytes."""
    return {
        "backup": str(made.path),
        "made_at": made.made_at,
        "size": made.size,
        "head": {"size": made.entries, "root": made.root},
        "removed": list(made.removed),
    }


class Steps:
    """Says on stderr how far something is, as one JSON object a line, for the desktop: ten times a
    second at most, and at once when something else begins."""

    EVERY = 0.1  # seconds

    def __init__(self) -> None:
        self._what, self._said_at = "", 0.0

    def __call__(self, done: int, of: int, what: Message) -> None:
        """Say it."""
        now = time.monotonic()
        if what.key == self._what and now - self._said_at < self.EVERY:
            return
        self._what, self._said_at = what.key, now
        line = json.dumps({"done": done, "of": of, "what": say(what)}, ensure_ascii=False)
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def _tell(made: BackedUp) -> None:
    answers.result(say(message("backup.done", path=str(made.path))))
    answers.result(say(message("backup.done.entries", count=made.entries)))
    if made.removed:
        answers.remark(say(message("backup.thinned", count=len(made.removed))))


def _stop(_number: int, _frame: object) -> None:
    """Asked to end: leave through every `finally`, so that nothing half-made stays."""
    raise SystemExit(answers.INTERRUPTED)
