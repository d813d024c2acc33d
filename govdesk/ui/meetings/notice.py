# SPDX-License-Identifier: Apache-2.0
"""The notice of a meeting: the form that notes a posting, and the postings that were noted."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QLineEdit

from govdesk.queries.meetings import MeetingDetail
from govdesk.rules.messages import Message
from govdesk.services import meetings
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, Section
from govdesk.wording import _, current


class NoticeForm(Form):
    """Asks where the notice was posted, when, and by whom."""

    def __init__(self, office: Office, found: MeetingDetail, why_not: Message | None) -> None:
        super().__init__(office, f"notice/{found.row.id}")
        self._found = found
        self.add(
            "place",
            _("&Where it was posted"),
            QLineEdit(),
            hint=_("For example: town hall door. Note each place by itself."),
        )
        wall = datetime.fromtimestamp(office.who.now / 1_000_000, ZoneInfo(found.row.zone))
        self.add(
            "posted_wall",
            _("When, by the city's time"),
            QLineEdit(f"{wall:%Y-%m-%d %H:%M}"),
            hint=_("Year, month, day and time: 2026-03-10 17:30"),
        )
        self.add(
            "person",
            _("Who posted it"),
            QLineEdit(office.who.name),
            hint=_("It is printed with the notice. A photo is attached afterwards."),
        )
        act = Act(_("&Note that notice is posted"))
        act.set_refusal(why_not)
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.restore()

    def submit(self) -> None:
        """Note the posting."""
        values = self.values()
        self.send(
            meetings.give_notice,
            meeting_id=self._found.row.id,
            place=values["place"],
            person=values["person"],
            posted_wall=values["posted_wall"],
            revision=self._found.revision,
        )


class Postings(Section):
    """Every posting that was noted: place, time and person."""

    def __init__(self, found: MeetingDetail) -> None:
        super().__init__(_("Proof of posting"))
        for proof in found.proofs:
            self.body.addWidget(Label(proof))
        for one in found.postings:
            words = _("{place}, {when}, by {person}").format(
                place=one.place, when=current().moment(one.at, found.row.zone), person=one.person
            )
            self.body.addWidget(Label(words))
