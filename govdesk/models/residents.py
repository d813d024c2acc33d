# SPDX-License-Identifier: Apache-2.0
"""Residents' comments, the answers owed to them, and narratives beside the numbers."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from govdesk.models.base import Base, Id, Key, Long, Micros, Short, primary_id, refers


class Comment(Base):
    """A resident's word on an item, under the name they chose to show. Append-only."""

    __tablename__ = "comments"

    id: Mapped[str] = primary_id()
    subject_kind: Mapped[Key]  # motion | indicator | meeting | review
    subject_id: Mapped[Id] = mapped_column(index=True)
    meeting_id: Mapped[Id | None] = refers("meetings.id", null=True)
    shown_name: Mapped[Short]
    text: Mapped[Long]
    stance: Mapped[Key | None]  # for | against, where they say so themselves
    at: Mapped[Micros]


class Answer(Base):
    """The reasoned answer to a comment. Append-only."""

    __tablename__ = "answers"

    id: Mapped[str] = primary_id()
    comment_id: Mapped[str] = refers("comments.id")
    text: Mapped[Long]
    by_words: Mapped[Short]
    at: Mapped[Micros]


class Narrative(Base):
    """A quote, story, survey or focus-group note that stands beside the numbers. Append-only.

    A survey says how many were invited and how many answered; a focus group how many took part.
    A story without consent to publish holds no text here: it is a private detail of the record.
    """

    __tablename__ = "narratives"

    id: Mapped[str] = primary_id()
    kind: Mapped[Key]  # quote | story | survey | focus_group | discussion
    indicator_id: Mapped[Id | None] = refers("indicators.id", null=True)
    review_id: Mapped[Id | None] = refers("reviews.id", null=True)
    text: Mapped[Long | None]
    consent: Mapped[Key]  # public | none
    invited: Mapped[int | None]
    answered: Mapped[int | None]
    at: Mapped[Micros]
