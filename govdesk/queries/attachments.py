# SPDX-License-Identifier: Apache-2.0
"""The files that are kept with a meeting's notice or a reading."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.attachments import Attachment, KeptFile
from govdesk.models.people import Account
from govdesk.rules.attachments import Supported
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class AttachedRow:
    """A file: its name, what someone said it is, its bytes' number, and who kept it when."""

    id: str
    subject_id: str
    name: str
    described: str
    size: int
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
    return tuple(
        AttachedRow(
            one.id,
            one.subject_id,
            one.name,
            one.described or "",
            one.size,
            one.sha256,
            name or "",
            one.attached_at,
        )
        for one, name in session.execute(query).all()
    )


def attached_bytes(session: Session, *, attachment_id: str) -> bytes:
    """The bytes of a file. Raises Refusal when it was taken off."""
    query = (
        select(KeptFile.content)
        .join(Attachment, Attachment.sha256 == KeptFile.sha256)
        .where(Attachment.id == attachment_id, Attachment.removed_at.is_(None))
    )
    content = session.scalars(query).one_or_none()
    if content is None:
        raise Refusal(message("general.not_found", what=message("attach.file")))
    return content
