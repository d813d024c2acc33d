# SPDX-License-Identifier: Apache-2.0
"""Votes from before the workspace, as their files told them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.past_votes import PastVote

SHOWN = 300
"""Characters of a text that a list shows."""


@dataclass(frozen=True, slots=True)
class PastVoteRow:
    """A vote in the list. `text` is how its motion begins; `voted_on` None where its file tells no
    day."""

    id: str
    identifier: str
    text: str
    voted_on: date | None
    outcome: str
    file: str


@dataclass(frozen=True, slots=True)
class PastVoteFound:
    """One vote: its whole text, what the record keeps of its file, and when it was taken in."""

    row: PastVoteRow
    text: str
    body: Mapping[str, Any]
    recorded_at: int


def past_vote_rows(session: Session) -> tuple[PastVoteRow, ...]:
    """Every vote, the latest first; those without a day at the end."""
    query = select(
        PastVote.id,
        PastVote.identifier,
        func.substr(PastVote.text, 1, SHOWN),
        PastVote.voted_on,
        PastVote.outcome,
        PastVote.file,
    ).order_by(PastVote.voted_on.is_(None), PastVote.voted_on.desc(), PastVote.identifier)
    return tuple(PastVoteRow(*row) for row in session.execute(query))


def past_vote(session: Session, *, id: str) -> PastVoteFound | None:
    """One vote, or None when it is not there."""
    found = session.get(PastVote, id)
    if found is None:
        return None
    row = PastVoteRow(
        found.id,
        found.identifier,
        found.text[:SHOWN],
        found.voted_on,
        found.outcome,
        found.file,
    )
    return PastVoteFound(row, found.text, found.body, found.recorded_at)
