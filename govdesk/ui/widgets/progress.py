# SPDX-License-Identifier: Apache-2.0
"""`ProgressLine`: what slow work is doing, how far it is, how long it may take, and Cancel."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from govdesk.ui.jobs import Job, Step
from govdesk.ui.widgets.act import button
from govdesk.ui.widgets.announcing import announce
from govdesk.ui.widgets.labels import Label
from govdesk.wording import _, n_


class ProgressLine(QWidget):
    """Hidden until it follows a job or is told a step; Cancel emits `cancelled`."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = Label()
        self._left = Label(role="caption", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = button(_("Cancel"), "quiet")
        self._cancel.clicked.connect(self.cancelled)
        self._began = 0.0
        words = QHBoxLayout()
        words.addWidget(self._what, 1)
        words.addWidget(self._left)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addLayout(words)
        middle.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(self._cancel)
        self.hide()

    def follow(self, job: Job, *, can_cancel: bool = True) -> None:
        """Show the steps of `job` until it ends; Cancel cancels it."""
        self.begin(can_cancel=can_cancel)
        job.stepped.connect(self.show_step)
        job.ended.connect(self.hide)
        self.cancelled.connect(job.cancel)

    def begin(self, what: str = "", *, can_cancel: bool = False) -> None:
        """Show that something began and its length is not known yet."""
        self._began = time.monotonic()
        self._cancel.setVisible(can_cancel)
        self._cancel.setEnabled(True)
        self.show_step(Step(0, 0, what))
        self.show()

    def cannot_cancel(self) -> None:
        """From now on it is not cancelled: the button is grey."""
        self._cancel.setEnabled(False)

    def show_step(self, step: Step) -> None:
        """Show how far it is, the time left when it can be told, and say a new `what` aloud."""
        if step.what and step.what != self._what.text():
            self._what.setText(step.what)
            self._bar.setAccessibleName(step.what)
            announce(self, step.what)
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._left.setText(self._time_left(step))

    def _time_left(self, step: Step) -> str:
        passed = time.monotonic() - self._began
        if step.total <= 0 or step.done <= 0 or passed < 2:
            return ""
        left = passed * (step.total - step.done) / step.done
        if left < 60:
            return _("less than a minute left")
        return n_("about {count} minute left", "about {count} minutes left", round(left / 60))
