# SPDX-License-Identifier: Apache-2.0
"""The one place where the time is read. Everything else asks the clock of its workspace.

A `Store` carries its clock and gives it to every session, so that what is written, what is due and
what a screen calls today never disagree.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CLOCK = "govdesk clock"
"""Under which a session keeps its workspace's clock (`Session.info`)."""


class Clock(Protocol):
    """Says what time it is, in microseconds UTC."""

    def now(self, session: Session) -> int:
        """The time; in shared mode, by the server."""
        ...


class SystemClock:
    """This computer's clock for a file, the database server's clock for a shared database."""

    def now(self, session: Session) -> int:
        """Microseconds UTC."""
        if session.get_bind().dialect.name == "postgresql":
            from sqlalchemy import text

            query = text("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
            return int(session.scalars(query).one())
        return computer_time()


@dataclass(slots=True)
class SetClock:
    """A clock that is set by hand: historic time for the demo city and for tests."""

    micros: int

    def now(self, session: Session) -> int:
        """The time it was last set to."""
        return self.micros


@dataclass(frozen=True, slots=True)
class StoryClock:
    """A story's own time: it stood at `starts` when the real time was `opened` (both microseconds
    UTC), and has gone on like any other clock since."""

    starts: int
    opened: int

    def now(self, session: Session) -> int:
        """The time in the story."""
        return self.starts + SystemClock().now(session) - self.opened


def computer_time() -> int:
    """This computer's own time, microseconds UTC."""
    return time.time_ns() // 1000


def time_in(session: Session) -> int:
    """The time by the clock of the session's workspace, microseconds UTC."""
    clock: Clock = session.info.get(CLOCK) or SystemClock()
    return clock.now(session)
