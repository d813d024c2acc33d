# SPDX-License-Identifier: Apache-2.0
"""Rescinding what was adopted, or changing its words: by a motion of its own, which names it.

It is at least of the class of what it changes, so that nothing that the residents had to agree to
is undone without them. It is noticed, moved, amended and voted on as any motion; once it is adopted
the decision ends, or has the new words as a version of its own. What followed from the decision
stays and is shown, for the members to decide about.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from govdesk.models.workspace import Workspace
from govdesk.queries.deliberation_facts import motion_actors
from govdesk.record.canonical import clean_text
from govdesk.rules import motions as rules
from govdesk.rules.amendments import changes
from govdesk.rules.decision_changes import ENDS
from govdesk.rules.decision_classes import DecisionClass
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState, MotionVerb
from govdesk.rules.refusals import BadInput
from govdesk.services.agenda import put_on_agenda
from govdesk.services.context import Changed, Context, check_revision
from govdesk.services.inputs import SHORT
from govdesk.services.motion_texts import current_text
from govdesk.services.motions import facts_at, load, record_motion
from govdesk.services.numbers import today
from govdesk.wording import Words


def move_change(
    ctx: Context,
    *,
    motion_id: str,
    verb: str,
    summary: str,
    mover_seat_id: str | None,
    text: str = "",
    matters: Sequence[str] = (),
    cost: int | None = None,
    cost_note: str = "",
    meeting_id: str | None = None,
    revision: int | None = None,
) -> Changed:
    """Submit a motion to rescind an adopted motion (`verb` `rescind`), or to change it to read
    `text` (`amend_adopted`), and put it on a meeting's agenda when one is given.

    `summary` says in plain words what that does. `made` is the motion that asks it. Raises
    BadInput, NotAllowed, or Refusal saying why this decision cannot be changed so.
    """
    kind = MotionVerb(verb)
    if kind not in ENDS:
        raise BadInput(message("motions.step_of_a_change"), field="verb")
    with ctx.writing("motion.submit") as act:
        decided = load(act.session, motion_id)
        check_revision(decided.revision, revision)
        rules.step(
            kind,
            state=MotionState(decided.state),
            actor=motion_actors(act.session, act.ctx.actor, decided, day=today(act)),
            facts=facts_at(act, decided, None),
        )
        before = current_text(act.session, decided)
        words = Words(act.session.scalars(select(Workspace.language)).one())
        if kind is MotionVerb.RESCIND:
            title = words._("Rescind {number}: {title}")
            asked = words._("Motion {number} is rescinded: {title}").format(
                number=decided.number, title=decided.title
            )
        else:
            title = words._("Change {number}: {title}")
            asked = clean_text(text).strip()
            if not changes(before.text, asked):
                raise BadInput(message("motions.change_changes_nothing"), field="text")
        title = title.format(number=decided.number, title=decided.title)[:SHORT]
        made = record_motion(
            act,
            title=title,
            text=asked,
            summary=summary,
            if_rejected=words._("Motion {number} stays as it is.").format(number=decided.number),
            least=DecisionClass(decided.decision_class),
            matters=matters,
            cost=cost,
            cost_note=cost_note,
            mover_seat_id=mover_seat_id,
            links=(("motion", motion_id),),
        )
        act.record(
            "decision_change.moved", made, motion_id=motion_id, kind=kind.value, on_text=before.n
        )
        if meeting_id is not None:
            put_on_agenda(act, meeting_id=meeting_id, title=title, kind="motion", motion_id=made)
        return act.changed(made)
