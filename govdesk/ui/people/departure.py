# SPDX-License-Identifier: Apache-2.0
"""Someone leaves a seat: what follows is said before it is done, and it is one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit

from govdesk.queries.departures import Departing, departing
from govdesk.queries.people import SeatRow, TermRow
from govdesk.rules.departures import Departure
from govdesk.services.departures import depart, designate, hold_over
from govdesk.ui.office import Office
from govdesk.ui.widgets import Confirm, Form, Label, caption
from govdesk.ui.widgets.act import Act
from govdesk.wording import _, current, n_

_ENDING = tuple(one for one in Departure if one.ends_term)
_ASKED = {
    "ends": _ENDING,
    "seat_next": _ENDING,
    "runs_out": (Departure.HELD_OVER,),
    "from": (Departure.DESIGNEE,),
    "until": (Departure.DESIGNEE,),
    "deputy": (Departure.DESIGNEE,),
}
"""For which ways of leaving a field is asked."""


def kind_words() -> dict[Departure, str]:
    """The ways of leaving, as they are offered."""
    return {
        Departure.RESIGNED: _("Resigned"),
        Departure.DIED: _("Died"),
        Departure.LAPSED: _("Lapsed by absences"),
        Departure.HELD_OVER: _("Term ran out, acts on until a successor is seated"),
        Departure.DESIGNEE: _("Away for a time, names a deputy"),
    }


def effect_words(kind: Departure) -> str:
    """What a way of leaving does, before it is chosen."""
    return {
        Departure.RESIGNED: _("The term and the way in end with the last day."),
        Departure.DIED: _("The term and the way in end with the day of death."),
        Departure.LAPSED: _(
            "The charter ends the term for absences: say in the reason which ones, and by which"
            " section. The term and the way in end with the last day."
        ),
        Departure.HELD_OVER: _(
            "They keep the seat, the vote and their way in. When a successor’s term starts here,"
            " theirs ends the day before."
        ),
        Departure.DESIGNEE: _(
            "They keep the seat and their way in. The deputy stands in until the last day, after"
            " those who stand in already, and votes only while they are away."
        ),
    }[kind]


class DepartureForm(Form):
    """Asks who leaves, how, when and why; or who acts on, or names a deputy, and until when."""

    def __init__(self, office: Office, seat: SeatRow, terms: Sequence[TermRow]) -> None:
        super().__init__(office, f"departure/{seat.seat_id}")
        who = QComboBox()
        for term in terms:
            who.addItem(term.name, term.member_id)
        self.add("member_id", _("Who lea&ves"), who)
        kind = QComboBox()
        for one, words in kind_words().items():
            kind.addItem(words, one.value)
        self.add("kind", _("&How"), kind)
        self._does: Label = caption("")
        self.add_row(self._does)
        self._day(office, "ends", _("Last &day"))
        self._day(office, "runs_out", _("Last day of the ter&m"))
        self._day(office, "from", _("Fr&om the day"))
        self._day(office, "until", _("&Until"))
        self.add("deputy", _("The deputy’s nam&e"), QLineEdit())
        self.add(
            "reason",
            _("Wh&y"),
            QLineEdit(),
            hint=_("Such as: moved to another city. It may be published."),
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
        kind.currentIndexChanged.connect(self._read)
        self.restored.connect(self._read)
        for ends in self.findChildren(QDateEdit):
            ends.dateChanged.connect(self._read)
        takes_over.toggled.connect(self._read)
        self._read()

    def submit(self) -> None:
        """Note it."""
        values, kind = self.values(), self._kind()
        told: dict[str, Any] = {"member_id": values["member_id"], "reason": values["reason"]}
        if kind is Departure.HELD_OVER:
            self.send(hold_over, ends=self._last(), **told)
        elif kind is Departure.DESIGNEE:
            until = date.fromisoformat(values["until"])
            self.send(designate, name=values["deputy"], starts=self._last(), ends=until, **told)
        else:
            self.send(
                depart,
                ends=self._last(),
                seat_next=bool(values["seat_next"]),
                departed_as=kind.value,
                **told,
            )

    def _day(self, office: Office, name: str, words: str) -> None:
        day = QDateEdit(QDate(office.who.today))
        day.setCalendarPopup(True)
        self.add(name, words, day)

    def _kind(self) -> Departure:
        return Departure(self.values()["kind"] or Departure.RESIGNED)

    def _last(self) -> date:
        """The day after which something is other than before."""
        asked = {Departure.HELD_OVER: "runs_out", Departure.DESIGNEE: "from"}
        return date.fromisoformat(self.values()[asked.get(self._kind(), "ends")])

    def _read(self, *_changed: object) -> None:
        kind = self._kind()
        self._does.setText(effect_words(kind))
        for name, of in _ASKED.items():
            self.show_field(name, kind in of)
        self.office.desk.read(
            self, departing, self._tell, member_id=self.values()["member_id"], on=self._last()
        )

    def _tell(self, found: Departing | None) -> None:
        ends = found is not None and self._kind().ends_term  # the others say it all under How
        self._follows.setText(self._consequences(found) if found is not None and ends else "")

    def _told(self, found: Departing) -> str:
        if self._kind().ends_term:
            return self._consequences(found)
        return effect_words(self._kind())

    def _ask(self) -> None:
        def sure(found: Departing | None) -> None:
            if found is None or not self.values()["reason"].strip():
                self.submit()  # the service says what is missing
                return
            asked = {
                Departure.HELD_OVER: _("Note that {name} acts on until a successor is seated?"),
                Departure.DESIGNEE: _("Note that {name} names a deputy?"),
            }
            Confirm(
                self,
                asked.get(self._kind(), _("Note that {name} leaves?")).format(name=found.name),
                self._told(found),
                {_("Note the departure"): self.submit},
            ).open()

        self.office.desk.read(
            self, departing, sure, member_id=self.values()["member_id"], on=self._last()
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
        said += self._in_hand(found)
        if found.terms:
            words = _("Then {filled} of {seats} seats are filled; quorum is counted from that.")
            taken = sum(1 for one in found.terms if values["seat_next"] and one.next_id)
            number = current().number
            said.append(
                words.format(filled=number(found.filled + taken), seats=number(found.seats))
            )
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

    def _in_hand(self, found: Departing) -> list[str]:
        """The actions that stay with a seat's department, for whoever follows to take over."""
        words = _("{actions} of {department} stay with it, for whoever follows.")
        return [
            words.format(
                actions=n_("{count} open action", "{count} open actions", one.open_actions),
                department=one.department,
            )
            for one in found.terms
            if one.open_actions
        ]
