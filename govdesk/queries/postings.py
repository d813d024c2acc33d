# SPDX-License-Identifier: Apache-2.0
"""Where, when and by whom a meeting's notice was posted."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting, Posting


@dataclass(frozen=True, slots=True)
class PostingRow:
    """One posting: its place, when, and by whom."""

    place: str
    at: int
    person: str


def postings(session: Session, meeting_id: str) -> tuple[PostingRow, ...]:
    """A meeting's postings in the order in which they were noted."""
    query = select(Posting).where(Posting.meeting_id == meeting_id).order_by(Posting.entry_seq)
    return tuple(
        PostingRow(one.posted_place, one.posted_at, one.posted_by) for one in session.scalars(query)
    )


def noted_in_a_line(meeting: Meeting) -> tuple[str, ...]:
    """The proofs that were noted as one line each, before place, time and person were kept."""
    lines = (meeting.notice_proof or "").splitlines()
    return tuple(line.strip() for line in lines if line.strip())
