# SPDX-License-Identifier: Apache-2.0
"""One meeting: its notice clock, what can be done now, its agenda, who is here, its minutes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from govdesk.queries import motions
from govdesk.queries.meetings import MeetingDetail as Found
from govdesk.queries.motions import MotionRow
from govdesk.rules.attachments import Supported
from govdesk.rules.countdown import Deadline
from govdesk.rules.meetings import MeetingState, MeetingVerb, why_not_move
from govdesk.rules.messages import Message, message
from govdesk.services import meetings
from govdesk.services.rehearsal import begin_rehearsal
from govdesk.ui.attached import AttachedFiles
from govdesk.ui.meetings.agenda import Agenda
from govdesk.ui.meetings.attending import AttendanceForm
from govdesk.ui.meetings.beginning import begin_meeting
from govdesk.ui.meetings.closed import ClosedSessions
from govdesk.ui.meetings.consent import ConsentAgenda
from govdesk.ui.meetings.countdown import Countdown
from govdesk.ui.meetings.forms import (
    CancelForm,
    ContinueForm,
    ItemForm,
    MoveForm,
    ScheduleForm,
)
from govdesk.ui.meetings.minutes import MinutesSection
from govdesk.ui.meetings.notice import NoticeForm, Notices
from govdesk.ui.meetings.papers import papers_button
from govdesk.ui.meetings.run_parts import HereLines
from govdesk.ui.meetings.tell_public import packets_button
from govdesk.ui.meetings.waiver import WaiverForm, may_waive
from govdesk.ui.meetings.words import (
    kind_words,
    meeting_mark,
    notice_mark,
    presence_mark,
    reference,
    verb_words,
)
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import (
    Act,
    Card,
    Confirm,
    Detail,
    Facts,
    Form,
    Label,
    Reveal,
    Section,
    StatusLabel,
    button,
    caption,
    heading,
)
from govdesk.wording import _, current, say

OPEN = ("scheduled", "noticed", "in_session", "recess")
COMING = ("scheduled", "noticed")
RUNNING = ("noticed", "in_session", "recess")
STEPS = ("open", "recess", "resume", "adjourn", "not_held")


class MeetingDetail(Detail):
    """A meeting, or the form that schedules one."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The meeting"))
        self._office = office
        self._forms: dict[Deadline, Form] = {}
        """Where on this page a deadline is met."""

    def show_new(self) -> None:
        """Show the form that schedules a meeting."""
        self.begin("new")
        self.body.addWidget(heading(_("Schedule a meeting")))
        form = ScheduleForm(self._office)
        self.body.addWidget(form)
        form.focus_first()

    def show_meeting(self, found: Found | None) -> None:
        """Show a meeting."""
        self.begin(found.row.id if found else "")
        if found is None:
            self.body.addWidget(caption(_("This meeting is no longer here.")))
            return
        row = found.row
        when = current().moment(row.starts_at, row.zone)
        self.body.addWidget(caption(reference(row.number)))
        self.body.addWidget(heading(row.title))
        self.body.addWidget(StatusLabel(meeting_mark(row)))
        if row.state in OPEN:
            self.body.addWidget(StatusLabel(notice_mark(row)))
        self.body.addWidget(
            Facts(
                [
                    (_("Starts"), when),
                    (_("Place"), row.place),
                    (_("Kind"), kind_words(row.kind)),
                    (_("Notice due by"), _notice_due(found)),
                ]
            )
        )
        self._forms = {}
        why_not = self._office.who.why_not("meeting.notice")
        if found.posted:
            self.body.addWidget(Notices(found))
        if found.posted and (why_not is None or found.attached):
            here = [(found.row.id, found.row.title)]
            self.body.addWidget(
                AttachedFiles(self._office, Supported.MEETING, here, found.attached, why_not)
            )
        self._presence_line(found)
        self._conflicts(found)
        self._countdown(found)
        if self._office.who.why_not("packet.prepare") is None:
            made = packets_button(self._office, found)
            self.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._steps(found)
        if found.closed or found.row.state == "in_session":
            self.body.addWidget(ClosedSessions(self._office, found))
        self._agenda(found)
        self._attendance(found)
        self._minutes(found)

    def _presence_line(self, found: Found) -> None:
        if found.quorum is None or found.row.state not in RUNNING:
            return
        card = Card()
        card.body.addWidget(HereLines(found))
        self.body.addWidget(card)

    def _conflicts(self, found: Found) -> None:
        if not found.conflicts:
            return
        card = Card(_("Conflicts of interest stand in the way"))
        for warning in found.conflicts:
            card.body.addWidget(Label(say(warning)))
        card.body.addWidget(caption(say(message("conflicts.way_out"))))
        self.body.addWidget(card)

    def _countdown(self, found: Found) -> None:
        if not found.countdown:
            return
        steps = Countdown(self._office, found.countdown, found.row.id, found.row.zone)
        steps.asked.connect(self._lead)
        self.body.addWidget(steps)

    def _lead(self, deadline: Deadline) -> None:
        form = self._forms.get(deadline)
        if form is not None:
            form.focus_first()
            self.ensureWidgetVisible(form, 0, 40)

    def _steps(self, found: Found) -> None:
        if found.row.state in RUNNING and self._office.who.why_not("meeting.run") is None:
            run = button(_("&Run the meeting"), "primary")
            place = Place("meetings", f"{found.row.id}/run")
            run.clicked.connect(lambda: self._office.navigate(place))
            self.body.addWidget(run, 0, Qt.AlignmentFlag.AlignLeft)
        if found.row.state in OPEN:
            self._beforehand(found)
        for verb, why in found.verbs:
            if verb == "post_notice":
                section = Section(_("Notice"))
                form = NoticeForm(self._office, found, why)
                self._forms[Deadline.NOTICE] = self._forms[Deadline.ADDENDUM] = form
                section.body.addWidget(form)
                self.body.addWidget(section)
            elif verb == "cancel":
                self._seldom(found, why)
            elif verb == "continue":
                self.body.addWidget(
                    Reveal(
                        self._office,
                        verb_words("continue"),
                        f"continue/{found.row.id}",
                        partial(ContinueForm, self._office, found),
                        why,
                    )
                )
            elif verb in STEPS:
                act = Act(verb_words(verb))
                act.set_refusal(why)
                act.clicked.connect(partial(self._step, found, verb))
                self.body.addWidget(act)

    def _beforehand(self, found: Found) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(papers_button(self._office, found, self))
        if found.row.state in COMING:
            layout.addWidget(self._rehearse(found))
        layout.addStretch(1)
        self.body.addWidget(row)

    def _rehearse(self, found: Found) -> QPushButton:
        rehearse = button(_("Rehearse it"), "quiet")
        rehearse.setToolTip(
            _("Opens a copy to practise the meeting on. Nothing done there is kept.")
        )
        rehearse.clicked.connect(
            lambda: self._office.desk.write(self, begin_rehearsal, meeting_id=found.row.id)
        )
        return rehearse

    def _seldom(self, found: Found, why_not_cancel: Message | None) -> None:
        office, id = self._office, found.row.id
        why_not = office.who.why_not("meeting.schedule") or why_not_move(
            MeetingState(found.row.state)
        )
        move = Reveal(
            office,
            _("Move to another time"),
            f"move/{id}",
            lambda: MoveForm(office, found),
            why_not,
        )
        cancel = Reveal(
            office,
            verb_words("cancel"),
            f"cancel/{id}",
            lambda: CancelForm(office, found),
            why_not_cancel,
        )
        for one in (move, cancel):
            self.body.addWidget(one)

    def _step(self, found: Found, verb: str) -> None:
        meeting_id = found.row.id
        simple = {
            "recess": meetings.recess_meeting,
            "resume": meetings.resume_meeting,
        }
        if verb == "open":
            begin_meeting(self._office, self, found.row)
        elif verb in simple:
            self._office.desk.write(self, simple[verb], meeting_id=meeting_id)
        else:
            ending = "held" if verb == "adjourn" else "no_quorum"
            Confirm(
                self,
                _("Close {meeting}?").format(meeting=reference(found.row.number)),
                _("Nothing more can be decided in it. Minutes are drafted next."),
                {
                    _("Close the meeting"): lambda: self._office.desk.write(
                        self, meetings.close_meeting, meeting_id=meeting_id, end_state=ending
                    )
                },
            ).open()

    def _agenda(self, found: Found) -> None:
        section = Section(_("Agenda"))
        if not found.agenda:
            section.body.addWidget(caption(_("Nothing stands on the agenda yet.")))
        else:
            section.body.addWidget(Agenda(self._office, found))
        self.body.addWidget(section)
        if may_waive(found):
            self.body.addWidget(
                Reveal(
                    self._office,
                    _("Ask to set the notice aside"),
                    f"waiver/{found.row.id}",
                    partial(WaiverForm, self._office, found),
                    self._office.who.why_not("motion.submit"),
                )
            )
        if found.row.state == "in_session":
            self.body.addWidget(ConsentAgenda(self._office, found))
        if found.row.state in OPEN and self._office.who.why_not("meeting.schedule") is None:
            self._office.desk.read(
                section, motions.list_motions, lambda rows: self._offer(section, found, rows)
            )

    def _offer(self, section: Section, found: Found, rows: tuple[MotionRow, ...]) -> None:
        there = {item.motion_id for item in found.agenda}
        ended = ("adopted", "rejected", "withdrawn", "ruled_out_of_order", "rescinded")
        free = tuple(r for r in rows if r.id not in there and r.state not in ended)
        section.body.addSpacing(8)
        form = ItemForm(self._office, found.row.id, free)
        self._forms[Deadline.AGENDA] = form
        section.body.addWidget(form)

    def _attendance(self, found: Found) -> None:
        section = Section(_("Who is here"))
        grid_box = QWidget()
        grid_box.setAccessibleName(_("Who is here"))
        grid = QGridLayout(grid_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, seat in enumerate(found.seats):
            name = seat.name or ""
            if seat.role == "alternate":
                name = _("{name}, stand-in").format(name=name)
            grid.addWidget(Label(seat.title, "label"), at, 0)
            grid.addWidget(Label(name, "secondary"), at, 1)
            grid.addWidget(StatusLabel(presence_mark(seat.presence)), at, 2)
        section.body.addWidget(grid_box)
        if found.row.state in OPEN:
            section.body.addSpacing(8)
            section.body.addWidget(AttendanceForm(self._office, found))
        self.body.addWidget(section)

    def _minutes(self, found: Found) -> None:
        may_draft = any(verb == MeetingVerb.DRAFT_MINUTES for verb, _why in found.verbs)
        if found.minutes or may_draft:
            self.body.addWidget(MinutesSection(self._office, found))


def _notice_due(found: Found) -> str:
    """When the notice is due, and how that was counted."""
    due = current().moment(found.row.clock.deadline, found.row.zone)
    if found.notice_counted is None:
        return due
    return _("{when} ({counted})").format(when=due, counted=say(found.notice_counted))
