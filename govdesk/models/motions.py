# SPDX-License-Identifier: Apache-2.0
"""Motions, their numbered texts, amendments, steps and what they are about."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import (
    Base,
    Hash,
    Id,
    Json,
    Key,
    LocalDate,
    Long,
    Micros,
    Short,
    primary_id,
    refers,
)


class Motion(Base):
    """A proposal to decide, as it stands now; how it came there is in its steps."""

    __tablename__ = "motions"

    id: Mapped[str] = primary_id()
    number: Mapped[Key] = mapped_column(unique=True)
    title: Mapped[Short]
    decision_class: Mapped[Key]
    class_reason: Mapped[Short | None]
    state: Mapped[Key] = mapped_column(index=True)
    mover_seat_id: Mapped[Id | None] = refers("seats.id", null=True)
    mover_words: Mapped[Short | None]
    seconder_seat_id: Mapped[Id | None] = refers("seats.id", null=True)
    seconder_words: Mapped[Short | None]
    recommendation: Mapped[Long | None]
    meeting_id: Mapped[Id | None] = refers("meetings.id", null=True)
    current_text: Mapped[int]
    submitted_at: Mapped[Micros]
    decided_at: Mapped[Micros | None]
    revision: Mapped[int]


class MotionText(Base):
    """A numbered text version. Append-only; a vote names its hash."""

    __tablename__ = "motion_texts"
    __table_args__ = (UniqueConstraint("motion_id", "n"),)

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    n: Mapped[int]
    text: Mapped[Long]
    text_sha256: Mapped[Hash]
    if_adopted: Mapped[Long]
    if_rejected: Mapped[Long]
    cost: Mapped[Micros | None]  # minor units of the charter's currency; None: not said
    cost_note: Mapped[Short | None]
    amendment_id: Mapped[Id | None] = refers("amendments.id", null=True)
    change_id: Mapped[Id | None] = refers("decision_changes.id", null=True)
    at: Mapped[Micros]


class MotionStep(Base):
    """One step of a motion's life, such as submitted, seconded or adopted. Append-only."""

    __tablename__ = "motion_steps"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    verb: Mapped[Key]
    from_state: Mapped[Key]
    to_state: Mapped[Key]
    seat_id: Mapped[Id | None] = refers("seats.id", null=True)
    note: Mapped[Long | None]
    until: Mapped[LocalDate | None]
    seconded_by: Mapped[Id | None] = refers("seats.id", null=True)
    agreed: Mapped[Key | None]  # carried | unopposed | lost, where it was the members' to agree
    yes: Mapped[int | None]  # hands counted
    no: Mapped[int | None]
    called: Mapped[Json | None]  # what each seat said, where the roll was called
    rule: Mapped[Json | None]  # by which they were judged
    at: Mapped[Micros]
    entry_seq: Mapped[int]


class Amendment(Base):
    """What makes a motion an amendment: it is itself a motion, moved, seconded and decided as any,
    whose text is the other's text as it would read. `id` is that motion's."""

    __tablename__ = "amendments"
    __table_args__ = (UniqueConstraint("motion_id", "number"),)

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id", index=False)  # the one that is to be changed
    number: Mapped[int]
    degree: Mapped[int]  # 1 | 2
    parent_id: Mapped[Id | None] = refers("amendments.id", null=True)  # of the second degree
    on_text: Mapped[int]  # the text version, of the motion or the parent, that it changes
    operations: Mapped[Json]
    at: Mapped[Micros]


class Waiver(Base):
    """What makes a motion one to set the notice aside: for another motion in a meeting, or for the
    whole meeting. `id` is its motion's. Append-only."""

    __tablename__ = "waivers"

    id: Mapped[str] = primary_id()
    meeting_id: Mapped[str] = refers("meetings.id")
    motion_id: Mapped[Id | None] = refers("motions.id", null=True)
    ground: Mapped[Long]
    finding: Mapped[Long]
    at: Mapped[Micros]


class DecisionChange(Base):
    """What makes a motion one to rescind or to amend something that was adopted, `motion_id`. To
    amend it, its text is the other's text as it would read. `id` is its own; append-only."""

    __tablename__ = "decision_changes"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    kind: Mapped[Key]  # rescind | amend_adopted
    on_text: Mapped[int]  # the text version of the decision that it is moved against
    at: Mapped[Micros]


class ClassLowering(Base):
    """What makes a motion one to decide another, key one, `motion_id`, as an ordinary one. `id` is
    its own; append-only."""

    __tablename__ = "class_lowerings"

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id")
    at: Mapped[Micros]


class MotionPart(Base):
    """What makes a motion a part of one that was divided. `id` is its own; append-only."""

    __tablename__ = "motion_parts"
    __table_args__ = (UniqueConstraint("origin_id", "n"),)

    id: Mapped[str] = primary_id()
    origin_id: Mapped[str] = refers("motions.id", index=False)
    n: Mapped[int]
    at: Mapped[Micros]


class MotionLink(Base):
    """Why a motion exists, or what came of it: an indicator, finding, review, comment or motion."""

    __tablename__ = "motion_links"
    __table_args__ = (UniqueConstraint("motion_id", "kind", "target_id"),)

    id: Mapped[str] = primary_id()
    motion_id: Mapped[str] = refers("motions.id", index=False)
    kind: Mapped[Key]  # indicator | finding | pivot | comment | motion | review
    target_id: Mapped[Id] = mapped_column(index=True)
