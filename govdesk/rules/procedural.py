# SPDX-License-Identifier: Apache-2.0
"""Procedural questions about a motion: what each needs of the members, and how they decided it.

They are decided at once, by counted hands or with nobody objecting, by the same engine as any vote;
by roll call where the charter asks for one because someone takes part from elsewhere.
Sources: RONR (subsidiary and incidental motions; two-thirds vote; unanimous consent; roll call).
Standard library only: the public verifier reads this file.

>>> carried(MotionVerb.LIMIT, Hands(yes=4, no=2)).adopted
True
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from govdesk.rules.decision_rules import Base, Rule, Test
from govdesk.rules.decisions import Outcome, judge
from govdesk.rules.messages import Message, message
from govdesk.rules.motions import TRANSITIONS, MotionState, MotionVerb, Need
from govdesk.rules.roll import Counts, Tally


@dataclass(frozen=True, slots=True)
class Hands:
    """How many hands were counted for and against."""

    yes: int
    no: int


SAID = ("yes", "no", "abstain")
"""What a seat may say when it is called."""


@dataclass(frozen=True, slots=True)
class Called:
    """What each seat that was called said, by the seat's id in the order of the roll."""

    said: Mapping[str, str]

    @property
    def hands(self) -> Hands:
        """As many as hands would have been."""
        said = list(self.said.values())
        return Hands(said.count("yes"), said.count("no"))


MAJORITY = Rule(
    (Test(Base.CAST, Fraction(1, 2), strict=True),),
    id="procedural_majority",
    version="1",
    title="Majority of votes cast",
    citation="RONR, majority of votes cast",
)
TWO_THIRDS = Rule(
    (Test(Base.CAST, Fraction(2, 3), strict=False),),
    id="procedural_two_thirds",
    version="1",
    title="Two-thirds of votes cast",
    citation="RONR, two-thirds vote",
)

_RULES: Mapping[MotionVerb, Rule] = MappingProxyType(
    {
        MotionVerb.PREVIOUS: TWO_THIRDS,
        MotionVerb.LIMIT: TWO_THIRDS,
        MotionVerb.SUSPEND: TWO_THIRDS,
    }
)
DEBATED = frozenset({MotionVerb.POSTPONE, MotionVerb.REFER})
"""Of what is seconded: what may be debated. RONR, postpone, commit or refer."""
SECONDED = DEBATED | {
    MotionVerb.LAY,
    MotionVerb.PREVIOUS,
    MotionVerb.LIMIT,
    MotionVerb.SUSPEND,
    MotionVerb.DIVIDE,
}
"""Of these the record names who moved and who seconded; a small board needs no second."""


def rule_of(verb: MotionVerb) -> Rule:
    """The rule by which the members decide a procedural question."""
    return _RULES.get(verb, MAJORITY)


def carried(verb: MotionVerb, hands: Hands) -> Outcome:
    """What the hands come to."""
    return counted(rule_of(verb), hands)


def counted(rule: Rule, hands: Hands) -> Outcome:
    """What the hands come to by a rule."""
    return judge(rule, Tally(Counts(yes=hands.yes, no=hands.no)))


def asks_members(verb: MotionVerb, state: MotionState) -> bool:
    """Whether a step from a state is the members' to agree to."""
    rows = [row for row in TRANSITIONS if row.start is state and row.verb is verb]
    return any(Need.CARRIED in row.needs for row in rows)


def why_not_counted(hands: Hands, here: int) -> Message | None:
    """None when so many hands can be raised where `here` seats are present."""
    if hands.yes < 0 or hands.no < 0 or hands.yes + hands.no == 0:
        return message("motions.hands_needed")
    if hands.yes + hands.no > here:
        return message("motions.hands_too_many", here=here)
    return None


def why_not_called(called: Called, here: Collection[str]) -> Message | None:
    """None when the roll has an answer of every seat that is `here`, and of no other."""
    if set(called.said) != set(here) or not set(called.said.values()) <= set(SAID):
        return message("motions.roll_incomplete")
    if called.hands == Hands(0, 0):
        return message("motions.roll_undecided")
    return None


def needs_words(verb: MotionVerb, *, small_board: bool = False) -> Message:
    """What the members are told before they decide it: second, debate, and how many."""
    share = "two_thirds" if rule_of(verb) is TWO_THIRDS else "majority"
    if verb not in SECONDED:
        return message(f"motions.asks_{share}")
    if verb in DEBATED:
        return message("motions.asks_majority" if small_board else "motions.asks_second_debated")
    told = "undebated" if small_board else "second"
    return message(f"motions.asks_{told}_{share}")
