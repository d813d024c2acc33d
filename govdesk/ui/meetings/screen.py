# SPDX-License-Identifier: Apache-2.0
"""The list of meetings, the next one's notice plain to see, and one meeting beside it; in its place
the page that a meeting is run from.

Places: `meetings/<id>` a meeting, `meetings/<id>/run` running it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from govdesk.queries import meetings
from govdesk.queries.meetings import MeetingRow
from govdesk.ui.meetings.detail import MeetingDetail
from govdesk.ui.meetings.run import RunMeeting
from govdesk.ui.meetings.words import kind_words, meeting_mark, reference
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Chip, Column, EmptyState, ListDetail, RowsTable
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.wording import _, current, say

SITTING = ("in_session", "recess")
COMING = ("scheduled", "noticed", *SITTING)


class MeetingsScreen(ListScreen[MeetingRow]):
    """When the task force meets, on what, and who was there."""

    kind = "meetings"
    kinds = frozenset(
        {
            "meeting",
            "agenda item",
            "attachment",
            "attendance",
            "minutes",
            "motion",
            "vote",
            "speaker",
            "comment",
            "answer",
            "review",
            "packet",
            "closed session",
        }
    )

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Meetings"))
        self._wanted = ""
        zone = office.who.zone
        self._table: RowsTable[MeetingRow] = RowsTable(
            [
                Column(
                    "starts",
                    _("Starts"),
                    lambda m: current().moment(m.starts_at, zone),
                    sort=lambda m: m.starts_at,
                    width=180,
                ),
                Column("title", _("Title"), lambda m: m.title, stretch=True, bold=True),
                Column("kind", _("Kind"), lambda m: kind_words(m.kind), width=76),
                Column(
                    "state",
                    _("Where it stands"),
                    lambda m: meeting_mark(m).word,
                    status=meeting_mark,
                    width=128,
                ),
            ],
            key=lambda m: m.id,
            accessible_name=_("Meetings"),
            remembered=office.remembered,
            name="meetings",
        )
        self._detail = MeetingDetail(office)
        self._list = ListDetail(
            office,
            "meetings",
            self._table,
            self._detail,
            EmptyState(
                _("The meetings of the task force stand here."), _("Schedule the first"), self.new
            ),
            [
                Chip("coming", _("Coming"), lambda m: m.state in COMING, "state"),
                Chip("held", _("Held"), lambda m: m.state not in COMING, "state"),
            ],
        )
        self._list.chosen.connect(self._chosen)
        self._run = RunMeeting(office)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._run)
        self.body.addWidget(self._pages, 1)
        self._set_primary()

    def refresh(self) -> None:
        """Read the meetings again."""
        self._set_primary()
        self.office.desk.read(self, meetings.list_meetings, self._show, now=self.office.who.now)

    def open(self, id: str) -> None:
        """Show one meeting, or the list."""
        self._wanted = id
        meeting_id, _slash, page = id.partition("/")
        self._pages.setCurrentWidget(self._run if page else self._list)
        self.set_title(_("Running the meeting") if page else _("Meetings"))
        self._set_primary()
        if page:
            self._run.open(meeting_id)
        elif id:
            self._list.choose(id)
        else:
            self._show_list()

    def back(self) -> bool:
        """Esc."""
        if self._pages.currentWidget() is self._run:
            if not self._run.back():
                self.office.navigate(Place(self.kind, self._wanted.partition("/")[0]))
            return True
        return super().back()

    def _reference(self, row: MeetingRow) -> str:
        """Such as `Meeting 2026-3`."""
        return reference(row.number)

    def new(self) -> None:
        """Show the form that schedules a meeting."""
        if self.primary_refusal is None:
            self._begin_new()
            self._detail.show_new()

    def help(self) -> str:
        """What one does here."""
        return _(
            "Schedule a meeting, write its agenda and post its notice in time. On the day, note who"
            " is here, open the meeting, and close it when it ends. The vote on a motion is opened"
            " from the motion."
        )

    def _set_primary(self) -> None:
        refusal = self.office.who.why_not("meeting.schedule")
        on_list = self._pages.currentWidget() is self._list
        self.set_primary(_("Schedule a meeting"), self.new if on_list else None, refusal)

    def _show(self, rows: tuple[MeetingRow, ...]) -> None:
        self._list.show_rows(rows)
        coming = min(
            (row for row in rows if row.state in COMING), key=lambda m: m.starts_at, default=None
        )
        if coming is None:
            self.set_summary(_("No meeting is scheduled."))
        elif coming.state in SITTING:
            self.set_summary(_("Now in session: {title}").format(title=coming.title))
        else:
            when = current().moment(coming.starts_at, self.office.who.zone)
            words = _("The next meeting is on {when}. {notice}")
            self.set_summary(words.format(when=when, notice=say(coming.clock.line)))
        if self._pages.currentWidget() is self._run:
            self._run.read()
        elif self._choose_wanted():
            self._read_chosen()

    def _read_chosen(self) -> None:
        self.office.desk.read(
            self,
            meetings.meeting,
            self._detail.show_meeting,
            meeting_id=self._wanted,
            actor=self.office.who.actor,
            now=self.office.who.now,
        )
