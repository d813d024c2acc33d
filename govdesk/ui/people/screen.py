# SPDX-License-Identifier: Apache-2.0
"""The list of seats with their holders, and one seat's people over time."""

from __future__ import annotations

from datetime import date

from govdesk.queries import people
from govdesk.queries.people import SeatRow
from govdesk.queries.promises import broken_promises
from govdesk.queries.suspensions import suspended_on
from govdesk.ui.office import Office
from govdesk.ui.people.detail import SeatDetail
from govdesk.ui.people.promise import BrokenPromises
from govdesk.ui.places import Place
from govdesk.ui.widgets import Chip, Column, EmptyState, LinkLabel, ListDetail, RowsTable
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, n_


def holder_on(seat: SeatRow, day: date) -> str:
    """Who holds the seat on a day; empty when nobody does."""
    for term in seat.terms:
        if term.role == "principal" and term.starts <= day and (not term.ends or term.ends >= day):
            return term.name
    return ""


class PeopleScreen(ListScreen[SeatRow]):
    """Seats in charter order; a vacant seat says so."""

    kind = "people"
    kinds = frozenset({"seat", "member", "term", "account", "account role", "vote", "charter"})

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("People and seats"))
        self._without_vote: frozenset[str] = frozenset()
        self._table = RowsTable(
            [
                Column(
                    "seat",
                    _("Seat"),
                    lambda s: s.title,
                    sort=lambda s: s.position,
                    bold=True,
                    stretch=True,
                ),
                Column(
                    "holder",
                    _("Held by"),
                    self._holder,
                    tooltip=self._holder,
                    width=180,
                ),
                Column(
                    "group", _("Group of seats"), lambda s: group_words(s.constituency), width=170
                ),
            ],
            key=lambda s: s.seat_id,
            accessible_name=_("Seats"),
            remembered=office.remembered,
            name="people",
        )
        self._detail = SeatDetail(office)
        self._list = ListDetail(
            office,
            "people",
            self._table,
            self._detail,
            EmptyState(_("The seats that the charter gives votes to stand here.")),
            [
                Chip("vacant", _("Vacant"), lambda s: not holder_on(s, office.who.today)),
                Chip("suspended", _("Vote suspended"), lambda s: s.seat_id in self._without_vote),
                Chip("community", _("Community seats"), lambda s: s.constituency == "community"),
            ],
        )
        self.set_primary(_("Who signs in"), lambda: office.navigate(Place("accounts")))
        self.body.addWidget(
            LinkLabel(office, _("The seating chart: who sits where"), Place("seating"))
        )
        self.body.addWidget(
            LinkLabel(office, _("The charter: what the members decide by"), Place("charter"))
        )
        self._broken = BrokenPromises()
        self.body.addWidget(self._broken)
        self._put_list()

    def refresh(self) -> None:
        """Read the seats again."""
        today = self.office.who.today
        self.office.desk.read(self, suspended_on, self._note_suspended, on=today)
        self.office.desk.read(self, people.seat_rows, self._show)
        self.office.desk.read(self, broken_promises, self._broken.show_broken)

    def help(self) -> str:
        """What one does here."""
        return _(
            "Choose a seat to see who holds it, who stands in, and since when. "
            "The secretariat starts and ends terms here."
        )

    def _note_suspended(self, seat_ids: frozenset[str]) -> None:
        self._without_vote = seat_ids

    def _holder(self, seat: SeatRow) -> str:
        """Who holds the seat, and whether its vote is suspended."""
        name = holder_on(seat, self.office.who.today) or _("Vacant")
        if seat.seat_id in self._without_vote:
            return _("{name}; vote suspended").format(name=name)
        return name

    def _show(self, rows: tuple[SeatRow, ...]) -> None:
        self._list.show_rows(rows)
        vacant = sum(not holder_on(row, self.office.who.today) for row in rows)
        seats = n_("{count} seat carries a vote", "{count} seats carry a vote", len(rows))
        empty = (
            n_("{count} is vacant", "{count} are vacant", vacant) if vacant else _("none is vacant")
        )
        self.set_summary(_("{seats}; {vacant}.").format(seats=seats, vacant=empty))
        if self._choose_wanted():
            self._read_chosen()

    def _read_chosen(self) -> None:
        row = self._table.current_row()
        if row is not None:
            self._detail.show_seat(row)


def group_words(constituency: str) -> str:
    """The plain words for the two groups of seats that every charter has."""
    return {"departments": _("City departments"), "community": _("Community")}.get(
        constituency, constituency
    )
