# SPDX-License-Identifier: Apache-2.0
"""What someone has typed and not yet submitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.drafts import Draft


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft; `saved_at` in microseconds UTC."""

    subject: str
    content: Mapping[str, Any]
    saved_at: int


def drafts_of(session: Session, *, account_id: str) -> tuple[DraftRow, ...]:
    """Everything that one person has typed and not submitted, latest first."""
    query = select(Draft).where(Draft.account_id == account_id)
    rows = session.scalars(query.order_by(Draft.saved_at.desc(), Draft.subject))
    return tuple(DraftRow(row.subject, row.content, row.saved_at) for row in rows)


def draft_on(session: Session, *, account_id: str, subject: str) -> DraftRow | None:
    """One person's draft on one subject, if there is one."""
    found = drafts_of(session, account_id=account_id)
    return next((draft for draft in found if draft.subject == subject), None)
