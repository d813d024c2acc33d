# SPDX-License-Identifier: Apache-2.0
"""The present moment, for what is read: due, overdue, so many days ago."""

from __future__ import annotations

import time

from govdesk.queries.rows import Source, value
from govdesk.store.glance import Glance


def moment(source: Source, now: int | None = None) -> int:
    """`now` when given, else the clock of this computer (of the database server, when shared), in
    microseconds UTC; never before the record's last entry."""
    if now is not None:
        return now
    clock = time.time_ns() // 1000
    if not isinstance(source, Glance) and source.get_bind().dialect.name == "postgresql":
        clock = value(
            source, "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)"
        )
    return max(clock, value(source, "SELECT recorded_at FROM record_head") or 0)


def city_zone(source: Source) -> str:
    """The city's IANA time zone."""
    return str(value(source, "SELECT zone FROM workspace"))
