# SPDX-License-Identifier: Apache-2.0
"""What the public sees of meetings and of a year: types only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from govdesk.queries.public_costs import PublicCost
from govdesk.queries.public_decisions import Decision, MeetingAttendance
from govdesk.queries.public_enclosures import PublicEnclosure
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_pieces import PublicPiece
from govdesk.queries.public_summaries import SummaryNote
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import PublicPeriod, PublicView


@dataclass(frozen=True, slots=True)
class Ground:
    """A finding of a quarter's review that a motion answers, with its numbers."""

    period: str
    row: ScorecardRow


@dataclass(frozen=True, slots=True)
class PublicMotion:
    """A motion that a meeting is asked to decide."""

    number: str
    title: PublicText
    class_title: PublicText
    version: int
    summary: PublicText
    summary_note: SummaryNote
    text: PublicText
    earlier: PublicText | None
    """The text version before this one, to show what changed."""
    if_adopted: PublicText
    if_rejected: PublicText
    cost: PublicCost | None
    """None where nobody said."""
    mover_seat: PublicText | None
    seconder_seat: PublicText | None
    needs: PublicText
    """The rule that decides it, by its title."""
    citation: PublicText
    grounds: tuple[Ground, ...] = ()
    """What it rests on; only an agenda tells it."""


@dataclass(frozen=True, slots=True)
class PublicItem:
    """An item of the agenda. `added` after the first notice was posted; `removed` since."""

    position: int
    title: PublicText
    kind: Literal["opening", "motion", "review", "report", "comment", "closing", "other"]
    motion: PublicMotion | None = None
    minutes: int | None = None
    added: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class PublicPosting:
    """Where the notice was posted, when (microseconds UTC), and by whom."""

    place: PublicText
    at: int
    person: PublicText


@dataclass(frozen=True, slots=True)
class PublicMeeting:
    """When and where. Instants in microseconds UTC, told in `zone`."""

    number: str
    title: PublicText
    kind: Literal["regular", "special", "emergency", "continued", "other"]
    starts_at: int
    zone: str
    place: PublicText
    remote: PublicText | None
    noticed_at: int | None
    cancelled: bool
    opened_at: int | None
    closed_at: int | None
    postings: tuple[PublicPosting, ...] = ()
    proofs: tuple[PublicText, ...] = ()
    """Of postings in one line each, where place, time and person were not kept apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView(Imprint):
    """One meeting, as notice, agenda, decisions record or minutes print it."""

    meeting: PublicMeeting
    items: tuple[PublicItem, ...] = ()
    attendance: MeetingAttendance | None = None
    minutes: PublicText | None = None
    """As approved; None while they are not."""
    minutes_corrected: bool = False
    pieces: tuple[PublicPiece, ...] = ()
    enclosures: tuple[PublicEnclosure, ...] = ()
    """What departments wrote for it, in the order that the clerk gave them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateView(Imprint):
    """One vote."""

    decision: Decision
    meeting: PublicMeeting
    text: PublicText
    """The text that was voted on."""


@dataclass(frozen=True, slots=True)
class SeatVotes:
    """How a seat voted over a year."""

    seat: PublicText
    constituency: str
    roll_calls: int
    voted: int
    yes: int
    no: int
    abstained: int
    stepped_aside: int


@dataclass(frozen=True, slots=True)
class EarlierYear:
    """A year before the one that is told of, as its last quarter ended."""

    code: str
    scorecard: tuple[ScorecardRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualView(Imprint):
    """A year: its quarters, and what every seat did."""

    period: PublicPeriod
    quarters: tuple[PublicView, ...]
    """Those that have begun, in order."""
    seats: tuple[SeatVotes, ...]
    earlier: tuple[EarlierYear, ...] = ()
    """Those of which something is reported, oldest first."""
    pieces: tuple[PublicPiece, ...] = ()
    enclosures: tuple[PublicEnclosure, ...] = ()
