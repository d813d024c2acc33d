# SPDX-License-Identifier: Apache-2.0
"""`govdesk packet`: builds a packet from a workspace. It never publishes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import _


def packet(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file or URL."))],
    period: Annotated[str, typer.Option("--period", help=_("A quarter such as 2026-Q2."))],
    out: Annotated[Path, typer.Option("--out", help=_("Where the PDF goes."))],
    kind: Annotated[str, typer.Option("--kind", help=_("Kind of packet."))] = "quarterly",
    lang: Annotated[str, typer.Option("--lang", help=_("Language of the packet."))] = "en",
    as_json: Annotated[bool, typer.Option("--json", help=_("Answer in JSON."))] = False,
) -> None:
    """Build a packet as a draft: the cover says so, and nothing is recorded."""
    from govdesk.briefing.files import write_file
    from govdesk.briefing.production import draw
    from govdesk.cli.workspaces import opened
    from govdesk.queries.quarterly import quarterly_view
    from govdesk.wording.words import LANGUAGES

    if kind != "quarterly":
        raise BadInput(message("packet.unknown_kind", kind=kind), field="kind")
    if lang not in LANGUAGES:
        raise BadInput(message("packet.unknown_language", lang=lang), field="lang")
    with opened(workspace, read_only=True) as ctx:
        view = ctx.read(quarterly_view, period=period, lang=lang, draft=True)
    drawn = draw(view)
    write_file(out, drawn.content)
    if as_json:
        answers.json_result(
            {"packet": str(out), "number": drawn.number, "pages": drawn.pages, "draft": True}
        )
    else:
        answers.result(str(out))
