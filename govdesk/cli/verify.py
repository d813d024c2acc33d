# SPDX-License-Identifier: Apache-2.0
"""`govdesk verify`: checks a workspace's record and says exactly what fails where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdesk.cli import answers
from govdesk.rules.messages import message
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.queries.verification import Failure, Verdict


def verify(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file."), metavar="WORKSPACE")],
    as_json: Annotated[bool, typer.Option("--json", help=_("Answer in JSON."))] = False,
) -> None:
    """Check the chain, the entries, and that the tables are what the record makes them.

    Ends with 1 when something does not hold.
    """
    from govdesk.cli.workspaces import opened
    from govdesk.queries.verification import verify_workspace

    with opened(workspace, read_only=True) as ctx:
        verdict = ctx.read(verify_workspace)
    if as_json:
        answers.json_result(verdict_json(verdict))
    else:
        _tell(verdict)
    raise typer.Exit(answers.OK if verdict.ok else answers.DOES_NOT_HOLD)


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """A verdict as other programs read it."""
    return {
        "ok": verdict.ok,
        "kind": "workspace",
        "head": {"size": verdict.size, "root": verdict.root},
        "checked": verdict.checked,
        "failures": [_failure_json(failure) for failure in verdict.failures],
        "not_proved": [say(one) for one in verdict.not_proved],
    }


def _failure_json(failure: Failure) -> dict[str, Any]:
    return {
        "rule": failure.rule,
        "category": failure.category,
        "seq": failure.seq,
        "table": failure.table,
        "row_id": failure.row_id,
        "column": failure.column,
        "expected": failure.expected,
        "found": failure.found,
        "message": say(failure.message),
    }


def _tell(verdict: Verdict) -> None:
    if verdict.ok:
        answers.result(say(message("verify.holds", size=verdict.size)))
    else:
        answers.result(say(message("verify.broken")))
    for failure in verdict.failures:
        answers.result("- " + say(failure.message))
        if failure.column:
            answers.result("  " + _("Column: {name}").format(name=failure.column))
        answers.result("  " + _("Expected: {value}").format(value=failure.expected))
        answers.result("  " + _("Found: {value}").format(value=failure.found))
    answers.result(_("Fingerprint of the record: {root}").format(root=verdict.root))
    answers.result(_("Not shown by this check:"))
    for one in verdict.not_proved:
        answers.result("- " + say(one))
