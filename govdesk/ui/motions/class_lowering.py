# SPDX-License-Identifier: Apache-2.0
"""Asks the members, by a key motion of its own, to decide a key motion as an ordinary one."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from govdesk.queries import people
from govdesk.queries.motions import MotionDetail as Found
from govdesk.queries.people import SeatRow
from govdesk.services.class_changes import move_lowering
from govdesk.services.context import Changed
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Form, caption
from govdesk.wording import _


class LoweringForm(Form):
    """Why, and who moves it."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__(office, lowering_subject(found.row.id))
        self._found = found
        self.add_row(
            caption(
                _(
                    "It is a key motion itself: it needs the residents' agreement too. Until it is"
                    " adopted nothing changes, and a representative can claim key again after it."
                )
            )
        )
        self.add("why", _("Why, in one plain &sentence"), QLineEdit())
        self._mover = QComboBox()
        if office.who.why_not("motion.run") is None:
            self._mover.addItem(_("Nobody yet"), "")
        self.add("mover_seat_id", _("&Moved by the seat"), self._mover)
        act = Act(_("Submit the m&otion"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        office.desk.read(self, people.seat_rows, self._fill)

    def submit(self) -> None:
        """Submit the motion that asks it, and go to it."""
        values = self.values()
        self.office.desk.write(
            self,
            move_lowering,
            self._submitted,
            motion_id=self._found.row.id,
            why=values["why"],
            mover_seat_id=values["mover_seat_id"] or None,
            revision=self._found.revision,
        )

    def _fill(self, seats: tuple[SeatRow, ...]) -> None:
        officer = self.office.who.why_not("motion.run") is None
        for seat in seats:
            if officer or seat.seat_id == self.office.who.seat_id:
                self._mover.addItem(seat.title, seat.seat_id)
        self.restore()

    def _submitted(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("motions", changed.made))


def lowering_subject(motion_id: str) -> str:
    """The subject of a drafted motion to lower a class."""
    return f"lower/{motion_id}"
