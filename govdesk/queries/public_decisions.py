# SPDX-License-Identifier: Apache-2.0
"""What the public sees of seats, decisions, attendance, actions and residents' words.

Recorded votes are public and named. Names are as the charter publishes them (a minor may stand as
"Youth seat"); contact data, equity groups and the details of a conflict have no field here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from govdesk.queries.public_text import PublicText

Choice = Literal["yes", "no", "abstain", "not_voting", "recused", "absent", "vacant", "ineligible"]
Base = Literal["cast", "yna", "present", "filled", "authorised", "eligible"]
Outcome = Literal["adopted", "rejected", "void"]
Reason = Literal[
    "adopted", "failed", "failed_tie", "failed_concurrence", "no_quorum", "general_consent"
]


@dataclass(frozen=True, slots=True)
class PublicConstituency:
    """A group of seats counted together."""

    key: str
    """As the charter names it (`departments`, `community`); never printed."""
    title: PublicText
    """"Departments", "Community seats"."""


@dataclass(frozen=True, slots=True)
class PublicSeat:
    """A seat on the body."""

    title: PublicText
    constituency: str
    """Key of its constituency."""
    holder: str = ""
    """Name as published; empty when vacant or when the charter withholds it."""
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class RollLine:
    """One seat in one vote, in charter order."""

    seat: PublicText
    constituency: str
    """Key of the seat's constituency."""
    name: str
    """Who cast it, or who holds the seat; empty when vacant or withheld."""
    role: Literal["principal", "alternate"]
    choice: Choice
    explanation: PublicText | None = None
    """The member's own explanation of vote; for `recused` the general nature of the conflict."""


@dataclass(frozen=True, slots=True)
class GroupQuorum:
    """Members of one constituency needed and present."""

    constituency: str
    present: int
    needed: int
    met: bool


@dataclass(frozen=True, slots=True)
class QuorumCheck:
    """Whether enough members were present at the closing of the vote."""

    base: Base
    base_count: int
    """Seats the requirement is reckoned from."""
    needed: int
    present: int
    met: bool
    groups: tuple[GroupQuorum, ...] = ()


@dataclass(frozen=True, slots=True)
class TestLine:
    """One test of the decision rule, with its arithmetic."""

    __test__ = False  # the name is the domain's, not pytest's

    constituency: str | None
    """Key of the constituency it counts, None for all seats."""
    base: Base
    base_count: int
    threshold: Fraction
    strict: bool
    """More than the threshold when true, at least it when false."""
    yes: int
    """Yes votes after deeming abstentions."""
    needed: int
    """The least number of yes votes that passes."""
    met: bool
    tie: bool = False


@dataclass(frozen=True, slots=True)
class PublicRule:
    """The decision rule in force at the vote."""

    title: PublicText
    version: int
    citation: PublicText
    """Section of the charter or law that sets it."""
    abstain_as: Literal["ignore", "yes", "no"] = "ignore"


@dataclass(frozen=True, slots=True)
class Decision:
    """A motion decided in the quarter, with its vote."""

    number: str
    """Public number, such as `2026-14`."""
    title: PublicText
    summary: PublicText
    """What it does, in plain words."""
    decision_class: Literal["ordinary", "key", "charter", "other"]
    class_title: PublicText
    """The class as the charter names it."""
    mover_seat: PublicText | None
    seconder_seat: PublicText | None
    decided_on: date
    text_version: int
    """The text version that was voted on."""
    outcome: Outcome
    reason: Reason
    rule: PublicRule
    quorum: QuorumCheck | None
    """None where the rule tests none."""
    tests: tuple[TestLine, ...]
    roll: tuple[RollLine, ...]
    """Every seat; empty only under general consent."""
    why: PublicText | None = None
    """The reason the task force gave, such as the finding it answers."""
    indicators: tuple[str, ...] = ()
    """Codes of the indicators it is about."""

    def count(self, choice: Choice) -> int:
        """Seats on the roll with this choice."""
        return sum(line.choice == choice for line in self.roll)


@dataclass(frozen=True, slots=True)
class PublicAction:
    """A task that a decision or a review assigned."""

    title: PublicText
    owner: PublicText
    """Title of the department or seat; never a person's name."""
    due: date | None
    status: Literal["open", "in_progress", "done", "dropped", "overdue"]
    done_on: date | None = None
    motion: str | None = None
    """Public number of the motion it carries out."""


@dataclass(frozen=True, slots=True)
class ResidentComment:
    """A resident's word on an item, and the answer owed to it."""

    about: PublicText
    """The item it is on ("Motion 2026-14", an agenda item's title)."""
    text: PublicText
    received_on: date
    signed_as: PublicText | None = None
    """As the resident asked to be named; None prints "A resident"."""
    answer: PublicText | None = None
    answered_on: date | None = None
    answered_by: PublicText | None = None
    """Title of the department or seat that answered."""


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One seat at one meeting."""

    seat: PublicText
    constituency: str
    name: str
    status: Literal["present", "remote", "part", "alternate", "absent", "vacant"]
    """`part`: arrived late or left early; `alternate`: a stand-in sat (and `name` is theirs)."""


@dataclass(frozen=True, slots=True)
class MeetingAttendance:
    """Who was at one meeting."""

    title: PublicText
    held_on: date
    lines: tuple[AttendanceLine, ...]
    held: bool = True
    """False when it could not be held for want of a quorum."""
