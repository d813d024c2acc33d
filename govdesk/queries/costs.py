# SPDX-License-Identifier: Apache-2.0
"""What a motion's texts cost, as each was said; for the office and for the public."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import MotionText
from govdesk.queries.charter import charter_now
from govdesk.queries.public_costs import PublicCost
from govdesk.queries.public_text import PublicText, redact
from govdesk.rules.costs import Cost


def cost_of(session: Session, text: MotionText) -> Cost | None:
    """What one text costs, in the charter's currency; None where nothing is said of that. Words
    that the members amended keep what was said of the text before, and that says so."""
    if text.cost is None and not text.cost_note:
        return None
    said_of = session.scalars(
        select(MotionText.n)
        .where(
            MotionText.motion_id == text.motion_id,
            MotionText.n <= text.n,
            MotionText.amendment_id.is_(None),
            MotionText.change_id.is_(None),
        )
        .order_by(MotionText.n.desc())
        .limit(1)
    ).one_or_none()
    return Cost(
        amount=text.cost,
        currency=charter_now(session).currency,
        note=text.cost_note or "",
        of=None if said_of == text.n else said_of,
    )


def public_cost(session: Session, text: MotionText, source: str) -> PublicCost | None:
    """The same as packets print it."""
    cost = cost_of(session, text)
    if cost is None:
        return None
    note = PublicText(redact(cost.note, "[…]"), source) if cost.note else None
    return PublicCost(cost.whole, cost.currency, note, cost.of)
