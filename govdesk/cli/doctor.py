# SPDX-License-Identifier: Apache-2.0
"""`govdesk doctor`: what is wrong with this installation, and with a workspace if named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from govdesk import __version__
from govdesk.cli import answers
from govdesk.cli.display import has_display
from govdesk.cli.options import AsJson
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.services.diagnosis.findings import Finding


def doctor(
    workspace: Annotated[
        str | None, typer.Argument(help=_("A workspace to look at, too."), metavar="WORKSPACE")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Look at this installation and a workspace. Changes nothing. Ends with 1 when something is
    wrong."""
    from govdesk.services.diagnosis.installation import installation
    from govdesk.services.diagnosis.workspace import workspace as look_at

    findings = list(installation(display=has_display()))
    if workspace is not None:
        findings += look_at(workspace)
    ok = all(finding.ok for finding in findings)
    if as_json:
        told = [_finding_json(finding) for finding in findings]
        answers.json_result({"ok": ok, "version": __version__, "findings": told})
    else:
        for finding in findings:
            _tell(finding)
    raise typer.Exit(answers.OK if ok else answers.DOES_NOT_HOLD)


def _finding_json(finding: Finding) -> dict[str, object]:
    return {
        "name": finding.name,
        "ok": finding.ok,
        "message": say(finding.said),
        "next": say(finding.then) if finding.then else None,
    }


def _tell(finding: Finding) -> None:
    answers.result(("+ " if finding.ok else "! ") + say(finding.said))
    if finding.then is not None:
        answers.result("  " + say(finding.then))
