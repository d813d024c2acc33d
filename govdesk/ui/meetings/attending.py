# SPDX-License-Identifier: Apache-2.0
"""The forms about who is at a meeting: who comes or goes, and who takes part from elsewhere with
what the charter asks of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from govdesk.queries.meetings import MeetingDetail, SeatRow
from govdesk.rules.attendance import Event, RemoteNeed, RemoteRules
from govdesk.services import meetings
from govdesk.ui.meetings.words import event_words
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, button
from govdesk.wording import _

NEEDS = {
    RemoteNeed.APPROVAL: "approved",
    RemoteNeed.SEEN_AND_HEARD: "seen_and_heard",
    RemoteNeed.REASON: "reason",
}


class AttendanceForm(Form):
    """Asks who arrives, leaves or comes back."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(office, f"attendance/{found.row.id}")
        self._meeting_id = found.row.id
        self._terms = found.remote
        self._who: dict[str, str] = {}
        who = QComboBox()
        for seat in found.seats:
            for person in seat.people:
                words = _("{seat}: {name}").format(seat=seat.title, name=person.name)
                who.addItem(words, person.member_id)
                self._who[person.member_id] = seat.seat_id
        self.add("member_id", _("Who, and &for which seat"), who)
        event = QComboBox()
        for one in Event:
            event.addItem(event_words(one), one.value)
        self.add("event", _("What &happens"), event)
        self.add(
            "at_wall",
            _("At which min&ute"),
            QLineEdit(),
            hint=_("Empty: now. Otherwise such as 19:42, since the last step or vote."),
        )
        add_needs(self, self._terms)
        act = Act(_("Note i&t"))
        act.set_refusal(office.who.why_not("attendance.note"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.edited.connect(self._show)
        self.restored.connect(self._show)
        self.restore()
        self._show()

    def submit(self) -> None:
        """Note it."""
        values = self.values()
        self.send(
            meetings.note_attendance,
            meeting_id=self._meeting_id,
            seat_id=self._who[values["member_id"]],
            member_id=values["member_id"],
            event=values["event"],
            at_wall=values["at_wall"],
            **needs_given(values),
        )

    def _show(self) -> None:
        remote = self.values()["event"] == Event.REMOTE
        for need in self._terms.needs:
            self.show_field(NEEDS[need], remote)


class JoinForm(Form):
    """Asks, for one seat, what the charter asks of whoever takes part from elsewhere."""

    def __init__(self, office: Office, found: MeetingDetail, seat: SeatRow) -> None:
        super().__init__(office, f"join/{found.row.id}/{seat.seat_id}")
        self._meeting_id, self._seat = found.row.id, seat
        words = _("{name}, {seat}, joins from elsewhere")
        name = seat.people[0].name if seat.people else ""
        self.add_row(Label(words.format(name=name, seat=seat.title), "subheading"))
        add_needs(self, found.remote)
        act = Act(_("&Note that they join"), "primary")
        act.set_refusal(office.who.why_not("attendance.note"))
        act.clicked.connect(self.submit)
        self.cancel = button(_("Not now"), "quiet")
        self.add_acts(act, self.cancel)
        self.restore()

    def submit(self) -> None:
        """Note it."""
        self.send(
            meetings.note_attendance,
            meeting_id=self._meeting_id,
            seat_id=self._seat.seat_id,
            member_id=self._seat.people[0].member_id,
            event=Event.REMOTE.value,
            **needs_given(self.values()),
        )


def add_needs(form: Form, terms: RemoteRules) -> None:
    """Add a field for each thing that the charter asks of whoever takes part from elsewhere."""
    if RemoteNeed.APPROVAL in terms.needs:
        form.add("approved", _("Taking part from elsewhere was appro&ved"), QCheckBox())
    if RemoteNeed.SEEN_AND_HEARD in terms.needs:
        form.add("seen_and_heard", _("Everyone sees and hears the&m"), QCheckBox())
    if RemoteNeed.REASON in terms.needs:
        form.add(
            "reason",
            _("Their rea&son"),
            QLineEdit(),
            hint=_(
                "Kept for the clerk and never published. For an accommodation, write only that."
            ),
        )


def needs_given(values: dict[str, str]) -> dict[str, Any]:
    """What stands in those fields, as the service takes it."""
    return {
        "approved": values.get("approved") == "yes",
        "seen_and_heard": values.get("seen_and_heard") == "yes",
        "reason": values.get("reason") or None,
    }
