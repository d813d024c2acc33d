# SPDX-License-Identifier: Apache-2.0
"""The parts of a meeting without the public: closing the doors, opening them, reading of both."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from govdesk.queries.closed_sessions import ClosedRow
from govdesk.queries.meetings import MeetingDetail
from govdesk.rules.messages import message
from govdesk.services.closed_sessions import close_doors, open_doors
from govdesk.ui.motions.members_answer import Way, ask_members, members_answer
from govdesk.ui.motions.words import by_answer, choice_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import (
    Act,
    Card,
    Facts,
    Form,
    Reveal,
    Section,
    StatusLabel,
    StatusMark,
    caption,
)
from govdesk.wording import _, current


def doors_mark(row: ClosedRow, zone: str) -> StatusMark:
    """That the doors are closed, and since when; or that they were."""
    when = current().moment(row.opened_at, zone, "time")
    if not row.was_closed:
        return StatusMark("–", _("Asked at {when} and not carried").format(when=when))
    if row.closed_at is None:
        return StatusMark("◆", _("Closed to the public since {when}").format(when=when), "warning")
    until = current().moment(row.closed_at, zone, "time")
    words = _("Closed to the public from {first} to {second}").format(first=when, second=until)
    return StatusMark("–", words)


class ClosedSessions(Section):
    """Each closed session with what is kept of it, and the form for the next step."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(_("Without the public"))
        for one in found.closed:
            card = Card()
            card.body.addWidget(StatusLabel(doors_mark(one, found.row.zone)))
            card.body.addWidget(Facts(_facts(one)))
            self.body.addWidget(card)
        why_not = office.who.why_not("meeting.run")
        if found.row.state != "in_session":
            return
        if found.behind_doors is not None:
            self.body.addWidget(
                caption(_("Nothing of what is said now is kept anywhere in GovDesk."))
            )
            if why_not is None:
                self.body.addWidget(OpenForm(office, found.row.id))
        else:
            self.body.addWidget(
                Reveal(
                    office,
                    _("Close the session to the public"),
                    f"doors/{found.row.id}",
                    partial(CloseForm, office, found),
                    why_not,
                )
            )


class CloseForm(Form):
    """Asks by which law, who moved it, who else is let in, and how the members agreed."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(office, f"doors/{found.row.id}")
        self._meeting_id = found.row.id
        self.add(
            "ground",
            _("B&y which law, and for what"),
            QPlainTextEdit(),
            hint=_("It is public. For example: Open Meetings Law, section 105(1)(f), personnel."),
        )
        mover = QComboBox()
        for seat in found.seats:
            if seat.presence in ("in_room", "remote"):
                mover.addItem(seat.title, seat.seat_id)
        self.add("mover_seat_id", _("M&oved by the seat"), mover)
        item = QComboBox()
        item.addItem(_("None of them"), "")
        for one in found.agenda:
            item.addItem(one.title, one.id)
        self.add("item_id", _("On which ite&m"), item)
        self.add(
            "others",
            _("Who else is let i&n"),
            QLineEdit(),
            hint=_("Besides the members who are here. For example: the city’s attorney."),
        )
        ask_members(self, message("motions.asks_majority"), found.to_call, self.submit)
        self.restore()

    def submit(self, way: Way) -> None:
        """Close them, where the members agree."""
        values = self.values()
        self.send(
            close_doors,
            meeting_id=self._meeting_id,
            ground=values["ground"],
            mover_seat_id=values["mover_seat_id"] or None,
            item_id=values["item_id"] or None,
            others=values["others"],
            **members_answer(values, way),
        )


class OpenForm(Form):
    """Asks what is reported out."""

    def __init__(self, office: Office, meeting_id: str) -> None:
        super().__init__(office, f"doors-open/{meeting_id}")
        self._meeting_id = meeting_id
        self.add(
            "reported_out",
            _("&What is reported out"),
            QPlainTextEdit(),
            hint=_("It is public. If there is nothing: “Nothing was decided.”"),
        )
        self.end_with(Act(_("Open the doors again"), "primary"), self.submit)

    def submit(self) -> None:
        """Open them."""
        self.send(
            open_doors,
            meeting_id=self._meeting_id,
            reported_out=self.values()["reported_out"],
        )


def _facts(row: ClosedRow) -> list[tuple[str, str]]:
    names = _(", ").join(
        _("{name} ({seat})").format(name=name, seat=seat) for seat, name in row.inside
    )
    agreed = _("Nobody objected")
    if row.hands is not None:
        yes, no = (current().number(count) for count in row.hands)
        agreed = _("{yes} yes, {no} no; {rule}").format(yes=yes, no=no, rule=row.rule)
    roll = [
        _("{answer}: {names}").format(answer=choice_words(said), names=_(", ").join(titles))
        for said, titles in by_answer(row.called)
    ]
    return [
        (_("Legal ground"), row.ground),
        (_("Item"), row.item),
        (_("Moved by"), row.mover),
        (_("Agreed"), agreed),
        (_("Roll"), _(". ").join(roll)),
        (_("In the room"), names),
        (_("Let in"), row.others),
        (_("Reported out"), row.reported_out),
    ]
