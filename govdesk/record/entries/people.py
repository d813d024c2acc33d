# SPDX-License-Identifier: Apache-2.0
"""Entries about seats, members, terms, accounts and roles."""

from __future__ import annotations

from sqlalchemy.orm import Session

from govdesk.models.keys import PersonKey
from govdesk.models.people import (
    Account,
    AccountRole,
    Member,
    Seat,
    Suspension,
    SuspensionMotion,
    Term,
)
from govdesk.record.entry_types import EntryType, Written, add, change, insert, update
from govdesk.store.rows import matching


def _grant(session: Session, entry: Written) -> None:
    given = {"id": entry.subject, "granted_at": entry.recorded_at}
    add(session, AccountRole, entry, given)


def _withdraw(session: Session, entry: Written) -> None:
    change(session, AccountRole, entry.subject, {}, withdrawn_at=entry.recorded_at)


def _close(session: Session, entry: Written) -> None:
    """An account closes with its roles and its key; what it did stays."""
    change(session, Account, entry.subject, {}, closed_at=entry.recorded_at)
    for role in matching(session, AccountRole, account_id=entry.subject, withdrawn_at=None):
        role.withdrawn_at = entry.recorded_at
    for key in matching(session, PersonKey, account_id=entry.subject, ended_at=None):
        key.ended_at, key.end_reason = entry.recorded_at, "account closed"


ENTRIES = (
    EntryType(
        "seat.created",
        subject="seat",
        fields=("position", "title", "constituency", "department_id", "neighbourhood_id"),
        effect=insert(Seat),
    ),
    EntryType(
        "seat.described",
        subject="seat",
        fields=("title", "department_id", "neighbourhood_id"),
        effect=update(Seat),
    ),
    EntryType("member.added", subject="member", fields=("name",), effect=insert(Member)),
    EntryType("member.described", subject="member", fields=("name",), effect=update(Member)),
    EntryType(
        "term.started",
        subject="term",
        fields=("seat_id", "member_id", "role", "rank", "starts", "ends", "reason"),
        effect=insert(Term),
    ),
    EntryType(
        "term.ended", subject="term", fields=("ends", "reason", "departed_as"), effect=update(Term)
    ),
    EntryType(
        "term.held_over",
        subject="term",
        fields=("ends", "held_over_since", "reason"),
        effect=update(Term),
    ),
    EntryType(
        "suspension.moved",
        subject="suspension motion",
        fields=("seat_id", "kind", "starts"),
        effect=insert(SuspensionMotion),
    ),
    EntryType(
        "seat.suspended",
        subject="suspension",
        fields=("seat_id", "carried_by", "starts"),
        effect=insert(Suspension),
    ),
    EntryType(
        "seat.reinstated",
        subject="suspension",
        fields=("ends", "ended_by"),
        effect=update(Suspension),
    ),
    EntryType(
        "account.opened",
        subject="account",
        fields=("login", "name", "member_id", "department_id"),
        effect=insert(Account),
    ),
    EntryType("account.closed", subject="account", fields=("first",), effect=_close),
    EntryType(
        "role.granted",
        subject="account role",
        fields=("account_id", "role", "first"),
        effect=_grant,
    ),
    EntryType("role.withdrawn", subject="account role", fields=("first",), effect=_withdraw),
)
