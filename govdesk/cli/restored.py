# SPDX-License-Identifier: Apache-2.0
"""`govdesk restored`: two officers record that a workspace was put back from a backup."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import PassphraseFd
from govdesk.cli.passphrases import asking
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import _, say


def restored(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file."), metavar="WORKSPACE")],
    lost: Annotated[str, typer.Option("--lost", help=_("What was lost, in words."))],
    since: Annotated[str, typer.Option("--since", help=_("The first day that is missing."))],
    account: Annotated[str, typer.Option("--as", help=_("The officer who begins it."))],
    second: Annotated[str, typer.Option("--second", help=_("Another officer."))],
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Record what a restoration from a backup lost, so that desktops open the workspace again."""
    from govdesk.cli.workspaces import opened
    from govdesk.services.checkpoint_watch import begin_restored
    from govdesk.services.proposals import complete

    ask = asking(passphrase_fd)
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise BadInput(message("watch.no_day"), field="since") from error
    micros = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1_000_000
    with opened(workspace, account=account, ask=ask) as ctx:
        made = begin_restored(ctx, lost=lost, since=micros).made
    with opened(workspace, account=second, ask=ask) as ctx:
        complete(ctx, proposal_id=made)
    answers.result(say(message("watch.restored")))
