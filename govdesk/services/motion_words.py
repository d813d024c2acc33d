# SPDX-License-Identifier: Apache-2.0
"""What is written on a motion before its question is stated: a new text by its mover, and the
secretariat's recommendation."""

from __future__ import annotations

from govdesk.models.motions import Amendment, Motion
from govdesk.rules import motions as rules
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Act, Changed, Context, check_revision
from govdesk.services.inputs import LONG, typed
from govdesk.services.motion_classes import class_of
from govdesk.services.motion_people import refuse_stranger
from govdesk.services.motion_texts import text_fields
from govdesk.services.motions import facts_at, load


def revise_text(
    ctx: Context,
    *,
    motion_id: str,
    text: str,
    summary: str,
    if_adopted: str = "",
    if_rejected: str = "",
    cost: int | None = None,
    cost_note: str = "",
    revision: int | None = None,
) -> Changed:
    """Give a motion a new numbered text with what it costs; the earlier ones are kept.

    A sum that the charter calls key makes the motion key. Raises BadInput, or
    Refusal once the question is stated: then the text is the body's, changed by amendment.
    """
    with ctx.writing("motion.change") as act:
        motion = load(act.session, motion_id)
        check_revision(motion.revision, revision)
        refuse_stranger(act, motion)
        if MotionState(motion.state) not in (
            MotionState.SUBMITTED,
            MotionState.NOTICED,
            MotionState.MOVED,
            MotionState.SECONDED,
        ):
            raise Refusal(message("motions.text_is_the_bodys"))
        facts = facts_at(act, motion, None)
        if not facts.movers_own:
            raise Refusal(message("motions.text_is_the_bodys"))
        if not facts.words_are_its_own:
            raise Refusal(message("motions.needs_words_are_its_own"))
        if act.session.get(Amendment, motion_id) is not None:
            raise Refusal(message("motions.amendment_is_reworded"))
        act.record(
            "motion.text_versioned",
            motion_id,
            **text_fields(
                act,
                motion.current_text + 1,
                text,
                summary,
                if_adopted,
                if_rejected,
                mover_seat_id=motion.mover_seat_id,
                cost=cost,
                cost_note=cost_note,
            ),
        )
        _class_by_cost(act, motion, cost or 0)
        return act.changed(motion_id)


def recommend(
    ctx: Context, *, motion_id: str, recommendation: str, revision: int | None = None
) -> Changed:
    """Write the secretariat's recommendation; it is never the decision."""
    with ctx.writing("motion.recommend") as act:
        motion = load(act.session, motion_id)
        check_revision(motion.revision, revision)
        if MotionState(motion.state) in rules.ENDED | {MotionState.VOTING}:
            raise Refusal(message("motions.recommended_too_late"))
        named = message("motions.field_recommendation")
        told = typed(recommendation, "recommendation", limit=LONG, named=named)
        act.record("motion.recommended", motion_id, recommendation=told)
        return act.changed(motion_id)


def _class_by_cost(act: Act, motion: Motion, cost: int) -> None:
    """A motion submitted for little and then worded to spend more is classed by the new sum."""
    wanted, why = class_of(act, None, (), cost, ())
    if not at_least(DecisionClass(motion.decision_class), DecisionClass(wanted)):
        act.record("motion.classed", motion.id, decision_class=wanted, class_reason=why)
