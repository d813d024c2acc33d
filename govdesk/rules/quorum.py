# SPDX-License-Identifier: Apache-2.0
"""Quorum: whether enough members are present at the moment of the vote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from govdesk.rules.decision_rules import Base, Rule, least_above
from govdesk.rules.roll import Tally


@dataclass(frozen=True, slots=True)
class Requirement:
    """Seats present and needed, of one constituency or in the room itself."""

    present: int
    needed: int

    @property
    def met(self) -> bool:
        """Whether as many are present as are needed."""
        return self.present >= self.needed


@dataclass(frozen=True, slots=True)
class QuorumResult:
    """The quorum's arithmetic. `groups` is in the rule's order."""

    present: int
    base: Base
    base_count: int
    needed: int
    groups: Mapping[str, Requirement]
    in_person: Requirement | None = None

    @property
    def overall_met(self) -> bool:
        """Whether enough of the whole body are present, whatever the groups say."""
        return self.present >= self.needed

    @property
    def met(self) -> bool:
        """Whether enough are present overall, in every named constituency and in the room."""
        others = [*self.groups.values(), *([self.in_person] if self.in_person else [])]
        return self.overall_met and all(requirement.met for requirement in others)


def judge_quorum(rule: Rule, tally: Tally) -> QuorumResult | None:
    """The quorum of a counted roll; None when the rule does not test it.

    At least one must be present wherever a share is asked: a share of no seats is never met.
    """
    quorum = rule.quorum
    if quorum is None:
        return None
    base_count = tally.overall.base(quorum.base, rule)
    groups = {
        group: Requirement(
            tally.of(group).attending(rule),
            _needed(needed, tally.of(group).base(Base.FILLED, rule)),
        )
        for group, needed in quorum.groups.items()
    }
    in_person = None
    if rule.in_person_quorum is not None:
        filled = tally.overall.base(Base.FILLED, rule)
        in_person = Requirement(
            tally.overall.attending_in_person(rule), _needed(rule.in_person_quorum, filled)
        )
    return QuorumResult(
        present=tally.overall.attending(rule),
        base=quorum.base,
        base_count=base_count,
        needed=max(1, least_above(quorum.threshold, base_count, quorum.strict)),
        groups=groups,
        in_person=in_person,
    )


def _needed(requirement: int | Fraction, filled: int) -> int:
    if isinstance(requirement, int):
        return requirement
    return max(1, least_above(requirement, filled, strict=False))
