# SPDX-License-Identifier: Apache-2.0
"""The town as the story goes on: who is there, what was made, and the clock."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Any
from zoneinfo import ZoneInfo

from govdesk import paths
from govdesk.queries.people import actor_of
from govdesk.record.signing import SigningKey
from govdesk.rules.permissions import Actor
from govdesk.services.context import Context
from govdesk.services.sign_in import SESSION_HOURS, open_session, unlock
from govdesk.store.clock import SetClock

DEVICE = "the-demo-desk"

Event = tuple[datetime, Callable[[], object]]
"""When something happens, and what."""


def told() -> dict[str, Any]:
    """The words and figures of the demo city."""
    text = paths.resources("demo", "marlow_bay.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def morning_of(day: str, zone: str) -> datetime:
    """Nine in the morning of a day, the wall time of a zone."""
    return datetime.combine(date.fromisoformat(day), time(9), ZoneInfo(zone))


def demo_passphrase() -> str:
    """The one passphrase of everyone in the demo city, as its manual prints it."""
    return str(told()["passphrase"])


@dataclass(slots=True)
class Town:
    """The demo city under way. Ids are kept by the names that the data use."""

    base: Context
    clock: SetClock
    chance: random.Random
    data: Mapping[str, Any]
    seats: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    alternates: dict[str, str] = field(default_factory=dict)
    logins: dict[str, str] = field(default_factory=dict)
    departments: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    indicators: dict[str, str] = field(default_factory=dict)
    meetings: dict[str, str] = field(default_factory=dict)
    motions: dict[str, str] = field(default_factory=dict)
    votes: dict[str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    reviews: dict[str, str] = field(default_factory=dict)
    pivots: dict[str, str] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)
    _own: dict[str, SigningKey] = field(default_factory=dict)
    _seated: dict[str, tuple[int, Context]] = field(default_factory=dict)
    _ahead: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)
    _count: int = 0

    def as_(self, login: str) -> Context:
        """The workspace with someone at the desk, signed in, their own key at hand."""
        since, seated = self._seated.get(login, (0, self.base))
        hours = (self.clock.micros - since) / 3_600_000_000
        if hours >= SESSION_HOURS:
            own = self.own(login)
            seated = open_session(self.base, login=login, own=own, device=DEVICE).ctx
            seated = seated.with_own_key(own)
            self._seated[login] = (self.clock.micros, seated)
        return seated

    @property
    def ctx(self) -> Context:
        """The workspace with the secretary at the desk, now."""
        return self.as_("secretary")

    def actor(self, login: str) -> Actor:
        """Who an account is."""
        if login not in self._actors:
            self._actors[login] = self.base.read(actor_of, login=login)
        return self._actors[login]

    def own(self, login: str) -> SigningKey:
        """Someone's own key."""
        if login not in self._own:
            self._own[login] = unlock(self.base, login=login, passphrase=self.data["passphrase"])
        return self._own[login]

    def when(self, day: date | str, hour: str, *, days: int = 0) -> datetime:
        """A wall time of the city, `days` before (negative) or after a day."""
        start = date.fromisoformat(day) if isinstance(day, str) else day
        local = datetime.combine(start + timedelta(days=days), time.fromisoformat(hour))
        return local.replace(tzinfo=ZoneInfo(self.base.store.zone))

    def set_clock(self, moment: datetime) -> None:
        """Make it that moment."""
        self.clock.micros = int(moment.timestamp()) * 1_000_000

    def minutes_pass(self, minutes: int) -> None:
        """Let some minutes go by."""
        self.clock.micros += minutes * 60_000_000

    def of_seconds(self, seconds: int) -> datetime:
        """The moment so many seconds after the beginning of 1970, UTC."""
        return datetime.fromtimestamp(seconds, UTC)

    def later(self, moment: datetime, happen: Callable[[], object]) -> None:
        """Let something happen at a later moment of the story."""
        self._count += 1
        heappush(self._ahead, (moment, self._count, happen))

    def run(self, events: Iterable[Event], end: datetime, told: Callable[[str, int], None]) -> None:
        """What happens until `end`, in the order of its time; `told` hears year and percent."""
        for moment, happen in events:
            self.later(moment, happen)
        done = 0
        while self._ahead and self._ahead[0][0] < end:
            moment, _, happen = heappop(self._ahead)
            told(str(moment.year), 100 * done // (done + len(self._ahead) + 1))
            self.set_clock(moment)
            happen()
            done += 1
