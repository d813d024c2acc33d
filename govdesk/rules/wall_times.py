# SPDX-License-Identifier: Apache-2.0
"""A time as it is read from a clock on the wall, and the instant that it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput


def instant(wall: str, zone: str, *, field: str = "starts_wall") -> tuple[str, int]:
    """A wall time in one spelling, and its instant in microseconds UTC.

    Raises BadInput for `field` when it is no time, or one that the clocks skip that day.
    """
    try:
        local = datetime.fromisoformat(wall.strip().replace(" ", "T"))
        aware = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        back = aware.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise BadInput(message("meetings.no_time"), field=field) from error
    if back != local.replace(tzinfo=None):
        raise BadInput(message("meetings.no_such_time"), field=field)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return local.strftime("%Y-%m-%dT%H:%M"), (aware - epoch) // timedelta(microseconds=1)
