# SPDX-License-Identifier: Apache-2.0
"""Entries about votes: opening with the frozen roll, ballots, and closing with the outcome."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.votes import Ballot, BallotConfirmation, Outcome, RollEntry, Vote
from govdesk.record.entry_types import EntryType, Written, both, change, insert, row_of
from govdesk.store.ballots import insert_ballot


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
        session.add(row_of(RollEntry, seat, {"vote_id": entry.subject}))


def _cast(session: Session, entry: Written) -> None:
    insert_ballot(session, _ballot_row(entry, "own"))


def _entered(session: Session, entry: Written) -> None:
    insert_ballot(session, _ballot_row(entry, "spoken"))


def _confirmed(session: Session, entry: Written) -> None:
    given = {"id": entry.data["confirmation_id"], "ballot_id": entry.subject}
    session.add(row_of(BallotConfirmation, entry, given))


def _ballot_row(entry: Written, way: str) -> Ballot:
    row = row_of(
        Ballot,
        entry,
        {
            "id": entry.subject,
            "vote_id": entry.data["vote"],
            "seat_id": entry.data["seat"],
            "member_id": entry.data["member"],
            "way": way,
        },
    )
    assert isinstance(row, Ballot)
    return row


def _close(session: Session, entry: Written) -> None:
    change(session, Vote, entry.subject, {}, state="closed", closed_at=entry.happened_at)
    session.add(row_of(Outcome, entry, {"id": entry.data["outcome_id"], "vote_id": entry.subject}))


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
        ),
        effect=both(insert(Vote, state="open"), _roll),
    ),
    EntryType("ballot.cast", subject="ballot", fields=BALLOT_FIELDS, effect=_cast),
    EntryType("ballot.entered", subject="ballot", fields=BALLOT_FIELDS, effect=_entered),
    EntryType(
        "ballot.confirmed",
        subject="ballot",
        fields=("confirmation_id", "stands", "note"),
        effect=_confirmed,
    ),
    EntryType(
        "vote.closed",
        subject="vote",
        fields=("outcome_id", "outcome", "reason", "positions", "tests", "quorum", "ballots"),
        effect=_close,
    ),
)
