# SPDX-License-Identifier: Apache-2.0
"""Until when a packet is held back: everyone is to get it at the same moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from govdesk.rules.messages import Message, message
from govdesk.rules.wall_times import instant


@dataclass(frozen=True, slots=True)
class Embargo:
    """`at` in microseconds UTC, `wall` as the clocks of `zone` show it (`2026-06-05T09:00`)."""

    at: int
    wall: str
    zone: str

    def said(self, key: str, **args: str) -> Message:
        """A message with the day and the time of its end."""
        wall = datetime.fromisoformat(self.wall)
        return message(key, day=wall.date(), time=f"{wall:%H:%M}", **args)


def embargo_of(typed: str, zone: str) -> Embargo | None:
    """What was typed as the end of an embargo; None for nothing. Raises BadInput."""
    if not typed.strip():
        return None
    wall, at = instant(typed, zone, field="embargo")
    return Embargo(at, wall, zone)


def embargo_on(at: int | None, wall: str | None, zone: str | None) -> Embargo | None:
    """A packet's embargo from what is kept of it."""
    return Embargo(at, wall, zone) if at is not None and wall and zone else None


def why_not_yet(embargo: Embargo | None, number: str, now: int) -> Message | None:
    """Why a packet may not be published at `now` (microseconds UTC); None when it may."""
    if embargo is None or now >= embargo.at:
        return None
    return embargo.said("packet.embargoed", number=number)
