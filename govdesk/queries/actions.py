# SPDX-License-Identifier: Apache-2.0
"""Actions as lists and details show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action, ActionStep
from govdesk.models.indicators import Indicator
from govdesk.models.motions import Motion
from govdesk.models.reviews import Review
from govdesk.models.workspace import Department
from govdesk.rules.actions import ActionState, overdue


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as it stands; `motion`, `review` and `indicator` are what it comes from."""

    action_id: str
    number: str
    title: str
    department_id: str
    department: str
    due: date
    state: ActionState
    percent: int
    overdue: bool
    assigned_at: int
    revision: int
    motion_id: str | None = None
    motion: str | None = None
    motion_state: str | None = None
    review_id: str | None = None
    review: str | None = None
    indicator_id: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class StepRow:
    """One report of progress."""

    state: ActionState
    percent: int
    note: str | None
    at: int


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """An action with its reports, latest first."""

    row: ActionRow
    steps: tuple[StepRow, ...]


def action_rows(
    session: Session,
    *,
    on: date,
    motion_id: str | None = None,
    indicator_id: str | None = None,
) -> tuple[ActionRow, ...]:
    """Every action (or those of a motion or indicator), open ones first, by due date."""
    query = _query()
    if motion_id is not None:
        query = query.where(Action.motion_id == motion_id)
    if indicator_id is not None:
        query = query.where(Action.indicator_id == indicator_id)
    rows = [_row(found, on) for found in session.execute(query)]
    return tuple(sorted(rows, key=lambda row: (row.state.ended, row.due, row.number)))


def action_detail(session: Session, *, action_id: str, on: date) -> ActionDetail | None:
    """One action with its history; None when there is none of that id."""
    found = session.execute(_query().where(Action.id == action_id)).one_or_none()
    if found is None:
        return None
    query = select(ActionStep).where(ActionStep.action_id == action_id)
    steps = session.scalars(query.order_by(ActionStep.entry_seq.desc()))
    return ActionDetail(
        _row(found, on),
        tuple(StepRow(ActionState(s.state), s.percent, s.note, s.at) for s in steps),
    )


def _query() -> Select[Action, str, str | None, str | None, str | None, str | None]:
    return (
        select(Action, Department.name, Motion.number, Motion.state, Review.period, Indicator.code)
        .join(Department, Department.id == Action.department_id)
        .outerjoin(Motion, Motion.id == Action.motion_id)
        .outerjoin(Review, Review.id == Action.review_id)
        .outerjoin(Indicator, Indicator.id == Action.indicator_id)
    )


def _row(
    found: Row[Action, str, str | None, str | None, str | None, str | None], on: date
) -> ActionRow:
    action, department, motion, motion_state, review, indicator = found
    state = ActionState(action.state)
    return ActionRow(
        action_id=action.id,
        number=action.number,
        title=action.title,
        department_id=action.department_id,
        department=department,
        due=action.due,
        state=state,
        percent=action.percent,
        overdue=overdue(action.due, state, on),
        assigned_at=action.assigned_at,
        revision=action.revision,
        motion_id=action.motion_id,
        motion=motion,
        motion_state=motion_state,
        review_id=action.review_id,
        review=review,
        indicator_id=action.indicator_id,
        indicator=indicator,
    )
