# SPDX-License-Identifier: Apache-2.0
"""What the ids in the record are called: the number, title or name of each thing."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action
from govdesk.models.enclosures import Enclosure
from govdesk.models.indicators import Indicator
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.packets import Packet
from govdesk.models.people import Account, AccountRole, Member, Seat, Term
from govdesk.models.pieces import PacketPiece
from govdesk.models.reviews import Finding, Pivot, Review
from govdesk.models.votes import Vote
from govdesk.models.workspace import Department

_NAMED: tuple[Select[str, str], ...] = (
    select(Motion.id, Motion.number),
    select(Meeting.id, Meeting.number),
    select(Seat.id, Seat.title),
    select(Member.id, Member.name),
    select(Account.id, Account.name),
    select(Department.id, Department.name),
    select(Indicator.id, Indicator.code),
    select(Action.id, Action.number),
    select(Review.id, Review.period),
    select(Packet.id, Packet.number),
    select(PacketPiece.id, PacketPiece.title),
    select(Enclosure.id, Enclosure.title),
    select(Vote.id, Motion.number).join(Motion, Motion.id == Vote.motion_id),
    select(Finding.id, Indicator.code).join(Indicator, Indicator.id == Finding.indicator_id),
    select(Pivot.id, Indicator.code).join(Indicator, Indicator.id == Pivot.indicator_id),
    select(Term.id, Seat.title).join(Seat, Seat.id == Term.seat_id),
    select(AccountRole.id, Account.name).join(Account, Account.id == AccountRole.account_id),
)


def names(session: Session) -> dict[str, str]:
    """What everything is called, by id: one statement a table, whatever is asked."""
    return {row_id: name for query in _NAMED for row_id, name in session.execute(query)}
