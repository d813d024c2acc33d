# SPDX-License-Identifier: Apache-2.0
"""The record as a list of sentences, the newest first, and the check that nothing was changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from govdesk.queries import record
from govdesk.queries.record import RecordRow
from govdesk.queries.verification import Verdict
from govdesk.rules.messages import message
from govdesk.rules.permissions import OFFICERS, Role
from govdesk.rules.refusals import Refusal
from govdesk.services.record_check import ToCheck, check_record
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.record.detail import EntryDetail
from govdesk.ui.record.findings import broken
from govdesk.ui.record.keepsakes import Keepsakes
from govdesk.ui.widgets import (
    Chip,
    Column,
    EmptyState,
    ListDetail,
    ProgressLine,
    RowsTable,
    button,
)
from govdesk.ui.widgets.list_screen import ListScreen
from govdesk.ui.widgets.side_by_side import InLine
from govdesk.wording import _, current, n_, say

PAGE = 1000
"""So many entries are read at first, and so many more each time someone asks for older ones."""
DECISIONS = frozenset(
    {
        "motion",
        "motion link",
        "motion part",
        "amendment",
        "vote",
        "ballot",
        "recusal",
        "charter",
        "past vote",
        "co-sponsor",
        "decision change",
        "class lowering",
        "suspension motion",
        "waiver",
        "summary",
        "summary excuse",
    }
)
NUMBERS = frozenset(
    {"indicator", "target", "workspace", "review", "finding", "pivot", "attachment"}
)
MEETINGS = frozenset(
    {"meeting", "agenda item", "attendance", "minutes", "speaker", "closed session", "holiday"}
)
PEOPLE = frozenset(
    {
        "seat", "member", "term", "account", "account role", "key", "session", "proposal",
        "recovery sheet", "suspension",
    }
)  # fmt: skip
PUBLIC = frozenset(
    {
        "packet", "checkpoint", "comment", "answer", "narrative", "redaction", "piece", "enclosure",
    }
)  # fmt: skip


class RecordScreen(ListScreen[RecordRow]):
    """Every entry as a sentence."""

    kind = "record"

    def __init__(self, office: Office) -> None:
        super().__init__(office, _("Record"))
        self._wanted = ""
        self._limit = PAGE
        self._checking = False
        self._table: RowsTable[RecordRow] = RowsTable(
            [
                Column(
                    "when",
                    _("When"),
                    lambda e: current().moment(e.happened_at, office.who.zone),
                    sort=lambda e: e.seq,
                    width=160,
                ),
                Column(
                    "what",
                    _("What happened"),
                    lambda e: say(e.said),
                    tooltip=lambda e: say(e.said),
                    stretch=True,
                ),
            ],
            key=lambda e: str(e.seq),
            accessible_name=_("Entries of the record"),
            remembered=office.remembered,
            name="record",
        )
        self._detail = EntryDetail(office)
        self._list = ListDetail(
            office,
            "record",
            self._table,
            self._detail,
            EmptyState(_("Everything that is done here is written down, and stands here.")),
            [
                Chip("decisions", _("Decisions"), lambda e: e.kind in DECISIONS, "about"),
                Chip("meetings", _("Meetings"), lambda e: e.kind in MEETINGS, "about"),
                Chip("numbers", _("Numbers"), lambda e: e.kind in NUMBERS, "about"),
                Chip("people", _("People"), lambda e: e.kind in PEOPLE, "about"),
                Chip("public", _("The public"), lambda e: e.kind in PUBLIC, "about"),
            ],
        )
        self._progress = ProgressLine()
        self._older = button(_("Show &older entries"), "quiet")
        self._older.clicked.connect(self._more)
        self._older.hide()
        self.body.addWidget(self._progress)
        self._put_list()
        self._keepsakes = Keepsakes(self)
        below = InLine(self._older)
        below.add(self._keepsakes)
        self.body.addWidget(below)
        self._set_primary()

    def refresh(self) -> None:
        """Read the newest entries again."""
        self._keepsakes.refresh()
        self.office.desk.read(self, record.record_rows, self._show, limit=self._limit)
        self.office.desk.read(self, record.record_types, self._count)

    def open(self, id: str) -> None:
        """Show one entry by its number, or the list."""
        self._wanted = id
        if not id:
            self._show_list()
        elif not self._list.choose(id):
            self._read_chosen()

    def reference(self) -> str:
        """Such as `Entry 214`."""
        return _("Entry {number}").format(number=self._wanted) if self._wanted else ""

    def help(self) -> str:
        """What one does here."""
        return _(
            "Everything that was done in this workspace, in the order in which it was done. Nothing"
            " here can be changed or taken out. Check the record to be sure that nobody did."
        )

    def start_check(self) -> None:
        """Check the whole record in a process of its own; the desk goes on meanwhile."""
        self._set_checking(True)
        self.banner.dismiss()
        self._progress.begin(_("Reading the record"))
        assert self.office.to_check is not None
        self.office.desk.read(self, self.office.to_check, self._check, refused=self._not_read)

    def _check(self, what: ToCheck) -> None:
        job = Job(
            self, self.office.faults, _checked, self._tell, refused=self.tell_refusal, what=what
        )
        job.ended.connect(self._ended)
        self._progress.follow(job)
        job.start()

    def _tell(self, result: object) -> None:
        assert isinstance(result, Verdict)
        self.office.checked.emit(result.ok)
        act, pressed = _("What was found"), partial(self._show_verdict, result)
        if result.ok:
            self.banner.tell(
                say(message("verify.holds", size=result.size)), "done", act=act, pressed=pressed
            )
        else:
            words = say(message("verify.broken"))
            self.banner.tell(words, "error", more=broken(result), act=act, pressed=pressed)
        self._show_verdict(result)

    def _show_verdict(self, verdict: Verdict) -> None:
        self._wanted = ""
        self._table.clearSelection()
        self._detail.show_verdict(verdict)
        self._list.show_detail()

    def _not_read(self, refusal: Refusal) -> None:
        self._ended()
        self.tell_refusal(refusal)

    def _ended(self) -> None:
        self._progress.hide()
        self._set_checking(False)

    def _set_checking(self, checking: bool) -> None:
        self._checking = checking
        self.office.checking.emit(checking)
        self._set_primary()

    def _set_primary(self) -> None:
        refusal = message("verify.running") if self._checking else None
        if self.office.to_check is not None:
            self.set_primary(_("Check the record"), self.start_check, refusal)

    def _more(self) -> None:
        self._limit += PAGE
        self.refresh()

    def _show(self, rows: tuple[RecordRow, ...]) -> None:
        readers = {str(role) for role in (*OFFICERS, Role.AUDITOR)}
        may_read_all = bool(self.office.who.roles & readers)
        self._list.show_rows([row for row in rows if may_read_all or not row.restricted])
        self._older.setVisible(len(rows) == self._limit)
        self._choose_wanted()

    def _count(self, types: Mapping[str, int]) -> None:
        self.set_summary(
            n_(
                "{count} thing was done here since the beginning. Each keeps its place for good.",
                "{count} things were done here since the beginning. Each keeps its place for good.",
                sum(types.values()),
            )
        )

    def _read_chosen(self) -> None:
        self._list.show_detail()
        self.office.desk.read(
            self, record.record_detail, self._detail.show_entry, seq=int(self._wanted)
        )


def _checked(progress: Progress, *, what: ToCheck) -> Verdict:
    return check_record(what, step=lambda done, of, what: progress.step(done, of, say(what)))
