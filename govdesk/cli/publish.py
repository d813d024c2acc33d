# SPDX-License-Identifier: Apache-2.0
"""`govdesk publish`: signs and publishes a packet that another officer prepared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson, Certificate, PassphraseFd, TimestampUrl
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import _, say


def publish_command(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file or URL."))],
    number: Annotated[str, typer.Option("--packet", help=_("The packet’s number."))],
    account: Annotated[str, typer.Option("--as", help=_("Who publishes."))],
    out: Annotated[
        Path | None,
        typer.Option("--out", help=_("The archive’s folder; else it lies beside the workspace.")),
    ] = None,
    certificate: Certificate = None,
    timestamp: TimestampUrl = "",
    passphrase_fd: PassphraseFd = None,
    as_json: AsJson = False,
) -> None:
    """Sign a prepared packet as another officer than the one who prepared it, publish it, and lay
    its files out in the archive."""
    from govdesk.briefing.archive import archive_folder, put_out
    from govdesk.briefing.publishing import Brought, publish
    from govdesk.briefing.signing import Signed
    from govdesk.cli.passphrases import asking
    from govdesk.cli.workspaces import opened
    from govdesk.queries.packets import packet_rows

    ask = asking(passphrase_fd)
    with opened(workspace, account=account, ask=ask) as ctx:
        found = next((row for row in ctx.read(packet_rows) if row.number == number), None)
        if found is None:
            raise BadInput(message("packet.no_number", number=number), field="packet")
        brought = None
        if certificate is not None:
            brought = Brought(certificate, ask(str(certificate)))
        signed: list[Signed] = []
        publish(
            ctx, packet_id=found.id, brought=brought, timestamp_url=timestamp, told=signed.append
        )
        for sentence in signed[0].told:
            answers.remark(say(sentence))
        folder = out or archive_folder(ctx.store.location)
        put_out(ctx, folder)
        row = next(row for row in ctx.read(packet_rows) if row.id == found.id)
    path = folder / f"{row.number}.pdf"
    if as_json:
        answers.json_result(
            {
                "packet": str(path),
                "number": row.number,
                "sha256_content": row.sha256,
                "sha256_file": row.sha256_file,
                "signature": f"B-{signed[0].level}",
            }
        )
    else:
        answers.result(str(path))
