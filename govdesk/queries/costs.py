# SPDX-License-Identifier: Apache-2.0
"""What a motion's texts cost, as each was said; for the office and for the public."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion, MotionText
from govdesk.queries.charter import charter_now
from govdesk.queries.public_costs import PublicCost
from govdesk.queries.public_text import PublicText, redact
from govdesk.rules.costs import Cost


def cost_of(session: Session, text: MotionText) -> Cost | None:
    """What one text costs, in the charter's currency; None where nothing is said of that. Words
    that the members amended keep what was said of the text before, and that says so."""
    if not says_cost(text):
        return None
    said_of = text.n if _said_by_amendment(session, text) else _last_said(session, text)
    return Cost(
        amount=text.cost,
        currency=charter_now(session).currency,
        note=text.cost_note or "",
        of=None if said_of == text.n else said_of,
    )


def says_cost(text: MotionText) -> bool:
    """Whether a text says what it costs."""
    return text.cost is not None or bool(text.cost_note)


def _said_by_amendment(session: Session, text: MotionText) -> bool:
    """Whether the amendment that made this text said what it then costs."""
    if text.amendment_id is None:
        return False
    made = session.get_one(Motion, text.amendment_id)
    query = select(MotionText).where(
        MotionText.motion_id == made.id, MotionText.n == made.current_text
    )
    return says_cost(session.scalars(query).one())


def _last_said(session: Session, text: MotionText) -> int | None:
    """The text, this one or an earlier, that was written with its cost."""
    return session.scalars(
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


def public_cost(session: Session, text: MotionText, source: str) -> PublicCost | None:
    """The same as packets print it."""
    cost = cost_of(session, text)
    if cost is None:
        return None
    note = PublicText(redact(cost.note, "[…]"), source) if cost.note else None
    return PublicCost(cost.whole, cost.currency, note, cost.of)
