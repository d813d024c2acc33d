# SPDX-License-Identifier: Apache-2.0
"""Whether this computer's clock can be right: against when GovDesk was made, the record, and the
database server."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.record import RecordHead
from govdesk.services.context import Context
from govdesk.services.diagnosis.findings import Finding, bad, good
from govdesk.store.clock import SystemClock, computer_time

MADE = 1_767_225_600_000_000
"""The start of 2026, in microseconds UTC: no GovDesk of this kind ran before."""
MINUTE = 60_000_000
APART = 2 * MINUTE
"""What two clocks that are both set by the network never are apart."""


def computer_clock() -> Finding:
    """The clock alone."""
    return bad("clock", "clock_old") if computer_time() < MADE else good("clock", "clock")


def workspace_clock(ctx: Context) -> Finding:
    """The clock against the workspace's. A story has its own time, which nothing compares with."""
    if not isinstance(ctx.store.clock, SystemClock):
        return good("workspace_clock", "story_clock")
    here = computer_time()
    last, there = ctx.read(_last), ctx.read(ctx.store.clock.now)
    if last > there + APART:
        return bad("workspace_clock", "clock_behind", count=(last - there) // MINUTE)
    if abs(there - here) > APART:
        return bad("workspace_clock", "clocks_apart", count=abs(there - here) // MINUTE)
    return good("workspace_clock", "workspace_clock")


def _last(session: Session) -> int:
    return session.scalar(select(RecordHead.recorded_at)) or 0
