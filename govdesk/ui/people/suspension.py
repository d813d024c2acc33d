# SPDX-License-Identifier: Apache-2.0
"""A seat without its vote: since when, by which motion, and how the members are asked about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit

from govdesk.queries import people
from govdesk.queries.people import SeatRow
from govdesk.queries.suspensions import SuspensionRow
from govdesk.services.context import Changed
from govdesk.services.suspensions import move_suspension
from govdesk.ui.motions.words import reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Form, LinkLabel, Reveal, Section, caption
from govdesk.wording import _, current


class SeatVote(Section):
    """Whether the seat has its vote, and the way to ask the members about it."""

    def __init__(self, office: Office, seat: SeatRow, rows: tuple[SuspensionRow, ...]) -> None:
        super().__init__(_("Its vote"))
        for row in rows:
            words = _("Suspended from {date} on, by {motion}.")
            if row.ends is not None:
                words = _("Suspended from {date} to {last}, by {motion}.")
            told = words.format(
                date=current().date(row.starts),
                last=current().date(row.ends) if row.ends is not None else "",
                motion=reference(row.number),
            )
            self.body.addWidget(LinkLabel(office, told, Place("motions", row.motion_id)))
        away = any(row.ends is None for row in rows)
        if not rows:
            self.body.addWidget(caption(_("It has its vote.")))
        kind = "reinstate" if away else "suspend"
        self.body.addWidget(
            Reveal(
                office,
                _("Move to give its vote back") if away else _("Move to suspend its vote"),
                f"suspension/{seat.seat_id}",
                lambda: SuspensionForm(office, seat, kind),
                office.who.why_not("motion.submit"),
            )
        )


class SuspensionForm(Form):
    """From which day, why, and who moves it."""

    def __init__(self, office: Office, seat: SeatRow, kind: str) -> None:
        super().__init__(office, f"suspension/{seat.seat_id}")
        self._seat, self._kind = seat, kind
        starts = QDateEdit(QDate(office.who.today))
        starts.setCalendarPopup(True)
        self.add("starts", _("From the &day"), starts)
        self.add("why", _("Why, in one plain &sentence"), QLineEdit())
        self._mover = QComboBox()
        if office.who.why_not("motion.run") is None:
            self._mover.addItem(_("Nobody yet"), "")
        self.add("mover_seat_id", _("Mo&ved by the seat"), self._mover)
        act = Act(_("Submit the m&otion"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.add_row(
            caption(
                _(
                    "It is a key motion: it needs the residents' agreement. It takes effect on that"
                    " day, and never in the meeting that adopts it."
                )
            )
        )
        office.desk.read(self, people.seat_rows, self._fill)

    def submit(self) -> None:
        """Submit it and go to the motion."""
        values = self.values()
        self.office.desk.write(
            self,
            move_suspension,
            self._submitted,
            seat_id=self._seat.seat_id,
            kind=self._kind,
            starts=date.fromisoformat(values["starts"]),
            why=values["why"],
            mover_seat_id=values["mover_seat_id"] or None,
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
