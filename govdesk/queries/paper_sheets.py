# SPDX-License-Identifier: Apache-2.0
"""Paper sheets of a roll call: the one that waits to be read a second time, and those entered."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from govdesk.models.people import Account
from govdesk.models.votes import PaperSheet
from govdesk.queries.moment import city_zone, moment
from govdesk.queries.proposals import open_proposals
from govdesk.rules.messages import Message
from govdesk.rules.permissions import Actor


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A sheet that was entered: by whom, who read it alike, when, and how many votes it held."""

    entered_by: str
    confirmed_by: str
    at: int
    votes: int


@dataclass(frozen=True, slots=True)
class WaitingSheet:
    """A sheet that one officer read, without what they read: a second one reads it for themselves.
    `why_not` says why whoever is at the desk is not that second one (None: they may be)."""

    proposal_id: str
    entered_by: str
    at: int
    why_not: Message | None


def papers_of(session: Session, vote_id: str) -> tuple[PaperRow, ...]:
    """The sheets that votes of a roll were entered from, oldest first."""
    first, second = aliased(Account), aliased(Account)
    query = (
        select(PaperSheet, first.name, second.name)
        .join(first, first.id == PaperSheet.entered_by)
        .join(second, second.id == PaperSheet.confirmed_by)
        .where(PaperSheet.vote_id == vote_id)
        .order_by(PaperSheet.at, PaperSheet.id)
    )
    return tuple(
        PaperRow(entered_by, confirmed_by, row.at, row.votes)
        for row, entered_by, confirmed_by in session.execute(query)
    )


def waiting_sheet(session: Session, *, vote_id: str, actor: Actor | None) -> WaitingSheet | None:
    """The sheet of a vote that waits for its second reader; None when there is none."""
    if actor is None:
        return None
    for one in open_proposals(session, actor=actor, now=moment(session), zone=city_zone(session)):
        if (one.act, one.subject) == ("vote.from_paper", vote_id):
            return WaitingSheet(one.proposal_id, one.proposed_by, one.proposed_at, one.why_not)
    return None
