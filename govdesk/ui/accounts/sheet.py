# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet on the page of those who sign in: whether there is one, and preparing it."""

from __future__ import annotations

from secrets import token_bytes

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from govdesk.briefing.recovery_sheet import recovery_sheet
from govdesk.briefing.slips import SlipPage
from govdesk.queries.accounts import SheetState
from govdesk.queries.local_dates import local_date
from govdesk.rules.refusals import Refusal
from govdesk.services import recovery
from govdesk.ui.office import Office
from govdesk.ui.slips import slips_button
from govdesk.ui.theme import look
from govdesk.ui.widgets import Facts, Label, button
from govdesk.ui.widgets.banner import Banner
from govdesk.wording import _, current


class SheetLine(QWidget):
    """One line for the officers, who prepare it; hidden from everyone else."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.words = Label()
        row.addWidget(self.words, 1)
        self.prepare = button(_("Recovery s&heet…"), "quiet")
        self.prepare.clicked.connect(lambda: SheetDialog(self, office).open())
        row.addWidget(self.prepare, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_state(self, state: SheetState) -> None:
        """Show whether there is one."""
        self.words.setText(_state(state, self._office))
        self.setVisible(self._office.who.why_not("act.propose") is None)


def _state(state: SheetState, office: Office) -> str:
    if not state.since:
        return _(
            "There is no recovery sheet. Without one, officers who all lose their passphrases "
            "cannot come back."
        )
    since = current().date(local_date(state.since, office.who.zone))
    if state.used:
        return _("The recovery sheet of {date} was used. Prepare a new one.").format(date=since)
    return _("The recovery sheet of {date} is in force.").format(date=since)


class SheetDialog(QDialog):
    """New words in two parts, on paper first; then they are begun, and another officer completes
    them. They are kept nowhere."""

    def __init__(self, parent: QWidget, office: Office) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(_("A new recovery sheet"))
        self.setMinimumWidth(look().px(560))
        self._office = office
        self.sheet = recovery.new_sheet(token_bytes, lang=current().lang)
        self.banner = Banner()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addWidget(Label(_("A new recovery sheet"), "heading"))
        layout.addWidget(
            Label(
                _(
                    "With it, a community representative and an officer together bring officers "
                    "back who lost their passphrases. Print it, cut it, and seal each part in an "
                    "envelope. The words are shown only now. When another officer completes it, "
                    "an older sheet no longer works."
                )
            )
        )
        layout.addWidget(
            Facts(
                [
                    (_("The officers’ part"), self.sheet.officers),
                    (_("The representatives’ part"), self.sheet.representatives),
                ]
            )
        )
        paper = slips_button(
            _("Print or save"), self, office.faults, self._page, self.banner.tell_refusal
        )
        layout.addWidget(paper, 0, Qt.AlignmentFlag.AlignLeft)
        self.sealed = QCheckBox(_("Both parts are on paper and &sealed"))
        self.sealed.setAccessibleName(_("Both parts are on paper and sealed"))
        layout.addWidget(self.sealed)
        layout.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        leave = button(_("&Cancel"), "quiet")
        leave.clicked.connect(self.reject)
        row.addWidget(leave)
        self.begin = button(_("&Begin this sheet"), "primary")
        self.begin.setEnabled(False)
        self.begin.setToolTip(_("First put both parts on paper."))
        self.begin.setAccessibleDescription(_("First put both parts on paper."))
        self.sealed.toggled.connect(self.begin.setEnabled)
        self.begin.clicked.connect(self._begin)
        row.addWidget(self.begin)
        layout.addLayout(row)

    def _page(self) -> SlipPage:
        return recovery_sheet(
            current(),
            task_force=self._office.who.task_force,
            officers=self.sheet.officers,
            representatives=self.sheet.representatives,
        )

    def _begin(self) -> None:
        self._office.desk.write(
            self,
            recovery.begin_sheet,
            lambda _changed: self.accept(),
            refused=self._refused,
            words=self.sheet,
        )

    def _refused(self, refusal: Refusal) -> None:
        self.banner.tell_refusal(refusal)
