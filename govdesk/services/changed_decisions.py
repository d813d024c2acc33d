# SPDX-License-Identifier: Apache-2.0
"""What a motion to rescind or change a decision does to it, within the transaction that decides it;
and by which rule it is decided."""

from __future__ import annotations

from govdesk.models.motions import DecisionChange, Motion
from govdesk.rules.decision_changes import ENDS, rule_of_change
from govdesk.rules.decision_rules import Rule
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionFacts, MotionState, MotionVerb
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Act
from govdesk.services.motion_texts import current_text, text_fields


def settle_change(act: Act, motion: Motion) -> None:
    """After a motion is adopted: if it changes a decision, that ends or has the new words."""
    change = act.session.get(DecisionChange, motion.id)
    if change is None:
        return
    decided = act.session.get_one(Motion, change.motion_id)
    if decided.state != MotionState.ADOPTED or decided.current_text != change.on_text:
        return  # while it was voted on over days, another motion changed or ended it
    if change.kind == MotionVerb.AMEND_ADOPTED:
        before, after = current_text(act.session, decided), current_text(act.session, motion)
        fields = text_fields(
            act,
            before.n + 1,
            after.text,
            None,
            before.if_adopted,
            before.if_rejected,
            cost=before.cost if after.cost is None else after.cost,
            cost_note=after.cost_note or before.cost_note or "",
        )
        act.record("motion.text_versioned", decided.id, **fields, change_id=motion.id)
    act.record(
        "motion.stepped",
        decided.id,
        step_id=act.new_id(),
        verb=change.kind,
        from_state=decided.state,
        to_state=ENDS[change.kind].value,
        note=motion.number,
    )


def rule_of(act: Act, motion: Motion, rule: Rule, facts: MotionFacts) -> Rule:
    """The rule by which a motion is decided, from that of its class: more is asked of one that
    changes a decision without notice. Raises Refusal where it needs notice."""
    if act.session.get(DecisionChange, motion.id) is None:
        return rule
    found = rule_of_change(rule, noticed=facts.posted)
    if found is None:
        raise Refusal(
            message("motions.change_needs_notice"), kept=message("general.nothing_changed")
        )
    return found
