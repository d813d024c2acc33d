# SPDX-License-Identifier: Apache-2.0
"""Entries about the co-sponsors of motions."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.cosponsors import Cosponsor
from govdesk.record.entry_types import EntryType, Written, change, insert


def _withdrawn(session: Session, entry: Written) -> None:
    change(session, Cosponsor, entry.subject, {}, withdrawn_at=entry.happened_at)


ENTRIES = (
    EntryType(
        "motion.cosponsored",
        subject="co-sponsor",
        fields=("motion_id", "seat_id"),
        effect=insert(Cosponsor),
    ),
    EntryType(
        "motion.cosponsor_withdrawn",
        subject="co-sponsor",
        fields=("motion_id", "seat_id"),
        effect=_withdrawn,
    ),
)
