# SPDX-License-Identifier: Apache-2.0
"""Files that are kept with what they support, and the bytes of every file that the record names."""

from __future__ import annotations

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Hash, Id, Key, Micros, primary_id


class Attachment(Base):
    """A file with a meeting's notice, as its proof of posting, or with a reading, as its evidence.
    For the office alone: its name, what it shows and the hash of its bytes are private details."""

    __tablename__ = "attachments"

    id: Mapped[str] = primary_id()
    kind: Mapped[Key]  # meeting | reading
    subject_id: Mapped[Id] = mapped_column(index=True)
    attached_by: Mapped[Id]
    attached_at: Mapped[Micros]
    removed_by: Mapped[Id | None]
    removed_at: Mapped[Micros | None] = mapped_column()


class KeptFile(Base):
    """The bytes of an attached file, of a Word file that a piece came from, or of a picture in it,
    by their SHA-256.

    Entries or private details hold the hashes. Such a file says more than what was printed of it,
    so it is for officers alone, and may be erased by law without breaking the chain.
    """

    __tablename__ = "kept_files"

    sha256: Mapped[Hash] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
