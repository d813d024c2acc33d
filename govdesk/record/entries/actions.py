# SPDX-License-Identifier: Apache-2.0
"""Entries about actions and their progress."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.actions import Action, ActionStep
from govdesk.record.entry_types import EntryType, Written, add, change, insert, update


def _progress(session: Session, entry: Written) -> None:
    add(session, ActionStep, entry, {"id": entry.data["step_id"], "action_id": entry.subject})
    change(
        session,
        Action,
        entry.subject,
        {"state": entry.data["state"], "percent": entry.data["percent"]},
    )


ENTRIES = (
    EntryType(
        "action.assigned",
        subject="action",
        fields=(
            "number",
            "title",
            "department_id",
            "motion_id",
            "review_id",
            "indicator_id",
            "due",
            "assigned_at",
        ),
        effect=insert(Action, state="open", percent=0),
    ),
    EntryType(
        "action.changed",
        subject="action",
        fields=("title", "department_id", "due", "reason"),
        effect=update(Action),
    ),
    EntryType(
        "action.progressed",
        subject="action",
        fields=("step_id", "state", "percent", "note"),
        effect=_progress,
    ),
)
