# SPDX-License-Identifier: Apache-2.0
"""PDF documents that go out with a packet: added by an officer, taken out again.

A packet that is drawn names those that stand then, and their bytes are kept with it; what is
published does not change by what is done here.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from govdesk.models.attachments import KeptFile
from govdesk.models.enclosures import Enclosure
from govdesk.models.workspace import Department
from govdesk.record.canonical import clean_text, plain, sha256_hex
from govdesk.rules.enclosures import LONGEST_SUMMARY, Barrier, why_not_enclose
from govdesk.rules.messages import message
from govdesk.rules.pieces import KINDS, LONGEST_TITLE
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import SHORT, found, typed
from govdesk.wording.words import LANGUAGES


def enclose(
    ctx: Context,
    *,
    kind: str,
    about: str,
    department_id: str,
    lang: str,
    title: str,
    content: bytes,
    pages: int,
    barriers: Collection[Barrier] = (),
    summary: str = "",
    ask: str = "",
) -> Changed:
    """Add a document of `pages` pages to packets of `kind` about a period's code or a meeting's
    number. `made` is its id.

    Raises BadInput for what is no PDF or too large, for a kind without room for documents, where
    there are too many, where the same stands there, and where a reader is kept out and `summary` or
    `ask` is empty.
    """
    nothing = message("general.nothing_changed")
    if kind not in KINDS:
        raise BadInput(message("enclosure.no_place"), kept=nothing)
    if lang not in LANGUAGES:
        raise BadInput(message("packet.unknown_language", lang=lang), field="lang")
    if not content.startswith(b"%PDF-"):
        raise BadInput(message("packet.not_a_pdf"), field="file", kept=nothing)
    with ctx.writing("packet.prepare") as act:
        assert ctx.actor is not None
        standing = select(Enclosure.sha256).where(Enclosure.kind == kind, Enclosure.about == about)
        there = act.session.scalars(standing.where(Enclosure.removed_at.is_(None))).all()
        refused = why_not_enclose(
            size=len(content), there=len(there), barriers=barriers, summary=summary, ask=ask
        )
        if refused is not None:
            raise BadInput(refused[1], field=refused[0], kept=nothing)
        digest = sha256_hex(content)
        if digest in there:
            raise BadInput(message("enclosure.there_already"), field="file", kept=nothing)
        named = message("enclosure.field.title")
        by = message("piece.field.department")
        if not department_id:
            raise BadInput(message("general.choose_one", field=by), field="department_id")
        found(act.session, Department, department_id, named=by)
        made = act.new_id()
        act.record(
            "enclosure.added",
            made,
            kind=kind,
            about=about,
            department_id=department_id,
            lang=lang,
            title=typed(title, "title", limit=LONGEST_TITLE, named=named),
            pages=pages,
            size=len(content),
            sha256=digest,
            barriers=plain(sorted(one.value for one in barriers)),
            summary=_said(summary, "summary", LONGEST_SUMMARY) if barriers else None,
            ask=_said(ask, "ask", SHORT) if barriers else None,
            enclosed_by=ctx.actor.account_id,
            enclosed_at=act.now,
        )
        if act.session.get(KeptFile, digest) is None:
            act.session.add(KeptFile(sha256=digest, content=content))
        return act.changed(made)


def remove_enclosure(ctx: Context, *, enclosure_id: str) -> Changed:
    """Let packets that are drawn from now on go without a document."""
    with ctx.writing("packet.prepare") as act:
        assert ctx.actor is not None
        this = message("enclosure.this")
        one = found(act.session, Enclosure, enclosure_id, named=this)
        if one.removed_at is not None:
            gone = message("enclosure.removed_already")
            raise Refusal(gone, kept=message("general.nothing_changed"))
        act.record("enclosure.removed", one.id, removed_by=ctx.actor.account_id, removed_at=act.now)
        return act.changed(one.id)


def _said(text: str, field: str, limit: int) -> str:
    return typed(clean_text(text), field, limit=limit, named=message(f"enclosure.field.{field}"))
