# SPDX-License-Identifier: Apache-2.0
"""One meeting: its notice clock, what can be done now, its agenda, who is here, its minutes."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from govdesk.queries import motions
from govdesk.queries.meetings import AgendaRow
from govdesk.queries.meetings import MeetingDetail as Found
from govdesk.queries.minutes import minutes_text
from govdesk.queries.motions import MotionRow
from govdesk.rules.messages import Message
from govdesk.services import meetings
from govdesk.ui.meetings.forms import (
    AttendanceForm,
    ItemForm,
    MinutesForm,
    NoticeForm,
    ScheduleForm,
)
from govdesk.ui.meetings.words import (
    item_words,
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
    Facts,
    Form,
    Label,
    LinkLabel,
    Scroll,
    Section,
    StatusLabel,
    button,
    caption,
    heading,
)
from govdesk.wording import _, current

OPEN = ("scheduled", "noticed", "in_session", "recess")
STEPS = ("open", "recess", "resume", "adjourn", "cancel", "not_held")


class MeetingDetail(Scroll):
    """A meeting, or the form that schedules one."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The meeting"))
        self._office = office
        self._forms: list[Form] = []

    def show_new(self) -> None:
        """Show the form that schedules a meeting."""
        self._begin()
        self.body.addWidget(heading(_("Schedule a meeting")))
        form = self._keep(ScheduleForm(self._office))
        self.body.addWidget(form)
        form.focus_first()

    def show_meeting(self, found: Found | None) -> None:
        """Show a meeting."""
        self._begin()
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
                    (_("Notice due by"), current().moment(row.clock.deadline, row.zone)),
                    (_("Proof of posting"), found.notice_proof),
                ]
            )
        )
        self._presence_line(found)
        self._steps(found)
        self._agenda(found)
        self._attendance(found)
        self._minutes(found)

    def _presence_line(self, found: Found) -> None:
        if found.quorum is None or found.row.state not in OPEN:
            return
        quorum = found.quorum
        words = _("{present} of {seats} seats are here; {needed} are needed to decide anything.")
        card = Card()
        line = words.format(
            present=current().number(quorum.present),
            seats=current().number(quorum.base_count),
            needed=current().number(quorum.needed),
        )
        card.body.addWidget(Label(line))
        self.body.addWidget(card)

    def _steps(self, found: Found) -> None:
        for verb, why in found.verbs:
            if verb == "post_notice":
                section = Section(_("Notice"))
                section.body.addWidget(self._keep(NoticeForm(self._office, found, why)))
                self.body.addWidget(section)
            elif verb in STEPS:
                act = Act(verb_words(verb), "primary" if verb == "open" else "")
                act.set_refusal(why)
                act.clicked.connect(partial(self._step, found, verb))
                self.body.addWidget(act)

    def _step(self, found: Found, verb: str) -> None:
        meeting_id = found.row.id
        simple = {
            "open": meetings.open_meeting,
            "recess": meetings.recess_meeting,
            "resume": meetings.resume_meeting,
        }
        if verb in simple:
            self._office.desk.write(self, simple[verb], meeting_id=meeting_id)
        elif verb == "cancel":
            self._ask_reason(found)
        else:
            ending = "held" if verb == "adjourn" else "no_quorum"
            Confirm(
                self,
                _("End {meeting}?").format(meeting=reference(found.row.number)),
                _("Nothing more can be decided in it. Minutes are drafted next."),
                {
                    _("End the meeting"): lambda: self._office.desk.write(
                        self, meetings.close_meeting, meeting_id=meeting_id, end_state=ending
                    )
                },
            ).open()

    def _ask_reason(self, found: Found) -> None:
        form = Form(self._office)
        form.add("reason", _("Why is it cancelled"), QLineEdit())
        act = Act(_("Cancel the meeting"), "danger")
        act.clicked.connect(
            lambda: self._office.desk.write(
                form,
                meetings.close_meeting,
                lambda _changed: form.submitted(),
                meeting_id=found.row.id,
                end_state="cancelled",
                reason=form.values()["reason"],
            )
        )
        form.add_row(act)
        self.body.addWidget(form)
        form.focus_first()
        self.ensureWidgetVisible(act)

    def _agenda(self, found: Found) -> None:
        section = Section(_("Agenda"))
        if not found.agenda:
            section.body.addWidget(caption(_("Nothing stands on the agenda yet.")))
        for item in found.agenda:
            section.body.addWidget(self._item(item, found))
        self.body.addWidget(section)
        if found.row.state in OPEN and self._office.who.why_not("meeting.schedule") is None:
            self._office.desk.read(
                section, motions.list_motions, lambda rows: self._offer(section, found, rows)
            )

    def _offer(self, section: Section, found: Found, rows: tuple[MotionRow, ...]) -> None:
        there = {item.motion_id for item in found.agenda}
        ended = ("adopted", "rejected", "withdrawn", "ruled_out_of_order")
        free = tuple(r for r in rows if r.id not in there and r.state not in ended)
        section.body.addWidget(self._keep(ItemForm(self._office, found.row.id, free)))

    def _item(self, item: AgendaRow, found: Found) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(current().number(item.position), "secondary", wrap=False), 0, 0)
        title: QWidget = Label(item.title)
        if item.motion_id is not None:
            words = _("Motion {number}: {title}").format(number=item.motion, title=item.title)
            title = LinkLabel(self._office, words, Place("motions", item.motion_id))
        grid.addWidget(title, 0, 1)
        grid.addWidget(Label(item_words(item.kind), "caption", wrap=False), 0, 2)
        if found.row.state in ("scheduled", "noticed") and not item.noticed:
            remove = button(_("Remove"), "quiet")
            remove.setAccessibleName(_("Remove {item}").format(item=item.title))
            remove.setEnabled(self._office.who.why_not("meeting.schedule") is None)
            remove.clicked.connect(
                lambda: self._office.desk.write(self, meetings.remove_agenda_item, item_id=item.id)
            )
            grid.addWidget(remove, 0, 3)
        return row

    def _attendance(self, found: Found) -> None:
        section = Section(_("Who is here"))
        grid_box = QWidget()
        grid_box.setAccessibleName(_("Who is here"))
        grid = QGridLayout(grid_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, seat in enumerate(found.seats):
            name = seat.name or ""
            if seat.role == "alternate":
                name = _("{name}, stand-in").format(name=name)
            grid.addWidget(Label(seat.title, "label", wrap=False), at, 0)
            grid.addWidget(Label(name, "secondary"), at, 1)
            grid.addWidget(StatusLabel(presence_mark(seat.presence)), at, 2)
        section.body.addWidget(grid_box)
        if found.row.state in OPEN:
            section.body.addWidget(
                self._keep(AttendanceForm(self._office, found.row.id, found.seats))
            )
        self.body.addWidget(section)

    def _minutes(self, found: Found) -> None:
        why: dict[str, Message | None] = dict(found.verbs)
        if not found.minutes and "draft_minutes" not in why:
            return
        section = Section(_("Minutes"))
        for version in found.minutes[:1]:
            label = {"draft": _("Draft, version {n}")}.get(
                version.state, _("Approved, version {n}")
            )
            section.body.addWidget(caption(label.format(n=current().number(version.version))))
            section.body.addWidget(Label(version.text))
        if "draft_minutes" in why:
            form = MinutesForm(self._office, found, why["draft_minutes"])
            section.body.addWidget(self._keep(form))
            if not found.minutes:
                self._office.desk.read(
                    form,
                    minutes_text,
                    form.offer,
                    meeting_id=found.row.id,
                    now=self._office.who.now,
                )
        self.body.addWidget(section)

    def _begin(self) -> None:
        """Make room; what is typed and not yet kept is kept, and comes back with its form."""
        for form in self._forms:
            if form.subject and form.is_dirty():
                form.keep_draft()
        self._forms = []
        self.clear()

    def _keep(self, form: Form) -> Form:
        self._forms.append(form)
        form.restored.connect(
            lambda: form.banner.tell(_("This is what you typed before. It is not submitted yet."))
        )
        return form
