# SPDX-License-Identifier: Apache-2.0
"""Entries about votes from before the workspace."""

from __future__ import annotations

from govdesk.models.past_votes import PastVote
from govdesk.record.entry_types import EntryType, insert

ENTRIES = (
    EntryType(
        "past_vote.imported",
        subject="past vote",
        fields=(
            "identifier",
            "text",
            "voted_on",
            "outcome",
            "reason",
            "body",
            "body_sha256",
            "file",
        ),
        effect=insert(PastVote),
    ),
)
