# SPDX-License-Identifier: Apache-2.0
"""What of the readings published packets have told already, and what a reader makes of it.

Who has two releases takes one from the other: a new total less the old one is what was added, the
old total less the parts that are shown now is a part that was hidden then. So where a period's
readings changed since a packet told them, none of them is told again if any was hidden then or
would be now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.meetings import AgendaItem
from govdesk.models.motions import MotionLink
from govdesk.models.packets import Packet
from govdesk.models.record import Entry
from govdesk.models.reviews import Finding, Pivot
from govdesk.rules.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class Telling:
    """A published packet's drawing: from which position of the record, of periods until when (None:
    of any), of which indicators by id (None: of all)."""

    seq: int
    until: Period | None = None
    indicators: frozenset[str] | None = None

    def tells(self, indicator_id: str, period: Period) -> bool:
        """Whether it may tell an indicator's readings of a period."""
        if self.indicators is not None and indicator_id not in self.indicators:
            return False
        return self.until is None or period.first_date <= self.until.last_date


def told_at(tellings: Sequence[Telling], indicator_id: str, period: str) -> tuple[int, ...]:
    """The positions from which an indicator's readings of a period were told, the first one
    first."""
    of = parse_period(period)
    return tuple(sorted({one.seq for one in tellings if one.tells(indicator_id, of)}))


def tellings(session: Session, fiscal_start: int) -> tuple[Telling, ...]:
    """Every packet that was published and tells measured numbers, those withdrawn since, too."""
    drawn = {
        row[0]: row[1]
        for row in session.execute(
            select(Entry.subject, Entry.seq).where(Entry.type == "packet.prepared")
        )
    }
    published = session.execute(
        select(Packet.id, Packet.kind, Packet.period, Packet.meeting_id)
        .where(Packet.kind.in_(("quarterly", "annual", "agenda")))
        .where(Packet.published_at.is_not(None))
    ).all()
    rested: Mapping[str, frozenset[str] | None] = {}
    if any(row.kind == "agenda" for row in published):
        rested = _grounds_of(session, {row.meeting_id for row in published if row.meeting_id})
    return tuple(
        Telling(drawn[row.id], indicators=rested.get(row.meeting_id, frozenset()))
        if row.kind == "agenda"
        else Telling(drawn[row.id], parse_period(row.period, fiscal_start))
        for row in published
        if row.id in drawn
    )


def _grounds_of(session: Session, meetings: Collection[str]) -> dict[str, frozenset[str] | None]:
    """By meeting, the indicators that motions on its agenda rest on; None where one rests on a
    whole review."""
    items = session.execute(
        select(AgendaItem.meeting_id, AgendaItem.motion_id, AgendaItem.review_id).where(
            AgendaItem.meeting_id.in_(meetings), AgendaItem.motion_id.is_not(None)
        )
    ).all()
    of_motion: dict[str, set[str | None]] = {}
    for motion_id, indicator_id in _linked(session, {row.motion_id for row in items}):
        of_motion.setdefault(motion_id, set()).add(indicator_id)
    found: dict[str, set[str | None]] = {}
    for meeting_id, named, review_id in items:
        of = found.setdefault(meeting_id, set())
        of |= of_motion.get(named or "", set())
        if review_id is not None:
            of.add(None)
    return {
        meeting: None if None in of else frozenset(one for one in of if one)
        for meeting, of in found.items()
    }


def _linked(session: Session, motions: Collection[str]) -> Iterator[tuple[str, str | None]]:
    """Motions, each with an indicator that it is about; None for all."""
    links = session.execute(
        select(MotionLink.motion_id, MotionLink.kind, MotionLink.target_id).where(
            MotionLink.motion_id.in_(motions)
        )
    ).all()
    findings = {
        row[0]: row[1]
        for row in session.execute(
            select(Finding.id, Finding.indicator_id).where(
                Finding.id.in_({row.target_id for row in links if row.kind == "finding"})
            )
        )
    }
    for motion_id, kind, target in links:
        match kind:
            case "indicator":
                yield motion_id, target
            case "finding" if target in findings:
                yield motion_id, findings[target]
            case "review":
                yield motion_id, None
    courses = select(Pivot.motion_id, Pivot.indicator_id).where(Pivot.motion_id.in_(motions))
    for motion, indicator_id in session.execute(courses):
        if motion is not None:
            yield motion, indicator_id
