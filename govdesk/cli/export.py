# SPDX-License-Identifier: Apache-2.0
"""`govdesk export`: what others read without GovDesk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.wording import _


def export(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file or URL."))],
    kind: Annotated[
        str,
        typer.Option("--format", help=_("What to write: popolo, ics, csv, csvw or bundle.")),
    ],
    out: Annotated[Path, typer.Option("--out", help=_("Where the file goes."))],
    vote: Annotated[
        str | None, typer.Option("--vote", help=_("The vote’s id."), metavar="ID")
    ] = None,
    packet: Annotated[
        str | None, typer.Option("--packet", help=_("The packet’s id or number."), metavar="ID")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write what others read without GovDesk.

    popolo: seats, people, meetings, motions and recorded votes as open data, which `govdesk tally`
    recomputes, or with --vote (its id or its motion's number) one vote alone; ics: the meetings for
    a calendar; csv: every reading that may be published, one a row; csvw: the same, with its
    description beside it as CSV on the Web, or with --packet what a published packet prints, as
    tables, in a ZIP file or else in a folder; bundle: everything a resident needs to check one
    closed vote or one published packet with `govdesk verify`, or with the public verifier.
    """
    from govdesk.briefing.files import write_file

    if kind == "bundle":
        content = _bundle(workspace, vote, packet)
    elif kind == "csvw" and packet is not None and vote is None:
        _packet_data(workspace, packet, out, as_json=as_json)
        return
    elif kind == "popolo" and vote is not None and packet is None:
        content = _one_vote(workspace, vote)
    elif kind in ("popolo", "ics", "csv", "csvw"):
        if vote is not None or packet is not None:
            raise BadInput(message("bundle.of_everything"), field="vote")
        if kind in ("csv", "csvw"):
            _readings(workspace, out, described=kind == "csvw", as_json=as_json)
            return
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


def _one_vote(workspace: str, vote: str) -> bytes:
    from govdesk.cli.workspaces import opened
    from govdesk.exchange.popolo import vote_file
    from govdesk.queries.open_data import open_data

    with opened(workspace, read_only=True) as ctx:
        content = vote_file(ctx.read(open_data), vote)
    if content is None:
        raise Refusal(message("bundle.not_over"))
    return content


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


def _packet_data(workspace: str, packet: str, out: Path, *, as_json: bool) -> None:
    from govdesk.briefing.open_data import write_data
    from govdesk.cli.workspaces import opened
    from govdesk.queries.packets import packet_content, packet_rows

    with opened(workspace, read_only=True) as ctx:
        rows = ctx.read(packet_rows)
        found = next((row for row in rows if packet in (row.id, row.number)), None)
        if found is None:
            raise BadInput(message("packet.no_number", number=packet), field="packet")
        if not found.is_public:
            raise Refusal(message("packet.data_not_public", number=found.number))
        content = ctx.read(packet_content, sha256=found.sha256_data)
    if content is None:
        raise Refusal(message("packet.no_data", number=found.number))
    written = [str(path) for path in write_data(out, content)]
    if as_json:
        answers.json_result({"files": written, "packet": found.number})
    else:
        for path in written:
            answers.result(path)


def _readings(workspace: str, out: Path, *, described: bool, as_json: bool) -> None:
    from govdesk.briefing.files import write_file
    from govdesk.cli.workspaces import opened
    from govdesk.exchange.open_readings import METADATA, readings_csv, readings_metadata
    from govdesk.queries.public_readings import public_readings
    from govdesk.wording import Words

    with opened(workspace, read_only=True) as ctx:
        found = ctx.read(public_readings)
    files = {out: readings_csv(found)}
    if described:
        beside = out.with_name(out.name + METADATA)
        files[beside] = readings_metadata(found, out.name, Words(found.language))
    for path, content in files.items():
        write_file(path, content)
    if as_json:
        count = sum(len(one.readings) for one in found.indicators)
        answers.json_result({"files": [str(path) for path in files], "readings": count})
    else:
        for path in files:
            answers.result(str(path))
