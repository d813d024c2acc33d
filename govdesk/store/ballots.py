# SPDX-License-Identifier: Apache-2.0
"""The one function through which every ballot enters the table, on both databases.

In shared PostgreSQL mode this is where privileges bite; until then it refuses what no rule may
allow: a ballot into a vote that is not open.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.votes import Ballot, Vote


def insert_ballot(session: Session, ballot: Ballot) -> None:
    """Add one ballot row. Raises LookupError when its vote is not open."""
    vote = session.get(Vote, ballot.vote_id)
    if vote is None or vote.state != "open":
        raise LookupError("a ballot needs an open vote")
    session.add(ballot)
