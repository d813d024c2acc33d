# SPDX-License-Identifier: Apache-2.0
"""`TakeIn`: a department's file is chosen, looked at and then kept for a packet. Nothing is
recorded before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.people import Place
from govdesk.rules.messages import Message
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Changed
from govdesk.ui.jobs import Job
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, Form, Label, ProgressLine, Scroll, announce, button
from govdesk.ui.widgets.keys import ctrl_enter
from govdesk.wording import _
from govdesk.wording.words import LANGUAGES


class TakeIn(QDialog):
    """What a department's text and its document share: choose, look, name the department, keep.

    `read` is the job that reads a file. `came` carries what it made of one; `gone` says that the
    file chosen last cannot be taken.
    """

    came = Signal(object)
    gone = Signal()

    def __init__(
        self,
        parent: QWidget,
        office: Office,
        found: Sequence[Place],
        *,
        title: str,
        said: str,
        keep: str,
        files: str,
        read: Any,
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.office = office
        self._files, self._read = files, read
        room = parent.window().size() * 0.95
        self.resize(QSize(look().px(700), look().px(700)).boundedTo(room))
        self.choose = button(_("Choose a &file…"))
        self.choose.clicked.connect(self._ask_file)
        self.file = Label("", "secondary")
        self.form = Form(office)
        self.department = QComboBox()
        self.department.addItem(_("Choose one"), "")
        for one in found:
            self.department.addItem(one.name, one.id)
        self.form.add("department_id", _("&Department"), self.department)
        self.form.add("title", _("&Title"), QLineEdit())
        lang = QComboBox()
        for code, name in LANGUAGES.items():
            lang.addItem(name, code)
        self.form.add("lang", _("Lan&guage it is written in"), lang)
        self.keep = Act(keep, "primary")
        self.progress = ProgressLine()
        self.seen = QWidget()
        """What was found in the file, between the choosing and the form."""
        self._lay_out(said)

    def take(self, path: Path) -> None:
        """Begin with a file, which is read off the window's thread."""
        self.file.setText(path.name)
        job = Job(
            self, self.office.faults, self._read, self._came, refused=self._refused, path=path
        )
        self.progress.follow(job, can_cancel=False)
        job.start()

    def refuse(self, why: Message | None) -> None:
        """Grey the keeping, with the reason."""
        self.keep.set_refusal(self.office.who.why_not("packet.prepare") or why)

    def kept(self, _changed: Changed) -> None:
        """It is kept: leave."""
        title = self.form.values()["title"]
        self.form.submitted()
        self.accept()
        around = self.parentWidget()
        announce(around or self, _("Kept for the packet: {title}").format(title=title))

    def _lay_out(self, said: str) -> None:
        page = Scroll(self.windowTitle())
        page.body.addWidget(Label(said))
        chosen = QHBoxLayout()
        chosen.addWidget(self.choose)
        chosen.addWidget(self.file, 1)
        page.body.addLayout(chosen)
        self.looked = QVBoxLayout(self.seen)
        self.looked.setContentsMargins(0, 0, 0, 0)
        self.looked.setSpacing(page.body.spacing())
        page.body.addWidget(self.seen)
        page.body.addWidget(self.form)
        ctrl_enter(self, self.keep.button.click)
        self.leave = button(_("&Cancel"), "quiet")
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(page, 1)
        layout.addWidget(self.progress)
        layout.addLayout(row)

    def _ask_file(self) -> None:
        file, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), "", self._files)
        if file:
            self.take(Path(file))

    def _came(self, read: object) -> None:
        self.form.clear_errors()
        self.came.emit(read)
        before: QWidget = self.choose
        among = (*self.seen.findChildren(QWidget), *self.form.findChildren(QWidget))
        for one in (*among, self.leave, self.keep.button):  # Tab goes as the eye does
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is self:
                QWidget.setTabOrder(before, one)
                before = one
        self.department.setFocus()
        announce(self, self.told_of())

    def told_of(self) -> str:
        """What was found in the file, said to whoever hears that the form comes next."""
        return ""

    def _refused(self, refusal: Refusal) -> None:
        self.gone.emit()
        self.form.tell_refusal(refusal)
