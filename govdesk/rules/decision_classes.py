# SPDX-License-Identifier: Apache-2.0
"""Which decision class a motion falls into, why, and who may change it.

The charter lists what is key. GovDesk proposes the class with its reason; it is fixed at notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govdesk.rules.messages import Message, message
from govdesk.rules.motions import ENDED, MotionState


class DecisionClass(StrEnum):
    """How weighty a decision is; the charter says which decision rule each class takes."""

    ORDINARY = "ordinary"
    KEY = "key"
    CHARTER = "charter"


_WEIGHT = {DecisionClass.ORDINARY: 0, DecisionClass.KEY: 1, DecisionClass.CHARTER: 2}


def at_least(one: DecisionClass, other: DecisionClass) -> bool:
    """Whether a class is as weighty as another."""
    return _WEIGHT[one] >= _WEIGHT[other]


class Matter(StrEnum):
    """What a motion touches, as far as the decision class asks."""

    CHARTER = "charter"
    KEY_LIST = "key_list"
    INDICATORS = "indicators"
    TARGETS = "targets"
    PIVOT = "pivot"
    MONEY = "money"
    PROTOCOLS = "protocols"
    CONTRACTS = "contracts"
    SEATS = "seats"


@dataclass(frozen=True, slots=True)
class KeyList:
    """What the charter calls key. `money_over` is in minor units of the charter's currency; None
    makes every sum key where `Matter.MONEY` is listed."""

    matters: frozenset[Matter]
    money_over: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedClass:
    """A decision class with the reason for it."""

    decision_class: DecisionClass
    reason: Message


def propose_class(
    key_list: KeyList, matters: frozenset[Matter], *, money: int = 0
) -> ProposedClass:
    """The class that the charter's list gives a motion, and why.

    `money` is the sum it spends or commits, in minor units; money as a matter without its sum is
    taken to be over the charter's. A change of the list itself is key, whatever the list says.
    """
    if Matter.CHARTER in matters:
        return ProposedClass(DecisionClass.CHARTER, message("motions.key_charter"))
    if Matter.KEY_LIST in matters:
        return ProposedClass(DecisionClass.KEY, message("motions.key_key_list"))
    for matter in Matter:
        if matter in matters and matter in key_list.matters and matter is not Matter.MONEY:
            return ProposedClass(DecisionClass.KEY, message(f"motions.key_{matter.value}"))
    unknown = Matter.MONEY in matters and not money
    if Matter.MONEY in key_list.matters and (unknown or money > (key_list.money_over or 0)):
        return ProposedClass(DecisionClass.KEY, message("motions.key_money"))
    return ProposedClass(DecisionClass.ORDINARY, message("motions.class_ordinary"))


def why_not_lower(
    now: DecisionClass, *, state: MotionState, bound: bool, key_vote_carried: bool
) -> Message | None:
    """None when a key motion may be decided as an ordinary one, else why not.

    `bound` says that something other than a claim makes it key: what it is linked to, or the
    motion that it changes or is a part of. What changes the charter stays what it is.
    """
    if now is DecisionClass.CHARTER:
        return message("motions.lowering_charter")
    if now is DecisionClass.ORDINARY:
        return message("motions.lowering_nothing")
    reason = may_change_class(
        now,
        DecisionClass.ORDINARY,
        state=state,
        community_seat=False,
        key_vote_carried=key_vote_carried,
    )
    return reason or (message("motions.lowering_bound") if bound else None)


def may_change_class(
    now: DecisionClass,
    wanted: DecisionClass,
    *,
    state: MotionState,
    community_seat: bool,
    key_vote_carried: bool,
) -> Message | None:
    """None when the class may be changed after notice, otherwise why not.

    A community representative may claim key until the question is put; lowering needs the key
    vote. Before notice the secretariat fixes the class, which is not asked here.
    """
    if state in ENDED or state is MotionState.VOTING:
        return message("motions.class_too_late")
    if _WEIGHT[wanted] < _WEIGHT[now]:
        return None if key_vote_carried else message("motions.class_lowering")
    if wanted is DecisionClass.KEY and community_seat:
        return None
    return None if key_vote_carried or wanted is now else message("motions.class_raising")
