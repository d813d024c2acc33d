# SPDX-License-Identifier: Apache-2.0
"""The published packets that report the votes on a motion."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.packets import Packet
from govdesk.models.votes import Vote
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.decision_changes import Followed
from govdesk.queries.local_dates import local_date
from govdesk.queries.quarterly import decided_span
from govdesk.rules.periods import PeriodKind, parse_period

_OF_A_MEETING = ("decisions", "minutes")
_OF_A_TIME = ("quarterly", "annual")
_FAR = timedelta(days=400)
"""A vote is reported by no quarter or year that begins or ends further from it than this."""


def published_in(session: Session, motion_id: str) -> tuple[Followed, ...]:
    """The packets, in the order of their publication."""
    votes = session.execute(
        select(Vote.meeting_id, Vote.closed_at).where(
            Vote.motion_id == motion_id, Vote.closed_at.is_not(None)
        )
    ).all()
    if not votes:
        return ()
    certificate = f"{session.get_one(Motion, motion_id).number}-certificate-"
    meetings = {meeting_id for meeting_id, _at in votes}
    moments = [at for _meeting_id, at in votes if at is not None]
    packets = session.scalars(
        select(Packet).where(Packet.state == "published").order_by(Packet.published_at)
    )
    return tuple(
        Followed("packet", one.id, one.number)
        for one in packets.all()
        if (one.kind in _OF_A_MEETING and one.meeting_id in meetings)
        or (one.kind == "certificate" and one.number.startswith(certificate))
        or (one.kind in _OF_A_TIME and one.period and _told(session, one.period, moments))
    )


def _told(session: Session, code: str, moments: list[int]) -> bool:
    """Whether a quarter's or a year's packet reports a vote that was closed at such a moment."""
    zone = session.scalars(select(Workspace.zone)).one()
    period = parse_period(code, charter_now(session).fiscal_year_start)
    near = [
        at
        for at in moments
        if period.first_date - _FAR <= local_date(at, zone) <= period.last_date + _FAR
    ]
    if not near:
        return False
    quarters = period.parts(PeriodKind.QUARTER) or (period,)
    since, _until = decided_span(session, quarters[0], zone)
    _since, until = decided_span(session, quarters[-1], zone)
    return any(since <= at < until for at in near)
