# SPDX-License-Identifier: Apache-2.0
"""Residents' comments with their answers, and the narratives that may be shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.residents import Answer, Comment, Narrative


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer and who gave it."""

    text: str
    by_words: str
    at: int


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A resident's word, and the answers to it in order."""

    comment_id: str
    subject_kind: str
    subject_id: str
    meeting_id: str | None
    shown_name: str
    text: str
    at: int
    stance: str
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class NarrativeRow:
    """Words beside the numbers; `text` is None where there is no consent to show them."""

    narrative_id: str
    kind: str
    indicator_id: str | None
    review_id: str | None
    text: str | None
    at: int
    public: bool
    invited: int | None
    answered: int | None


def comment_rows(
    session: Session, *, subject_id: str | None = None, meeting_id: str | None = None
) -> tuple[CommentRow, ...]:
    """Every comment (or those on a subject, or spoken in a meeting), latest first."""
    query = select(Comment).order_by(Comment.at.desc(), Comment.id)
    if subject_id is not None:
        query = query.where(Comment.subject_id == subject_id)
    if meeting_id is not None:
        query = query.where(Comment.meeting_id == meeting_id)
    comments = session.scalars(query).all()
    answers: dict[str, list[AnswerRow]] = defaultdict(list)
    given = select(Answer).order_by(Answer.at, Answer.id)
    if subject_id is not None:
        given = given.where(Answer.comment_id.in_([comment.id for comment in comments]))
    for answer in session.scalars(given):
        answers[answer.comment_id].append(AnswerRow(answer.text, answer.by_words, answer.at))
    return tuple(
        CommentRow(
            comment.id,
            comment.subject_kind,
            comment.subject_id,
            comment.meeting_id,
            comment.shown_name,
            comment.text,
            comment.at,
            comment.stance or "",
            tuple(answers[comment.id]),
        )
        for comment in comments
    )


def narrative_rows(
    session: Session, *, indicator_id: str | None = None, review_id: str | None = None
) -> tuple[NarrativeRow, ...]:
    """The narratives beside an indicator or review, or all of them, latest first."""
    query = select(Narrative).order_by(Narrative.at.desc(), Narrative.id)
    if indicator_id is not None:
        query = query.where(Narrative.indicator_id == indicator_id)
    if review_id is not None:
        query = query.where(Narrative.review_id == review_id)
    return tuple(
        NarrativeRow(
            narrative_id=row.id,
            kind=row.kind,
            indicator_id=row.indicator_id,
            review_id=row.review_id,
            text=row.text,
            at=row.at,
            public=row.consent == "public",
            invited=row.invited,
            answered=row.answered,
        )
        for row in session.scalars(query)
    )
