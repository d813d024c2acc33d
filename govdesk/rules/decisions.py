# SPDX-License-Identifier: Apache-2.0
"""How a vote is decided, from one frozen rule and one frozen roll.

Order: quorum (void), then the tests (adopted, or rejected with its reason). Integers and fractions
only, never floats. Sources: RONR (majority and two-thirds of votes cast, members present, entire
membership, tie votes, the chair's vote). Standard library only: the public verifier uses this file.

>>> majority = Rule((Test(Base.CAST, Fraction(1, 2), strict=True),))
>>> roll = [SeatStatus(str(n), None, Status.YES if n < 8 else Status.NO) for n in range(15)]
>>> decide(majority, roll).result.value
'adopted'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from govdesk.rules.decision_rules import (
    Base,
    ChairMode,
    Combine,
    Deem,
    Quorum,
    Rule,
    Test,
)
from govdesk.rules.quorum import QuorumResult, Requirement, judge_quorum
from govdesk.rules.roll import Role, SeatStatus, Status, Tally, count, with_authorised

__all__ = [
    "Base",
    "ChairMode",
    "ChairVote",
    "Combine",
    "Deem",
    "Outcome",
    "Quorum",
    "QuorumResult",
    "Reason",
    "Requirement",
    "Result",
    "Role",
    "Rule",
    "SeatStatus",
    "Status",
    "Tally",
    "Test",
    "TestResult",
    "decide",
    "judge",
]

HALF = Fraction(1, 2)


class Result(StrEnum):
    """What a vote comes to."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    VOID = "void"
    """No quorum: nothing was decided and the motion is pending again."""


class Reason(StrEnum):
    """Why it came to that."""

    ADOPTED = "adopted"
    FAILED = "failed"
    FAILED_TIE = "failed_tie"
    FAILED_CONCURRENCE = "failed_concurrence"
    """A constituency that had to concur did not."""
    NO_QUORUM = "no_quorum"


class ChairVote(StrEnum):
    """What became of the presiding member's vote."""

    COUNTED = "counted"
    SET_ASIDE = "set_aside"
    """The rule did not let it count here."""
    BROKE_TIE = "broke_tie"
    """The second, casting vote was counted."""


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test with its arithmetic; `yes` and the base are after deeming abstentions."""

    __test__ = False  # the name is the domain's, not pytest's

    test: Test
    base_count: int
    yes: int
    no: int
    needed: int
    """The least number of yes votes that passes."""
    met: bool

    @property
    def group(self) -> str | None:
        """The constituency, or None for overall."""
        return self.test.group

    @property
    def tie(self) -> bool:
        """As many no as yes where a majority of votes cast is asked (RONR, tie votes)."""
        majority = self.test.base is Base.CAST and self.test.threshold == HALF and self.test.strict
        return majority and self.yes == self.no > 0

    @property
    def short_by(self) -> int:
        """How many yes votes were missing; 0 when met."""
        return max(0, self.needed - self.yes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decided vote with everything needed to redo it by hand."""

    rule: Rule
    tally: Tally
    result: Result
    reason: Reason
    quorum: QuorumResult | None
    tests: tuple[TestResult, ...]
    chair: ChairVote | None = None

    @property
    def adopted(self) -> bool:
        """Whether the motion is adopted."""
        return self.result is Result.ADOPTED


def decide(
    rule: Rule,
    roll: Sequence[SeatStatus],
    *,
    authorised: int | None = None,
    authorised_groups: Mapping[str, int] | None = None,
) -> Outcome:
    """Decide a vote from its roll.

    `authorised` and `authorised_groups` override the number of seats on the roll. Raises
    ValueError when a seat stands twice, or when the rule treats the chair apart and the roll
    names two.
    """
    _check(rule, roll)

    def outcome(chair_may_vote: bool) -> Outcome:
        tally = count(roll, chair_may_vote=chair_may_vote)
        return judge(rule, with_authorised(tally, authorised, authorised_groups))

    chair = next((seat for seat in roll if seat.role is Role.CHAIR), None)
    if chair is None or rule.chair in (ChairMode.ALWAYS, ChairMode.SECOND_VOTE):
        return outcome(True)
    without = outcome(False)
    if chair.status not in (Status.YES, Status.NO, Status.ABSTAIN):
        return without
    if _chair_counts(rule, without, outcome(True)):
        return replace(outcome(True), chair=ChairVote.COUNTED)
    return replace(without, chair=ChairVote.SET_ASIDE)


def judge(rule: Rule, tally: Tally) -> Outcome:
    """Decide a vote from its counts alone, the chair's vote in them already settled."""
    quorum = judge_quorum(rule, tally)
    casting = _casting(rule, tally)
    tests = tuple(_judge_test(rule, test, tally, casting) for test in rule.tests)
    result, reason = _conclude(rule, quorum, tests)
    chair = ChairVote.BROKE_TIE if casting else None
    return Outcome(rule, tally, result, reason, quorum, tests, chair)


def _check(rule: Rule, roll: Sequence[SeatStatus]) -> None:
    seats = [seat.seat for seat in roll if seat.role is not Role.CASTING]
    if len(set(seats)) != len(seats):
        raise ValueError("a seat stands on the roll twice")
    chairs = sum(seat.role is Role.CHAIR for seat in roll)
    if chairs > 1 and rule.chair is not ChairMode.ALWAYS:
        raise ValueError("the roll names two chairs")


def _chair_counts(rule: Rule, without: Outcome, with_it: Outcome) -> bool:
    match rule.chair:
        case ChairMode.TIE_ONLY:
            others = without.tally.overall.deemed(rule)
            return others.yes == others.no > 0
        case ChairMode.IF_DECISIVE:
            return without.adopted != with_it.adopted
        case _:
            return False


def _casting(rule: Rule, tally: Tally) -> Status | None:
    """The chair's second vote, where there is one and the votes are equal."""
    counts = tally.overall.deemed(rule)
    equal = counts.yes == counts.no > 0
    return tally.casting if rule.chair is ChairMode.SECOND_VOTE and equal else None


def _judge_test(rule: Rule, test: Test, tally: Tally, casting: Status | None) -> TestResult:
    """A casting vote is given as chair, so it counts overall and in no constituency."""
    counts = tally.of(test.group).deemed(rule)
    base_count, yes, no = counts.base(test.base, rule), counts.yes, counts.no
    if casting and test.group is None:
        yes += casting is Status.YES
        no += casting is Status.NO
        base_count += test.base in (Base.CAST, Base.YNA)
    needed = test.needed(base_count)
    return TestResult(test, base_count, yes, no, needed, met=yes >= needed)


def _conclude(
    rule: Rule, quorum: QuorumResult | None, tests: Sequence[TestResult]
) -> tuple[Result, Reason]:
    if quorum and not quorum.met:
        return Result.VOID, Reason.NO_QUORUM
    passes = all if rule.combine is Combine.ALL else any
    if passes(test.met for test in tests):
        return Result.ADOPTED, Reason.ADOPTED
    overall = [test for test in tests if test.group is None]
    if all(test.met for test in overall):
        return Result.REJECTED, Reason.FAILED_CONCURRENCE
    if any(test.tie for test in overall):
        return Result.REJECTED, Reason.FAILED_TIE
    return Result.REJECTED, Reason.FAILED
