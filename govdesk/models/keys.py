# SPDX-License-Identifier: Apache-2.0
"""Keys of one's own, sessions at a desk, and acts that wait for a second person."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Id, Json, Key, Micros, Short, primary_id, refers


class PersonKey(Base):
    """A person's public key. The current one of an account is neither replaced nor ended."""

    __tablename__ = "keys"

    id: Mapped[str] = primary_id()
    # No foreign key: the founders' keys stand in the first entry, before their accounts.
    account_id: Mapped[Id] = mapped_column(index=True)
    member_id: Mapped[Id | None] = refers("members.id", null=True)
    kid: Mapped[Key] = mapped_column(unique=True)
    public_key: Mapped[Hash]
    vouched: Mapped[Key]  # founder | officer | community | recovery
    enrolled_at: Mapped[Micros]
    from_seq: Mapped[int]
    ended_at: Mapped[Micros | None]
    end_reason: Mapped[Short | None]


class DeskSession(Base):
    """A sitting at a desk: its key, certified by the person's own, signs routine acts."""

    __tablename__ = "sessions"

    id: Mapped[str] = primary_id()
    account_id: Mapped[str] = refers("accounts.id")
    kid: Mapped[Key] = mapped_column(unique=True)
    public_key: Mapped[Hash]
    device: Mapped[Key]
    since: Mapped[Micros]
    until: Mapped[Micros]
    ended_at: Mapped[Micros | None]


class Proposal(Base):
    """An act that one person began and that takes effect with a second person's word."""

    __tablename__ = "proposals"

    id: Mapped[str] = primary_id()
    act: Mapped[Key]
    subject: Mapped[Id] = mapped_column(index=True)
    fields: Mapped[Json]
    body_sha256: Mapped[Hash] = mapped_column(unique=True)
    proposed_by: Mapped[Id]
    proposed_at: Mapped[Micros]
    state: Mapped[Key] = mapped_column(index=True)  # open | done | withdrawn


class RecoverySheet(Base):
    """The public key of a recovery sheet; its words are on paper alone. The one in force is not
    replaced."""

    __tablename__ = "recovery_sheets"

    id: Mapped[str] = primary_id()
    kid: Mapped[Key] = mapped_column(unique=True)
    public_key: Mapped[Hash]
    prepared_at: Mapped[Micros]
    from_seq: Mapped[int]
    replaced_at: Mapped[Micros | None]


class SealedKey(Base):
    """A private key wrapped with its owner's passphrase; useless to anyone else. Not in the log:
    a new passphrase wraps the same key anew."""

    __tablename__ = "sealed_keys"

    kid: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[Id] = mapped_column(index=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    memory_kib: Mapped[int]
    passes: Mapped[int]
    lanes: Mapped[int]
    nonce: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    sign_in_hash: Mapped[Hash]


class SignInTry(Base):
    """Wrong passphrases in a row at an account, for the growing delay."""

    __tablename__ = "sign_in_tries"

    account_id: Mapped[str] = mapped_column(primary_key=True)
    wrong: Mapped[int]
    last_at: Mapped[Micros]
