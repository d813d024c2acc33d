# SPDX-License-Identifier: Apache-2.0
"""The numbered texts of motions, as the services of motions and amendments write them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion, MotionText
from govdesk.record.canonical import clean_text, text_sha256
from govdesk.rules.messages import message
from govdesk.services.context import Act
from govdesk.services.inputs import LONG, typed


def current_text(session: Session, motion: Motion) -> MotionText:
    """The text version that a vote opened now would be about."""
    return text_version(session, motion.id, motion.current_text)


def text_version(session: Session, motion_id: str, n: int) -> MotionText:
    """One numbered text of a motion."""
    query = select(MotionText).where(MotionText.motion_id == motion_id, MotionText.n == n)
    return session.scalars(query).one()


def text_fields(
    act: Act, n: int, text: str, summary: str, if_adopted: str, if_rejected: str
) -> dict[str, Any]:
    """The fields of an entry that gives a motion a text. Raises BadInput."""
    words = typed(text, "text", limit=LONG, named=message("motions.field_text"))
    return {
        "text_id": act.new_id(),
        "n": n,
        "text": words,
        "text_sha256": text_sha256(words),
        "summary": typed(summary, "summary", limit=LONG, named=message("motions.field_summary")),
        "if_adopted": clean_text(if_adopted).strip(),
        "if_rejected": clean_text(if_rejected).strip(),
    }
