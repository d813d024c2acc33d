# SPDX-License-Identifier: Apache-2.0
"""The city's date at an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def local_date(micros: int, zone: str) -> date:
    """The date in `zone` at an instant in microseconds UTC."""
    return datetime.fromtimestamp(micros / 1_000_000, UTC).astimezone(ZoneInfo(zone)).date()
