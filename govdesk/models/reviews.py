# SPDX-License-Identifier: Apache-2.0
"""Quarterly reviews, their findings, freezes, and the pivots that a midpoint review proposes."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Exact, Hash, Id, Json, Key, Long, Micros, primary_id, refers


class Review(Base):
    """The task force's examination of one quarter. Opened again, it is the next version of it."""

    __tablename__ = "reviews"

    id: Mapped[str] = primary_id()
    period: Mapped[Key] = mapped_column(unique=True)
    midpoint: Mapped[bool]
    state: Mapped[Key]  # open | submitted | approved | issued | adopted
    due_at: Mapped[Micros]
    opened_at: Mapped[Micros]
    submitted_by: Mapped[Id | None]
    feedback: Mapped[Long | None]  # what residents' words of the quarter before changed
    feedback_by: Mapped[Id | None]
    version: Mapped[int]
    revision: Mapped[int]


class Finding(Base):
    """One indicator's place in a review: the department's narrative and what was decided to do."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("review_id", "indicator_id"),)

    id: Mapped[str] = primary_id()
    review_id: Mapped[str] = refers("reviews.id", index=False)
    indicator_id: Mapped[str] = refers("indicators.id")
    narrative: Mapped[Long | None]
    narrative_by: Mapped[Id | None]
    status_override: Mapped[Key | None]
    override_reason: Mapped[Long | None]
    disposition: Mapped[Key | None]  # pivot | stay | accept
    disposition_reason: Mapped[Long | None]
    revision: Mapped[int]


class ReviewFreeze(Base):
    """A review as issued for the meeting, or as adopted in it. Append-only."""

    __tablename__ = "review_freezes"
    __table_args__ = (UniqueConstraint("review_id", "version", "kind"),)

    id: Mapped[str] = primary_id()
    review_id: Mapped[str] = refers("reviews.id", index=False)
    version: Mapped[int]
    kind: Mapped[Key]  # issued | adopted
    as_of: Mapped[int]  # position in the log
    rows: Mapped[Json]
    feedback: Mapped[Long | None]
    rows_sha256: Mapped[Hash]  # of the rows and the feedback
    vote_id: Mapped[Id | None] = refers("votes.id", null=True)
    at: Mapped[Micros]


class ReviewRequest(Base):
    """A department asked, reminded, or its lateness taken further, for its part of a review; its
    part handed in, or given back to it. Append-only."""

    __tablename__ = "review_requests"

    id: Mapped[str] = primary_id()
    review_id: Mapped[str] = refers("reviews.id")
    department_id: Mapped[str] = refers("departments.id")
    step: Mapped[Key]  # asked | reminded | escalated | answered | returned
    version: Mapped[int | None]  # of the part that was handed in or given back
    on_behalf: Mapped[bool]  # handed in by the secretariat for the department
    actor_id: Mapped[Id]
    note: Mapped[Long | None]
    at: Mapped[Micros]
    entry_seq: Mapped[int]


class Pivot(Base):
    """A proposed change of course for a lagging indicator; in effect only by an adopted motion."""

    __tablename__ = "pivots"

    id: Mapped[str] = primary_id()
    finding_id: Mapped[str] = refers("findings.id")
    indicator_id: Mapped[str] = refers("indicators.id")
    motion_id: Mapped[Id | None] = refers("motions.id", null=True)
    change: Mapped[Key]  # target | timeline | resources | approach | department
    approach: Mapped[Long]
    new_target: Mapped[Exact | None]
    expected_effect: Mapped[Long]
    state: Mapped[Key]  # proposed | adopted | rejected
    decided_at: Mapped[Micros | None]
    evaluation: Mapped[Long | None]
    at: Mapped[Micros]
