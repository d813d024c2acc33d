# SPDX-License-Identifier: Apache-2.0
"""Conflicts of interest on a motion: declaring one at any time before the vote, also as it was said
aloud, and what those declared leave to decide with."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from govdesk.queries.conflict_warnings import Conflicts, conflicts_of
from govdesk.queries.motions import MotionDetail as Found
from govdesk.rules.attendance import Event
from govdesk.rules.motions import ENDED, MotionState
from govdesk.rules.permissions import Role
from govdesk.services import meetings
from govdesk.services.context import Changed
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, Reveal, Section
from govdesk.wording import _, say

PAGE = "conflict"
"""The place of the open form: `motions/<id>/conflict`."""


def may_declare(found: Found) -> bool:
    """Whether a conflict can still be declared on a motion."""
    return MotionState(found.row.state) not in ENDED


class ConflictsSection(Section):
    """What the conflicts declared do to the vote, and the form to declare another."""

    def __init__(self, office: Office, found: Found, *, asked: bool) -> None:
        super().__init__(_("Conflicts of interest"))
        self._office, self._found, self._asked = office, found, asked
        office.desk.read(self, conflicts_of, self._show, motion_id=found.row.id, now=office.who.now)

    def _show(self, told: Conflicts) -> None:
        if told.effect is not None:
            self.body.addWidget(Label(say(told.effect)))
        office, found = self._office, self._found
        subject = conflict_subject(found)
        refusal = office.who.why_not("recusal.declare")
        if self._asked and refusal is None:
            form = ConflictForm(office, found, told)
            self.body.addWidget(form)
            form.focus_first()
            return
        declare = Reveal(
            office,
            _("Declare a conflict of interest"),
            subject,
            lambda: ConflictForm(office, found, told),
            refusal,
        )
        self.body.addWidget(declare)


class ConflictForm(Form):
    """Asks who steps aside and why; the details are for the office alone."""

    def __init__(self, office: Office, found: Found, told: Conflicts) -> None:
        super().__init__(office, conflict_subject(found))
        self._motion_id, self._meeting_id = found.row.id, told.meeting_id
        self._seats: dict[str, str] = {}
        who = QComboBox()
        for seat in told.seats:
            for person in seat.people:
                if _speaks_for(office, person.member_id):
                    words = _("{seat}: {name}").format(seat=seat.title, name=person.name)
                    who.addItem(words, person.member_id)
                    self._seats[person.member_id] = seat.seat_id
        self.add("member_id", _("Who steps asi&de"), who)
        self.add(
            "nature",
            _("Its general nat&ure"),
            QLineEdit(),
            hint=_("It is public that they step aside, and why in general."),
        )
        self.add(
            "details",
            _("Deta&ils, never published"),
            QLineEdit(),
            hint=_("You may leave it empty."),
        )
        self.add("left_room", _("They leave the r&oom for it"), QCheckBox())
        self.end_with(Act(_("Note that they step aside")), self.submit)

    def submit(self) -> None:
        """Declare it; who leaves the room is noted so, and comes back by their attendance."""
        values = self.values()
        member_id, left = values["member_id"], values["left_room"] == "yes"
        seat_id = self._seats.get(member_id, "")

        def declared(_changed: Changed) -> None:
            self.submitted()
            if left and self._meeting_id and self.office.who.why_not("attendance.note") is None:
                self.office.desk.write(
                    self,
                    meetings.note_attendance,
                    meeting_id=self._meeting_id,
                    seat_id=seat_id,
                    member_id=member_id,
                    event=Event.RECUSED.value,
                )

        self.office.desk.write(
            self,
            meetings.declare_recusal,
            declared,
            motion_id=self._motion_id,
            seat_id=seat_id,
            member_id=member_id,
            nature=values["nature"],
            details=values["details"] or None,
            left_room=left,
        )


def conflict_subject(found: Found) -> str:
    """The subject of what is typed about a conflict."""
    return f"conflict/{found.row.id}"


def stepped_aside(found: Found) -> list[tuple[str, str | QWidget]]:
    """Who declared a conflict, with its general nature."""
    words = _("{seat}: {nature}")
    return [
        (_("Stepped aside"), words.format(seat=one.seat, nature=one.nature))
        for one in found.recusals
    ]


def _speaks_for(office: Office, member_id: str) -> bool:
    """The office notes what anybody said aloud; everyone else speaks for themselves."""
    actor = office.who.actor
    heard = actor is not None and bool(actor.roles & {Role.SECRETARIAT, Role.CHAIR})
    return heard or member_id == office.who.member_id
