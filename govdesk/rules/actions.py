# SPDX-License-Identifier: Apache-2.0
"""Actions: what a report of progress may say, and when an action is overdue."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from govdesk.rules.messages import Message, message


class ActionState(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def ended(self) -> bool:
        """Whether nothing more is expected of it."""
        return self in (ActionState.DONE, ActionState.DROPPED)


def check_progress(state: ActionState, percent: int, note: str | None) -> Message | None:
    """None when a report holds together, else what is wrong with it.

    Done is 100 percent, open is 0; what is dropped says why.
    """
    if not 0 <= percent <= 100:
        return message("actions.percent")
    if (state is ActionState.DONE) != (percent == 100):
        return message("actions.done_is_100")
    if state is ActionState.OPEN and percent:
        return message("actions.open_is_0")
    if state is ActionState.DROPPED and not (note or "").strip():
        return message("actions.dropped_why")
    return None


def overdue(due: date, state: ActionState, on: date) -> bool:
    """Whether an action is past its due date on a day and not ended."""
    return not state.ended and due < on
