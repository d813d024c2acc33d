# SPDX-License-Identifier: Apache-2.0
"""The one function through which every ballot enters the table, on both databases.

In shared PostgreSQL mode this is where privileges bite; until then it refuses what no rule may
allow: a ballot into a vote that is not open.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from govdesk.models.votes import Ballot, Vote
from govdesk.store.rows import add_row


def insert_ballot(session: Session, ballot: Mapping[str, object]) -> None:
    """Add one ballot row with these columns. Raises LookupError when its vote is not open."""
    vote = session.get(Vote, ballot["vote_id"])
    if vote is None or vote.state != "open":
        raise LookupError("a ballot needs an open vote")
    add_row(session, Ballot, ballot)
