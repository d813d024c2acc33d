# SPDX-License-Identifier: Apache-2.0
"""What a meeting agrees about an indicator while it looks at its review."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from govdesk.models.actions import Action
from govdesk.models.reviews import Finding
from govdesk.models.workspace import Department, Workspace
from govdesk.record.canonical import clean_text
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.numbers import next_number
from govdesk.wording import Words


def agree(
    ctx: Context,
    *,
    finding_id: str,
    helpers: str = "",
    works: str = "",
    action: str = "",
    department_id: str = "",
    due: date | None = None,
) -> Changed:
    """Keep who can help and what works as words of the meeting beside the finding, and what is to
    be done as an action with its owner and day. At least one of them is needed.

    Made is the id of the action, if there is one.
    """
    with ctx.writing("review.agree") as act:
        finding = found(act.session, Finding, finding_id, named=message("review.finding"))
        helpers, works, action = (clean_text(text).strip() for text in (helpers, works, action))
        if not (helpers or works or action):
            raise BadInput(message("agree.nothing"), field="action")
        if helpers or works:
            _keep_words(act, finding, helpers, works)
        return act.changed(_assign(act, finding, action, department_id, due) if action else "")


def _keep_words(act: Act, finding: Finding, helpers: str, works: str) -> None:
    words = Words(act.session.scalars(select(Workspace.language)).one())
    said = [
        words.say(message(key, text=text))
        for key, text in (("agree.helpers", helpers), ("agree.works", works))
        if text
    ]
    act.record(
        "narrative.added",
        act.new_id(),
        kind="discussion",
        indicator_id=finding.indicator_id,
        review_id=finding.review_id,
        consent="public",
        text=typed("\n\n".join(said), "helpers", limit=LONG, named=message("agree.words")),
    )


def _assign(act: Act, finding: Finding, action: str, department_id: str, due: date | None) -> str:
    found(act.session, Department, department_id, named=message("people.department"))
    if due is None:
        raise BadInput(message("general.required", field=message("agree.due")), field="due")
    made = act.new_id()
    act.record(
        "action.assigned",
        made,
        number=next_number(act, Action.number),
        title=typed(action, "action", named=message("actions.field.title")),
        department_id=department_id,
        review_id=finding.review_id,
        indicator_id=finding.indicator_id,
        due=due,
        assigned_at=act.now,
    )
    return made
