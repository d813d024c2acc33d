# SPDX-License-Identifier: Apache-2.0
"""Every entry type, one file an aggregate: its fields, its access, and its effect on the tables."""

from __future__ import annotations

from collections.abc import Mapping

from govdesk.record.entries import (
    actions,
    indicators,
    meetings,
    motions,
    packets,
    people,
    residents,
    reviews,
    votes,
    workspace,
)
from govdesk.record.entry_types import EntryType

ENTRY_TYPES: Mapping[str, EntryType] = {
    entry_type.name: entry_type
    for module in (
        workspace,
        people,
        meetings,
        motions,
        votes,
        indicators,
        reviews,
        actions,
        residents,
        packets,
    )
    for entry_type in module.ENTRIES
}
