# SPDX-License-Identifier: Apache-2.0
"""What an amendment does to texts once it is decided, within the transaction that decides it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Amendment, Motion, MotionText
from govdesk.queries.costs import says_cost
from govdesk.rules.amendments import changes, replayed, to_json
from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.motions import ENDED, MotionState
from govdesk.services.context import Act
from govdesk.services.motion_texts import current_text, text_fields, text_version

FELL = "fall"
"""The step of an amendment whose motion is withdrawn or ruled out of order."""


def settle_amendment(act: Act, motion: Motion) -> None:
    """After a motion is adopted: if it is an amendment, what it amends has its words as a new
    version and at least its class, and the other amendments waiting are put to the new text."""
    amendment = act.session.get(Amendment, motion.id)
    if amendment is None:
        return
    target = act.session.get_one(Motion, target_id(amendment))
    text, before = current_text(act.session, motion), current_text(act.session, target)
    costed = text if says_cost(text) else before
    _new_version(act, target, before, text.text, costed, amendment_id=motion.id)
    if not at_least(DecisionClass(target.decision_class), DecisionClass(motion.decision_class)):
        act.record(
            "motion.classed",
            target.id,
            decision_class=motion.decision_class,
            class_reason="motions.class_of_its_amendment",
        )
    changed = act.session.get(Amendment, target.id)
    if changed is not None:
        was = text_version(act.session, target_id(changed), changed.on_text)
        put_to(act, changed, was, text.text)
    _put_others(act, target)


def end_amendments(act: Act, motion_id: str) -> None:
    """Every amendment that still waits ends with its motion."""
    for amendment in waiting(act.session, motion_id):
        end_amendments(act, amendment.id)
        motion = act.session.get_one(Motion, amendment.id)
        act.record(
            "motion.stepped",
            motion.id,
            step_id=act.new_id(),
            verb=FELL,
            from_state=motion.state,
            to_state=MotionState.WITHDRAWN.value,
        )


def put_to(act: Act, amendment: Amendment, text: MotionText, result: str) -> None:
    """Record that an amendment now changes this version of what it amends, to read `result`."""
    act.record(
        "amendment.replayed",
        amendment.id,
        on_text=text.n,
        operations=to_json(changes(text.text, result)),
    )


def reword(act: Act, amendment: Amendment, text: MotionText, result: str) -> None:
    """Give an amendment the words `result` against a version of what it amends."""
    motion = act.session.get_one(Motion, amendment.id)
    now = current_text(act.session, motion)
    _new_version(act, motion, now, result, now)
    put_to(act, amendment, text, result)
    _put_others(act, motion)


def target_id(amendment: Amendment) -> str:
    """The id of the motion, or of the amendment, that an amendment changes."""
    return amendment.parent_id or amendment.motion_id


def waiting(session: Session, motion_id: str) -> Sequence[Amendment]:
    """The amendments of a motion, or of an amendment, that are not decided yet."""
    is_amendment = session.get(Amendment, motion_id) is not None
    which = (
        (Amendment.parent_id == motion_id,)
        if is_amendment
        else (Amendment.motion_id == motion_id, Amendment.parent_id.is_(None))
    )
    query = (
        select(Amendment)
        .join(Motion, Motion.id == Amendment.id)
        .where(*which, Motion.state.not_in([state.value for state in ENDED]))
        .order_by(Amendment.number)
    )
    return session.scalars(query).all()


def _put_others(act: Act, target: Motion) -> None:
    """Replay what waits onto the target's new text; what no longer fits is left to its mover."""
    now = current_text(act.session, target)
    for other in waiting(act.session, target.id):
        if other.on_text == now.n:
            continue
        motion = act.session.get_one(Motion, other.id)
        was = text_version(act.session, target.id, other.on_text)
        found = replayed(was.text, current_text(act.session, motion).text, now.text)
        if not found.conflicts and found.text not in (now.text, ""):
            reword(act, other, now, found.text)


def _new_version(
    act: Act,
    motion: Motion,
    before: MotionText,
    words: str,
    costed: MotionText,
    *,
    amendment_id: str | None = None,
) -> None:
    """Give a motion the next text, which costs what `costed` says."""
    fields = text_fields(
        act,
        motion.current_text + 1,
        words,
        None,
        before.if_adopted,
        before.if_rejected,
        cost=costed.cost,
        cost_note=costed.cost_note or "",
    )
    if fields["text_sha256"] != before.text_sha256:
        act.record("motion.text_versioned", motion.id, **fields, amendment_id=amendment_id)
