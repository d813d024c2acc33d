# SPDX-License-Identifier: Apache-2.0
"""`govdesk packet`: builds a packet from a workspace. It never publishes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson, Certificate, PassphraseFd, TimestampUrl
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import _

if TYPE_CHECKING:
    from govdesk.briefing.kinds import View
    from govdesk.cli.passphrases import Ask
    from govdesk.services.context import Context


def packet(
    workspace: Annotated[str, typer.Argument(help=_("A workspace file or URL."))],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            help=_(
                "Where the file goes: a PDF; a web page if it ends in .html; a Word document if it"
                " ends in .docx; its numbers and votes as open data if it ends in .zip."
            ),
        ),
    ],
    kind: Annotated[str, typer.Option("--kind", help=_("Kind of packet."))] = "quarterly",
    period: Annotated[
        str, typer.Option("--period", help=_("A quarter such as 2026-Q2, or a year."))
    ] = "",
    meeting: Annotated[str, typer.Option("--meeting", help=_("A meeting’s number."))] = "",
    vote: Annotated[str, typer.Option("--vote", help=_("A motion’s number, or a vote’s id."))] = "",
    large: Annotated[bool, typer.Option("--large", help=_("In large print."))] = False,
    lang: Annotated[str, typer.Option("--lang", help=_("Language of the packet."))] = "en",
    sign: Annotated[bool, typer.Option("--sign", help=_("Sign the packet."))] = False,
    account: Annotated[str | None, typer.Option("--as", help=_("Who signs."))] = None,
    certificate: Certificate = None,
    timestamp: TimestampUrl = "",
    passphrase_fd: PassphraseFd = None,
    as_json: AsJson = False,
) -> None:
    """Build a packet as a draft: the cover says so, and nothing is recorded."""
    from govdesk.briefing.drafts import OTHERS, draft_file
    from govdesk.briefing.files import write_file
    from govdesk.briefing.kinds import KINDS
    from govdesk.briefing.production import draw
    from govdesk.cli.passphrases import asking
    from govdesk.cli.workspaces import opened
    from govdesk.record.canonical import sha256_hex
    from govdesk.wording.words import LANGUAGES

    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise BadInput(message("packet.unknown_kind", kind=kind, known=known), field="kind")
    if lang not in LANGUAGES:
        raise BadInput(message("packet.unknown_language", lang=lang), field="lang")
    if sign and account is None:
        raise BadInput(message("packet.sign_needs_account"), field="as")
    ask = asking(passphrase_fd)
    signer = account if sign else None
    with opened(workspace, read_only=not sign, account=signer, ask=ask) as ctx:
        view = view_of(ctx, kind, {"period": period, "meeting": meeting, "vote": vote}, lang)
        if out.suffix.lower() in OTHERS:
            write_file(out, draft_file(view, out.suffix, kind=kind, large=large))
            answers.result(str(out))
            return
        drawn = draw(view, kind=kind, large=large)
        content = drawn.content
        if sign:
            content = signed(ctx, content, view.city, certificate, timestamp, ask)
    write_file(out, content)
    if as_json:
        answers.json_result(
            {
                "packet": str(out),
                "kind": kind,
                "number": drawn.number,
                "pages": drawn.pages,
                "draft": True,
                "signed": sign,
                "sha256_content": sha256_hex(drawn.content),
                "sha256_file": sha256_hex(content),
            }
        )
    else:
        answers.result(str(out))


def view_of(ctx: Context, kind: str, asked: Mapping[str, str], lang: str) -> View:
    """What the packet may say. Raises BadInput when what it is about was not named."""
    from govdesk.briefing.kinds import KINDS
    from govdesk.briefing.views import view_for

    about = KINDS[kind].about
    value = asked[about]
    if not value:
        raise BadInput(message("packet.name_it", option=f"--{about}"), field=about)
    return ctx.read(view_for, kind=kind, about=value, lang=lang, draft=True)


def signed(
    ctx: Context, content: bytes, city: str, certificate: Path | None, timestamp: str, ask: Ask
) -> bytes:
    """The packet signed by whoever is at the desk, who must be one who may publish."""
    from govdesk.briefing.certificates import brought_certificate, own_certificate
    from govdesk.briefing.signing import sign_packet
    from govdesk.store.clock import computer_time
    from govdesk.wording import say

    ctx.authorise("packet.publish")
    assert ctx.actor is not None
    assert ctx.seal.own is not None
    who = ctx.actor.name
    if certificate is None:
        found = own_certificate(ctx.seal.own, name=who, city=city, now=computer_time())
    else:
        found = brought_certificate(certificate, ask(str(certificate)))
    reason = say(message("packet.signed_as", who=who, city=city))
    made = sign_packet(content, found, reason=reason, timestamp_url=timestamp)
    for sentence in made.told:
        answers.remark(say(sentence))
    return made.content
