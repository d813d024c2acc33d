# SPDX-License-Identifier: Apache-2.0
"""`govdesk doctor`: what is wrong with this installation, and with a workspace if named."""

from __future__ import annotations

import importlib.util
import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from govdesk import __version__, paths
from govdesk.cli import answers
from govdesk.cli.demo import has_display
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import Refusal
from govdesk.wording import _, say


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is as it should be, and in words."""

    name: str
    ok: bool
    said: Message


def doctor(
    workspace: Annotated[
        str | None, typer.Argument(help=_("A workspace to look at, too."), metavar="WORKSPACE")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Answer in JSON."))] = False,
) -> None:
    """Look at this installation. Ends with 1 when something is wrong."""
    findings = [*_installation(), *(_workspace(workspace) if workspace else ())]
    ok = all(finding.ok for finding in findings)
    if as_json:
        told = [{"name": f.name, "ok": f.ok, "message": say(f.said)} for f in findings]
        answers.json_result({"ok": ok, "version": __version__, "findings": told})
    else:
        for finding in findings:
            answers.result(("+ " if finding.ok else "! ") + say(finding.said))
    raise typer.Exit(answers.OK if ok else answers.DOES_NOT_HOLD)


def _installation() -> list[Finding]:
    python = ".".join(str(part) for part in sys.version_info[:3])
    packed = paths.resources("charters").is_dir() and paths.migrations().is_dir()
    desktop = importlib.util.find_spec("PySide6") is not None
    return [
        Finding("version", True, message("doctor.version", version=__version__, python=python)),
        Finding("sqlite", True, message("doctor.sqlite", version=sqlite3.sqlite_version)),
        Finding("files", packed, message("doctor.files" if packed else "doctor.files_missing")),
        Finding("desktop", desktop, message("doctor.desktop" if desktop else "desktop.missing")),
        Finding("display", True, message("doctor.display" if has_display() else "doctor.none")),
    ]


def _workspace(location: str) -> list[Finding]:
    from govdesk.cli.workspaces import opened
    from govdesk.queries.people import account_rows
    from govdesk.rules.permissions import OFFICERS
    from govdesk.store import places
    from govdesk.store.opening import is_url

    try:
        with opened(location, read_only=True) as ctx:
            accounts = ctx.read(account_rows)
    except Refusal as problem:
        return [Finding("workspace", False, problem.what)]
    officers = sum(1 for row in accounts if not row.closed and OFFICERS & set(row.roles))
    findings = [
        Finding("workspace", True, message("doctor.workspace", path=location)),
        Finding("officers", officers >= 3, message("doctor.officers", count=officers)),
    ]
    if not is_url(location) and places.synchronised(Path(location)):
        findings.append(Finding("folder", False, message("store.synced", path=location)))
    if not is_url(location) and not os.access(location, os.W_OK):
        findings.append(Finding("writable", False, message("store.read_only", path=location)))
    return findings
