# SPDX-License-Identifier: Apache-2.0
"""Entries that speak of the record itself: a body removed by law, a restoration from a backup, and
another officer's signature under a checkpoint."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete
from sqlalchemy import update as update_rows
from sqlalchemy.orm import Session

from govdesk.models.base import Base
from govdesk.models.record import Entry, PrivateDetail, Redaction
from govdesk.models.residents import Answer, Comment, Narrative
from govdesk.record.entry_types import EntryType, Written, add, nothing

REDACTABLE: Mapping[str, type[Base]] = {
    "comment.received": Comment,
    "comment.answered": Answer,
    "narrative.added": Narrative,
}
"""The types whose bodies the law may ask to remove, and the table that each of them fills."""


def _redact(session: Session, entry: Written) -> None:
    """The body goes, and the row that it made; the hash stays. On rebuilding neither is there."""
    add(session, Redaction, entry, {"id": entry.subject})
    session.flush()
    seq = entry.data["seq"]
    named = session.get(Entry, seq)
    if named is None:
        return
    session.execute(update_rows(Entry).where(Entry.seq == seq).values(body=b""))
    session.execute(delete(PrivateDetail).where(PrivateDetail.seq == seq))
    model = REDACTABLE[named.type]
    key = next(iter(model.__table__.primary_key))
    session.execute(delete(model).where(key == named.subject))


ENTRIES = (
    EntryType(
        "entry.redacted",
        subject="redaction",
        fields=("seq", "entry_sha256", "ground", "first"),
        effect=_redact,
    ),
    EntryType(
        "record.restored",
        subject="workspace",
        fields=("lost", "since", "size", "root", "first"),
        effect=nothing,
    ),
    EntryType("checkpoint.cosigned", subject="checkpoint", fields=("line",), effect=nothing),
)
