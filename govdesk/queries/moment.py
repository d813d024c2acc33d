# SPDX-License-Identifier: Apache-2.0
"""The present moment, for what is read: due, overdue, so many days ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdesk.queries.local_dates import local_date
from govdesk.queries.rows import Source, value
from govdesk.store.clock import computer_time, time_in
from govdesk.store.glance import Glance


@dataclass(frozen=True, slots=True)
class Watch:
    """A workspace's time for whoever has no session: this computer's time, set right once.

    `ahead` in microseconds; a watch that was never set shows this computer's own time.
    """

    ahead: int = 0

    def now(self) -> int:
        """Microseconds UTC."""
        return computer_time() + self.ahead


def moment(source: Source, now: int | None = None) -> int:
    """`now` when given, else the time by the workspace's clock, in microseconds UTC; never before
    the record's last entry."""
    if now is not None:
        return now
    clock = _time_at_a_glance(source) if isinstance(source, Glance) else time_in(source)
    return max(clock, value(source, "SELECT recorded_at FROM record_head") or 0)


def _time_at_a_glance(look: Glance) -> int:
    """This computer's time; in a story, the time at which it is taken up again."""
    story_ends_at = value(look, "SELECT story_ends_at FROM workspace")
    return computer_time() if story_ends_at is None else int(story_ends_at)


def set_watch(source: Source) -> Watch:
    """A watch set by the workspace's clock."""
    own = computer_time()
    return Watch(moment(source) - own)


def city_zone(source: Source) -> str:
    """The city's IANA time zone."""
    return str(value(source, "SELECT zone FROM workspace"))


def city_today(source: Source) -> date:
    """The city's date by the workspace's clock."""
    return local_date(moment(source), city_zone(source))
