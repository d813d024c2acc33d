# SPDX-License-Identifier: Apache-2.0
"""The decision rule of a vote: its tests, its quorum and how silence, recusals and the chair count.

Sources: RONR (majority of votes cast; two-thirds; entire membership; tie votes; the chair's vote);
Hong Kong Basic Law Annex II (majority of members present, in each of two groups); charters that
require a majority of all the members. A rule is frozen into a vote when the vote opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType


class Base(StrEnum):
    """What a threshold is a share of."""

    CAST = "cast"
    """Yes and no. RONR, majority of votes cast."""
    YNA = "yna"
    """Yes, no and abstentions."""
    PRESENT = "present"
    """Everyone present, voting or not. RONR, members present; Hong Kong Basic Law Annex II."""
    FILLED = "filled"
    """All seats but the vacant ones. RONR, entire membership."""
    AUTHORISED = "authorised"
    """All voting seats, vacancies included: fixed membership."""
    ELIGIBLE = "eligible"
    """Filled seats but the recused: codes that treat the disqualified as no members here."""


class Deem(StrEnum):
    """What an abstention or silence counts as; it differs by law, so the rule says it."""

    IGNORE = "ignore"
    YES = "yes"
    NO = "no"


class ChairMode(StrEnum):
    """When the presiding member's vote counts."""

    ALWAYS = "always"
    """As any member's: small boards (RONR)."""
    IF_DECISIVE = "if_decisive"
    """Only where it changes the outcome: to break or to make a tie (RONR, large assemblies)."""
    TIE_ONLY = "tie_only"
    """Only when the others' votes are equal."""
    NEVER = "never"
    SECOND_VOTE = "second_vote"
    """As any member's, and a second, casting vote when the votes are equal."""


class Combine(StrEnum):
    """Whether every test must be met or one is enough."""

    ALL = "all"
    ANY = "any"


def least_above(share: Fraction, count: int, strict: bool) -> int:
    """The least whole number that is more than (`strict`) or at least `share` of `count`.

    >>> least_above(Fraction(1, 2), 15, True), least_above(Fraction(2, 3), 15, False)
    (8, 10)
    """
    n, d = share.numerator, share.denominator
    return n * count // d + 1 if strict else -(-n * count // d)


@dataclass(frozen=True, slots=True)
class Test:
    """One test: in `group` (None: overall), yes votes against a share of a base.

    Strict means more than the share (a majority), otherwise at least it (two-thirds). `min_yes`
    is never below 1, so that 0 of 0 never passes.
    """

    __test__ = False  # the name is the domain's, not pytest's

    base: Base
    threshold: Fraction
    strict: bool
    group: str | None = None
    min_yes: int = 1

    def __post_init__(self) -> None:
        check_share(self.threshold, self.strict)
        if self.min_yes < 1:
            raise ValueError("min_yes is at least 1")

    def needed(self, base_count: int) -> int:
        """The least number of yes votes that passes on this base."""
        return max(self.min_yes, least_above(self.threshold, base_count, self.strict))


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who must be present at the moment of the vote, overall and in each named constituency.

    A group's requirement is a number of seats (int) or a share of its filled seats (Fraction);
    both mean at least.
    """

    base: Base
    threshold: Fraction
    strict: bool
    groups: Mapping[str, int | Fraction] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        check_share(self.threshold, self.strict)
        for needed in self.groups.values():
            if isinstance(needed, Fraction):
                check_share(needed, strict=False)
            elif needed < 0:
                raise ValueError("a group's quorum is not negative")


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision rule. `quorum` None: not tested here."""

    tests: tuple[Test, ...]
    quorum: Quorum | None = None
    id: str = ""
    version: str = ""
    title: str = ""
    citation: str = ""
    combine: Combine = Combine.ALL
    abstain_as: Deem = Deem.IGNORE
    silent_as: Deem = Deem.IGNORE
    recused_in_quorum: bool = True
    """Whether the recused who stay in the room count towards the quorum."""
    recused_reduces_base: bool = True
    """Whether recused members in the room are left out of the base `present`."""
    proxy_in_quorum: bool = False
    remote_in_quorum: bool = True
    in_person_quorum: int | Fraction | None = None
    """How many must be in the room itself: a number, or a share of the filled seats."""
    chair: ChairMode = ChairMode.ALWAYS

    def __post_init__(self) -> None:
        if not self.tests:
            raise ValueError("a rule has at least one test")
        if isinstance(self.in_person_quorum, Fraction):
            check_share(self.in_person_quorum, strict=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """Every constituency that the rule names, in the order it names them."""
        tested = [test.group for test in self.tests if test.group is not None]
        counted = list(self.quorum.groups) if self.quorum else []
        return tuple(dict.fromkeys(tested + counted))


def check_share(share: Fraction, strict: bool) -> None:
    """Raises ValueError unless the share lies in (0, 1] and can be met."""
    if not 0 < share <= 1 or (strict and share == 1):
        raise ValueError("a threshold is more than 0 and at most 1, and can be met")
