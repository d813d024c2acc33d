# SPDX-License-Identifier: Apache-2.0
"""Entries about reviews, findings, freezes and pivots."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.reviews import Finding, Pivot, Review, ReviewFreeze, ReviewRequest
from govdesk.record.entry_types import Effect, EntryType, Written, add, change, insert, update
from govdesk.store.rows import add_row


def _open(session: Session, entry: Written) -> None:
    add(session, Review, entry, {"id": entry.subject, "state": "open", "version": 1})
    session.flush()
    for item in entry.data["findings"]:
        finding = {
            "id": item["id"],
            "review_id": entry.subject,
            "indicator_id": item["indicator_id"],
            "revision": 1,
        }
        add_row(session, Finding, finding)


def _freeze(session: Session, entry: Written) -> None:
    review = session.get_one(Review, entry.subject)
    of_review = {"review_id": review.id, "version": review.version}
    add(session, ReviewFreeze, entry, {"id": entry.data["freeze_id"], **of_review})
    change(session, Review, entry.subject, {}, state=entry.data["kind"])


def _step(**fixed: object) -> Effect:
    """An effect that adds a step of the chase, by whoever wrote the entry."""

    def effect(session: Session, entry: Written) -> None:
        made = {"id": entry.data["request_id"], "review_id": entry.subject}
        add(session, ReviewRequest, entry, {"actor_id": entry.actor, **made, **fixed})

    return effect


ENTRIES = (
    EntryType(
        "review.opened",
        subject="review",
        fields=("period", "midpoint", "due_at", "opened_at", "findings"),
        effect=_open,
    ),
    EntryType(
        "review.asked",
        subject="review",
        fields=("request_id", "department_id", "step", "note"),
        effect=_step(version=None, on_behalf=False),
    ),
    EntryType(
        "review.part_submitted",
        subject="review",
        fields=("request_id", "department_id", "version", "on_behalf", "note"),
        effect=_step(step="answered"),
    ),
    EntryType(
        "review.part_returned",
        subject="review",
        fields=("request_id", "department_id", "version", "note"),
        effect=_step(step="returned", on_behalf=False),
    ),
    EntryType(
        "review.feedback_answered",
        subject="review",
        fields=("feedback", "feedback_by"),
        effect=update(Review),
    ),
    EntryType(
        "finding.written",
        subject="finding",
        fields=("narrative", "narrative_by"),
        effect=update(Finding),
    ),
    EntryType(
        "finding.overridden",
        subject="finding",
        fields=("status_override", "override_reason"),
        effect=update(Finding),
    ),
    EntryType(
        "finding.disposed",
        subject="finding",
        fields=("disposition", "disposition_reason"),
        effect=update(Finding),
    ),
    EntryType(
        "review.submitted",
        subject="review",
        fields=("submitted_by",),
        effect=update(Review, state="submitted"),
    ),
    EntryType(
        "review.returned",
        subject="review",
        fields=("reason",),
        effect=update(Review, state="open"),
    ),
    EntryType(
        "review.approved",
        subject="review",
        fields=("first",),
        effect=update(Review, state="approved"),
    ),
    EntryType(
        "review.frozen",
        subject="review",
        fields=(
            "freeze_id",
            "kind",
            "as_of",
            "rows",
            "feedback",
            "rows_sha256",
            "vote_id",
            "first",
        ),
        effect=_freeze,
    ),
    EntryType(
        "review.reopened",
        subject="review",
        fields=("version", "reason"),
        effect=update(Review, state="open"),
    ),
    EntryType(
        "pivot.proposed",
        subject="pivot",
        fields=(
            "finding_id",
            "indicator_id",
            "motion_id",
            "change",
            "approach",
            "new_target",
            "expected_effect",
        ),
        effect=insert(Pivot, state="proposed"),
    ),
    EntryType(
        "pivot.decided", subject="pivot", fields=("state", "decided_at"), effect=update(Pivot)
    ),
    EntryType("pivot.evaluated", subject="pivot", fields=("evaluation",), effect=update(Pivot)),
)
