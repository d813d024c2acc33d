# SPDX-License-Identifier: Apache-2.0
"""Finding things by number, code or title, to jump to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action
from govdesk.models.indicators import Indicator, IndicatorDefinition
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion

_NUMBER = re.compile(r"\b\d{4}-\S+")


@dataclass(frozen=True, slots=True)
class Match:
    """One thing found: which kind of place shows it, its id, number or code, and title."""

    kind: str
    id: str
    number: str
    title: str


def find_anything(session: Session, *, text: str, limit: int) -> tuple[Match, ...]:
    """Motions, indicators, meetings and actions whose number or title holds `text`, in that order,
    the newest first, at most `limit` in all. A reference such as `Motion 2026-14`, in whatever
    language, is looked for by its number."""
    reference = _NUMBER.search(text)
    number = reference[0] if reference else text
    found: list[Match] = []
    for kind, model in (("motions", Motion), ("meetings", Meeting), ("actions", Action)):
        query = (
            select(model.id, model.number, model.title)
            .where(
                or_(
                    model.number.icontains(number, autoescape=True),
                    model.title.icontains(text, autoescape=True),
                )
            )
            .order_by(model.id.desc())
            .limit(limit)
        )
        found += [Match(kind, *row) for row in session.execute(query)]
        if kind == "motions":
            found += _indicators(session, text, limit)
    return tuple(found[:limit])


def _indicators(session: Session, text: str, limit: int) -> list[Match]:
    query = (
        select(Indicator.id, Indicator.code, IndicatorDefinition.name)
        .join(
            IndicatorDefinition,
            (IndicatorDefinition.indicator_id == Indicator.id)
            & (IndicatorDefinition.version == Indicator.definition),
        )
        .where(
            or_(
                Indicator.code.icontains(text, autoescape=True),
                IndicatorDefinition.name.icontains(text, autoescape=True),
            )
        )
        .order_by(Indicator.code)
        .limit(limit)
    )
    return [Match("indicators", *row) for row in session.execute(query)]
