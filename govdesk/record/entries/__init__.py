# SPDX-License-Identifier: Apache-2.0
"""Every entry type, one file an aggregate: its fields, its access, and its effect on the tables."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from govdesk.record.entries import (
    actions,
    attachments,
    cosponsors,
    enclosures,
    indicators,
    keys,
    meetings,
    motions,
    packets,
    past_votes,
    people,
    pieces,
    redaction,
    residents,
    reviews,
    summaries,
    votes,
    workspace,
)
from govdesk.record.entry_types import EntryType, Written

ENTRY_TYPES: Mapping[str, EntryType] = {
    entry_type.name: entry_type
    for module in (
        workspace,
        people,
        keys,
        meetings,
        motions,
        cosponsors,
        summaries,
        votes,
        indicators,
        reviews,
        actions,
        residents,
        packets,
        attachments,
        pieces,
        enclosures,
        past_votes,
        redaction,
    )
    for entry_type in module.ENTRIES
}


def apply(session: Session, entry: Written) -> None:
    """Change the tables as an entry says, and settle the proposal that it completes."""
    kind = ENTRY_TYPES[entry.type]
    kind.effect(session, entry)
    if kind.rule.first == "act.proposed" and "first" in entry.data:
        keys.settle(session, entry.data["first"], "done")
    session.flush()
