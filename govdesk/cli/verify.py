# SPDX-License-Identifier: Apache-2.0
"""`govdesk verify`: checks a workspace's record and says exactly what fails where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govdesk.cli import answers
from govdesk.rules.messages import message
from govdesk.wording import _, say

if TYPE_CHECKING:
    from govdesk.queries.verification import Failure, Verdict


def verify(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file."), metavar="WORKSPACE")],
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(
            help=_("A file with a checkpoint that was seen elsewhere; may be given again."),
            metavar="NOTE",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Answer in JSON."))] = False,
) -> None:
    """Check who signed what, the chain, every vote, and that the tables are what the record makes
    them.

    Ends with 1 when something does not hold.
    """
    from govdesk.cli.workspaces import opened
    from govdesk.queries.verification import verify_workspace
    from govdesk.services.checkpoint_watch import CheckpointWatch
    from govdesk.store.checkpoint_memory import CheckpointMemory

    given = [_note(path, as_json=as_json) for path in checkpoint or ()]
    with opened(workspace, read_only=True) as ctx:
        seen = CheckpointWatch(CheckpointMemory()).notes(ctx)
        verdict = ctx.read(verify_workspace, remembered=[*given, *seen])
    if as_json:
        answers.json_result(verdict_json(verdict))
    else:
        _tell(verdict)
    raise typer.Exit(answers.OK if verdict.ok else answers.DOES_NOT_HOLD)


def _note(path: Path, *, as_json: bool) -> str:
    """The text of a checkpoint in a file; ends the command when there is none."""
    from govdesk.record.notes import read_note

    try:
        text = path.read_bytes().replace(b"\r\n", b"\n").decode("utf-8").strip("\n") + "\n"
        read_note(text)
    except (OSError, ValueError):
        sentence = _("There is no checkpoint in {path}.").format(path=path)
        then = _("A checkpoint begins with govdesk/ and ends with a line for each signature.")
        answers.error("no_checkpoint", sentence, then=then, as_json=as_json)
        raise typer.Exit(answers.BAD_INPUT) from None
    return text


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
        "number": failure.number,
        "category": failure.category,
        "seq": failure.seq,
        "table": failure.table,
        "row_id": failure.row_id,
        "column": failure.column,
        "record": failure.record,
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
        rule = _("rule {number}").format(number=failure.number)
        answers.result(f"- {say(failure.message)} ({rule}, {failure.rule})")
        if failure.column:
            answers.result("  " + _("Column: {name}").format(name=failure.column))
        answers.result("  " + _("Expected: {value}").format(value=failure.expected))
        answers.result("  " + _("Found: {value}").format(value=failure.found))
    answers.result(_("Fingerprint of the record: {root}").format(root=verdict.root))
    answers.result(_("Not shown by this check:"))
    for one in verdict.not_proved:
        answers.result("- " + say(one))
