# SPDX-License-Identifier: Apache-2.0
"""What a seat did over its votes, and what part a group of seats had in each outcome.

Counts only, never a judgement: a seat that declares a conflict or is vacant did not fail to vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from govdesk.rules.decisions import Outcome, Reason, Result
from govdesk.rules.roll import Status

CAST = (Status.YES, Status.NO, Status.ABSTAIN)
ASKED = (*CAST, Status.NOT_VOTING, Status.ABSENT)
"""The statuses in which a seat was asked for its vote."""


class Part(StrEnum):
    """What part a group had in an outcome."""

    CONCURRING = "concurring"
    """The outcome was what most of the group voted for."""
    DECISIVE = "decisive"
    """The whole body agreed; the group did not, and so it failed."""
    OVERRULED = "overruled"
    """The outcome was against what most of the group voted for."""
    EVEN = "even"
    """As many yes as no in the group, or none of either."""


@dataclass(frozen=True, slots=True)
class VotingRecord:
    """How many votes a seat has each status in."""

    counts: Counter[Status]

    @property
    def asked(self) -> int:
        """The votes in which it was asked: those in which it was filled and had no conflict."""
        return sum(self.counts[status] for status in ASKED)

    @property
    def cast(self) -> int:
        """The votes in which it answered yes, no or abstain."""
        return sum(self.counts[status] for status in CAST)

    @property
    def participation(self) -> Fraction | None:
        """The share of the votes asked in which it answered; None when it was asked in none."""
        return Fraction(self.cast, self.asked) if self.asked else None


def record_of(statuses: Iterable[Status]) -> VotingRecord:
    """The record of a seat from its status in every vote."""
    return VotingRecord(Counter(statuses))


def part_of(outcome: Outcome, group: str) -> Part | None:
    """What part a group had in an outcome; None where nothing was decided."""
    counts = outcome.tally.of(group)
    blocked = group in not_concurring(outcome)
    return part_in(outcome.result, counts.yes, counts.no, blocked=blocked)


def not_concurring(outcome: Outcome) -> tuple[str, ...]:
    """The groups without whose agreement it failed, though the whole body agreed."""
    if outcome.reason is not Reason.FAILED_CONCURRENCE:
        return ()
    return tuple(test.group for test in outcome.tests if test.group and not test.met)


def part_in(result: Result, yes: int, no: int, *, blocked: bool) -> Part | None:
    """What part a group had that voted so, and `blocked` it or not; None where nothing was
    decided."""
    if result is Result.VOID:
        return None
    if blocked:
        return Part.DECISIVE
    if yes == no:
        return Part.EVEN
    wanted = Result.ADOPTED if yes > no else Result.REJECTED
    return Part.CONCURRING if wanted is result else Part.OVERRULED
