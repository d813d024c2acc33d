# SPDX-License-Identifier: Apache-2.0
"""`govdesk suppress`: hides small counts in a table and audits what can still be deduced."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson
from govdesk.exchange.tables import read_table, table_json, table_text
from govdesk.rules.suppression import SuppressionRules, Zeros, suppress
from govdesk.wording import _, current, say


def suppress_table(
    file: Annotated[Path, typer.Argument(help=_("A table of counts as CSV."), metavar="TABLE")],
    k: Annotated[int, typer.Option("--k", min=1, help=_("Counts under K are hidden."))] = 5,
    zeros: Annotated[
        Zeros, typer.Option("--zeros", help=_("Whether a count of 0 may be shown."))
    ] = Zeros.SAFE,
    width: Annotated[
        int | None,
        typer.Option("--width", min=1, help=_("Doubt that must remain (the same as K if absent).")),
    ] = None,
    hide_totals: Annotated[
        bool, typer.Option("--hide-totals", help=_("Let totals be hidden too."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Hide small counts, and others so that the small ones cannot be worked out.

    The first row holds an empty cell, column names and total; the last row is total. Ends with 1
    when no pattern protects the table.
    """
    table = read_table(file)
    found = suppress(table, SuppressionRules(k, zeros, width, hide_totals))
    if as_json:
        answers.json_result(table_json(found, current()))
    else:
        answers.result(table_text(found, current()))
        for note in found.notes:
            answers.remark(say(note))
    raise typer.Exit(answers.OK if found.protected else answers.DOES_NOT_HOLD)
