# SPDX-License-Identifier: Apache-2.0
"""The notice of a meeting: the form that notes a posting, and every version as it was posted."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QLineEdit

from govdesk.queries.meetings import MeetingDetail
from govdesk.queries.postings import NoticeVersion
from govdesk.rules.messages import Message
from govdesk.rules.notices import NoticeKind
from govdesk.services import meetings
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, Section, caption
from govdesk.wording import _, current, say


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
            _("When, by the city’s time"),
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


class Notices(Section):
    """Every version of the notice as it was posted: where, when and by whom, what it told of, and
    what changed since the one before."""

    def __init__(self, found: MeetingDetail) -> None:
        super().__init__(_("The notice, as posted"))
        self._zone = found.row.zone
        for proof in found.proofs:
            self.body.addWidget(Label(proof))
        for version in found.notices:
            self._version(version)

    def _version(self, version: NoticeVersion) -> None:
        names = {
            NoticeKind.FIRST: _("Version {n}: first notice"),
            NoticeKind.ADDENDUM: _("Version {n}: addendum"),
            NoticeKind.REVISED: _("Version {n}: revised agenda"),
        }
        title = names[version.kind].format(n=current().number(version.n))
        self.body.addWidget(Label(title, "label"))
        for one in version.postings:
            words = _("{place}, {when}, by {person}").format(
                place=one.place, when=current().moment(one.at, self._zone), person=one.person
            )
            self.body.addWidget(Label(words))
        for change in version.changes:
            self.body.addWidget(Label(say(change)))
        items = _("It told of: {items}.").format(items=_(", ").join(version.items))
        self.body.addWidget(caption(items))
