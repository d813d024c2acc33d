# SPDX-License-Identifier: Apache-2.0
"""Files that support a meeting's notice or a reading: kept with it, and taken off again.

They are for the office alone: nothing of them is published, and their names, what they show and
the hashes of their bytes are private details, of which an entry holds salted commitments.
"""

from __future__ import annotations

from pathlib import PureWindowsPath

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.attachments import Attachment, KeptFile
from govdesk.models.indicators import Indicator, Reading
from govdesk.models.meetings import Meeting
from govdesk.queries.attachments import attached_to
from govdesk.record.canonical import clean_text, sha256_hex
from govdesk.rules.attachments import Supported, why_not_attach
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Changed, Context
from govdesk.services.inputs import SHORT, found, typed

_VERBS = {Supported.MEETING: "meeting.notice", Supported.READING: "reading.record"}


def attach_file(
    ctx: Context, *, kind: str, subject_id: str, name: str, content: bytes, described: str = ""
) -> Changed:
    """Keep a file with a meeting's notice (`kind` `meeting`) or with a reading. `made` is its id.

    Raises BadInput for an empty or too large file and where there are too many, Refusal where what
    it supports is not there, NotAllowed for another department's reading.
    """
    of = Supported(kind)
    with ctx.store.reading() as session:
        department = _department(session, of, subject_id)
    with ctx.writing(_VERBS[of], department_id=department) as act:
        there = attached_to(act.session, of, [subject_id])
        refused = why_not_attach(size=len(content), there=len(there))
        if refused is not None:
            raise BadInput(refused, field="file", kept=message("general.nothing_changed"))
        assert ctx.actor is not None  # `writing` has refused already when nobody is signed in
        told = clean_text(described).strip()
        made, digest = act.new_id(), sha256_hex(content)
        called = PureWindowsPath(name).name[-SHORT:]  # of either kind of path
        private = {
            "name": typed(called, "file", named=message("attach.name")),
            "sha256": digest,
        }
        if told:
            private["described"] = typed(told, "described", named=message("attach.described"))
        act.record(
            "file.attached",
            made,
            kind=of.value,
            subject_id=subject_id,
            attached_by=ctx.actor.account_id,
            attached_at=act.now,
            private=private,
        )
        if act.session.get(KeptFile, digest) is None:
            act.session.add(KeptFile(sha256=digest, content=content))
        return act.changed(made)


def detach_file(ctx: Context, *, attachment_id: str) -> Changed:
    """Take a file off what it supports; that it was there stays in the record."""
    with ctx.store.reading() as session:
        one = found(session, Attachment, attachment_id, named=message("attach.file"))
        of = Supported(one.kind)
        department = _department(session, of, one.subject_id)
    with ctx.writing(_VERBS[of], department_id=department) as act:
        query = select(Attachment.removed_at).where(Attachment.id == attachment_id)
        if act.session.scalars(query).one() is not None:
            raise BadInput(message("attach.is_off"), kept=message("general.nothing_changed"))
        assert ctx.actor is not None
        act.record(
            "file.detached", attachment_id, removed_by=ctx.actor.account_id, removed_at=act.now
        )
        return act.changed(attachment_id)


def _department(session: Session, of: Supported, subject_id: str) -> str | None:
    """The department whose reading it is; None of a meeting. Raises Refusal."""
    if of is Supported.MEETING:
        found(session, Meeting, subject_id, named=message("meetings.meeting"))
        return None
    reading = found(session, Reading, subject_id, named=message("attach.reading"))
    return session.get_one(Indicator, reading.indicator_id).department_id
