# SPDX-License-Identifier: Apache-2.0
"""Someone leaves a seat: what follows is said before it is done, and it is one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit

from govdesk.queries.departures import Departing, departing
from govdesk.queries.people import SeatRow, TermRow
from govdesk.services.context import Changed
from govdesk.services.departures import depart
from govdesk.ui.office import Office
from govdesk.ui.widgets import Confirm, Form, Label, caption
from govdesk.ui.widgets.act import Act
from govdesk.wording import _, current


class DepartureForm(Form):
    """Asks who leaves, when and why, and whether the first stand-in takes over."""

    def __init__(self, office: Office, seat: SeatRow, terms: Sequence[TermRow]) -> None:
        super().__init__(office, f"departure/{seat.seat_id}")
        who = QComboBox()
        for term in terms:
            who.addItem(term.name, term.member_id)
        self.add("member_id", _("Who lea&ves"), who)
        ends = QDateEdit(QDate(office.who.today))
        ends.setCalendarPopup(True)
        self.add("ends", _("Last &day"), ends)
        self.add(
            "reason",
            _("Wh&y"),
            QLineEdit(),
            hint=_("Such as: resigned; died; lapsed by absences. It may be published."),
        )
        takes_over = QCheckBox()
        self.add("seat_next", _("The first s&tand-in holds the seat from the next day"), takes_over)
        self._follows: Label = caption("")
        self.add_row(self._follows)
        self._act = Act(_("Note the de&parture"))
        self._act.set_refusal(office.who.why_not("people.keep"))
        self._act.clicked.connect(self._ask)
        self.add_row(self._act)
        self.restore()
        who.currentIndexChanged.connect(self._read)
        ends.dateChanged.connect(self._read)
        takes_over.toggled.connect(self._read)
        self._read()

    def submit(self) -> None:
        """Note it."""
        values = self.values()

        def done(_changed: Changed) -> None:
            self.submitted()

        self.office.desk.write(
            self,
            depart,
            done,
            member_id=values["member_id"],
            ends=date.fromisoformat(values["ends"]),
            reason=values["reason"],
            seat_next=bool(values["seat_next"]),
        )

    def _read(self, *_changed: object) -> None:
        values = self.values()
        self.office.desk.read(
            self,
            departing,
            self._tell,
            member_id=values["member_id"],
            on=date.fromisoformat(values["ends"]),
        )

    def _tell(self, found: Departing | None) -> None:
        self._follows.setText(self._consequences(found) if found is not None else "")

    def _ask(self) -> None:
        def sure(found: Departing | None) -> None:
            if found is None or not self.values()["reason"].strip():
                self.submit()  # the service says what is missing
                return
            Confirm(
                self,
                _("Note that {name} leaves?").format(name=found.name),
                self._consequences(found),
                {_("Note the departure"): self.submit},
            ).open()

        self.office.desk.read(
            self,
            departing,
            sure,
            member_id=self.values()["member_id"],
            on=date.fromisoformat(self.values()["ends"]),
        )

    def _consequences(self, found: Departing) -> str:
        values = self.values()
        ends = date.fromisoformat(values["ends"])
        last, after = (current().date(day) for day in (ends, ends + timedelta(days=1)))
        said = []
        for held in found.terms:
            if held.role != "principal":
                words = _("{name} stands in for {seat} until {day}.")
                said.append(words.format(name=found.name, seat=held.seat, day=last))
                continue
            words = _("{name} holds the seat {seat} until {day}.")
            said.append(words.format(name=found.name, seat=held.seat, day=last))
            if values["seat_next"] and held.next_name is not None:
                words = _("{name} holds it from {day}.")
                said.append(words.format(name=held.next_name, day=after))
            elif held.next_name is not None:
                words = _("It is vacant from {day}; {name} does not hold it, only stands in.")
                said.append(words.format(day=after, name=held.next_name))
            else:
                said.append(_("It is vacant from {day}.").format(day=after))
        if not found.terms:
            said.append(_("{name} has no seat then.").format(name=found.name))
        elif found.account_id is None:
            pass
        elif ends <= self.office.who.today:
            said.append(
                _("Their passphrase stops once another officer agrees, under Who signs in.")
            )
        else:
            said.append(_("Close their account on that day, under Who signs in."))
        return " ".join(said)
