# SPDX-License-Identifier: Apache-2.0
"""`AskingForm`: a form that asks the members something by a motion of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.queries import people
from govdesk.queries.people import SeatRow
from govdesk.services.context import Changed
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Form
from govdesk.wording import _


class AskingForm(Form):
    """Why it is asked, and who moves it: any seat for an officer, else one's own. It goes on to the
    motion that it made."""

    def __init__(self, office: Office, subject: str) -> None:
        super().__init__(office, subject)
        self._mover = QComboBox()
        self._officer = office.who.why_not("motion.run") is None

    def ask(self, submit: Callable[[], object]) -> None:
        """Add the fields and the button that does `submit`, which has a service `move_by`; and put
        back what was kept. Last."""
        self.add("why", _("Why, in one plain &sentence"), QLineEdit())
        if self._officer:
            self._mover.addItem(_("Nobody yet"), "")
        self.add("mover_seat_id", _("Mo&ved by the seat"), self._mover)
        act = Act(_("Submit the m&otion"))
        act.clicked.connect(submit)
        self.add_row(act)
        self.office.desk.read(self, people.seat_rows, self._fill)

    def move_by(self, service: Callable[..., Changed], **given: Any) -> None:
        """Have a service make the motion, and go to it."""
        values = self.values()
        self.office.desk.write(
            self,
            service,
            self._submitted,
            why=values["why"],
            mover_seat_id=values["mover_seat_id"] or None,
            **given,
        )

    def _fill(self, seats: tuple[SeatRow, ...]) -> None:
        for seat in seats:
            if self._officer or seat.seat_id == self.office.who.seat_id:
                self._mover.addItem(seat.title, seat.seat_id)
        self.restore()

    def _submitted(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("motions", changed.made))
