# SPDX-License-Identifier: Apache-2.0
"""The forms about a meeting: scheduling it, its notice, an agenda item, how it ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from govdesk.queries.meetings import MeetingDetail
from govdesk.queries.motions import MotionRow
from govdesk.rules.charter import MEETING_KINDS
from govdesk.services import meetings
from govdesk.services.context import Changed
from govdesk.ui.meetings.words import item_words, kind_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Act, Form, announce, caption
from govdesk.wording import _

ITEM_KINDS = ("opening", "report", "comment", "closing")
AHEAD = 14
"""A new meeting is offered so many days from today."""


class ScheduleForm(Form):
    """Asks when and where the task force meets."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, "meeting/new")
        self.add("title", _("&Title"), QLineEdit())
        kind = QComboBox()
        for one in MEETING_KINDS:
            kind.addItem(kind_words(one), one)
        self.add("kind", _("&Kind"), kind)
        day = office.who.today + timedelta(days=AHEAD)
        self.add(
            "starts_wall",
            _("&Starts, the city’s time"),
            QLineEdit(f"{day} 17:30"),
            hint=_("Year, month, day and time: 2026-03-10 17:30"),
        )
        self.add("place", _("&Place"), QLineEdit())
        act = Act(_("Sc&hedule it"), "primary")
        act.set_refusal(office.who.why_not("meeting.schedule"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.restore()

    def submit(self) -> None:
        """Schedule the meeting and go to it."""
        values = self.values()
        self.office.desk.write(
            self,
            meetings.schedule_meeting,
            self._made,
            title=values["title"],
            kind=values["kind"],
            starts_wall=values["starts_wall"],
            place=values["place"],
        )

    def _made(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("meetings", changed.made))


class MoveForm(Form):
    """Asks for another time or place, and why."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(office, f"move/{found.row.id}")
        self._found = found
        self.add(
            "starts_wall",
            _("&Starts, the city’s time"),
            QLineEdit(),
            hint=_("Year, month, day and time: 2026-03-10 17:30"),
        )
        self.add("place", _("&Place"), QLineEdit())
        wall = datetime.fromtimestamp(found.row.starts_at / 1_000_000, ZoneInfo(found.row.zone))
        self.set_values({"starts_wall": f"{wall:%Y-%m-%d %H:%M}", "place": found.row.place})
        self.add("reason", _("Wh&y it is moved"), QLineEdit())
        self.end_with(Act(_("Move the meeting")), self.submit)

    def submit(self) -> None:
        """Move it."""
        values = self.values()
        self.send(
            meetings.reschedule_meeting,
            meeting_id=self._found.row.id,
            starts_wall=values["starts_wall"],
            place=values["place"],
            reason=values["reason"],
            revision=self._found.revision,
        )


class CancelForm(Form):
    """Asks why a meeting is cancelled."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(office, f"cancel/{found.row.id}")
        self._meeting_id = found.row.id
        self.add("reason", _("Why is it &cancelled"), QLineEdit())
        self.end_with(Act(_("Cancel the meeting"), "danger"), self.submit)

    def submit(self) -> None:
        """Cancel it."""

        def cancelled(_changed: Changed) -> None:
            self.submitted()
            announce(self.window(), _("The meeting is cancelled."))

        self.office.desk.write(
            self,
            meetings.close_meeting,
            cancelled,
            meeting_id=self._meeting_id,
            end_state="cancelled",
            reason=self.values()["reason"],
        )


class ContinueForm(Form):
    """Asks when a meeting that is broken off goes on."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(office, f"continue/{found.row.id}")
        self._meeting_id = found.row.id
        self.add(
            "starts_wall",
            _("&Goes on, the city’s time"),
            QLineEdit(),
            hint=_("Year, month, day and time: 2026-03-10 17:30"),
        )
        self.add_row(
            caption(
                _(
                    "This meeting ends now. Another is scheduled, with the motions that are not"
                    " decided on its agenda; its notice is still to be posted."
                )
            )
        )
        self.end_with(Act(_("End it and continue then")), self.submit)

    def submit(self) -> None:
        """Break it off, and go to the meeting in which it goes on."""
        self.office.desk.write(
            self,
            meetings.close_meeting,
            self._made,
            meeting_id=self._meeting_id,
            end_state="continued",
            continues_on=self.values()["starts_wall"] or " ",
        )

    def _made(self, changed: Changed) -> None:
        self.submitted()
        self.office.navigate(Place("meetings", changed.made))


class ItemForm(Form):
    """Asks what to put on the agenda: a motion, or an item by its title."""

    def __init__(self, office: Office, meeting_id: str, motions: tuple[MotionRow, ...]) -> None:
        super().__init__(office, f"item/{meeting_id}")
        self._meeting_id = meeting_id
        self._motions = {one.id: one for one in motions}
        what = QComboBox()
        for kind in ITEM_KINDS:
            what.addItem(item_words(kind), kind)
        for one in motions:
            words = _("Motion {number}: {title}").format(number=one.number, title=one.title)
            what.addItem(words, one.id)
        if motions:  # what waits to be dealt with is what one comes here for
            what.setCurrentIndex(len(ITEM_KINDS))
        self.add("what", _("What &is it"), what)
        self.add(
            "title",
            _("Its titl&e"),
            QLineEdit(),
            hint=_("A motion brings its own; leave it empty."),
        )
        minutes = QSpinBox()
        minutes.setRange(0, 600)
        minutes.setSpecialValueText(_("Not said"))
        self.add("minutes", _("Minutes p&lanned"), minutes)
        act = Act(_("&Add to the agenda"))
        act.set_refusal(office.who.why_not("meeting.schedule"))
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.restore()

    def submit(self) -> None:
        """Put the item at the end of the agenda."""
        values = self.values()
        motion = self._motions.get(values["what"])
        self.send(
            meetings.add_agenda_item,
            meeting_id=self._meeting_id,
            title=values["title"] or (motion.title if motion else item_words(values["what"])),
            kind="motion" if motion else values["what"],
            motion_id=motion.id if motion else None,
            minutes_planned=int(values["minutes"]) or None,
        )
