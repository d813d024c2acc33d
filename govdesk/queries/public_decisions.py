# SPDX-License-Identifier: Apache-2.0
"""What the public sees of seats, decisions, attendance, actions and residents' words.

Recorded votes are public and named. Names are as the charter publishes them (a minor may stand as
"Youth seat"); contact data, equity groups and the details of a conflict have no field here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from govdesk.queries.public_costs import PublicCost
from govdesk.queries.public_summaries import NOTHING_KNOWN, SummaryNote
from govdesk.queries.public_text import PublicText
from govdesk.rules.decisions import Reason, Result
from govdesk.rules.explanations import Explanation
from govdesk.rules.roll import Role, Status


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
    holder: PublicText | None = None
    """Name as published; None when vacant or when the charter withholds it."""
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class RollLine:
    """One seat in one vote, in charter order."""

    seat: PublicText
    constituency: str
    """Key of the seat's constituency."""
    name: PublicText | None
    """Who cast it, or who holds the seat; None when vacant or withheld."""
    role: Role
    choice: Status
    explanation: PublicText | None = None
    """The member's own explanation of vote; for `recused` the general nature of the conflict."""


@dataclass(frozen=True, slots=True)
class PublicRule:
    """The decision rule in force at the vote."""

    title: PublicText
    version: int
    citation: PublicText
    """Section of the charter or law that sets it."""


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """A later motion, by its public number, that changed or rescinded a decision."""

    verb: Literal["amend_adopted", "rescind"]
    number: str
    decided_on: date


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
    result: Result
    reason: Reason | None
    """None when it was agreed by general consent, without a vote."""
    rule: PublicRule
    explanation: Explanation | None
    """The rule's own arithmetic, its groups named by constituency key; None under consent."""
    roll: tuple[RollLine, ...]
    """Every seat; empty only under general consent."""
    why: PublicText | None = None
    """The reason the task force gave, such as the finding it answers."""
    indicators: tuple[str, ...] = ()
    """Codes of the indicators it is about."""
    summary_note: SummaryNote = NOTHING_KNOWN
    cosponsor_seats: tuple[PublicText, ...] = ()
    """Those that stood behind it beside the mover when the vote was opened."""
    cost: PublicCost | None = None
    """What the text that was voted on costs; None where nobody said."""
    since: tuple[ChangedSince, ...] = ()
    """What was adopted since to change or rescind it."""
    not_concurring: tuple[str, ...] = ()
    """Keys of the groups of seats without whose agreement it failed, though the whole agreed."""
    spoken: bool = False
    """Whether votes were spoken and entered by the secretary."""
    read_back: time | None = None
    """At which time of the city's day they were read back; None where they were not."""

    def count(self, choice: Status) -> int:
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
    motion_rescinded: bool = False
    """Whether that decision was rescinded since."""


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
    name: PublicText | None
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
