# SPDX-License-Identifier: Apache-2.0
"""The agenda of a meeting: its items in order with their planned times, moved by keyboard or by
dragging, and taken off while they are not noticed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from govdesk.queries.meetings import AgendaRow
from govdesk.queries.meetings import MeetingDetail as Found
from govdesk.services import meetings
from govdesk.ui.meetings.words import item_words
from govdesk.ui.office import Office
from govdesk.ui.places import Place
from govdesk.ui.widgets import Label, LinkLabel, button
from govdesk.wording import _, current

MOVABLE = ("scheduled", "noticed", "in_session", "recess")
DRAGGED = "application/x-govdesk-agenda-item"


class Agenda(QWidget):
    """The items; each can be dragged to another place, or moved by its buttons."""

    def __init__(self, office: Office, found: Found) -> None:
        super().__init__()
        self._office = office
        self._found = found
        self._may = found.row.state in MOVABLE and office.who.why_not("meeting.schedule") is None
        self.setAcceptDrops(self._may)
        self.setAccessibleName(_("Agenda"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.lines = [self._line(item, n) for n, item in enumerate(found.agenda, start=1)]
        for line in self.lines:
            self._layout.addWidget(line)

    def move_to(self, item_id: str, position: int) -> None:
        """Move an item to a place, counted from 1."""
        self._office.desk.write(self, meetings.move_agenda_item, item_id=item_id, position=position)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only an item of this agenda."""
        if event.mimeData().hasFormat(DRAGGED) and event.source() in self.lines:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It goes where it was let go: above the line whose upper half it is over."""
        item_id = bytes(event.mimeData().data(DRAGGED).data()).decode()
        self.move_to(item_id, self.place_of(event.position().y(), item_id))
        event.acceptProposedAction()

    def place_of(self, y: float, item_id: str) -> int:
        """The place at a height, as if the item were not there."""
        others = [line for line in self.lines if line.item.id != item_id]
        return 1 + sum(line.geometry().center().y() < y for line in others)

    def _line(self, item: AgendaRow, place: int) -> AgendaLine:
        line = AgendaLine(self._office, item, self._found.row.zone, movable=self._may)
        if not self._may:
            return line
        last = len(self._found.agenda)
        for words, spoken, position, there in (
            (_("Up"), _("Move {item} up"), place - 1, place > 1),
            (_("Down"), _("Move {item} down"), place + 1, place < last),
        ):
            pressed = button(words, "quiet")
            pressed.setAccessibleName(spoken.format(item=item.title))
            pressed.setEnabled(there)
            pressed.clicked.connect(partial(self._pressed, item.id, position))
            line.add(pressed)
        if self._found.row.state in ("scheduled", "noticed") and not item.noticed:
            remove = button(_("Remove"), "quiet")
            remove.setAccessibleName(_("Remove {item}").format(item=item.title))
            remove.clicked.connect(partial(self._remove, item.id))
            line.add(remove)
        return line

    def _pressed(self, item_id: str, position: int, _on: bool = False) -> None:
        self.move_to(item_id, position)

    def _remove(self, item_id: str, _on: bool = False) -> None:
        self._office.desk.write(self, meetings.remove_agenda_item, item_id=item_id)


class AgendaLine(QWidget):
    """One item: its place and its words over the whole width, and under them when it is planned and
    what can be done with it."""

    def __init__(self, office: Office, item: AgendaRow, zone: str, *, movable: bool) -> None:
        super().__init__()
        self.item = item
        self._pressed_at: QPoint | None = None
        self._movable = movable
        self._acts = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        number = Label(current().number(item.position), "secondary", wrap=False)
        self._grid.addWidget(number, 0, 0, Qt.AlignmentFlag.AlignTop)
        title: QWidget = Label(item.title)
        if item.motion_id is not None:
            words = _("Motion {number}: {title}").format(number=item.motion, title=item.title)
            title = LinkLabel(office, words, Place("motions", item.motion_id))
        self._grid.addWidget(title, 0, 1, 1, -1)
        told = [item_words(item.kind)]
        if item.planned_at is not None:
            told.insert(0, current().moment(item.planned_at, zone, "time"))
        if item.minutes_planned:
            told.append(_("{minutes} min").format(minutes=current().number(item.minutes_planned)))
        self._grid.addWidget(Label(_(", ").join(told), "caption"), 1, 1)
        if movable:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.setToolTip(_("Drag it to another place"))

    def add(self, widget: QWidget) -> None:
        """Put a button at the end."""
        self._acts += 1
        self._grid.addWidget(widget, 1, 1 + self._acts, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a drag."""
        if self._movable and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, it is one."""
        start = self._pressed_at
        if start is None:
            return
        far = (event.position().toPoint() - start).manhattanLength()
        if far < QApplication.startDragDistance():
            return
        self._pressed_at = None
        data = QMimeData()
        data.setData(DRAGGED, self.item.id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)
