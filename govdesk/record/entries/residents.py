# SPDX-License-Identifier: Apache-2.0
"""Entries about residents' comments, answers and narratives."""

from __future__ import annotations

from govdesk.models.residents import Answer, Comment, Narrative
from govdesk.record.entry_types import EntryType, insert

ENTRIES = (
    EntryType(
        "comment.received",
        subject="comment",
        fields=("subject_kind", "subject_id", "meeting_id", "shown_name", "text", "stance"),
        effect=insert(Comment),
    ),
    EntryType(
        "comment.answered",
        subject="answer",
        fields=("comment_id", "text", "by_words"),
        effect=insert(Answer),
    ),
    EntryType(
        "narrative.added",
        subject="narrative",
        fields=("kind", "indicator_id", "review_id", "text", "consent", "invited", "answered"),
        effect=insert(Narrative),
    ),
)
