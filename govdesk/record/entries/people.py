# SPDX-License-Identifier: Apache-2.0
"""Entries about seats, members, terms, accounts and roles."""

from __future__ import annotations

from govdesk.models.people import Account, AccountRole, Member, Seat, Term
from govdesk.record.entry_types import EntryType, insert, update

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
        fields=("seat_id", "member_id", "role", "rank", "starts", "ends"),
        effect=insert(Term),
    ),
    EntryType("term.ended", subject="term", fields=("ends", "reason"), effect=update(Term)),
    EntryType(
        "account.opened",
        subject="account",
        fields=("login", "name", "member_id", "department_id"),
        effect=insert(Account),
        access="restricted",
        signer="P",
    ),
    EntryType(
        "account.closed",
        subject="account",
        fields=("closed_at",),
        effect=update(Account),
        access="restricted",
        signer="P",
    ),
    EntryType(
        "role.granted",
        subject="account role",
        fields=("account_id", "role", "granted_at"),
        effect=insert(AccountRole),
        access="restricted",
        signer="P",
        second_person="officer",
    ),
    EntryType(
        "role.withdrawn",
        subject="account role",
        fields=("withdrawn_at",),
        effect=update(AccountRole),
        access="restricted",
        signer="P",
        second_person="officer",
    ),
)
