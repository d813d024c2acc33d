# SPDX-License-Identifier: Apache-2.0
"""What others may read without GovDesk: the body, its seats, people, meetings and recorded votes.

Recorded votes are public and named. Texts are redacted as in a published packet; nothing of a
conflict's details, of absences' reasons or of drafts has a field here.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem, Meeting
from govdesk.models.motions import Motion, MotionText
from govdesk.models.past_votes import PastVote
from govdesk.models.people import Member, Seat, Term
from govdesk.models.votes import Ballot, Outcome, RollEntry, Vote
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.corrections import decided_by
from govdesk.queries.public_text import redact
from govdesk.rules.charter import Constituency
from govdesk.rules.decision_json import rule_from_json, rule_to_json
from govdesk.rules.decisions import Outcome as Decided

WORDS = ("text", "name")
HIDDEN = "[…]"
"""What stands where a name or number of somebody is hidden."""


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A seat and who held it: member, role, first and last day (None: still)."""

    id: str
    title: str
    constituency: str
    terms: tuple[tuple[str, str, date, date | None], ...]


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting; times in microseconds UTC. `minutes` is how long its agenda is planned to take."""

    id: str
    number: str
    title: str
    kind: str
    place: str
    state: str
    starts_at: int
    opened_at: int | None
    closed_at: int | None
    noticed_at: int | None
    revision: int
    agenda: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """A seat in a vote. `member_id` is None where the seat was vacant."""

    seat_id: str
    seat: str
    constituency: str
    member_id: str | None
    name: str
    status: str
    role: str
    in_room: bool
    remote: bool
    note: str


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A closed vote, with the rule that decided it in its open-data form."""

    id: str
    motion_id: str
    number: str
    title: str
    text: str
    decision_class: str
    meeting_id: str
    opened_at: int
    closed_at: int
    rule: dict[str, Any]
    decided: Decided
    ballots: tuple[OpenBallot, ...]


@dataclass(frozen=True, slots=True)
class OpenPastVote:
    """A vote from before the workspace: what the record keeps of its file."""

    id: str
    identifier: str
    file: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OpenData:
    """Everything of a workspace that is published as data about its decisions."""

    workspace_id: str
    name: str
    city: str
    zone: str
    constituencies: tuple[Constituency, ...]
    people: tuple[tuple[str, str], ...]
    """Id and name."""
    seats: tuple[OpenSeat, ...]
    meetings: tuple[OpenMeeting, ...]
    votes: tuple[OpenVote, ...]
    past_votes: tuple[OpenPastVote, ...]


def open_data(session: Session) -> OpenData:
    """The open data of a workspace, as of now; oldest first."""
    workspace = session.scalars(select(Workspace)).one()
    names = {
        row[0]: row[1]
        for row in session.execute(select(Member.id, Member.name).order_by(Member.id))
    }
    return OpenData(
        workspace_id=workspace.id,
        name=workspace.name,
        city=workspace.city,
        zone=workspace.zone,
        constituencies=charter_now(session).constituencies,
        people=tuple(names.items()),
        seats=_seats(session),
        meetings=_meetings(session),
        votes=_votes(session, names),
        past_votes=_past_votes(session),
    )


def _seats(session: Session) -> tuple[OpenSeat, ...]:
    terms = session.scalars(select(Term).order_by(Term.starts, Term.id)).all()
    seats = session.scalars(select(Seat).order_by(Seat.position))
    return tuple(
        OpenSeat(
            seat.id,
            seat.title,
            seat.constituency,
            tuple(
                (term.member_id, term.role, term.starts, term.ends)
                for term in terms
                if term.seat_id == seat.id
            ),
        )
        for seat in seats
    )


def _meetings(session: Session) -> tuple[OpenMeeting, ...]:
    items: dict[str, list[AgendaItem]] = {}
    query = select(AgendaItem).where(AgendaItem.removed_at.is_(None)).order_by(AgendaItem.position)
    for item in session.scalars(query):
        items.setdefault(item.meeting_id, []).append(item)
    return tuple(
        OpenMeeting(
            row.id,
            row.number,
            row.title,
            row.kind,
            row.place,
            row.state,
            row.starts_at,
            row.opened_at,
            row.closed_at,
            row.noticed_at,
            row.revision,
            tuple(redact(item.title, HIDDEN) for item in items.get(row.id, [])),
            sum(item.minutes_planned or 0 for item in items.get(row.id, [])),
        )
        for row in session.scalars(select(Meeting).order_by(Meeting.starts_at, Meeting.id))
    )


def _votes(session: Session, names: dict[str, str]) -> tuple[OpenVote, ...]:
    told = select(Ballot.id, Ballot.explanation).where(Ballot.explanation.is_not(None))
    notes: dict[str, str] = {row[0]: row[1] or "" for row in session.execute(told)}
    roll: dict[str, list[RollEntry]] = {}
    for line in session.scalars(select(RollEntry).order_by(RollEntry.position)):
        roll.setdefault(line.vote_id, []).append(line)
    query = (
        select(Vote, Motion, MotionText, Outcome)
        .join(Motion, Motion.id == Vote.motion_id)
        .join(MotionText, MotionText.id == Vote.text_id)
        .join(Outcome, Outcome.id == Vote.outcome_id)
        .order_by(Vote.closed_at, Vote.id)
    )
    found = []
    for vote, motion, text, outcome in session.execute(query).all():
        places = {one["seat"]: one for one in outcome.positions}
        found.append(
            OpenVote(
                id=vote.id,
                motion_id=motion.id,
                number=motion.number,
                title=redact(motion.title, HIDDEN),
                text=redact(text.text, HIDDEN),
                decision_class=vote.decision_class,
                meeting_id=vote.meeting_id,
                opened_at=vote.opened_at,
                closed_at=vote.closed_at or 0,
                rule=rule_to_json(rule_from_json(vote.rule)),
                decided=decided_by(vote, outcome.positions),
                ballots=tuple(_ballot(line, places[line.seat_id], names, notes)
                              for line in roll[vote.id]),
            )
        )  # fmt: skip
    return tuple(found)


def _past_votes(session: Session) -> tuple[OpenPastVote, ...]:
    """With what a published packet would hide taken out of their words."""
    query = select(PastVote).order_by(
        PastVote.voted_on.is_(None), PastVote.voted_on, PastVote.identifier
    )
    found = []
    for row in session.scalars(query):
        body = copy.deepcopy(dict(row.body))
        motion = body.get("motion")
        if isinstance(motion, dict):
            body["motion"] = {
                name: redact(value, HIDDEN) if isinstance(value, str) and name in WORDS else value
                for name, value in motion.items()
            }
        for vote in body.get("votes", ()):
            if isinstance(vote.get("note"), str):
                vote["note"] = redact(vote["note"], HIDDEN)
        found.append(OpenPastVote(row.id, row.identifier, row.file, body))
    return tuple(found)


def _ballot(
    line: RollEntry, place: dict[str, str], names: dict[str, str], notes: dict[str, str]
) -> OpenBallot:
    member = place.get("member")
    return OpenBallot(
        seat_id=line.seat_id,
        seat=line.seat_title,
        constituency=line.constituency,
        member_id=member,
        name=names.get(member or "", ""),
        status=place["status"],
        role=place["role"],
        in_room=place["in_room"] == "yes",
        remote=place["remote"] == "yes",
        note=redact(notes.get(place.get("ballot", ""), ""), HIDDEN),
    )
