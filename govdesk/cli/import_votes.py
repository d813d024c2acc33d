# SPDX-License-Identifier: Apache-2.0
"""`govdesk import --votes`: historical roll calls, tallied again, all of them taken in or none."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import typer

from govdesk.cli import answers
from govdesk.cli.imported import as_objects, tell
from govdesk.cli.passphrases import asking
from govdesk.rules.messages import message
from govdesk.wording import say


def import_votes(
    workspace: str,
    votes: Path,
    rule: Path | None,
    *,
    account: str,
    dry_run: bool,
    passphrase_fd: int | None,
    as_json: bool,
) -> NoReturn:
    """Take a file of votes in, or say what would come of it; ends with the exit code."""
    from govdesk.cli.tally import read_rule
    from govdesk.cli.workspaces import opened
    from govdesk.exchange.past_votes import read_past_votes
    from govdesk.exchange.reading_notes import Notes
    from govdesk.services.past_votes import check_past_votes, import_past_votes

    notes = Notes()
    file = read_past_votes(votes, notes, read_rule(rule, notes) if rule else None)
    for note in notes:
        answers.remark(say(note))
    with opened(workspace, account=account, ask=asking(passphrase_fd)) as ctx:
        if dry_run:
            ctx.authorise("vote.import")
            done = ctx.read(check_past_votes, rows=file.rows, rejected=file.rejected)
        else:
            done = import_past_votes(ctx, rows=file.rows, source=votes.name, rejected=file.rejected)
    if as_json:
        answers.json_result(
            {
                "rows": done.rows,
                "new": done.new,
                "revised": 0,
                "unchanged": done.unchanged,
                "rejected": as_objects(done.rejected),
            }
        )
        raise typer.Exit(answers.DOES_NOT_HOLD if done.rejected else answers.OK)
    if not tell(done.rows, done.rejected):
        raise typer.Exit(answers.DOES_NOT_HOLD)
    answers.result(say(message("import.votes_found", new=done.new, unchanged=done.unchanged)))
    answers.result(say(message("import.dry" if dry_run else "import.recorded")))
    raise typer.Exit(answers.OK)
