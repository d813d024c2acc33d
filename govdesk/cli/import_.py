# SPDX-License-Identifier: Apache-2.0
"""`govdesk import`: takes a file of readings, or of past votes, in whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdesk.cli import answers
from govdesk.cli.imported import as_objects, tell
from govdesk.cli.options import AsJson, PassphraseFd
from govdesk.cli.passphrases import asking
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.services.reading_import import Imported

TELL_EVERY = 50_000
"""So many rows of a long file go by between two words about it."""


def import_file(
    workspace: Annotated[
        str, typer.Argument(help=_("A workspace file or URL."), metavar="WORKSPACE")
    ],
    account: Annotated[str, typer.Option("--as", help=_("The account that records them."))],
    readings: Annotated[
        Path | None,
        typer.Option("--readings", help=_("Readings as CSV or Excel workbook."), metavar="FILE"),
    ] = None,
    votes: Annotated[
        Path | None,
        typer.Option(
            "--votes", help=_("Past votes as JSON or JSON Lines, as `tally` reads."), metavar="FILE"
        ),
    ] = None,
    rule: Annotated[
        Path | None,
        typer.Option("--rule", help=_("The decision rule of the votes, as JSON."), metavar="FILE"),
    ] = None,
    how: Annotated[
        str | None,
        typer.Option(
            "--map",
            help=_("What the file’s columns are: a TOML file, or the name of a map shipped."),
            metavar="FILE",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen, and record nothing."))
    ] = False,
    reason: Annotated[
        str | None,
        typer.Option("--reason", help=_("Why readings that are there already are revised.")),
    ] = None,
    passphrase_fd: PassphraseFd = None,
    as_json: AsJson = False,
) -> None:
    """Record the readings of a CSV file or an Excel workbook, or past votes, all of them or none.

    Columns: indicator, period, group, neighbourhood, value, numerator, denominator, status, source,
    note; any other table by a map. Ends with 1, and records nothing, when any row cannot be used,
    or a vote's totals do not agree with its roll.
    """
    if (readings is None) == (votes is None):
        raise BadInput(message("import.one_of"), field="readings")
    if votes is not None:
        from govdesk.cli.import_votes import import_votes

        import_votes(
            workspace, votes, rule, account=account, dry_run=dry_run,
            passphrase_fd=passphrase_fd, as_json=as_json,
        )  # fmt: skip
    assert readings is not None
    from govdesk.cli.workspaces import opened
    from govdesk.exchange.reading_files import open_readings
    from govdesk.exchange.reading_maps import PLAIN, read_map, shipped_maps
    from govdesk.services.reading_import import ImportHow, check_readings, import_readings

    chosen = PLAIN if how is None else read_map(shipped_maps().get(how, Path(how)))
    file = open_readings(readings, chosen)
    for name in file.ignored:
        answers.remark(say(message("import.ignored", column=name)))
    with opened(workspace, account=account, ask=asking(passphrase_fd)) as ctx:
        settings = ImportHow(
            style=file.style,
            create_indicators=file.create_indicators,
            create_departments=file.create_departments,
            reason=reason or say(message("import.reason", file=file.name)),
        )
        rows = file.rows()
        if dry_run:
            department = ctx.actor.department_id if ctx.actor else None
            ctx.authorise("reading.record", department_id=department)
            done = ctx.read(
                check_readings, rows=rows, how=settings, actor=ctx.actor, progress=_so_far
            )
        else:
            done = import_readings(ctx, rows=rows, how=settings, progress=_so_far)
    if as_json:
        answers.json_result(_json(done))
    else:
        _say(done, dry_run)
    raise typer.Exit(answers.DOES_NOT_HOLD if done.rejected else answers.OK)


def _so_far(rows: int) -> None:
    """Says now and then how far a long file is."""
    if rows % TELL_EVERY == 0:
        answers.remark(say(message("import.so_far", count=rows)))


def _json(done: Imported) -> dict[str, Any]:
    return {
        "rows": done.rows,
        "new": done.new,
        "revised": done.revised,
        "unchanged": done.unchanged,
        "rejected": as_objects(done.rejected),
    }


def _say(done: Imported, dry_run: bool) -> None:
    if not tell(done.rows, done.rejected):
        return
    answers.result(
        say(message("import.found", new=done.new, revised=done.revised, unchanged=done.unchanged))
    )
    if done.indicators:
        answers.result(say(message("import.indicators", count=done.indicators)))
    answers.result(say(message("import.dry" if dry_run else "import.recorded")))
