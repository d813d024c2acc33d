# SPDX-License-Identifier: Apache-2.0
"""What a review asks about residents' words of the quarter before, with those words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from govdesk.models.indicators import IndicatorDefinition
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.residents import Answer, Comment
from govdesk.models.reviews import Review
from govdesk.queries.local_dates import day_begins, local_date
from govdesk.rules.periods import parse_period


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer to a comment, who gave it, and when."""

    text: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class HeardComment:
    """A resident's word. `about_kind` is motion, indicator, meeting or review, `about` its number,
    name, title or quarter."""

    about_kind: str
    about: str
    name: str
    text: str
    on: date
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class Feedback:
    """The question and its answer: what the words of `quarter`, the one before that of the review,
    changed. `text` is empty while nobody answered."""

    quarter: str
    comments: tuple[HeardComment, ...]
    text: str
    by: str


def feedback_of(session: Session, *, row: Review, by: str, zone: str) -> Feedback:
    """The comments of the quarter before, in their order, and what the review says came of them;
    `by` is who wrote that. Two statements."""
    quarter = parse_period(row.period).previous()
    comments = _comments(
        session,
        since=day_begins(quarter.first_date, zone),
        before=day_begins(quarter.last_date + timedelta(days=1), zone),
        zone=zone,
    )
    return Feedback(quarter.label(), comments, row.feedback or "", by)


def _comments(session: Session, *, since: int, before: int, zone: str) -> tuple[HeardComment, ...]:
    name = (
        select(IndicatorDefinition.name)
        .where(IndicatorDefinition.indicator_id == Comment.subject_id)
        .order_by(IndicatorDefinition.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    about = func.coalesce(Motion.number, Meeting.title, Review.period, name, "")
    received = session.execute(
        select(Comment, about)
        .outerjoin(Motion, Motion.id == Comment.subject_id)
        .outerjoin(Meeting, Meeting.id == Comment.subject_id)
        .outerjoin(Review, Review.id == Comment.subject_id)
        .where(Comment.at >= since, Comment.at < before)
        .order_by(Comment.at, Comment.id)
    ).all()
    answers: dict[str, list[GivenAnswer]] = {}
    ids = [comment.id for comment, _about in received]
    query = select(Answer).where(Answer.comment_id.in_(ids)).order_by(Answer.at, Answer.id)
    for one in session.scalars(query):
        given = GivenAnswer(one.text, one.by_words, local_date(one.at, zone))
        answers.setdefault(one.comment_id, []).append(given)
    return tuple(
        HeardComment(
            about_kind=comment.subject_kind,
            about=about,
            name=comment.shown_name,
            text=comment.text,
            on=local_date(comment.at, zone),
            answers=tuple(answers.get(comment.id, ())),
        )
        for comment, about in received
    )
