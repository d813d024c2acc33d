# SPDX-License-Identifier: Apache-2.0
"""Why a motion exists: what it is linked to, and what a new one can be linked to."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition
from govdesk.models.motions import Motion, MotionLink
from govdesk.models.residents import Comment
from govdesk.models.reviews import Finding, Pivot, Review

MOST = 50
"""So many findings, residents' words and motions are offered, the latest first."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """What a motion is about: `place` is the kind of screen that shows it."""

    kind: str
    target_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Reason:
    """What a motion can be linked to; `about` tells which: a quarter, a name or a number."""

    kind: str
    target_id: str
    label: str
    about: str


def reasons(session: Session) -> tuple[Reason, ...]:
    """What a new motion can be linked to: indicators, findings, reviews, residents' words,
    motions."""
    name = IndicatorDefinition.name
    defined = IndicatorDefinition.indicator_id == Indicator.id
    current = IndicatorDefinition.version == Indicator.definition
    indicators = (
        select(Indicator.id, name, Indicator.code)
        .join(IndicatorDefinition, defined)
        .where(current)
        .order_by(Indicator.code)
    )
    findings = (
        select(Finding.id, name, Review.period)
        .join(Review, Review.id == Finding.review_id)
        .join(Indicator, Indicator.id == Finding.indicator_id)
        .join(IndicatorDefinition, defined)
        .where(current)
        .order_by(Review.opened_at.desc(), Indicator.code)
        .limit(MOST)
    )
    reviews = (
        select(Review.id, Review.period, Review.period)
        .order_by(Review.opened_at.desc(), Review.id)
        .limit(MOST)
    )
    comments = (
        select(Comment.id, Comment.text, Comment.shown_name)
        .order_by(Comment.at.desc(), Comment.id)
        .limit(MOST)
    )
    motions = (
        select(Motion.id, Motion.title, Motion.number)
        .order_by(Motion.submitted_at.desc(), Motion.id)
        .limit(MOST)
    )
    found = (
        ("indicator", indicators),
        ("finding", findings),
        ("review", reviews),
        ("comment", comments),
        ("motion", motions),
    )
    return tuple(
        Reason(kind, target_id, label, about)
        for kind, query in found
        for target_id, label, about in session.execute(query)
    )


def links_of(session: Session, motion_id: str) -> tuple[LinkRow, ...]:
    """What a motion is linked to, with what to call it."""
    rows = session.execute(
        select(MotionLink.kind, MotionLink.target_id).where(MotionLink.motion_id == motion_id)
    ).all()
    ids = [target for _kind, target in rows]
    labels: dict[str, str] = {}
    named = (
        select(Indicator.id, IndicatorDefinition.name)
        .join(IndicatorDefinition, IndicatorDefinition.indicator_id == Indicator.id)
        .where(IndicatorDefinition.version == Indicator.definition)
    )
    for query in (
        named.where(Indicator.id.in_(ids)),
        select(Comment.id, Comment.text).where(Comment.id.in_(ids)),
        select(Motion.id, Motion.title).where(Motion.id.in_(ids)),
        select(Pivot.id, Pivot.approach).where(Pivot.id.in_(ids)),
        select(Review.id, Review.period).where(Review.id.in_(ids)),
        select(Finding.id, IndicatorDefinition.name)
        .join(Indicator, Indicator.id == Finding.indicator_id)
        .join(IndicatorDefinition, IndicatorDefinition.indicator_id == Indicator.id)
        .where(IndicatorDefinition.version == Indicator.definition, Finding.id.in_(ids)),
    ):
        labels |= {row[0]: row[1] for row in session.execute(query)}
    return tuple(LinkRow(kind, target, labels.get(target, "")) for kind, target in rows)
