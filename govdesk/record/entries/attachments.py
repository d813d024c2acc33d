# SPDX-License-Identifier: Apache-2.0
"""Entries about files that are kept with a meeting's notice or a reading."""

from __future__ import annotations

from govdesk.models.attachments import Attachment
from govdesk.record.entry_types import EntryType, insert, update

ENTRIES = (
    EntryType(
        "file.attached",
        subject="attachment",
        fields=("kind", "subject_id", "attached_by", "attached_at"),
        effect=insert(Attachment),
    ),
    EntryType(
        "file.detached",
        subject="attachment",
        fields=("removed_by", "removed_at"),
        effect=update(Attachment),
    ),
)
