# SPDX-License-Identifier: Apache-2.0
"""Entries about documents that are published with packets."""

from __future__ import annotations

from govdesk.models.enclosures import Enclosure
from govdesk.record.entry_types import EntryType, insert, update

ENTRIES = (
    EntryType(
        "enclosure.added",
        subject="enclosure",
        fields=(
            "kind",
            "about",
            "department_id",
            "lang",
            "title",
            "pages",
            "size",
            "sha256",
            "barriers",
            "summary",
            "ask",
            "enclosed_by",
            "enclosed_at",
        ),
        effect=insert(Enclosure),
    ),
    EntryType(
        "enclosure.removed",
        subject="enclosure",
        fields=("removed_by", "removed_at"),
        effect=update(Enclosure),
    ),
)
