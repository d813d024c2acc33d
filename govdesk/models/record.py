# SPDX-License-Identifier: Apache-2.0
"""The record: the log of entries, its head, checkpoints and the private details beside it."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Id, Key, Long, Micros, Short, primary_id


class Entry(Base):
    """One entry of the log, body as the exact bytes that were hashed. Append-only."""

    __tablename__ = "entries"

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    type: Mapped[Key] = mapped_column(index=True)
    subject: Mapped[Id] = mapped_column(index=True)
    actor: Mapped[Id]
    recorded_at: Mapped[Micros]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    body_sha256: Mapped[Hash] = mapped_column(unique=True)
    nonce: Mapped[Key] = mapped_column(unique=True)
    sig: Mapped[bytes] = mapped_column(LargeBinary)
    leaf: Mapped[Hash]
    previous: Mapped[Hash] = mapped_column(unique=True)
    chain: Mapped[Hash]


class RecordHead(Base):
    """The log's head: one row, locked by whoever appends. Derived from the log."""

    __tablename__ = "record_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    chain: Mapped[Hash]
    recorded_at: Mapped[Micros]


class PrivateDetail(Base):
    """A private value whose salted commitment stands in an entry. Erasable; never rebuilt."""

    __tablename__ = "private_details"

    commitment: Mapped[Hash] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, index=True)
    subject: Mapped[Id] = mapped_column(index=True)
    field: Mapped[Key]
    salt: Mapped[Key]
    value: Mapped[str]


class Checkpoint(Base):
    """The record's head at a moment: size and Merkle root (RFC 6962), signed. Append-only."""

    __tablename__ = "checkpoints"

    id: Mapped[str] = primary_id()
    size: Mapped[int] = mapped_column(BigInteger)
    root: Mapped[Hash]
    reason: Mapped[Short]
    note: Mapped[Long]
    at: Mapped[Micros]


class Redaction(Base):
    """An entry whose body was removed by law; its hash stays. Append-only."""

    __tablename__ = "redactions"

    id: Mapped[str] = primary_id()
    seq: Mapped[int] = mapped_column(BigInteger, unique=True)
    entry_sha256: Mapped[Hash]
    ground: Mapped[Long]
    at: Mapped[Micros]
