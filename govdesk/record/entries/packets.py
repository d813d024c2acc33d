# SPDX-License-Identifier: Apache-2.0
"""Entries about public packets and checkpoints."""

from __future__ import annotations

from govdesk.models.packets import Packet
from govdesk.models.record import Checkpoint
from govdesk.record.entry_types import EntryType, insert, update

ENTRIES = (
    EntryType(
        "packet.prepared",
        subject="packet",
        fields=(
            "number",
            "kind",
            "period",
            "meeting_id",
            "lang",
            "title",
            "sha256_content",
            "sha256_page",
            "sha256_data",
            "sha256_checks",
            "enclosed",
            "sha256_choices",
            "pages",
            "checkpoint_size",
            "checkpoint_root",
            "prepared_by",
            "prepared_at",
            "corrects_id",
            "embargo_at",
            "embargo_wall",
            "embargo_zone",
        ),
        effect=insert(Packet, state="prepared"),
    ),
    EntryType(
        "packet.published",
        subject="packet",
        fields=("published_by", "published_at", "sha256_file", "first"),
        effect=update(Packet, state="published"),
    ),
    EntryType(
        "packet.returned",
        subject="packet",
        fields=("returned_by", "returned_at", "returned_reason", "first"),
        effect=update(Packet, state="returned"),
    ),
    EntryType(
        "packet.posted",
        subject="packet",
        fields=(
            "number",
            "kind",
            "meeting_id",
            "lang",
            "title",
            "sha256_content",
            "pages",
            "prepared_by",
            "prepared_at",
            "published_by",
            "published_at",
            "posted_reason",
        ),
        effect=insert(Packet, state="posted"),
    ),
    EntryType(
        "packet.withdrawn",
        subject="packet",
        fields=("withdrawn_by", "withdrawn_at", "withdrawn_reason"),
        effect=update(Packet, state="withdrawn"),
    ),
    EntryType(
        "packet.withdrawal_confirmed",
        subject="packet",
        fields=("confirmed_by", "confirmed_at", "first"),
        effect=update(Packet),
    ),
    EntryType(
        "checkpoint.made",
        subject="checkpoint",
        fields=("size", "root", "reason", "note"),
        effect=insert(Checkpoint),
    ),
)
