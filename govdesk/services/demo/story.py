# SPDX-License-Identifier: Apache-2.0
"""Marlow Bay's story from its founding to the present quarter, in the order of time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from govdesk.rules.messages import Message, message
from govdesk.services.demo.founding import found_town
from govdesk.services.demo.measuring import Measuring
from govdesk.services.demo.meeting import Meetings
from govdesk.services.demo.reviewing import Reviewing
from govdesk.services.demo.town import Town, morning_of

TODAY = "2026-08-04"
"""The last day of the story, on which its quarterly briefing is made."""

Told = Callable[[Message, int], None]
"""Is told what is being made, and how many percent are done."""


def build_town(
    location: str, *, seed: int = 1, told: Told | None = None, today: str = TODAY
) -> Town:
    """The demo city at a path that does not exist yet, as it is in the morning of `today`.

    The same seed gives the same bytes.
    """
    say = told or (lambda _step, _percent: None)
    say(message("demo.step.city"), 0)
    town = found_town(location, seed=seed, today=today)
    measuring = Measuring(town)
    reviewing = Reviewing(town, measuring)
    meetings = Meetings(town, reviewing)
    events = chain(measuring.events(), reviewing.events(), meetings.events())
    end = morning_of(today, town.ctx.store.zone)
    town.run(events, end, lambda year, done: say(message("demo.step.year", year=year), done))
    town.set_clock(end)
    return town
