# SPDX-License-Identifier: Apache-2.0
"""The files that are kept with a meeting's notice or a reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.attachments import Attachment, KeptFile
from govdesk.models.people import Account
from govdesk.models.record import PrivateDetail
from govdesk.rules.attachments import Supported
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class AttachedRow:
    """A file: its name, what someone said it shows, the hash of its bytes (all three empty once
    they were erased by law), and who kept it when, in microseconds UTC."""

    id: str
    subject_id: str
    name: str
    described: str
    sha256: str
    by: str
    at: int


def attached_to(
    session: Session, kind: Supported, subjects: Collection[str]
) -> tuple[AttachedRow, ...]:
    """The files with any of `subjects`, oldest first, but those that were taken off."""
    query = (
        select(Attachment, Account.name)
        .outerjoin(Account, Account.id == Attachment.attached_by)
        .where(Attachment.kind == kind.value, Attachment.subject_id.in_(list(subjects)))
        .where(Attachment.removed_at.is_(None))
        .order_by(Attachment.attached_at, Attachment.id)
    )
    found = session.execute(query).all()
    details = _details(session, [one.id for one, _name in found])
    return tuple(
        AttachedRow(
            one.id,
            one.subject_id,
            details.get((one.id, "name"), ""),
            details.get((one.id, "described"), ""),
            details.get((one.id, "sha256"), ""),
            name or "",
            one.attached_at,
        )
        for one, name in found
    )


def attached_bytes(session: Session, *, attachment_id: str) -> bytes:
    """The bytes of a file. Raises Refusal when it was taken off or erased."""
    one = session.get(Attachment, attachment_id)
    digest = _details(session, [attachment_id]).get((attachment_id, "sha256"), "")
    kept = session.get(KeptFile, digest)
    if one is None or one.removed_at is not None or kept is None:
        raise Refusal(message("general.not_found", what=message("attach.file")))
    return kept.content


def _details(session: Session, ids: Collection[str]) -> Mapping[tuple[str, str], str]:
    """What private details say of attachments, by id and field."""
    query = select(PrivateDetail.subject, PrivateDetail.field, PrivateDetail.value)
    rows = session.execute(query.where(PrivateDetail.subject.in_(list(ids))))
    return {(row[0], row[1]): row[2] for row in rows}
