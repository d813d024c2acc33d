# SPDX-License-Identifier: Apache-2.0
"""The chase: which departments have brought what, and what was done about those that have not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from govdesk.queries.review_departments import DepartmentRow
from govdesk.queries.review_requests import RequestPack, request_packs
from govdesk.queries.reviews import ReviewDetail
from govdesk.rules.requests import CHASE, RequestStep
from govdesk.rules.reviews import ReviewState
from govdesk.services import review_requests
from govdesk.ui.jobs import Job
from govdesk.ui.office import Office
from govdesk.ui.reviews.packs import write_packs
from govdesk.ui.reviews.parts import (
    last_words,
    numbers_words,
    part_acts,
    part_mark,
    stories_words,
)
from govdesk.ui.widgets import (
    Act,
    Column,
    Form,
    Label,
    Reveal,
    RowsTable,
    Section,
    caption,
)
from govdesk.wording import _, current, n_, say


class ChaseSection(Section):
    """Departments with their part, and the acts that get the rest in. `told` carries what was done
    last, to be said again by the section that takes this one's place."""

    told = Signal(str)

    def __init__(self, office: Office, detail: ReviewDetail, told: str = "") -> None:
        super().__init__(_("Who has brought what"))
        self._office = office
        self._detail = detail
        self._done = Label(told, role="secondary")
        self._done.setVisible(bool(told))
        self.body.addWidget(self._table())
        self.body.addWidget(caption(_("A story is asked for where an indicator is behind plan.")))
        for row in detail.departments:
            if row.steps and (row.steps[-1].note or row.steps[-1].on_behalf or row.since):
                words = _("{name}: {words}").format(name=row.name, words=last_words(row))
                self.body.addWidget(Label(words, "secondary"))
        if detail.row.state == ReviewState.OPEN:
            self._acts(office, detail)

    def _acts(self, office: Office, detail: ReviewDetail) -> None:
        packs = Act(_("&Make request packs…"))
        packs.set_refusal(office.who.why_not("review.ask"))
        packs.clicked.connect(self._ask_folder)
        self.body.addWidget(packs)
        self.body.addWidget(self._done)
        if office.who.why_not("review.ask") is not None:
            return
        late = [
            row
            for row in detail.departments
            if not row.is_ready and not row.is_handed_in and CHASE.intersection(row.done)
        ]
        if late:
            subject = f"further:{detail.row.id}"
            self.body.addWidget(
                Reveal(
                    office, _("Note that it was taken further"), subject, lambda: self._form(late)
                )
            )
        for reveal in part_acts(office, detail):
            self.body.addWidget(reveal)

    def make_packs(self, folder: Path) -> None:
        """Write a pack for every department of which numbers are missing, and note the chase."""
        self._office.desk.read(
            self,
            request_packs,
            lambda packs: self._write(folder, packs),
            review_id=self._detail.row.id,
        )

    def _table(self) -> RowsTable[DepartmentRow]:
        table: RowsTable[DepartmentRow] = RowsTable(
            [
                Column("name", _("Department"), lambda row: row.name, bold=True, stretch=True),
                Column(
                    "ready",
                    _("Status"),
                    lambda row: part_mark(row).word,
                    status=part_mark,
                    width=108,
                ),
                Column("last", _("Last step"), _last, spoken=last_words, width=112),
                Column("reported", _("Numbers"), numbers_words, width=72, gives_way=1),
                Column("told", _("Stories"), stories_words, width=66, gives_way=2),
            ],
            key=lambda row: row.id,
            accessible_name=_("Who has brought what"),
        )
        table.show_rows(self._detail.departments)
        table.fit_rows(12)
        return table

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, _("Where the request packs are put"))
        if path:
            self.make_packs(Path(path))

    def _write(self, folder: Path, packs: Sequence[RequestPack]) -> None:
        if not packs:
            self._tell(_("No numbers are missing, so there is nothing to ask for."))
            return
        job = Job(
            self,
            self._office.faults,
            write_packs,
            lambda names: self._written(folder, packs, names),
            folder=folder,
            packs=packs,
        )
        job.start()

    def _written(self, folder: Path, packs: Sequence[RequestPack], names: Sequence[str]) -> None:
        said = n_(
            "{count} file was made: a table to fill in and a draft mail for each department.",
            "{count} files were made: a table to fill in and a draft mail for each department.",
            len(names),
        )
        self._tell(_("{said} They are in {folder}.").format(said=said, folder=folder))
        self._office.desk.write(
            self,
            review_requests.note_packs,
            review_id=self._detail.row.id,
            department_ids=[pack.department_id for pack in packs],
        )

    def _tell(self, words: str) -> None:
        self._done.setText(words)
        self._done.show()
        self.told.emit(words)

    def _form(self, late: Sequence[DepartmentRow]) -> Form:
        form = Form(self._office, f"further:{self._detail.row.id}")
        which = QComboBox()
        for row in late:
            which.addItem(row.name, row.id)
        form.add("department_id", _("&Department"), which)
        form.add(
            "note", _("&Whom it was taken to"), QLineEdit(), hint=_("Such as the city manager.")
        )
        note = Act(_("Note it"))
        note.clicked.connect(
            lambda: self._office.desk.write(
                form,
                review_requests.take_further,
                lambda _changed: form.submitted(),
                review_id=self._detail.row.id,
                department_id=form.values()["department_id"],
                note=form.values()["note"],
            )
        )
        form.add_row(note)
        form.restore()
        return form


def _last(row: DepartmentRow) -> str:
    """The last step in short, such as "Reminded, 12 Jul 2026", or "Version 2, 20 Jul 2026" of what
    the status says already."""
    if not row.steps:
        return ""
    last = row.steps[-1]
    day = current().date(last.on)
    if last.version:
        number = current().number(last.version)
        return _("Version {version}, {day}").format(version=number, day=day)
    return _("{step}, {day}").format(step=say(RequestStep(last.step).word), day=day)
