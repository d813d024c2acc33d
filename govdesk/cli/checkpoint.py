# SPDX-License-Identifier: Apache-2.0
"""`govdesk checkpoint` and `govdesk trust`: what others keep to hold the record to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.wording import _, say


def checkpoint(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file or URL."))],
    cosign: Annotated[
        bool, typer.Option("--cosign", help=_("Sign it too, as the officer that --as names."))
    ] = False,
    account: Annotated[
        str | None, typer.Option("--as", help=_("The officer who signs."), metavar="ACCOUNT")
    ] = None,
    timestamp: Annotated[
        str | None,
        typer.Option(
            "--timestamp",
            help=_("Have this timestamp service (RFC 3161) say when it was there."),
            metavar="URL",
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help=_("Where the file goes."))] = None,
    as_json: AsJson = False,
) -> None:
    """Say the record's last checkpoint, with everyone who signed it, for others to keep.

    Whoever keeps it finds out whether the record goes on from it: `govdesk verify --checkpoint`.
    """
    from govdesk.briefing.files import write_file
    from govdesk.cli.workspaces import opened
    from govdesk.queries.checkpoints import newest_checkpoint
    from govdesk.services.checkpoints import cosign_checkpoint

    if timestamp is not None and out is None:
        raise BadInput(message("timestamp.needs_out"), field="out")
    if cosign != (account is not None):
        raise BadInput(message("checkpoint.who"), field="as")
    with opened(workspace, read_only=not cosign, account=account) as ctx:
        if cosign:
            cosign_checkpoint(ctx)
        last = ctx.read(newest_checkpoint)
    if last is None:
        raise Refusal(message("checkpoint.none"))
    if out is not None:
        write_file(out, last.note.encode("utf-8"))
        if timestamp is not None:
            from govdesk.services.timestamps import SUFFIX, ask_timestamp

            token = ask_timestamp(last.note, timestamp)
            write_file(out.with_name(out.name + SUFFIX), token)
    if as_json:
        signers = [{"name": key.name, "key": key.kid} for key in last.signers]
        told = {"size": last.size, "root": last.root, "note": last.note, "signers": signers}
        answers.json_result(told)
    else:
        answers.result(last.note.rstrip("\n"))
        names = ", ".join(key.name for key in last.signers)
        answers.remark(say(message("checkpoint.signed_by", size=last.size, names=names)))


def trust(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file or URL."))],
    out: Annotated[
        Path, typer.Option("--out", help=_("Where the page goes."), metavar="FILE.pdf|FILE.html")
    ],
    lang: Annotated[str, typer.Option("--lang", help=_("The page’s language."))] = "en",
) -> None:
    """Write a page to print, hand out and post: whose keys sign the record, its first entry and its
    last checkpoint."""
    from govdesk.briefing.trust_page import write_trust_page
    from govdesk.cli.workspaces import opened
    from govdesk.queries.checkpoints import trust_root
    from govdesk.wording.words import LANGUAGES

    if lang not in LANGUAGES:
        raise BadInput(message("packet.unknown_language", lang=lang), field="lang")
    with opened(workspace, read_only=True) as ctx:
        root = ctx.read(trust_root)
    write_trust_page(out, root, lang=lang)
    answers.result(str(out))
