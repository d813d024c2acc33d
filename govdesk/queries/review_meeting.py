# SPDX-License-Identifier: Apache-2.0
"""What a meeting needs to see of one indicator in its review, beside the finding itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action
from govdesk.models.workspace import Department
from govdesk.queries.charts import ChartSpec
from govdesk.queries.indicators import indicator
from govdesk.queries.residents import NarrativeRow, narrative_rows


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """Something to be done about the indicator, from this review or another."""

    number: str
    title: str
    department: str
    due: date
    state: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The chart, the words beside the numbers, and what is to be done already."""

    indicator_id: str
    chart: ChartSpec
    stories: tuple[NarrativeRow, ...]
    actions: tuple[AgreedAction, ...]


def meeting_page(session: Session, *, indicator_id: str) -> MeetingPage | None:
    """One indicator's page; None when it is gone. A bounded number of statements."""
    detail = indicator(session, id=indicator_id)
    if detail is None:
        return None
    query = (
        select(Action.number, Action.title, Department.name, Action.due, Action.state)
        .join(Department, Department.id == Action.department_id)
        .where(Action.indicator_id == indicator_id)
        .where(Action.state.in_(("open", "in_progress")))
        .order_by(Action.due, Action.number)
    )
    return MeetingPage(
        indicator_id=indicator_id,
        chart=detail.chart,
        stories=narrative_rows(session, indicator_id=indicator_id),
        actions=tuple(AgreedAction(*row) for row in session.execute(query)),
    )
