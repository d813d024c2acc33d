# SPDX-License-Identifier: Apache-2.0
"""Actions that decisions and reviews assign, and reports of their progress."""

from __future__ import annotations

from datetime import date

from govdesk.models.actions import Action
from govdesk.models.indicators import Indicator
from govdesk.models.motions import Motion
from govdesk.models.reviews import Review
from govdesk.models.workspace import Department
from govdesk.rules.actions import ActionState, check_progress
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Changed, Context, check_revision
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.numbers import next_number


def assign_action(
    ctx: Context,
    *,
    title: str,
    department_id: str,
    due: date,
    motion_id: str | None = None,
    review_id: str | None = None,
    indicator_id: str | None = None,
) -> Changed:
    """Give a department a task with a due date, and say what it comes from."""
    with ctx.writing("action.assign") as act:
        session, named = act.session, message("actions.action")
        found(session, Department, department_id, named=message("people.department"))
        if motion_id:
            found(session, Motion, motion_id, named=named)
        if review_id:
            found(session, Review, review_id, named=named)
        if indicator_id:
            found(session, Indicator, indicator_id, named=named)
        made = act.new_id()
        act.record(
            "action.assigned",
            made,
            number=next_number(act, Action.number),
            title=typed(title, "title", named=message("actions.field.title")),
            department_id=department_id,
            motion_id=motion_id,
            review_id=review_id,
            indicator_id=indicator_id,
            due=due,
            assigned_at=act.now,
        )
        return act.changed(made)


def change_action(
    ctx: Context,
    *,
    action_id: str,
    reason: str,
    title: str | None = None,
    department_id: str | None = None,
    due: date | None = None,
    revision: int | None = None,
) -> Changed:
    """Change what an action says, who owns it or when it is due, with the reason."""
    with ctx.writing("action.assign") as act:
        action = found(act.session, Action, action_id, named=message("actions.action"))
        check_revision(action.revision, revision)
        if department_id:
            found(act.session, Department, department_id, named=message("people.department"))
        act.record(
            "action.changed",
            action_id,
            title=typed(title, "title", named=message("actions.field.title")) if title else None,
            department_id=department_id,
            due=due,
            reason=typed(reason, "reason", limit=LONG, named=message("people.field.reason")),
        )
        return act.changed()


def report_progress(
    ctx: Context,
    *,
    action_id: str,
    state: str,
    percent: int,
    note: str | None = None,
    revision: int | None = None,
) -> Changed:
    """Report how far an action is: its owner department or the secretariat."""
    with ctx.store.reading() as session:
        owner = found(session, Action, action_id, named=message("actions.action")).department_id
    with ctx.writing("action.progress", department_id=owner) as act:
        action = found(act.session, Action, action_id, named=message("actions.action"))
        ctx.authorise("action.progress", department_id=action.department_id)
        check_revision(action.revision, revision)
        if state not in set(ActionState):
            named = message("people.field.state")
            raise BadInput(message("general.choose_one", field=named), field="state")
        wrong = check_progress(ActionState(state), percent, note)
        if wrong is not None:
            raise BadInput(wrong, field="percent")
        cleaned = None
        if note and note.strip():
            cleaned = typed(note, "note", limit=LONG, named=message("people.field.text"))
        made = act.new_id()
        act.record(
            "action.progressed",
            action_id,
            step_id=made,
            state=state,
            percent=percent,
            note=cleaned,
        )
        return act.changed(made)
