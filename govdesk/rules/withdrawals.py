# SPDX-License-Identifier: Apache-2.0
"""A packet that one officer took back: another confirms it within a day."""

from __future__ import annotations

DAY = 24 * 3_600_000_000
"""In which a second officer confirms that a packet is withdrawn; microseconds."""


def in_time(withdrawn_at: int, confirmed_at: int | None, now: int) -> bool | None:
    """Whether a withdrawal was confirmed within its day; None while that can still be. Instants in
    microseconds."""
    if confirmed_at is not None:
        return confirmed_at - withdrawn_at <= DAY
    return None if now - withdrawn_at <= DAY else False
