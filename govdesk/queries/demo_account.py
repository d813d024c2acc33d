# SPDX-License-Identifier: Apache-2.0
"""A workspace's last quarter in a few sentences, for whoever has no window."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.record import RecordHead
from govdesk.models.reviews import Finding, Review
from govdesk.models.votes import Outcome, Vote
from govdesk.rules.messages import Message, message


def quarter_account(session: Session) -> tuple[Message, ...]:
    """What the latest review found, what was decided in its meeting, and the record's length."""
    told: list[Message] = []
    review = session.scalars(select(Review).order_by(Review.opened_at.desc()).limit(1)).first()
    if review is not None:
        behind = session.scalar(
            select(func.count())
            .select_from(Finding)
            .where(Finding.review_id == review.id, Finding.disposition.is_not(None))
        )
        told.append(message("demo.review", period=review.period, count=behind or 0))
        told += _decisions(session, review.opened_at)
    size = session.scalars(select(RecordHead.seq)).one()
    told.append(message("demo.record", count=size))
    return tuple(told)


def _decisions(session: Session, since: int) -> list[Message]:
    query = (
        select(Motion.number, Motion.title, Outcome.reason)
        .join(Vote, Vote.motion_id == Motion.id)
        .join(Outcome, Outcome.id == Vote.outcome_id)
        .where(Outcome.at >= since)
        .order_by(Outcome.at)
    )
    return [
        message(f"demo.decided.{reason}", number=number, title=title)
        for number, title, reason in session.execute(query)
    ]
