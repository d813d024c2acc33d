# SPDX-License-Identifier: Apache-2.0
"""A seat that is suspended has no vote and stands outside every base.

The members take a vote away, and give it back, by a key motion that names the seat, so that the
residents agree to it. It never takes effect in the meeting that adopts it. Days are local dates in
ISO form. Standard library only: the public verifier reads this.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from govdesk.rules.messages import Message, message

DAY = timedelta(days=1)


class Kind(StrEnum):
    """What a motion asks of a seat's vote."""

    SUSPEND = "suspend"
    REINSTATE = "reinstate"


def first_day(wanted: str, adopted: str) -> str:
    """The first day without a vote: the one asked for, or that after the adoption."""
    return max(wanted, (date.fromisoformat(adopted) + DAY).isoformat())


def last_day(wanted: str, adopted: str) -> str:
    """The last day without a vote, where it comes back on the day asked for, or the day after the
    adoption."""
    return max((date.fromisoformat(wanted) - DAY).isoformat(), adopted)


def why_not_ask(kind: Kind, *, suspended: bool) -> Message | None:
    """None when that may be asked of a seat, else why not."""
    if kind is Kind.SUSPEND and suspended:
        return message("suspensions.already")
    if kind is Kind.REINSTATE and not suspended:
        return message("suspensions.none")
    return None
