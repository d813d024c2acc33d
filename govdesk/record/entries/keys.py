# SPDX-License-Identifier: Apache-2.0
"""Entries about keys, sessions at a desk, and acts that need a second person."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.keys import DeskSession, PersonKey, Proposal, RecoverySheet
from govdesk.record.entry_types import EntryType, Written, add, change
from govdesk.store.rows import add_row, every, matching

FOUNDER, OFFICER, COMMUNITY = "founder", "officer", "community"


def _enrol(session: Session, entry: Written) -> None:
    """The account's earlier key is replaced from this entry on."""
    account = entry.data["account_id"]
    for key in matching(session, PersonKey, account_id=account, ended_at=None):
        key.ended_at, key.end_reason = entry.recorded_at, "replaced"
    session.flush()
    given = {"id": entry.subject, "kid": entry.data["new_kid"], "from_seq": entry.seq}
    add(session, PersonKey, entry, {**given, "enrolled_at": entry.recorded_at})


def _prepare_sheet(session: Session, entry: Written) -> None:
    """A new recovery sheet takes the place of the one before."""
    for sheet in every(session, RecoverySheet):
        if sheet.replaced_at is None:
            sheet.replaced_at = entry.recorded_at
    session.flush()
    given = {"id": entry.subject, "kid": entry.data["recovery_kid"], "from_seq": entry.seq}
    add(session, RecoverySheet, entry, {**given, "prepared_at": entry.recorded_at})


def _propose(session: Session, entry: Written) -> None:
    given = {
        "id": entry.data["proposal_id"],
        "subject": entry.subject,
        "proposed_by": entry.actor,
        "proposed_at": entry.recorded_at,
        "state": "open",
    }
    add(session, Proposal, entry, given)


def _withdraw(session: Session, entry: Written) -> None:
    settle(session, entry.data["proposal"], "withdrawn")


def _session(session: Session, entry: Written) -> None:
    given = {
        "id": entry.subject,
        "account_id": entry.actor,
        "kid": entry.data["session_kid"],
        "public_key": entry.data["session_public_key"],
        "since": entry.recorded_at,
    }
    add(session, DeskSession, entry, given)


def _end(session: Session, entry: Written) -> None:
    change(session, PersonKey, entry.subject, entry.data, ended_at=entry.recorded_at)


def _session_end(session: Session, entry: Written) -> None:
    change(session, DeskSession, entry.subject, {}, ended_at=entry.recorded_at)


def settle(session: Session, body_sha256: str, state: str) -> None:
    """A proposal is done, or withdrawn."""
    for proposal in matching(session, Proposal, body_sha256=body_sha256):
        proposal.state = state


def founders_keys(session: Session, entry: Written) -> None:
    """The founders' keys hold from the first entry on."""
    for one in entry.data["founders"]:
        key = {
            "id": one["key_id"],
            "account_id": one["account"],
            "kid": one["kid"],
            "public_key": one["public_key"],
            "vouched": FOUNDER,
            "enrolled_at": entry.recorded_at,
            "from_seq": entry.seq,
        }
        add_row(session, PersonKey, key)


KEY_FIELDS = ("account_id", "member_id", "public_key", "new_kid", "proof", "vouched")
ENTRIES = (
    EntryType(
        "act.proposed",
        subject="proposal",
        fields=("proposal_id", "act", "fields"),
        effect=_propose,
    ),
    EntryType("act.withdrawn", subject="proposal", fields=("proposal", "reason"), effect=_withdraw),
    EntryType("key.enrolled", subject="key", fields=(*KEY_FIELDS, "first"), effect=_enrol),
    EntryType(
        "recovery.prepared",
        subject="recovery sheet",
        fields=("public_key", "recovery_kid", "proof", "first"),
        effect=_prepare_sheet,
    ),
    EntryType(
        "key.recovered",
        subject="key",
        fields=(*KEY_FIELDS, "recovery_kid", "recovery_proof"),
        effect=_enrol,
    ),
    EntryType("key.ended", subject="key", fields=("end_reason", "first"), effect=_end),
    EntryType(
        "session.certified",
        subject="session",
        fields=("session_kid", "session_public_key", "device", "until"),
        effect=_session,
    ),
    EntryType("session.ended", subject="session", fields=(), effect=_session_end),
)
