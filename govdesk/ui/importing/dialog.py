# SPDX-License-Identifier: Apache-2.0
"""The dialog that takes a file of readings in: choose, say what its columns are, try, record."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from govdesk.rules.messages import Message, message
from govdesk.rules.reading_rows import RowProblem
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.reading_import import Imported
from govdesk.ui.importing.columns import ColumnsChoice
from govdesk.ui.importing.ready_parts import ReadyParts
from govdesk.ui.importing.work import Columns, columns_of, recorded, tried
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import (
    Act,
    Banner,
    Column,
    Label,
    ProgressLine,
    RowsTable,
    Scroll,
    Section,
    button,
    set_refusal,
)
from govdesk.ui.widgets.field import Field
from govdesk.wording import _, current, n_, say


class ImportDialog(QDialog):
    """Nothing is recorded before a dry run has found nothing wrong, and then all of it or none."""

    def __init__(self, parent: QWidget, office: Office) -> None:
        super().__init__(parent)
        self._office = office
        self._around = parent
        self._path: Path | None = None
        self._tried: Imported | None = None
        self._progress: Progress | None = None
        self.setWindowTitle(_("Import readings"))
        self._grow(240)
        self.banner = Banner()
        self.choose = button(_("&Choose a file…"))
        self.choose.clicked.connect(self._ask_file)
        self.file = Label("", "secondary")
        self.intro = Label(
            _(
                "Choose a CSV file or an Excel workbook. You say what its columns are and see what "
                "would happen; nothing is recorded before that, and then all of it or nothing."
            )
        )
        self.columns = ColumnsChoice(office.remembered)
        self.columns.edited.connect(self._changed)
        self.reason = QLineEdit()
        self._reason = Field(_("&Reason for corrections"), self.reason)
        self.found = Label()
        self.problems = _problems()
        self.parts = ReadyParts(office)
        self.parts.left.connect(self.accept)
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self._cancel)
        self.close_ = button(_("C&lose"), "quiet")
        self.close_.clicked.connect(self.reject)
        self.dry = Act(_("Tr&y it"))
        self.dry.clicked.connect(self._try)
        self.record = button(_("Record &all of it"), "primary")
        self.record.clicked.connect(self._record)
        self._lay_out()
        self._show_state()

    def take(self, path: Path) -> None:
        """Begin with a file: its columns are read off the window's thread."""
        self._path, self._tried = path, None
        self.parts.hide()
        self.banner.dismiss()
        self.file.setText(path.name)
        job = Job(
            self, self._office.faults, columns_of, self._show_columns, refused=self._bad_file,
            path=path,
        )  # fmt: skip
        self.progress.follow(job, can_cancel=False)
        job.start()

    def reject(self) -> None:
        """Leave; what is on its way is stopped first."""
        self._cancel()
        super().reject()

    def _lay_out(self) -> None:
        self._page = page = Scroll(_("Import readings"))
        page.body.addWidget(self.intro)
        chosen = QHBoxLayout()
        chosen.addWidget(self.choose)
        chosen.addWidget(self.file, 1)
        page.body.addLayout(chosen)
        self._what = Section(_("What its columns are"))
        self._what.body.addWidget(self.columns)
        self._what.body.addWidget(self._reason)
        page.body.addWidget(self._what)
        self._result = Section(_("What would happen"))
        self._result.body.addWidget(self.found)
        self._result.body.addWidget(self.problems)
        page.body.addWidget(self._result)
        page.body.addWidget(self.parts)
        row = QHBoxLayout()
        row.addWidget(self.close_)
        row.addStretch(1)
        row.addWidget(self.dry)
        row.addWidget(self.record)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addWidget(page, 1)
        layout.addWidget(self.progress)
        layout.addLayout(row)

    def _grow(self, height: int) -> None:
        room = self._around.window().size() * 0.95
        self.resize(QSize(look().px(780), look().px(height)).boundedTo(room))

    def _ask_file(self) -> None:
        kinds = _("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
        file, _kind = QFileDialog.getOpenFileName(self, _("Import readings"), "", kinds)
        if file:
            self.take(Path(file))

    def _show_columns(self, columns: Columns) -> None:
        self._grow(680)
        self.columns.show_columns(columns)
        self.reason.setText(say(message("import.reason", file=columns.path.name)))
        self._show_state()

    def _bad_file(self, refusal: Refusal) -> None:
        self._path = None
        self.banner.tell_refusal(refusal)
        self._show_state()

    def _changed(self) -> None:
        self._tried = None
        self._show_state()

    def _try(self) -> None:
        try:
            chosen = self.columns.chosen()
        except BadInput as refusal:
            self.banner.tell_refusal(refusal)
            return
        self.columns.remember()
        self.banner.dismiss()
        self._office.desk.read(
            self,
            tried,
            self._show_tried,
            refused=self._refused,
            path=self._path,
            chosen=chosen,
            reason=self.reason.text(),
            actor=self._office.who.actor,
            progress=self._begin(_("Trying the file")),
        )

    def _record(self) -> None:
        if self._tried is None:
            return
        became: list[Imported | None] = []
        self._office.desk.write(
            self,
            recorded,
            lambda _changed: self._show_recorded(became[0]),
            refused=self._refused,
            path=self._path,
            chosen=self.columns.chosen(),
            reason=self.reason.text(),
            rows=self._tried.rows,
            progress=self._begin(_("Recording the readings")),
            done=became.append,
        )

    def _begin(self, what: str) -> Progress:
        # The worker's steps reach this dialog by a job's signal, and end with the dialog.
        carrier = Job(self, self._office.faults, lambda _progress: None, lambda _none: None)
        carrier.stepped.connect(self.progress.show_step)
        self._progress = carrier.progress
        self.progress.begin(what, can_cancel=True)
        self._show_state()
        return carrier.progress

    def _end(self) -> None:
        self._progress = None
        self.progress.hide()

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _refused(self, refusal: Refusal) -> None:
        self._end()
        self.banner.tell_refusal(refusal)
        self._show_state()

    def _show_tried(self, found: Imported | None) -> None:
        self._end()
        self._tried = found
        if found is None:
            self.banner.tell(_("Stopped. Nothing was recorded."))
        self._show_state()
        if found is not None:
            # Where the page scrolls, what was found would lie below what is seen.
            QTimer.singleShot(0, self._result, self._to_result)

    def _to_result(self) -> None:
        self._page.ensureWidgetVisible(self._result)

    def _show_recorded(self, found: Imported | None) -> None:
        self._end()
        if found is None:
            self.banner.tell(_("Stopped. Nothing was recorded."))
        elif found.rejected:
            self._tried = found
        else:
            self._tried = None
            self._path = None
            self.file.setText("")
            told = n_("{count} reading was recorded.", "{count} readings were recorded.",
                      found.new + found.revised)  # fmt: skip
            self.banner.tell(told, "done")
            self.parts.look()
        self._show_state()

    def _show_state(self) -> None:
        found, busy = self._tried, self._progress is not None
        self._what.setVisible(self._path is not None)
        self.intro.setVisible(self._path is None)
        self._result.setVisible(found is not None)
        self.choose.setEnabled(not busy)
        self.columns.setEnabled(not busy)
        self.dry.set_refusal(None if self._path is not None and not busy else _nothing_yet(busy))
        self.dry.setVisible(self._path is not None)
        ready = found is not None and not found.rejected and bool(found.new + found.revised)
        self.record.setVisible(ready)
        set_refusal(self.record, message("import.busy") if busy else None)
        if found is not None:
            self.found.setText(found_words(found))
            self.problems.show_rows(found.rejected)
            self.problems.setVisible(bool(found.rejected))


def found_words(found: Imported) -> str:
    """A dry run in sentences."""
    rows = say(message("import.rows", count=found.rows))
    if found.rejected:
        many = n_(
            "{count} problem: mend the file and try it again. Nothing is recorded of a file with a "
            "problem.",
            "{count} problems: mend the file and try it again. Nothing is recorded of a file with "
            "problems.",
            len(found.rejected),
        )
        return _("{one} {other}").format(one=rows, other=many)
    parts = [
        rows,
        say(
            message("import.found", new=found.new, revised=found.revised, unchanged=found.unchanged)
        ),
    ]
    if found.indicators:
        parts.append(say(message("import.indicators", count=found.indicators)))
    if not found.new + found.revised:
        parts.append(_("There is nothing to record."))
    return " ".join(parts)


def _nothing_yet(busy: bool) -> Message:
    return message("import.busy" if busy else "import.choose_file")


def _problems() -> RowsTable[RowProblem]:
    table: RowsTable[RowProblem] = RowsTable(
        [
            Column(
                "row",
                _("Row"),
                lambda one: current().number(one.row),
                sort=lambda one: one.row,
                numeric=True,
                width=72,
            ),
            Column("column", _("Column"), lambda one: one.column, width=160),
            Column("problem", _("Problem"), lambda one: say(one.text), stretch=True, width=360),
        ],
        key=lambda one: f"{one.row} {one.column} {one.code}",
        accessible_name=_("What is wrong with the file"),
    )
    table.setMinimumHeight(look().row_height * 6)
    return table
