# SPDX-License-Identifier: Apache-2.0
"""Votes over a window of days: the roll as it was settled at the opening, and what counts for each
seat once the sealed ballots are opened. Until then nothing of them is read here."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.votes import RollEntry, Vote
from govdesk.queries.people import Holding, holders
from govdesk.queries.rolls import CastBallot, Position, SeatNow, ballots_of, meeting_day
from govdesk.rules.attendance import Presence, away_status
from govdesk.rules.messages import Message, message
from govdesk.rules.roll import Role, SeatStatus, Status

SEALED = "sealed"


def window_seats(session: Session, vote: Vote) -> tuple[SeatNow, ...]:
    """Who votes for each seat, whoever comes or goes since; those who may are here for it."""
    meeting = session.get_one(Meeting, vote.meeting_id)
    holdings = {one.seat_id: one for one in holders(session, on=meeting_day(meeting))}
    query = select(RollEntry).where(RollEntry.vote_id == vote.id).order_by(RollEntry.position)
    return tuple(_seat(entry, holdings[entry.seat_id]) for entry in session.scalars(query))


def window_positions(
    session: Session, vote: Vote, choices: Mapping[str, str]
) -> tuple[Position, ...]:
    """What counts for each seat, by what its ballots say (`choices`, by ballot). Present are the
    seats that answered; the recused and the silent are not."""
    cast, roles = ballots_of(session, vote.id), _roles(session, vote.id)
    found = []
    for seat in window_seats(session, vote):
        ballots = cast.get(seat.seat_id, [])
        ballot = ballots[-1] if ballots else None
        status = _status(seat, roles[seat.seat_id], choices[ballot.ballot_id] if ballot else None)
        found.append(Position(seat, status, ballot))
    return tuple(found)


def why_not_sealed(vote: Vote, seat: SeatNow, member_id: str | None, now: int) -> Message | None:
    """None when this member may cast the seat's sealed ballot now, else why not."""
    if vote.closes_at is not None and now >= vote.closes_at:
        return message("windows.over")
    if member_id is None or member_id not in {one.member_id for one in seat.holding.people}:
        return message("votes.wrong_seat")
    if seat.recused:
        return message("votes.recused")
    if seat.presence is Presence.SUSPENDED:
        return message("votes.suspended")
    if seat.member_id is None:
        return message("votes.vacant")
    return None if seat.member_id == member_id else message("windows.settled")


def is_sealed(ballot: CastBallot) -> bool:
    """Whether what a ballot says is not known yet."""
    return ballot.choice == SEALED


def _seat(entry: RollEntry, holding: Holding) -> SeatNow:
    principal = holding.principal
    own = principal is not None and principal.member_id == entry.member_id
    presence = {
        "entitled": Presence.IN_ROOM,
        "recused": Presence.RECUSED,
        "vacant": Presence.VACANT,
        "ineligible": Presence.SUSPENDED,
    }[entry.status]
    return SeatNow(
        holding,
        entry.member_id,
        entry.member_name,
        Role.PRINCIPAL if own or entry.member_id is None else Role.ALTERNATE,
        presence,
        recused=entry.status == "recused",
        left_room=entry.status == "recused",
    )


def _roles(session: Session, vote_id: str) -> dict[str, Role | None]:
    query = select(RollEntry.seat_id, RollEntry.role).where(RollEntry.vote_id == vote_id)
    return {seat: Role(role) if role else None for seat, role in session.execute(query)}


def _status(seat: SeatNow, role: Role | None, choice: str | None) -> SeatStatus:
    group, who = seat.holding.constituency, role or Role.PRINCIPAL
    if choice is not None:
        return SeatStatus(seat.seat_id, group, Status(choice), who)
    recused = seat.presence is Presence.RECUSED
    status = Status.RECUSED if recused else away_status(seat.presence)
    return SeatStatus(seat.seat_id, group, status, who, in_room=False)
