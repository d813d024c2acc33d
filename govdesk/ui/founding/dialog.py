# SPDX-License-Identifier: Apache-2.0
"""Founding a workspace, step by step, ending in a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from govdesk.briefing.passphrase_card import passphrase_card
from govdesk.briefing.slips import SlipPage
from govdesk.rules.refusals import Refusal
from govdesk.services import founding
from govdesk.services.founding import Founding, OfficerPlan
from govdesk.ui.faults import Faults
from govdesk.ui.founding.steps import CityStep, OfficerStep, SeatsStep, Step
from govdesk.ui.jobs import Job, Progress
from govdesk.ui.theme import look
from govdesk.ui.widgets import Label, Scroll, button
from govdesk.ui.widgets.banner import Banner
from govdesk.wording import _, current


class FoundingDialog(QDialog):
    """Back and on; nothing is made before the last step. `made` carries the new file's path."""

    made = Signal(str)

    def __init__(self, parent: QWidget | None, faults: Faults) -> None:
        super().__init__(parent)
        self._faults = faults
        self.setWindowTitle(_("Set up a new workspace"))
        self.resize(look().px(560), look().px(620))
        self.city, self.seats = CityStep(), SeatsStep()
        self.officers = [
            OfficerStep(number, faults, self._card) for number in range(founding.OFFICERS)
        ]
        self.steps: list[Step] = [self.city, self.seats, *self.officers]
        self.banner = Banner()
        self._at = Label(role="caption", wrap=False)
        self._pages = QStackedWidget()
        for step in self.steps:
            page = Scroll(step.title)
            page.body.addWidget(step)
            self._pages.addWidget(page)
        self.back = button(_("&Back"), "quiet")
        self.back.clicked.connect(lambda: self._go(-1))
        self.on = button(_("N&ext"), "primary")
        self.on.setDefault(True)
        self.on.clicked.connect(self._next)
        self.leave = button(_("Cancel"), "quiet")
        self.leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._at)
        row.addStretch(1)
        for one in (self.leave, self.back, self.on):
            row.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addWidget(self._pages, 1)
        layout.addLayout(row)
        self._show(0)

    @property
    def plan(self) -> Founding:
        """What is typed so far."""
        return Founding(
            name=self.city.value("name"),
            city=self.city.value("city"),
            zone=self.city.value("zone"),
            language=self.city.value("language"),
            template="standard",
            departments=self.seats.value("departments"),
            community=self.seats.value("community"),
            neighbourhoods=self.seats.value("neighbourhoods"),
            officers=tuple(
                OfficerPlan(one.name, one.role, one.passphrase) for one in self.officers
            ),
        )

    def make(self, file: str) -> None:
        """Make the workspace in a file, off the window's thread."""
        self._wait(True)

        def done(location: object) -> None:
            self._wait(False)
            self.accept()
            self.made.emit(str(location))

        Job(
            self, self._faults, _made, done, refused=self._refused, file=file, plan=self.plan
        ).start()

    def _card(self, number: int) -> SlipPage:
        """What an officer's card shows. Raises BadInput while name or passphrase will not do."""
        plan = self.plan
        founding.check_officer(plan, number)
        officer = plan.officers[number]
        return passphrase_card(
            current(),
            name=officer.name.strip(),
            task_force=plan.name.strip(),
            passphrase=officer.passphrase,
        )

    def _next(self) -> None:
        at = self._pages.currentIndex()
        plan = self.plan
        checks = [
            partial(founding.check_city, plan),
            partial(founding.check_seats, plan),
            *(partial(founding.check_officer, plan, n) for n in range(len(self.officers))),
        ]
        if not self.steps[at].holds(checks[at]):
            return
        if at + 1 < len(self.steps):
            self._go(1)
        else:
            self._ask_file()

    def _go(self, step: int) -> None:
        self._show(self._pages.currentIndex() + step)

    def _show(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self.back.setEnabled(at > 0)
        last = at + 1 == len(self.steps)
        self.on.setMinimumWidth(look().px(150) if last else 0)
        self.on.setText(_("&Keep in a file…") if last else _("N&ext"))
        self._at.setText(_("Step {at} of {count}").format(at=at + 1, count=len(self.steps)))
        self.steps[at].begin()

    def _ask_file(self) -> None:
        proposed = str(Path.home() / f"{founding.slug(self.city.value('city'))}.govdesk")
        file, _kind = QFileDialog.getSaveFileName(
            self, _("Keep the workspace in"), proposed, _("Workspaces (*.govdesk)")
        )
        if file:
            self.make(file if file.endswith(".govdesk") else f"{file}.govdesk")

    def _refused(self, refusal: Refusal) -> None:
        self._wait(False)
        self.banner.tell_refusal(refusal)

    def _wait(self, waiting: bool) -> None:
        for one in (self.back, self.on, self.leave):
            one.setEnabled(not waiting)
        if waiting:
            self.banner.tell(_("The workspace is being made…"))


def _made(_progress: Progress, *, file: str, plan: Founding) -> str:
    founding.found(file, plan).store.close()
    return file
