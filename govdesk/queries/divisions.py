# SPDX-License-Identifier: Apache-2.0
"""A divided motion and its parts, each from the other; and what would go with a part."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition
from govdesk.models.motions import Motion, MotionPart
from govdesk.models.reviews import Pivot


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a divided motion, or the motion that it is a part of. `carries` names the changes
    of course that it takes."""

    id: str
    number: str
    title: str
    state: str
    n: int
    carries: tuple[str, ...] = ()


def parts_of(session: Session, motion_id: str) -> tuple[PartRow, ...]:
    """The parts that a motion was divided into, in their order."""
    query = (
        select(Motion, MotionPart.n)
        .join(MotionPart, MotionPart.id == Motion.id)
        .where(MotionPart.origin_id == motion_id)
        .order_by(MotionPart.n)
    )
    return tuple(
        PartRow(one.id, one.number, one.title, one.state, n, _names(session, one.id))
        for one, n in session.execute(query).all()
    )


def part_of(session: Session, motion_id: str) -> PartRow | None:
    """The motion that was divided into this one; `n` is this one's place."""
    part = session.get(MotionPart, motion_id)
    if part is None:
        return None
    origin = session.get_one(Motion, part.origin_id)
    carries = _names(session, motion_id)
    return PartRow(origin.id, origin.number, origin.title, origin.state, part.n, carries)


def pivots_of(session: Session, motion_id: str) -> tuple[tuple[str, str], ...]:
    """The changes of course that a motion would make: the id, and the indicator's name."""
    query = (
        select(Pivot.id, IndicatorDefinition.name)
        .join(Indicator, Indicator.id == Pivot.indicator_id)
        .join(IndicatorDefinition, IndicatorDefinition.indicator_id == Indicator.id)
        .where(IndicatorDefinition.version == Indicator.definition, Pivot.motion_id == motion_id)
        .order_by(Pivot.id)
    )
    return tuple((row[0], row[1]) for row in session.execute(query))


def _names(session: Session, motion_id: str) -> tuple[str, ...]:
    return tuple(name for _id, name in pivots_of(session, motion_id))
