# SPDX-License-Identifier: Apache-2.0
"""Entries about votes: opening with the frozen roll, ballots, and closing with the outcome."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.keys import Proposal
from govdesk.models.motions import Motion, MotionStep
from govdesk.models.votes import (
    Ballot,
    BallotConfirmation,
    OpenedBallot,
    Outcome,
    PaperSheet,
    RollEntry,
    Vote,
    VoteCorrection,
)
from govdesk.record.entry_types import EntryType, Written, add, both, change, insert, values_of
from govdesk.store.ballots import insert_ballot
from govdesk.store.rows import matching


def _roll(session: Session, entry: Written) -> None:
    for line in entry.data["roll"]:
        seat = Written(
            seq=entry.seq,
            type=entry.type,
            subject=line["id"],
            actor=entry.actor,
            recorded_at=entry.recorded_at,
            happened_at=entry.happened_at,
            body_sha256=entry.body_sha256,
            data=line,
        )
        add(session, RollEntry, seat, {"vote_id": entry.subject})


def _cast(session: Session, entry: Written) -> None:
    _ballot(session, entry, "own")


def _entered(session: Session, entry: Written) -> None:
    _ballot(session, entry, "spoken")


def _from_paper(session: Session, entry: Written) -> None:
    _ballot(session, entry, "paper")


def _sheet(session: Session, entry: Written) -> None:
    (begun,) = matching(session, Proposal, body_sha256=entry.data["first"])
    given = {
        "id": entry.data["sheet_id"],
        "vote_id": entry.subject,
        "entered_by": begun.proposed_by,
        "confirmed_by": entry.actor,
        "votes": len(entry.data["lines"]),
    }
    add(session, PaperSheet, entry, given)


def _sealed(session: Session, entry: Written) -> None:
    _ballot(session, entry, "own", choice=SEALED)


def _read_back(session: Session, entry: Written) -> None:
    change(session, Vote, entry.subject, {}, read_back_at=entry.happened_at)


def _confirmed(session: Session, entry: Written) -> None:
    given = {"id": entry.data["confirmation_id"], "ballot_id": entry.subject}
    add(session, BallotConfirmation, entry, given)


def _ballot(session: Session, entry: Written, way: str, **given: object) -> None:
    filled = {
        "id": entry.subject,
        "vote_id": entry.data["vote"],
        "seat_id": entry.data["seat"],
        "member_id": entry.data["member"],
        "way": way,
        **given,
    }
    insert_ballot(session, values_of(Ballot, entry, filled))


def _close(session: Session, entry: Written) -> None:
    change(session, Vote, entry.subject, {}, state="closed", closed_at=entry.happened_at)
    for one in entry.data.get("opened", ()):
        given = {"id": one["ballot"], "vote_id": entry.subject, "choice": one["choice"]}
        add(session, OpenedBallot, entry, given)
    _outcome(session, entry)


def _outcome(session: Session, entry: Written) -> None:
    made = entry.data["outcome_id"]
    add(session, Outcome, entry, {"id": made, "vote_id": entry.subject})
    change(session, Vote, entry.subject, {}, outcome_id=made)


def _correct(session: Session, entry: Written) -> None:
    """A new outcome stands, the motion with it, and its history says so."""
    given = {"id": entry.data["ballot_id"], "vote_id": entry.subject}
    add(session, VoteCorrection, entry, given)
    _outcome(session, entry)
    motion = session.get_one(Motion, session.get_one(Vote, entry.subject).motion_id)
    step = {
        "id": entry.data["step_id"],
        "motion_id": motion.id,
        "verb": entry.type.replace(".", "_"),
        "from_state": motion.state,
        "to_state": entry.data["outcome"],
        "seat_id": entry.data["seat_id"],
        "note": entry.data.get("statement"),
    }
    add(session, MotionStep, entry, step)
    change(session, Motion, motion.id, {}, state=entry.data["outcome"])


SEALED = "sealed"
"""The choice of a ballot in a vote over days, until it is opened."""
OUTCOME_FIELDS = ("outcome_id", "outcome", "reason", "positions", "tests", "quorum")
BALLOT_FIELDS = (
    "vote",
    "seat",
    "member",
    "choice",
    "text_sha256",
    "rule_sha256",
    "roll_sha256",
    "checkpoint",
    "n",
    "prev",
    "explanation",
)
SEALED_FIELDS = tuple(one for one in BALLOT_FIELDS if one not in ("choice", "explanation"))
"""Its choice is a private detail, to which the body is bound, until the vote closes."""
ENTRIES = (
    EntryType(
        "vote.opened",
        subject="vote",
        fields=(
            "motion_id",
            "meeting_id",
            "text_id",
            "text_sha256",
            "rule",
            "rule_sha256",
            "roll",
            "roll_sha256",
            "decision_class",
            "opened_at",
            "closes_at",
            "law",
        ),
        effect=both(insert(Vote, state="open"), _roll),
    ),
    EntryType("ballot.cast", subject="ballot", fields=BALLOT_FIELDS, effect=_cast),
    EntryType("ballot.sealed", subject="ballot", fields=SEALED_FIELDS, effect=_sealed),
    EntryType(
        "ballot.entered", subject="ballot", fields=(*BALLOT_FIELDS, "again"), effect=_entered
    ),
    EntryType(
        "vote.from_paper", subject="vote", fields=("sheet_id", "lines", "first"), effect=_sheet
    ),
    EntryType(
        "ballot.from_paper", subject="ballot", fields=(*BALLOT_FIELDS, "paper"), effect=_from_paper
    ),
    EntryType(
        "vote.read_back",
        subject="vote",
        fields=(),
        effect=_read_back,
    ),
    EntryType(
        "ballot.confirmed",
        subject="ballot",
        fields=("confirmation_id", "stands", "note"),
        effect=_confirmed,
    ),
    EntryType(
        "vote.closed",
        subject="vote",
        fields=(*OUTCOME_FIELDS, "ballots", "opened"),
        effect=_close,
    ),
    EntryType(
        "vote.changed",
        subject="vote",
        fields=(
            "ballot_id",
            "seat_id",
            "member_id",
            "choice",
            "again",
            "meeting_id",
            "unopposed",
            "step_id",
            *OUTCOME_FIELDS,
        ),
        effect=_correct,
    ),
    EntryType(
        "vote.corrected",
        subject="vote",
        fields=(
            "ballot_id",
            "seat_id",
            "member_id",
            "choice",
            "statement",
            "meeting_id",
            "unopposed",
            "carried_by",
            "step_id",
            *OUTCOME_FIELDS,
            "first",
        ),
        effect=_correct,
    ),
)
