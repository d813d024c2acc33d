# SPDX-License-Identifier: Apache-2.0
"""An action's status as a shape and a word."""

from __future__ import annotations

from govdesk.queries.actions import ActionRow
from govdesk.rules.actions import ActionState
from govdesk.ui.widgets import StatusMark
from govdesk.wording import _, current


def reference(number: str) -> str:
    """The copyable reference, such as `Action 2026-3`."""
    return _("Action {number}").format(number=number)


def state_mark(state: ActionState) -> StatusMark:
    """How far an action is, whenever it is due."""
    return {
        ActionState.OPEN: StatusMark("○", _("Not begun")),
        ActionState.IN_PROGRESS: StatusMark("◆", _("In progress"), "info"),
        ActionState.DONE: StatusMark("●", _("Done"), "good"),
        ActionState.DROPPED: StatusMark("–", _("Dropped")),
    }[state]


def action_mark(row: ActionRow) -> StatusMark:
    """How an action stands today: overdue, or how far it is."""
    return StatusMark("▲", _("Overdue"), "bad") if row.overdue else state_mark(row.state)


def share_words(percent: int) -> str:
    """The share that is done, such as `40 %`."""
    return _("{number} %").format(number=current().number(percent))
