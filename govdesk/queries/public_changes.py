# SPDX-License-Identifier: Apache-2.0
"""What a quarterly briefing says that the one before did not: how indicators stand, targets,
decisions on earlier decisions, actions done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.actions import Action, ActionStep
from govdesk.models.motions import DecisionChange, Motion
from govdesk.models.packets import Packet
from govdesk.models.workspace import Department
from govdesk.queries.decision_changes import later_decisions
from govdesk.queries.local_dates import local_date
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_neighbourhoods import breakdowns
from govdesk.queries.public_text import PublicText, redact
from govdesk.queries.quarterly_indicators import scorecard
from govdesk.rules.motions import MotionVerb
from govdesk.rules.periods import Period, parse_period
from govdesk.rules.public_values import PublicValue, Shown
from govdesk.rules.status import Status
from govdesk.wording import Words

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator that stands otherwise than the briefing before said; not one of which nothing is
    due yet."""

    code: str
    name: PublicText
    was: Status
    now: Status


@dataclass(frozen=True, slots=True)
class Retargeted:
    """An indicator whose target for the same year is another one."""

    code: str
    name: PublicText
    unit: PublicText
    decimals: int
    was: PublicValue
    was_high: PublicValue | None
    now: PublicValue
    now_high: PublicValue | None


@dataclass(frozen=True, slots=True)
class ChangedDecision:
    """An adopted motion that changed or rescinded an earlier decision, both by their numbers."""

    number: str
    verb: Literal["amend_adopted", "rescind"]
    earlier: str


@dataclass(frozen=True, slots=True)
class DoneAction:
    """An action that was done since."""

    title: PublicText
    owner: PublicText


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the briefing of an earlier quarter that was published last."""

    packet_number: str
    published_on: date
    moved: tuple[Moved, ...]
    retargeted: tuple[Retargeted, ...]
    decided: tuple[ChangedDecision, ...]
    done: tuple[DoneAction, ...]


def changes(
    session: Session,
    *,
    quarter: Period,
    rows: Sequence[ScorecardRow],
    span: tuple[int, int],
    fiscal_start: int,
    k: int,
    zone: str,
    words: Words,
    source: str,
) -> Changes | None:
    """What `rows` and what else a quarter's briefing says that the one before did not; None where
    none was published before. Decisions are those of `span` (microseconds UTC, end excluded)."""
    before = _published_before(session, quarter, fiscal_start)
    if before is None or before.published_at is None or before.checkpoint_size is None:
        return None
    told_of = parse_period(before.period or "", fiscal_start)
    told = {
        row.code: row
        for row in scorecard(
            session,
            quarter=told_of,
            year=told_of.year(fiscal_start),
            now=before.prepared_at,
            k=k,
            words=words,
            source=source,
            unsafe=breakdowns(session, quarter=told_of, k=k, words=words, source=source).unsafe,
            as_of=before.checkpoint_size,
        )
    }
    pairs = [(told[row.code], row) for row in rows if row.code in told]
    one_year = told_of.year(fiscal_start) == quarter.year(fiscal_start)
    return Changes(
        packet_number=before.number,
        published_on=local_date(before.published_at, zone),
        moved=tuple(
            Moved(row.code, row.name, was.status, row.status)
            for was, row in pairs
            if row.status not in (was.status, Status.NOT_DUE)
        ),
        retargeted=tuple(
            Retargeted(
                row.code,
                row.name,
                row.unit,
                row.decimals,
                was.target,
                was.target_high,
                row.target,
                row.target_high,
            )
            for was, row in pairs
            if one_year and _goal(was) != _goal(row)
        ),
        decided=_decided(session, span),
        done=_done(session, before.prepared_at, source),
    )


def _goal(row: ScorecardRow) -> tuple[object, object]:
    """A target to compare: what is not set is not set, for whichever reason."""
    return (
        row.target if isinstance(row.target, Shown) else None,
        row.target_high,
    )


def _published_before(session: Session, quarter: Period, fiscal_start: int) -> Packet | None:
    """The briefing of an earlier quarter that was published last and not withdrawn."""
    query = (
        select(Packet)
        .where(Packet.kind == "quarterly", Packet.state == "published")
        .order_by(Packet.published_at.desc(), Packet.number.desc())
    )
    return next(
        (
            one
            for one in session.scalars(query)
            if parse_period(one.period or "", fiscal_start).last_date < quarter.first_date
        ),
        None,
    )


def _decided(session: Session, span: tuple[int, int]) -> tuple[ChangedDecision, ...]:
    """What was adopted in `span` to change or rescind an earlier decision."""
    numbers = {
        row.id: row.number
        for row in session.execute(
            select(Motion.id, Motion.number).join(
                DecisionChange, DecisionChange.motion_id == Motion.id
            )
        )
    }
    return tuple(
        ChangedDecision(
            later.number,
            "rescind" if later.verb == MotionVerb.RESCIND else "amend_adopted",
            numbers[motion_id],
        )
        for motion_id, found in sorted(
            later_decisions(session, numbers).items(), key=lambda pair: numbers[pair[0]]
        )
        for later in found
        if span[0] <= later.at < span[1]
    )


def _done(session: Session, since: int, source: str) -> tuple[DoneAction, ...]:
    """Actions that were done after `since` (microseconds UTC) and are, oldest first."""
    rows = session.execute(
        select(Action.title, Department.name)
        .join(Department, Department.id == Action.department_id)
        .join(ActionStep, ActionStep.action_id == Action.id)
        .where(Action.state == "done", ActionStep.state == "done", ActionStep.at > since)
        .order_by(ActionStep.at, Action.number)
    )
    return tuple(
        DoneAction(PublicText(redact(title, REMOVED), source), PublicText(owner, source))
        for title, owner in dict.fromkeys((row[0], row[1]) for row in rows)
    )
