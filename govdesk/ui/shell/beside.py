# SPDX-License-Identifier: Apache-2.0
"""Pages in windows of their own, beside the main one: a motion to read while another is voted on.

Each is a child of the main window, so that it closes, is locked and asks about what was typed with
it. Which ones were open, and where, is kept for whoever had them open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.ui.places import Place
from govdesk.ui.theme import look
from govdesk.ui.widgets.labels import Label, heading
from govdesk.wording import _

if TYPE_CHECKING:
    from govdesk.ui.shell.window import DeskWindow

PLACES, WHOSE = "window/beside", "window/beside_whose"
MOST = 6
"""So many are opened again."""


class Beside(QWidget):
    """One page. Links in it are followed in the main window; Esc closes it."""

    def __init__(
        self, window: DeskWindow, place: Place, geometry: QByteArray | None = None
    ) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowIcon(window.windowIcon())
        self._place = place
        self.account = window.office.who.account
        self._task_force = window.office.who.task_force
        self._title, self._summary = heading(""), Label("", "secondary")
        self.page = window.make(place.kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._summary)
        layout.addWidget(self.page, 1)
        self.setMinimumSize(look().px(420), look().px(320))
        self.resize(look().px(720), look().px(760))
        if geometry is not None:
            self.restoreGeometry(geometry)
        for key, act in (
            ("Esc", self._escape),
            ("Ctrl+W", self.close),
            ("Ctrl+F", self.page.focus_search),
            ("Ctrl+S", self.page.save),
            ("Ctrl+Return", self.page.run_primary),
            ("F5", self.page.refresh_soon),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.page.header_changed.connect(self._show_header)
        self.page.moved.connect(self._moved)
        self._show_header()

    @property
    def place(self) -> Place:
        """What it shows."""
        return self._place

    def open(self) -> None:
        """Show it, with its page at its place."""
        self.show()
        self.page.open(self._place.id)
        self.page.setFocus()
        if self._place.part:
            self.page.open_part(self._place.part)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed is kept as a draft; what cannot be kept is asked about first."""
        from govdesk.ui.shell.closing import ask_about_unsaved

        if not self.page.has_unsaved():
            event.accept()
            return
        event.ignore()
        ask_about_unsaved(self, (self.page,), self.close)

    def _escape(self) -> None:
        if not self.page.back():
            self.close()

    def _moved(self, place: Place) -> None:
        self._place = place

    def _show_header(self) -> None:
        self._title.setText(self.page.title)
        self._summary.setText(self.page.summary)
        self._summary.setVisible(bool(self.page.summary))
        title = _("{page} - {task_force} - GovDesk")
        self.setWindowTitle(title.format(page=self.page.title, task_force=self._task_force))


def open_beside(window: DeskWindow, place: Place) -> None:
    """Open a place in a window of its own."""
    made = Beside(window, place)
    made.move(window.pos().x() + look().px(48), window.pos().y() + look().px(48))
    made.open()


def remember_beside(window: DeskWindow) -> None:
    """Keep which are open, and where, for whoever is at the desk."""
    remembered, account = window.office.remembered, window.office.who.account
    if not account or window.is_locked:
        return
    opened = window.findChildren(Beside)[:MOST]
    remembered.put(PLACES, [str(one.place) for one in opened])
    remembered.put(WHOSE, account)
    for at, one in enumerate(opened):
        remembered.put(f"{PLACES}/{at}", one.saveGeometry())


def put_away(window: DeskWindow) -> None:
    """Show none of them until `restore_beside`."""
    remember_beside(window)
    for one in window.findChildren(Beside):
        one.page.keep_drafts(lambda: None)
        one.hide()


def restore_beside(window: DeskWindow) -> None:
    """Show those that whoever is at the desk had open; another's are gone."""
    remembered, account = window.office.remembered, window.office.who.account
    if not account or window.is_locked:
        return
    before = window.findChildren(Beside)
    for one in before:
        if one.account == account:
            one.show()
        else:
            one.setParent(None)
            one.deleteLater()
    if remembered.text(WHOSE) != account or any(one.account == account for one in before):
        return
    for at, text in enumerate(remembered.texts(PLACES)[:MOST]):
        Beside(window, Place.read(text), remembered.state(f"{PLACES}/{at}")).open()
