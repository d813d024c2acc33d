# SPDX-License-Identifier: Apache-2.0
"""The votes that a packet reports, and the number by which each of them is known."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.votes import Vote
from govdesk.models.workspace import Workspace
from govdesk.queries.bundles import vote_bundles
from govdesk.queries.charter import charter_now
from govdesk.queries.quarterly import decided_span
from govdesk.rules.periods import PeriodKind, parse_period


def reported_bundles(session: Session, *, kind: str, about: str) -> tuple[tuple[str, bytes], ...]:
    """The bundle of each vote that a packet of this kind tells of, named by its motion; oldest
    first."""
    found = _which(session, kind, about)
    if found is None:
        return ()
    rows = session.execute(
        select(Vote.id, Motion.number)
        .join(Motion, Motion.id == Vote.motion_id)
        .join(Meeting, Meeting.id == Vote.meeting_id)
        .where(Vote.closed_at.is_not(None), found)
        .order_by(Vote.closed_at)
    ).all()
    bundles = vote_bundles(session, votes=[row[0] for row in rows])
    named: dict[str, bytes] = {}
    for (vote, number), bundle in zip(rows, bundles, strict=True):
        name = f"vote-{number}.bundle.json"
        named[f"vote-{number}-{vote[-6:]}.bundle.json" if name in named else name] = bundle
    return tuple(named.items())


def _which(session: Session, kind: str, about: str) -> ColumnElement[bool] | None:
    match kind:
        case "quarterly" | "annual":
            period = parse_period(about, charter_now(session).fiscal_year_start)
            quarters = period.parts(PeriodKind.QUARTER)
            zone = session.scalars(select(Workspace.zone)).one()
            since, _until = decided_span(session, quarters[0], zone)
            _since, until = decided_span(session, quarters[-1], zone)
            return (Vote.closed_at >= since) & (Vote.closed_at < until)
        case "decisions" | "minutes":
            return or_(Meeting.number == about, Meeting.id == about)
        case "certificate":
            return or_(Vote.id == about, Motion.number == about)
        case _:
            return None
