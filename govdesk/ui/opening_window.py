# SPDX-License-Identifier: Apache-2.0
"""A small window while a workspace opens that takes longer than one notices, with a way out.

It comes after a moment, so that an ordinary opening does not flash, and goes by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from govdesk.ui.jobs import Step
from govdesk.ui.opening import C, Opening, Trying
from govdesk.ui.theme import look
from govdesk.ui.theme.icons import application_icon
from govdesk.ui.widgets import Label, ProgressLine
from govdesk.wording import _

AFTER_MS = 300
"""Until then nothing is shown: whoever sees a window flash has no use for it."""

LONG_MS = 3_000
"""After this it says what may be the matter."""

LETTERS = 44
"""How much of a long file name stands in the heading."""


_DONE = 1
"""Any other end of the waiting is not ours: the whole program ends."""


class Ends(Exception):
    """The program was told to end."""


class OpeningWindow(QDialog):
    """What is opened, how far it is, and Cancel. `left` comes for Cancel, Esc and closing."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("GovDesk")
        self.setWindowIcon(application_icon())
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Opening {name}…").format(name=name))
        self.line = ProgressLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(12)
        layout.addWidget(Label(_("Opening {name}…").format(name=_short(name)), "heading"))
        layout.addWidget(self.line)
        self.line.cancelled.connect(self.reject)
        self.line.begin(_("This takes a moment."), can_cancel=True)
        self.setMinimumWidth(look().px(520))
        self._appears = _after(AFTER_MS, self, self.show)
        self._wonders = _after(LONG_MS, self, self._say_why)

    def show_step(self, step: Step) -> None:
        """Say how far it is."""
        if step.what:
            self._wonders.stop()
        self.line.show_step(step)

    def must_end(self) -> None:
        """Say that it cannot be left before it ends."""
        self.line.cannot_cancel()
        words = _("The workspace is being brought up to date. That has to end first.")
        self.show_step(Step(0, 0, words))

    def go(self) -> None:
        """Go away for good."""
        for timer in (self._appears, self._wonders):
            timer.stop()
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Tell that whoever waits does so no longer; whether it closes is decided there."""
        self.left.emit()

    def _say_why(self) -> None:
        self.line.show_step(
            Step(0, 0, _("Another program may be using it. GovDesk waits a little for that."))
        )


class _Ending(QObject):
    """Hears that the program is told to end, which first closes every window."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = False
        app = QCoreApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only listen."""
        self.heard = self.heard or event.type() == QEvent.Type.Quit
        return super().eventFilter(watched, event)


def opened(work: Callable[[Trying], C], name: str, parent: QWidget | None = None) -> C:
    """What `work(trying)` opens on a thread of its own, while events go on. Raises what it raises,
    `Cancelled` when whoever waits goes away, and `Ends` when the program does."""
    loop, opening, window = QEventLoop(), Opening(work), OpeningWindow(name, parent)
    opening.stepped.connect(window.show_step)
    opening.ended.connect(lambda: loop.exit(_DONE))

    def leave() -> None:
        if opening.give_up():
            loop.exit(_DONE)
        else:
            window.must_end()

    window.left.connect(leave)
    ending = _Ending()
    opening.start()
    how = loop.exec()
    window.go()
    if how != _DONE or ending.heard:
        opening.let_go()
        raise Ends
    return opening.opened()


def _after(milliseconds: int, owner: QWidget, then: Callable[[], object]) -> QTimer:
    timer = QTimer(owner, interval=milliseconds, singleShot=True)
    timer.timeout.connect(then)
    timer.start()
    return timer


def _short(name: str) -> str:
    """A name that fits its line: the beginning and the end tell files apart."""
    half = LETTERS // 2
    return name if len(name) <= LETTERS else f"{name[:half]}…{name[-half:]}"
