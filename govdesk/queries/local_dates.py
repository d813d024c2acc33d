# SPDX-License-Identifier: Apache-2.0
"""The city's date at an instant, and the instant at which a date begins there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def local_date(micros: int, zone: str) -> date:
    """The date in `zone` at an instant in microseconds UTC."""
    return datetime.fromtimestamp(micros / 1_000_000, UTC).astimezone(ZoneInfo(zone)).date()


def day_begins(day: date, zone: str) -> int:
    """When a date begins in `zone`, in microseconds UTC."""
    return int(datetime.combine(day, time(), ZoneInfo(zone)).timestamp() * 1_000_000)


def local_time(micros: int, zone: str) -> time:
    """The time of the day in `zone` at an instant, to the minute."""
    local = datetime.fromtimestamp(micros / 1_000_000, UTC).astimezone(ZoneInfo(zone))
    return time(local.hour, local.minute)
