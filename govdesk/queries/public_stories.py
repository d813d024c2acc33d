# SPDX-License-Identifier: Apache-2.0
"""Words beside the numbers that the public may read: quotes, stories, surveys, focus groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from govdesk.models.indicators import Indicator, IndicatorDefinition
from govdesk.models.residents import Narrative
from govdesk.models.reviews import Review
from govdesk.queries.public_text import PublicText, redact
from govdesk.queries.quarterly_indicators import OPEN_TO_ALL
from govdesk.rules.narratives import NarrativeKind, fewest_behind, response_rate
from govdesk.rules.small_numbers import without_numbers

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class PublicStory:
    """What someone said, or what some people said together, with leave to print it."""

    kind: NarrativeKind
    text: PublicText
    code: str | None = None
    """The indicator it stands beside, with its name; None when it is about the quarter."""
    indicator: PublicText | None = None
    invited: int | None = None
    """How many a survey asked."""
    answered: int | None = None
    """How many answered a survey, or took part in a focus group."""

    @property
    def rate(self) -> int | None:
        """The share of those asked who answered, whole percent."""
        share = response_rate(self.invited, self.answered)
        return None if share is None else round(share)


def stories(
    session: Session,
    *,
    period: str,
    span: tuple[int, int],
    source: str,
    hidden: Collection[str],
) -> tuple[PublicStory, ...]:
    """What may be printed of the review of a quarter (`period`) and, beside no review, of `span`
    (microseconds UTC): by indicator, then oldest first.

    Only what was given with consent to publish, and with a review once it is approved; what was
    taken out of the record has no text any more, and what too few stand behind is left out. Words
    beside the indicators `hidden` (codes), of which a value is hidden, are without numbers, and so
    are the numbers of those who answered; so are words about the whole quarter while there is any
    such indicator, for they may be about it.
    """
    rows = session.execute(
        select(Narrative, Indicator.code, IndicatorDefinition.name)
        .outerjoin(Review, Review.id == Narrative.review_id)
        .outerjoin(Indicator, Indicator.id == Narrative.indicator_id)
        .outerjoin(
            IndicatorDefinition,
            (IndicatorDefinition.indicator_id == Indicator.id)
            & (IndicatorDefinition.version == Indicator.definition),
        )
        .where(Narrative.consent == "public", Narrative.text.is_not(None))
        .where(
            or_(
                and_(Review.period == period, Review.state.in_(OPEN_TO_ALL)),
                and_(
                    Narrative.review_id.is_(None),
                    Narrative.at >= span[0],
                    Narrative.at < span[1],
                ),
            )
        )
        .order_by(Indicator.code.is_(None), Indicator.code, Narrative.at, Narrative.id)
    )
    public = []
    for row, code, name in rows:
        kind = NarrativeKind(row.kind)
        if (row.answered or 0) < fewest_behind(kind):
            continue
        careful = code in hidden if code else bool(hidden)
        said = redact(row.text or "", REMOVED)
        public.append(
            PublicStory(
                kind=kind,
                text=PublicText(without_numbers(said, REMOVED) if careful else said, source),
                code=code,
                indicator=PublicText(redact(name, REMOVED), source) if name else None,
                invited=None if careful else row.invited,
                answered=None if careful else row.answered,
            )
        )
    return tuple(public)
