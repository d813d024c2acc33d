# SPDX-License-Identifier: Apache-2.0
"""Which packets a meeting can have by now."""

from __future__ import annotations


def kinds_of_meeting(
    *, cancelled: bool, noticed: bool, closed: bool, minutes: bool
) -> tuple[str, ...]:
    """The kinds that make sense, in the order in which they come: of a cancelled meeting its
    cancellation alone; an addendum after a notice, decisions after the end, and the minutes once
    they are approved."""
    if cancelled:
        return ("cancellation",)
    by_now = {"addendum": noticed, "decisions": closed, "minutes": minutes}
    return ("notice", "agenda", *(kind for kind, there in by_now.items() if there))
