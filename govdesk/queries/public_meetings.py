# SPDX-License-Identifier: Apache-2.0
"""What the public sees of meetings and of a year: types only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from govdesk.queries.public_audit import PublicAudit
from govdesk.queries.public_costs import PublicCost
from govdesk.queries.public_decisions import Decision, MeetingAttendance
from govdesk.queries.public_enclosures import PublicEnclosure
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_influence import LedMotion
from govdesk.queries.public_pieces import PublicPiece
from govdesk.queries.public_summaries import SummaryNote
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import PublicPeriod, PublicView
from govdesk.rules.public_values import Missing


@dataclass(frozen=True, slots=True)
class Ground:
    """An indicator that a motion is about in a quarter, with its numbers and what the review of
    that quarter found."""

    period: str
    row: ScorecardRow


@dataclass(frozen=True, slots=True)
class ReviewGround:
    """A quarter's review that a motion is about: how many of its indicators are on track or
    achieved. Those that are not stand among the motion's grounds."""

    period: str
    good: int
    indicators: int


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
    cosponsor_seats: tuple[PublicText, ...]
    needs: PublicText
    """The rule that decides it, by its title."""
    citation: PublicText
    grounds: tuple[Ground, ...] = ()
    reviews: tuple[ReviewGround, ...] = ()
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


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A constituency, by its key, with fewer filled seats than the charter promises."""

    constituency: str
    promised: int
    filled: int
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualView(Imprint):
    """A year: its quarters, and what every seat did."""

    period: PublicPeriod
    quarters: tuple[PublicView, ...]
    """Those that have begun, in order."""
    seats: tuple[SeatVotes, ...]
    audit: PublicAudit
    led: tuple[LedMotion, ...] = ()
    """Motions that a resident's word led to, in the order of their numbers."""
    earlier: tuple[EarlierYear, ...] = ()
    """Those of which something is reported, oldest first."""
    broken_promises: tuple[BrokenPromise, ...] = ()
    """At the year's end, or now while it is not over."""
    pieces: tuple[PublicPiece, ...] = ()
    enclosures: tuple[PublicEnclosure, ...] = ()

    @property
    def judged(self) -> PublicView:
        """The quarter by which the year is judged: the last of which most is reported; the last
        that has begun where there is none."""
        return next(
            (
                quarter
                for quarter in reversed(self.quarters)
                if sum(isinstance(row.value, Missing) for row in quarter.scorecard) * 2
                < len(quarter.scorecard)
            ),
            self.quarters[-1],
        )
