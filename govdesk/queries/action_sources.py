# SPDX-License-Identifier: Apache-2.0
"""What an action can come from: an adopted motion, a review or an indicator."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition
from govdesk.models.motions import Motion
from govdesk.models.reviews import Review
from govdesk.queries.people import Place, departments


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that an action can come from; `kind` is motion, review or indicator."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What is offered to whoever assigns an action."""

    departments: tuple[Place, ...]
    sources: tuple[Source, ...]


def action_choices(session: Session) -> Choices:
    """The departments, and adopted motions, reviews and indicators, the latest motions first."""
    motions = session.execute(
        select(Motion.id, Motion.number, Motion.title)
        .where(Motion.state == "adopted")
        .order_by(Motion.decided_at.desc())
    )
    reviews = session.execute(select(Review.id, Review.period).order_by(Review.period.desc()))
    indicators = session.execute(
        select(Indicator.id, IndicatorDefinition.name)
        .join(IndicatorDefinition, IndicatorDefinition.indicator_id == Indicator.id)
        .where(IndicatorDefinition.version == Indicator.definition)
        .order_by(IndicatorDefinition.name)
    )
    return Choices(
        departments(session),
        (
            *(Source("motion", id, f"{number}: {title}") for id, number, title in motions),
            *(Source("review", id, period) for id, period in reviews),
            *(Source("indicator", id, name) for id, name in indicators),
        ),
    )
