# SPDX-License-Identifier: Apache-2.0
"""A meeting's minutes: reading them, drafting them, approving them by the members' vote."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from govdesk.queries import motions
from govdesk.queries.meetings import MeetingDetail
from govdesk.queries.minutes import minutes_text
from govdesk.queries.motions import MotionRow
from govdesk.rules.meetings import MeetingVerb
from govdesk.rules.messages import Message, message
from govdesk.services import meetings
from govdesk.ui.drafts import Fields
from govdesk.ui.meetings.for_counsel import for_counsel
from govdesk.ui.meetings.minutes_beside import WAS, grown, minutes_subject
from govdesk.ui.office import Office
from govdesk.ui.widgets import Act, Form, Label, Reveal, Section, caption
from govdesk.wording import _, current


class MinutesSection(Section):
    """The latest minutes, and what may be done with them now."""

    def __init__(self, office: Office, found: MeetingDetail) -> None:
        super().__init__(_("Minutes"))
        self._office = office
        self._found = found
        why: dict[str, Message | None] = dict(found.verbs)
        for version in found.minutes[:1]:
            label = {"draft": _("Draft, version {n}")}.get(
                version.state, _("Approved, version {n}")
            )
            self.body.addWidget(caption(label.format(n=current().number(version.version))))
            self.body.addWidget(Label(version.text))
            if version.state == "draft" and office.who.why_not("minutes.draft") is None:
                self.body.addWidget(for_counsel(office, self, found))
        if MeetingVerb.DRAFT_MINUTES in why:
            form = MinutesForm(office, found, why[MeetingVerb.DRAFT_MINUTES])
            self.body.addWidget(form)
            if not found.minutes:
                meeting_id, now = found.row.id, office.who.now
                office.desk.read(form, minutes_text, form.offer, meeting_id=meeting_id, now=now)
        if MeetingVerb.APPROVE in why:
            office.desk.read(
                self,
                motions.list_motions,
                lambda rows: self._offer_approval(rows, why[MeetingVerb.APPROVE]),
            )

    def _offer_approval(self, rows: tuple[MotionRow, ...], refusal: Message | None) -> None:
        drafted = self._found.minutes[0].at if self._found.minutes else 0
        adopted = tuple(
            row for row in rows if row.state == "adopted" and (row.decided_at or 0) >= drafted
        )
        if refusal is None and not adopted:
            refusal = message("meetings.needs_approval_voted")
        self.body.addWidget(
            Reveal(
                self._office,
                _("Approve the minutes"),
                _approval_subject(self._found),
                lambda: ApproveForm(self._office, self._found, adopted),
                refusal,
            )
        )


class MinutesForm(Form):
    """Asks for the minutes' text."""

    def __init__(self, office: Office, found: MeetingDetail, why_not: Message | None) -> None:
        super().__init__(office, minutes_subject(found.row.id))
        self._found = found
        self._was = ""
        """What the record had written when they were corrected while the meeting went on."""
        self.add("text", _("&Minutes"), QPlainTextEdit())
        if found.minutes:
            self.set_values({"text": found.minutes[0].text})
        act = Act(_("&Keep as a draft for approval"))
        act.set_refusal(why_not)
        act.clicked.connect(self.submit)
        self.add_row(act)
        self.restore()

    def offer(self, text: str) -> None:
        """Offer a first draft from the record, unless something was typed already; what was
        corrected while the meeting went on stands in it."""
        typed = self.values()["text"]
        if not typed:
            self.set_values({"text": text})
        elif self._was and (whole := grown(self._was, typed, text)) is not None:
            self._was = text
            self.set_value("text", whole)

    def _restore(self, fields: Fields | None) -> None:
        self._was = fields.get(WAS, "") if fields else ""
        super()._restore(fields)

    def submit(self) -> None:
        """Keep the next version."""
        self.send(
            meetings.draft_minutes,
            meeting_id=self._found.row.id,
            text=self.values()["text"],
        )


class ApproveForm(Form):
    """Asks by which vote the minutes were approved, and with which corrections."""

    def __init__(
        self, office: Office, found: MeetingDetail, adopted: tuple[MotionRow, ...]
    ) -> None:
        super().__init__(office, _approval_subject(found))
        self._found = found
        motion = QComboBox()
        for row in adopted:
            words = _("Motion {number}: {title}").format(number=row.number, title=row.title)
            motion.addItem(words, row.id)
        self.add("motion_id", _("The &vote that approved them"), motion)
        self.add(
            "corrected",
            _("The minutes as app&roved"),
            QPlainTextEdit(),
            hint=_("Change only what the members corrected. The draft stays readable."),
        )
        self.set_values({"corrected": found.minutes[0].text})
        self.end_with(Act(_("Note that they are approved")), self.submit)

    def submit(self) -> None:
        """Approve them, as corrected if the text was changed."""
        values = self.values()
        corrected = values["corrected"] != self._found.minutes[0].text.strip()
        self.send(
            meetings.approve_minutes,
            meeting_id=self._found.row.id,
            motion_id=values["motion_id"],
            corrected=values["corrected"] if corrected else None,
        )


def _approval_subject(found: MeetingDetail) -> str:
    return f"approval/{found.row.id}"
