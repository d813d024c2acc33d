# SPDX-License-Identifier: Apache-2.0
"""A small window that says how far something long has come, before there is a workspace to open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from govdesk.rules.messages import Message
from govdesk.ui.application import application
from govdesk.wording import _, say

T = TypeVar("T")
Told = Callable[[Message, int], None]


class _Work(QObject, Generic[T]):
    """Work on a thread of its own; its steps and its end arrive on the UI thread."""

    stepped = Signal(object, int)
    ended = Signal()

    def __init__(self, work: Callable[[Told], T]) -> None:
        super().__init__()
        self._work = work
        self.value: T | None = None
        self.error: BaseException | None = None
        self.thread_ = threading.Thread(target=self._run, name="govdesk-making")

    def _run(self) -> None:
        try:
            self.value = self._work(self.stepped.emit)
        except BaseException as error:  # noqa: BLE001 - raised again on the UI thread
            self.error = error
        self.ended.emit()


class MakingWindow(QWidget):
    """The step in words and a bar. It cannot be closed: what it waits for ends by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("GovDesk makes the city of Marlow Bay"))
        self.step = QLabel(_("Beginning"))
        self.step.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far it is"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(12)
        layout.addWidget(QLabel(_("A made-up city with two years of meetings is being made.")))
        layout.addWidget(self.step)
        layout.addWidget(self.bar)
        self.setMinimumWidth(480)

    def show_step(self, step: object, percent: int) -> None:
        """Say a step (a `Message`) and how many percent are done."""
        if isinstance(step, Message):
            self.step.setText(say(step))
        self.bar.setValue(percent)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work is done."""
        event.ignore()


def watch(work: Callable[[Told], T], arguments: list[str]) -> T:
    """Do `work(told)` while a window shows what it tells; give its answer or raise its error."""
    application(arguments)
    window, loop, working = MakingWindow(), QEventLoop(), _Work(work)
    working.stepped.connect(window.show_step)
    working.ended.connect(loop.quit)
    window.show()
    working.thread_.start()
    loop.exec()
    working.thread_.join()
    window.hide()
    window.deleteLater()
    if working.error is not None:
        raise working.error
    assert working.value is not None
    return working.value
