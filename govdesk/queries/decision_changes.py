# SPDX-License-Identifier: Apache-2.0
"""A decision and the motions to change or rescind it, each from the other; and what followed from
it, for the members to look at again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action
from govdesk.models.indicators import Indicator, Target
from govdesk.models.motions import DecisionChange, Motion, MotionText
from govdesk.models.votes import Vote
from govdesk.rules.motions import MotionState


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed from a decision: a target, an action, a decision that it changed, or a packet
    that told of it."""

    kind: str
    """`target`, `action`, `motion` or `packet`."""
    id: str
    """Of the action, the motion or, for a target, its indicator."""
    name: str
    """The number of an action, motion or packet, the code of a target's indicator."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A motion to change or rescind a decision (`verb`), from the decision's side."""

    id: str
    number: str
    title: str
    state: str
    verb: str


@dataclass(frozen=True, slots=True)
class LaterDecision:
    """An adopted motion that changed or rescinded a decision; `at` in microseconds UTC."""

    verb: str
    number: str
    at: int


@dataclass(frozen=True, slots=True)
class Changing:
    """The decision that a motion is to change or rescind, and its words as they were then.
    `stands` says that it is still as it was, or that this motion changed it."""

    motion_id: str
    number: str
    title: str
    state: str
    verb: str
    before: str
    stands: bool
    followed: tuple[Followed, ...]


def changes_of(session: Session, motion_id: str) -> tuple[ChangeRow, ...]:
    """The motions to change or rescind a decision, in the order in which they came."""
    query = (
        select(Motion, DecisionChange.kind)
        .join(DecisionChange, DecisionChange.id == Motion.id)
        .where(DecisionChange.motion_id == motion_id)
        .order_by(DecisionChange.at, Motion.id)
    )
    return tuple(
        ChangeRow(one.id, one.number, one.title, one.state, verb)
        for one, verb in session.execute(query).all()
    )


def carried_out(session: Session, motion_id: str) -> bool:
    """Whether a motion assigned actions, and all of them are done."""
    query = select(Action.state).where(Action.motion_id == motion_id)
    return set(session.scalars(query)) == {"done"}


def later_decisions(
    session: Session, motion_ids: Iterable[str]
) -> Mapping[str, tuple[LaterDecision, ...]]:
    """What was adopted since to change or rescind each of these decisions, oldest first."""
    query = (
        select(DecisionChange.motion_id, DecisionChange.kind, Motion.number, Motion.decided_at)
        .join(Motion, Motion.id == DecisionChange.id)
        .where(DecisionChange.motion_id.in_(list(motion_ids)))
        .where(Motion.state == MotionState.ADOPTED.value)
        .order_by(Motion.decided_at)
    )
    found: dict[str, list[LaterDecision]] = {}
    for motion_id, verb, number, at in session.execute(query):
        found.setdefault(motion_id, []).append(LaterDecision(verb, number, at or 0))
    return {motion_id: tuple(rows) for motion_id, rows in found.items()}


def changing(session: Session, motion_id: str) -> Changing | None:
    """What a motion is to change; None where it changes no decision."""
    change = session.get(DecisionChange, motion_id)
    if change is None:
        return None
    decided = session.get_one(Motion, change.motion_id)
    done = session.get_one(Motion, motion_id).state == MotionState.ADOPTED
    as_it_was = (decided.state, decided.current_text) == (MotionState.ADOPTED, change.on_text)
    return Changing(
        decided.id,
        decided.number,
        decided.title,
        decided.state,
        change.kind,
        _words(session, decided.id, change.on_text),
        done or as_it_was,
        followed_from(session, decided.id),
    )


def followed_from(session: Session, motion_id: str) -> tuple[Followed, ...]:
    """The targets that a motion's votes set, the actions that it assigned, and the decision that it
    changed."""
    votes = select(Vote.id).where(Vote.motion_id == motion_id)
    targets = session.execute(
        select(Indicator.id, Indicator.code)
        .select_from(Target)
        .join(Indicator, Indicator.id == Target.indicator_id)
        .where(Target.vote_id.in_(votes))
        .order_by(Indicator.code)
        .distinct()
    )
    actions = session.execute(
        select(Action.id, Action.number)
        .where(Action.motion_id == motion_id)
        .order_by(Action.number)
    )
    decisions = session.execute(
        select(Motion.id, Motion.number)
        .join(DecisionChange, DecisionChange.motion_id == Motion.id)
        .where(DecisionChange.id == motion_id)
    )
    return (
        *(Followed("target", row[0], row[1]) for row in targets),
        *(Followed("action", row[0], row[1]) for row in actions),
        *(Followed("motion", row[0], row[1]) for row in decisions),
    )


def _words(session: Session, motion_id: str, n: int) -> str:
    query = select(MotionText.text).where(MotionText.motion_id == motion_id, MotionText.n == n)
    return session.scalars(query).one()
