# SPDX-License-Identifier: Apache-2.0
"""Which decision class a motion or an amendment is given when it comes in."""

from __future__ import annotations

from collections.abc import Sequence

from govdesk.models.motions import ClassLowering, Motion
from govdesk.queries.charter import charter_now
from govdesk.queries.class_lowerings import is_bound
from govdesk.rules.decision_classes import (
    DecisionClass,
    Matter,
    ProposedClass,
    at_least,
    propose_class,
    why_not_lower,
)
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Act

_MATTERS = {"indicator": Matter.INDICATORS, "pivot": Matter.PIVOT}
"""What a motion touches by what it is linked to."""


def settle_lowering(act: Act, motion: Motion) -> None:
    """After a motion is adopted: if it is to lower another's class, that is an ordinary one, unless
    its question was put meanwhile."""
    lowering = act.session.get(ClassLowering, motion.id)
    if lowering is None:
        return
    lowered = act.session.get_one(Motion, lowering.motion_id)
    reason = why_not_lower(
        DecisionClass(lowered.decision_class),
        state=MotionState(lowered.state),
        bound=is_bound(act.session, lowered.id),
        key_vote_carried=motion.decision_class != DecisionClass.ORDINARY,
    )
    if reason is None:
        act.record(
            "motion.classed",
            lowered.id,
            decision_class=DecisionClass.ORDINARY.value,
            class_reason="motions.class_lowered",
            carried_by=motion.id,
        )


def class_of(
    act: Act,
    wanted: str | None,
    matters: Sequence[str],
    money: int,
    linked: Sequence[str],
    *,
    least: DecisionClass = DecisionClass.ORDINARY,
) -> tuple[str, str]:
    """The class that the charter's list gives, or the weightier one wanted, and the reason's key.
    It is `least` at least: that of the decision that the motion changes.

    Raises BadInput for a class that is less than the list asks, or is none.
    """
    touched = {Matter(matter) for matter in matters}
    touched |= {_MATTERS[kind] for kind in linked if kind in _MATTERS}
    proposed = propose_class(charter_now(act.session).key_reasons, frozenset(touched), money=money)
    if not at_least(proposed.decision_class, least):
        proposed = ProposedClass(least, message("motions.class_of_what_it_changes"))
    if wanted is None:
        return proposed.decision_class.value, proposed.reason.key
    try:
        chosen = DecisionClass(wanted)
    except ValueError as error:
        named = message("motions.field_class")
        raise BadInput(
            message("general.choose_one", field=named), field="decision_class"
        ) from error
    if chosen is proposed.decision_class:
        return chosen.value, proposed.reason.key
    if not at_least(chosen, proposed.decision_class):
        raise BadInput(
            message("motions.class_too_low", reason=proposed.reason), field="decision_class"
        )
    return chosen.value, "motions.class_chosen"
