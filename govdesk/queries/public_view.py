# SPDX-License-Identifier: Apache-2.0
"""`PublicView`: everything a quarterly packet may say, and nothing else. Types only.

A packet is drawn from this value alone, so what has no field here cannot be printed. Suppression
and redaction have already happened. Sentences of ours are `Message`s (worded by the packet in its
language), words of people are `PublicText`, measured numbers are `PublicValue`s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.queries.public_changes import Changes
from govdesk.queries.public_decisions import (
    Decision,
    MeetingAttendance,
    PublicAction,
    PublicConstituency,
    PublicSeat,
    ResidentComment,
)
from govdesk.queries.public_enclosures import PublicEnclosure
from govdesk.queries.public_errata import Erratum
from govdesk.queries.public_indicators import (
    NeighbourhoodTable,
    Pivot,
    QualityNote,
    ScorecardRow,
)
from govdesk.queries.public_pieces import PublicPiece
from govdesk.queries.public_stories import PublicStory
from govdesk.queries.public_text import PublicText
from govdesk.rules.decisions import Result
from govdesk.rules.status import Status


@dataclass(frozen=True, slots=True)
class PublicPeriod:
    """The quarter a packet is about."""

    code: str
    """`2026-Q2`, or `FY2026-Q2` when counted by the charter's fiscal year."""
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class AsOf:
    """The position in the record that the packet was drawn from; the only time it knows."""

    seq: int
    """Number of the last record entry taken into account."""
    at: int
    """When that entry was recorded, microseconds UTC."""
    zone: str
    """The city's IANA time zone."""


@dataclass(frozen=True, slots=True)
class RecordHead:
    """The record's checkpoint as printed in the packet."""

    size: int
    """Entries in the record."""
    root: str
    """The checkpoint's root, lower-case hex."""
    signed_by: tuple[PublicText, ...] = ()
    """Names of the officers who signed it; empty means unsigned, and the packet says so."""


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """Where to get help now, in one language."""

    lang: str
    """The language of `text`; the line is printed in every packet, whatever its language."""
    text: str
    """What it is and when to call, in that language."""
    number: str
    """What to dial or text; public by its nature."""


@dataclass(frozen=True, slots=True)
class Headline:
    """Counts for the front page, reckoned from the rows of the view itself."""

    indicators: int
    by_status: tuple[tuple[Status, int], ...]
    adopted: int
    rejected: int
    void: int
    comments: int
    answered: int
    actions_done: int
    actions_overdue: int

    def status(self, *keys: Status) -> int:
        """Indicators with one of these statuses."""
        return sum(count for key, count in self.by_status if key in keys)


@dataclass(frozen=True, slots=True)
class PublicView:
    """A task force's quarter, as the public may see it."""

    lang: str
    """The language that charts are worded in and translations were looked up for."""
    city: str
    task_force: PublicText
    period: PublicPeriod
    packet_number: str
    """`2026-Q2-01`, or the draft number before publication."""
    draft: bool
    """True until published; the packet says so on its cover and every page."""
    as_of: AsOf
    record: RecordHead
    clerk_office: PublicText
    """Where a resident can have the copy checked (office and place, no person)."""
    constituencies: tuple[PublicConstituency, ...]
    """In charter order."""
    seats: tuple[PublicSeat, ...]
    """In charter order."""
    scorecard: tuple[ScorecardRow, ...]
    """Every indicator due this quarter, in charter order."""
    changes: Changes | None = None
    """What the briefing before did not say; None where none was published."""
    neighbourhoods: tuple[NeighbourhoodTable, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """Decided in the quarter, oldest first; void votes included."""
    pivots: tuple[Pivot, ...] = ()
    errata: tuple[Erratum, ...] = ()
    """Numbers of earlier quarters that were revised since their review was frozen."""
    actions: tuple[PublicAction, ...] = ()
    feedback: PublicText | None = None
    """What residents' words of the quarter before changed, as this quarter's review says."""
    comments: tuple[ResidentComment, ...] = ()
    stories: tuple[PublicStory, ...] = ()
    pieces: tuple[PublicPiece, ...] = ()
    enclosures: tuple[PublicEnclosure, ...] = ()
    """What departments wrote for the packet, in the order that its clerk gave them."""
    attendance: tuple[MeetingAttendance, ...] = ()
    crisis_lines: tuple[CrisisLine, ...] = ()
    quality: tuple[QualityNote, ...] = ()
    introduction: PublicText | None = None
    """A few words from the clerk at the front."""
    corrects: str | None = None
    """Number of the packet this one corrects."""

    def __post_init__(self) -> None:
        known = {group.key for group in self.constituencies}
        used = {seat.constituency for seat in self.seats}
        used |= {line.constituency for decision in self.decisions for line in decision.roll}
        if used - known:
            raise ValueError(f"seats of no listed constituency: {sorted(used - known)}")

    @property
    def headline(self) -> Headline:
        """The front page's counts."""
        statuses = [row.status for row in self.scorecard]
        return Headline(
            indicators=len(statuses),
            by_status=tuple((key, statuses.count(key)) for key in dict.fromkeys(statuses)),
            adopted=self._decided(Result.ADOPTED),
            rejected=self._decided(Result.REJECTED),
            void=self._decided(Result.VOID),
            comments=len(self.comments),
            answered=sum(comment.answer is not None for comment in self.comments),
            actions_done=sum(action.status == "done" for action in self.actions),
            actions_overdue=sum(action.status == "overdue" for action in self.actions),
        )

    def group_title(self, key: str) -> PublicText:
        """The title of a constituency by its key. Raises KeyError for an unknown one."""
        return {group.key: group.title for group in self.constituencies}[key]

    def _decided(self, outcome: Result) -> int:
        return sum(decision.result is outcome for decision in self.decisions)
