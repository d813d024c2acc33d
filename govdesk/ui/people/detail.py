# SPDX-License-Identifier: Apache-2.0
"""One seat: its holder, its stand-ins, its terms, and starting a new term."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit

from govdesk.queries.people import SeatRow, TermRow
from govdesk.queries.suspensions import suspensions_of
from govdesk.queries.voting_records import seat_record
from govdesk.rules.messages import message
from govdesk.services import people
from govdesk.ui.office import Office
from govdesk.ui.people.departure import DepartureForm
from govdesk.ui.people.languages import AskedLanguages, terms_on
from govdesk.ui.people.record import RecordSection
from govdesk.ui.people.suspension import SeatVote
from govdesk.ui.widgets import Detail, Facts, Form, Reveal, Section, button, caption, heading
from govdesk.ui.widgets.act import Act
from govdesk.wording import _, current


class SeatDetail(Detail):
    """A seat with its people."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The seat"))
        self._office = office

    def show_seat(self, seat: SeatRow) -> None:
        """Show a seat."""
        self.begin(seat.seat_id)
        self.body.addWidget(heading(seat.title))
        self.body.addWidget(
            Facts(
                [
                    (_("Department"), seat.department or ""),
                    (_("Neighbourhood"), seat.neighbourhood or ""),
                ]
            )
        )
        self._terms(_("Holds the seat"), [t for t in seat.terms if t.role == "principal"])
        self._terms(_("Stands in, in this order"), [t for t in seat.terms if t.role != "principal"])
        record = Section("")
        self.body.addWidget(record)
        self._office.desk.read(
            record,
            seat_record,
            lambda found: record.body.addWidget(RecordSection(self._office, found)),
            seat_id=seat.seat_id,
        )
        vote = Section("")
        self.body.addWidget(vote)
        self._office.desk.read(
            vote,
            suspensions_of,
            lambda rows: vote.body.addWidget(SeatVote(self._office, seat, rows)),
            seat_id=seat.seat_id,
        )
        self._languages(seat)
        self._start_form(seat)
        self._departure(seat)

    def _terms(self, title: str, terms: list[TermRow]) -> None:
        section = Section(title)
        if not terms:
            section.body.addWidget(caption(_("Nobody.")))
        section.body.addWidget(Facts([(term.name, _span(term)) for term in terms]))
        self.body.addWidget(section)

    def _languages(self, seat: SeatRow) -> None:
        """In which languages those who are of the seat now asked for summaries."""
        terms = terms_on(seat, self._office.who.today)
        if terms:
            self.body.addWidget(AskedLanguages(self._office, seat, terms))

    def _departure(self, seat: SeatRow) -> None:
        terms = terms_on(seat, self._office.who.today, coming=True)
        if terms:
            self.body.addWidget(
                Reveal(
                    self._office,
                    _("Someone leaves this seat"),
                    f"departure/{seat.seat_id}",
                    lambda: DepartureForm(self._office, seat, terms),
                    self._office.who.why_not("people.keep"),
                )
            )

    def _start_form(self, seat: SeatRow) -> None:
        section = Section(_("Start a term"))
        form = Form(self._office, f"term/{seat.seat_id}")
        form.add("name", _("&Name, as the public record shows it"), QLineEdit())
        role = QComboBox()
        role.addItem(_("Holds the seat"), "principal")
        role.addItem(_("Stands in"), "alternate")
        form.add("role", _("&As"), role)
        starts = QDateEdit(QDate(self._office.who.today))
        starts.setCalendarPopup(True)
        form.add("starts", _("&From"), starts)
        start = Act(_("Start the term"))
        allowed = "secretariat" in self._office.who.roles
        start.set_refusal(
            None if allowed else message("general.not_allowed", who=message("role.secretariat"))
        )
        start.clicked.connect(lambda: self._start(form, seat))
        forget = button(_("Clear"), "quiet")
        forget.clicked.connect(form.discard)
        form.add_acts(start, forget)
        form.restore()
        section.body.addWidget(form)
        self.body.addWidget(section)

    def _start(self, form: Form, seat: SeatRow) -> None:
        values = form.values()
        alternates = sum(term.role != "principal" for term in seat.terms)
        self._office.desk.write(
            form,
            people.seat_member,
            lambda _changed: form.submitted(),
            seat_id=seat.seat_id,
            name=values["name"],
            role=values["role"],
            rank=alternates + 1 if values["role"] == "alternate" else 0,
            starts=date.fromisoformat(values["starts"]),
        )


def _span(term: TermRow) -> str:
    since = current().date(term.starts)
    if term.ends is None and term.held_over_since is not None:
        words = _("since {date}; the term ran out, acts on from {day} until a successor is seated")
        return words.format(date=since, day=current().date(term.held_over_since))
    if term.ends is None:
        return _("since {date}").format(date=since)
    span = _("{start} to {end}").format(start=since, end=current().date(term.ends))
    how = {"resigned": _("resigned"), "died": _("died"), "lapsed": _("lapsed by absences")}
    if term.departed_as in how:
        return _("{span}, {how}").format(span=span, how=how[term.departed_as])
    return span
