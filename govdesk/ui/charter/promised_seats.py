# SPDX-License-Identifier: Apache-2.0
"""The fields of the charter's form about seats: how many of each group are promised at least."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

from govdesk.rules.charter import MOST_SEATS, Charter
from govdesk.ui.widgets import Form, Label
from govdesk.wording import _


def add_promised_seats(form: Form, charter: Charter) -> None:
    """Add the fields."""
    form.add_row(Label(_("Seats"), "subheading"))
    for group in charter.constituencies:
        seats = QSpinBox()
        seats.setRange(0, MOST_SEATS)
        seats.setSpecialValueText(_("No number is promised"))
        words = _("{group}: seats that are filled at least").format(group=group.title)
        form.add(f"seats_{group.key}", words, seats)


def seats_in_force(charter: Charter) -> dict[str, str]:
    """What stands in the fields to begin with."""
    return {f"seats_{one.key}": str(one.seats or 0) for one in charter.constituencies}


def seats_changed(values: dict[str, str], charter: Charter) -> dict[str, int] | None:
    """What is chosen, as `CharterChange` takes it; None where it is what is in force."""
    chosen = {one.key: int(values[f"seats_{one.key}"]) for one in charter.constituencies}
    now = {one.key: one.seats or 0 for one in charter.constituencies}
    return None if chosen == now else chosen
