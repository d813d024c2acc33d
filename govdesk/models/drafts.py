# SPDX-License-Identifier: Apache-2.0
"""Drafts: what someone has typed and not yet submitted. Never logged, exported or bundled."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from govdesk.models.base import Base, Json, Key, Micros, primary_id, refers


class Draft(Base):
    """One person's unsubmitted words on one subject; gone when submitted."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("account_id", "subject"),)

    id: Mapped[str] = primary_id()
    account_id: Mapped[str] = refers("accounts.id", index=False)
    subject: Mapped[Key]
    content: Mapped[Json]
    saved_at: Mapped[Micros]
