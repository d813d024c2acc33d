# SPDX-License-Identifier: Apache-2.0
"""Votes, their frozen roll, ballots and outcomes. Recorded votes are public and named."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Id, Json, Key, Long, Micros, Short, primary_id, refers


class Vote(Base):
    """The event in which one text version is decided, under one frozen rule and one frozen roll."""

    __tablename__ = "votes"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    meeting_id: Mapped[str] = refers("meetings.id")
    text_id: Mapped[str] = refers("motion_texts.id")
    text_sha256: Mapped[Hash]
    rule: Mapped[Json]
    rule_sha256: Mapped[Hash]
    roll_sha256: Mapped[Hash]
    decision_class: Mapped[Key]
    state: Mapped[Key] = mapped_column(index=True)  # open | closed
    opened_at: Mapped[Micros]
    closes_at: Mapped[Micros | None]  # only of a vote over days: when its time is over
    law: Mapped[Long | None]  # that allows it to be open over days
    closed_at: Mapped[Micros | None]
    read_back_at: Mapped[Micros | None]  # when the secretary last read the spoken votes back
    outcome_id: Mapped[Id | None]  # the one that stands: of the closing, or of the last correction


class RollEntry(Base):
    """Who is entitled to a seat's ballot in a vote, in the words of that moment. Append-only."""

    __tablename__ = "roll_entries"
    __table_args__ = (UniqueConstraint("vote_id", "seat_id"),)

    id: Mapped[str] = primary_id()
    vote_id: Mapped[str] = refers("votes.id", index=False)
    seat_id: Mapped[str] = refers("seats.id")
    position: Mapped[int]
    seat_title: Mapped[Short]
    constituency: Mapped[Key]
    status: Mapped[Key]  # entitled | recused | absent | vacant | ineligible
    role: Mapped[Key | None]  # principal | alternate
    member_id: Mapped[Id | None] = refers("members.id", null=True)
    member_name: Mapped[Short | None]
    in_room: Mapped[bool]


class Ballot(Base):
    """One recorded choice of a seat. Append-only; the highest gap-free `n` of a seat counts."""

    __tablename__ = "ballots"
    __table_args__ = (UniqueConstraint("vote_id", "seat_id", "n"),)

    id: Mapped[str] = primary_id()
    vote_id: Mapped[str] = refers("votes.id", index=False)
    seat_id: Mapped[str] = refers("seats.id")
    member_id: Mapped[str] = refers("members.id")
    n: Mapped[int]
    choice: Mapped[Key]  # yes | no | abstain | sealed
    way: Mapped[Key]  # own | spoken | paper
    again: Mapped[Key | None]  # slip | change: why a spoken ballot was entered once more
    explanation: Mapped[Long | None]
    body_sha256: Mapped[Hash] = mapped_column(unique=True)
    prev: Mapped[str]
    at: Mapped[Micros]


class PaperSheet(Base):
    """A sheet filled in by hand, as two officers read it alike. Append-only."""

    __tablename__ = "paper_sheets"

    id: Mapped[str] = primary_id()
    vote_id: Mapped[str] = refers("votes.id")
    entered_by: Mapped[str] = refers("accounts.id")
    confirmed_by: Mapped[str] = refers("accounts.id")
    votes: Mapped[int]  # how many it holds
    at: Mapped[Micros]


class OpenedBallot(Base):
    """What a sealed ballot says, opened when its vote over days closed. Append-only."""

    __tablename__ = "opened_ballots"

    id: Mapped[str] = mapped_column(String(36), ForeignKey("ballots.id"), primary_key=True)
    vote_id: Mapped[str] = refers("votes.id")
    choice: Mapped[Key]  # yes | no | abstain
    at: Mapped[Micros]


class BallotConfirmation(Base):
    """What a member said afterwards of a ballot that was entered as they spoke it. Append-only."""

    __tablename__ = "ballot_confirmations"

    id: Mapped[str] = primary_id()
    ballot_id: Mapped[str] = refers("ballots.id")
    stands: Mapped[bool]  # whether it is what they said
    note: Mapped[Long | None]
    at: Mapped[Micros]


class VoteCorrection(Base):
    """A spoken vote as it should have been entered, corrected in a meeting, or as it was changed
    before the next item. Append-only."""

    __tablename__ = "vote_corrections"

    id: Mapped[str] = primary_id()  # stands in for a ballot's id in the outcome's positions
    vote_id: Mapped[str] = refers("votes.id")
    seat_id: Mapped[str] = refers("seats.id")
    member_id: Mapped[str] = refers("members.id")
    choice: Mapped[Key]  # yes | no | abstain
    statement: Mapped[Long | None]  # none where it was changed before the next item
    again: Mapped[Key | None]  # slip | change: why it was changed before the next item
    meeting_id: Mapped[str] = refers("meetings.id")
    unopposed: Mapped[bool]
    carried_by: Mapped[Id | None] = refers("motions.id", null=True)  # the motion that agreed
    outcome_id: Mapped[Id]
    at: Mapped[Micros]


class Outcome(Base):
    """What a closed vote came to, with the arithmetic that led there; a correction makes another.
    Append-only."""

    __tablename__ = "outcomes"

    vote_id: Mapped[str] = refers("votes.id", index=False)
    id: Mapped[str] = primary_id()
    outcome: Mapped[Key]  # adopted | rejected | void
    reason: Mapped[Key]
    positions: Mapped[Json]  # the status of every seat at the closing
    tests: Mapped[Json]
    quorum: Mapped[Json | None]
    at: Mapped[Micros]
