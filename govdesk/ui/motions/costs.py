# SPDX-License-Identifier: Apache-2.0
"""The two fields that ask what a motion costs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from govdesk.rules.costs import Cost, minor_units
from govdesk.services.amendments import move_amendment
from govdesk.services.context import Changed, Context
from govdesk.services.motion_words import revise_text
from govdesk.services.motions import submit_motion
from govdesk.ui.widgets import Form
from govdesk.wording import _, current, read_number


def add_cost(form: Form, *, amends: bool = False) -> None:
    """Ask for the sum, and for words on it; of an amendment, for what the motion then costs."""
    form.add(
        "cost",
        _("What the motion then c&osts") if amends else _("What it c&osts"),
        QLineEdit(),
        hint=_("A sum in the charter’s currency, such as 42,000. Empty: as it was said before.")
        if amends
        else _("A sum in the charter’s currency, such as 42,000. Empty: not said."),
    )
    form.add(
        "cost_note",
        _("What the mon&ey is for, and from where"),
        QLineEdit(),
        hint=_("It is public, and stands on the ballot."),
    )


def submit_typed(ctx: Context, *, cost: str, **motion: Any) -> Changed:
    """Submit a motion whose cost is as it was typed. Raises BadInput naming the field."""
    return submit_motion(ctx, cost=_read(cost), **motion)


def revise_typed(ctx: Context, *, cost: str, **motion: Any) -> Changed:
    """Give a motion a new text whose cost is as it was typed. Raises BadInput naming the field."""
    return revise_text(ctx, cost=_read(cost), **motion)


def move_typed(ctx: Context, *, cost: str, **amendment: Any) -> Changed:
    """Move an amendment whose cost is as it was typed. Raises BadInput naming the field."""
    return move_amendment(ctx, cost=_read(cost), **amendment)


def _read(cost: str) -> int | None:
    return minor_units(read_number(cost, "cost")) if cost.strip() else None


def typed_cost(cost: Cost | None) -> dict[str, str]:
    """A cost as somebody would type it into the fields."""
    if cost is None:
        return {}
    amount = "" if cost.whole is None else current().typed_number(cost.whole)
    return {"cost": amount, "cost_note": cost.note}
