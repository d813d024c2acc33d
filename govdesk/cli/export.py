# SPDX-License-Identifier: Apache-2.0
"""`govdesk export`: what others read without GovDesk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import _


def export(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file or URL."))],
    kind: Annotated[str, typer.Option("--format", help=_("What to write: popolo, ics or bundle."))],
    out: Annotated[Path, typer.Option("--out", help=_("Where the file goes."))],
    vote: Annotated[
        str | None, typer.Option("--vote", help=_("The vote's id."), metavar="ID")
    ] = None,
    packet: Annotated[
        str | None, typer.Option("--packet", help=_("The packet's id or number."), metavar="ID")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Answer in JSON."))] = False,
) -> None:
    """Write what others read without GovDesk.

    popolo: seats, people, meetings, motions and recorded votes as open data, which `govdesk tally`
    recomputes; ics: the meetings for a calendar; bundle: everything a resident needs to check one
    closed vote or one published packet with `govdesk verify`, or with the public verifier.
    """
    from govdesk.briefing.files import write_file

    if kind == "bundle":
        content = _bundle(workspace, vote, packet)
    elif kind in ("popolo", "ics"):
        if vote is not None or packet is not None:
            raise BadInput(message("bundle.of_everything", format=kind), field="vote")
        content = _open_data(workspace, kind)
    else:
        raise BadInput(message("bundle.unknown_format", format=kind), field="format")
    write_file(out, content)
    if as_json:
        answers.json_result({kind: str(out), "bytes": len(content)})
    else:
        answers.result(str(out))


def _open_data(workspace: str, kind: str) -> bytes:
    from govdesk.cli.workspaces import opened
    from govdesk.exchange.icalendar import calendar
    from govdesk.exchange.popolo import popolo
    from govdesk.queries.open_data import open_data

    with opened(workspace, read_only=True) as ctx:
        data = ctx.read(open_data)
    return popolo(data) if kind == "popolo" else calendar(data)


def _bundle(workspace: str, vote: str | None, packet: str | None) -> bytes:
    from govdesk.cli.workspaces import opened
    from govdesk.queries.bundles import bundle_of
    from govdesk.queries.packets import packet_rows
    from govdesk.record.bundle_contents import About

    if (vote is None) == (packet is None):
        raise BadInput(message("bundle.about_one"), field="vote")
    with opened(workspace, read_only=True) as ctx:
        if packet is not None:
            rows = ctx.read(packet_rows)
            found = next((row.id for row in rows if packet in (row.id, row.number)), packet)
            return ctx.read(bundle_of, about=About("packet", found))
        return ctx.read(bundle_of, about=About("vote", vote or ""))
