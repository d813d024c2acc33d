# SPDX-License-Identifier: Apache-2.0
"""Checkpoints with everyone who signed them, and what a resident trusts: whose key is whose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.keys import PersonKey
from govdesk.models.people import Account
from govdesk.models.record import Checkpoint, Entry
from govdesk.models.workspace import Workspace
from govdesk.queries.people import account_rows
from govdesk.record.notes import read_note
from govdesk.rules.permissions import OFFICERS, Role


@dataclass(frozen=True, slots=True)
class Key:
    """A key by its fingerprint, with its person and what they are."""

    kid: str
    name: str
    roles: tuple[Role, ...] = ()

    @property
    def officer(self) -> bool:
        """Whether its person is an officer."""
        return bool(OFFICERS.intersection(self.roles))


@dataclass(frozen=True, slots=True)
class CheckpointRow:
    """A checkpoint: how many entries, the root over them in hexadecimal, when it was made
    (microseconds UTC), the whole note with every signature, and who signed it."""

    id: str
    size: int
    root: str
    at: int
    note: str
    signers: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class TrustRoot:
    """What a resident who trusts none of its keepers holds the record to."""

    task_force: str
    city: str
    zone: str
    workspace: str
    first_entry: str
    """SHA-256 of the body of the record's first entry."""
    founded_at: int
    keys: tuple[Key, ...]
    checkpoint: CheckpointRow | None


def newest_checkpoint(session: Session) -> CheckpointRow | None:
    """The record's last checkpoint; None when there is none yet."""
    query = select(Checkpoint).order_by(Checkpoint.size.desc()).limit(1)
    made = session.scalars(query).one_or_none()
    if made is None:
        return None
    lines = session.scalars(
        select(Entry.body)
        .where(Entry.type == "checkpoint.cosigned", Entry.subject == made.id)
        .order_by(Entry.seq)
    )
    note = made.note + "".join(json.loads(body)["line"] for body in lines)
    called = names_of_keys(session)
    signers = tuple(Key(line.kid, called.get(line.kid, "")) for line in read_note(note).lines)
    return CheckpointRow(made.id, made.size, made.root, made.at, note, signers)


def trust_root(session: Session) -> TrustRoot:
    """Whose workspace it is, its first entry, every key in effect, and the last checkpoint."""
    workspace = session.scalars(select(Workspace)).one()
    first = session.get_one(Entry, 1)
    accounts = {row.account_id: row for row in account_rows(session) if not row.closed}
    query = select(PersonKey).where(PersonKey.ended_at.is_(None)).order_by(PersonKey.from_seq)
    keys = [
        Key(key.kid, accounts[key.account_id].name, accounts[key.account_id].roles)
        for key in session.scalars(query)
        if key.account_id in accounts
    ]
    return TrustRoot(
        workspace.name,
        workspace.city,
        workspace.zone,
        workspace.id,
        first.body_sha256,
        first.recorded_at,
        tuple(sorted(keys, key=lambda key: not key.officer)),
        newest_checkpoint(session),
    )


def names_of_keys(session: Session) -> Mapping[str, str]:
    """Everyone's name by their keys, earlier ones too."""
    query = select(PersonKey.kid, Account.name).join(Account, Account.id == PersonKey.account_id)
    return {row.kid: row.name for row in session.execute(query)}
