# SPDX-License-Identifier: Apache-2.0
"""Entries about what departments wrote for packets."""

from __future__ import annotations

from govdesk.models.pieces import PacketPiece
from govdesk.record.entry_types import EntryType, insert, update

ENTRIES = (
    EntryType(
        "piece.brought_in",
        subject="piece",
        fields=(
            "kind",
            "about",
            "department_id",
            "lang",
            "title",
            "content",
            "sha256_source",
            "position",
            "brought_by",
            "brought_at",
        ),
        effect=insert(PacketPiece),
    ),
    EntryType("piece.moved", subject="piece", fields=("position",), effect=update(PacketPiece)),
    EntryType(
        "piece.removed",
        subject="piece",
        fields=("removed_by", "removed_at"),
        effect=update(PacketPiece),
    ),
)
