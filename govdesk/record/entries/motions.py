# SPDX-License-Identifier: Apache-2.0
"""Entries about motions: submission, text versions, steps, amendments and links."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.motions import (
    Amendment,
    ClassLowering,
    DecisionChange,
    Motion,
    MotionLink,
    MotionPart,
    MotionStep,
    MotionText,
    Waiver,
)
from govdesk.models.reviews import Pivot
from govdesk.record.entries.summaries import given_with_text
from govdesk.record.entry_types import EntryType, Written, add, both, change, insert, update

TEXT_FIELDS = (
    *("text_id", "n", "text", "text_sha256", "if_adopted", "if_rejected", "cost"),
    "cost_note",
    *("summary_id", "summary", "language", "author", "mover_view", "view_by"),
)


def _first_text(session: Session, entry: Written) -> None:
    add(session, MotionText, entry, {"id": entry.data["text_id"], "motion_id": entry.subject})
    given_with_text(session, entry)


def _new_text(session: Session, entry: Written) -> None:
    _first_text(session, entry)
    change(session, Motion, entry.subject, {"current_text": entry.data["n"]})


def _step(session: Session, entry: Written) -> None:
    add(session, MotionStep, entry, {"id": entry.data["step_id"], "motion_id": entry.subject})
    fields = {
        name: entry.data[name]
        for name in (
            "mover_seat_id",
            "mover_words",
            "seconder_seat_id",
            "seconder_words",
            "decided_at",
            "meeting_id",
        )
        if name in entry.data
    }
    change(session, Motion, entry.subject, fields, state=entry.data["to_state"])


def _carry(session: Session, entry: Written) -> None:
    """What a divided motion would change goes with the part that takes it."""
    for pivot_id in entry.data["pivots"]:
        change(session, Pivot, pivot_id, {}, motion_id=entry.subject)


ENTRIES = (
    EntryType(
        "motion.submitted",
        subject="motion",
        fields=(
            "number",
            "title",
            "decision_class",
            "class_reason",
            "state",
            "mover_seat_id",
            "mover_words",
            "recommendation",
            "meeting_id",
            "current_text",
            "submitted_at",
            *TEXT_FIELDS,
        ),
        effect=both(insert(Motion), _first_text),
    ),
    EntryType(
        "motion.text_versioned",
        subject="motion",
        fields=(*TEXT_FIELDS, "amendment_id", "change_id"),
        effect=_new_text,
    ),
    EntryType(
        "motion.classed",
        subject="motion",
        fields=("decision_class", "class_reason", "carried_by"),
        effect=update(Motion),
    ),
    EntryType(
        "motion.recommended", subject="motion", fields=("recommendation",), effect=update(Motion)
    ),
    EntryType(
        "motion.stepped",
        subject="motion",
        fields=(
            "step_id",
            "verb",
            "from_state",
            "to_state",
            "seat_id",
            "note",
            "until",
            "seconded_by",
            "agreed",
            "yes",
            "no",
            "called",
            "rule",
            "mover_seat_id",
            "mover_words",
            "seconder_seat_id",
            "seconder_words",
            "decided_at",
            "meeting_id",
        ),
        effect=_step,
    ),
    EntryType(
        "motion.linked",
        subject="motion link",
        fields=("motion_id", "kind", "target_id"),
        effect=insert(MotionLink),
    ),
    EntryType(
        "motion.parted",
        subject="motion part",
        fields=("origin_id", "n", "pivots"),
        effect=both(insert(MotionPart), _carry),
    ),
    EntryType(
        "decision_change.moved",
        subject="decision change",
        fields=("motion_id", "kind", "on_text"),
        effect=insert(DecisionChange),
    ),
    EntryType(
        "class_lowering.moved",
        subject="class lowering",
        fields=("motion_id",),
        effect=insert(ClassLowering),
    ),
    EntryType(
        "amendment.moved",
        subject="amendment",
        fields=(
            "motion_id",
            "number",
            "degree",
            "parent_id",
            "on_text",
            "operations",
        ),
        effect=insert(Amendment),
    ),
    EntryType(
        "waiver.moved",
        subject="waiver",
        fields=("meeting_id", "motion_id", "ground", "finding"),
        effect=insert(Waiver),
    ),
    EntryType(
        "amendment.replayed",
        subject="amendment",
        fields=("on_text", "operations"),
        effect=update(Amendment),
    ),
)
