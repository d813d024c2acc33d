# SPDX-License-Identifier: Apache-2.0
"""Entries about the summaries of motions and the languages that members asked for."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.people import Member
from govdesk.models.summaries import MotionSummary, SummaryExcuse
from govdesk.record.entry_types import EntryType, Written, add, change, insert, update


def given_with_text(session: Session, entry: Written) -> None:
    """A text that came with a summary of it; an adopted amendment brings none."""
    if entry.data.get("summary"):
        given = {"id": entry.data["summary_id"], "motion_id": entry.subject, **_viewed(entry)}
        add(session, MotionSummary, entry, given)


def _written(session: Session, entry: Written) -> None:
    add(session, MotionSummary, entry, {"id": entry.subject, **_viewed(entry)})


def _view(session: Session, entry: Written) -> None:
    change(session, MotionSummary, entry.subject, entry.data, view_at=entry.happened_at)


def _viewed(entry: Written) -> dict[str, object]:
    known = entry.data.get("view_by") is not None
    return {"view_at": entry.happened_at if known else None}


ENTRIES = (
    EntryType("member.asked_languages", "member", ("languages",), update(Member)),
    EntryType(
        "summary.written",
        subject="summary",
        fields=("motion_id", "n", "language", "summary", "author", "mover_view", "view_by"),
        effect=_written,
    ),
    EntryType("summary.viewed", "summary", ("mover_view", "view_by"), _view),
    EntryType(
        "summary.excused",
        subject="summary excuse",
        fields=("motion_id", "n", "languages", "reason"),
        effect=insert(SummaryExcuse),
    ),
)
