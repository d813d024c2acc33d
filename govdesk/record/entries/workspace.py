# SPDX-License-Identifier: Apache-2.0
"""Entries about the workspace, its charter, departments and neighbourhoods."""

from __future__ import annotations

from govdesk.models.workspace import (
    Charter,
    CharterProposal,
    Department,
    Holiday,
    Neighbourhood,
    Workspace,
)
from govdesk.record.entries.keys import founders_keys
from govdesk.record.entry_types import EntryType, both, insert, update

ENTRIES = (
    EntryType(
        "workspace.created",
        subject="workspace",
        fields=(
            "name",
            "city",
            "zone",
            "language",
            "crisis_lines",
            "created_at",
            "story_ends_at",
            "founders",
        ),
        effect=both(insert(Workspace), founders_keys),
    ),
    EntryType(
        "workspace.described",
        subject="workspace",
        fields=("name", "city", "crisis_lines"),
        effect=update(Workspace),
    ),
    EntryType(
        "charter.in_force",
        subject="charter",
        fields=("version", "body", "body_sha256", "in_force_from", "vote_id"),
        effect=insert(Charter),
    ),
    EntryType(
        "charter.proposed",
        subject="charter",
        fields=("motion_id", "on_version", "body", "body_sha256"),
        effect=insert(CharterProposal),
    ),
    EntryType("holiday.kept", subject="holiday", fields=("day", "name"), effect=insert(Holiday)),
    EntryType(
        "holiday.removed",
        subject="holiday",
        fields=("name", "removed_at"),
        effect=update(Holiday),
    ),
    EntryType(
        "department.added", subject="department", fields=("key", "name"), effect=insert(Department)
    ),
    EntryType(
        "neighbourhood.added",
        subject="neighbourhood",
        fields=("key", "name", "note"),
        effect=insert(Neighbourhood),
    ),
)
