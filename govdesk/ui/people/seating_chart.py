# SPDX-License-Identifier: Apache-2.0
"""`SeatingChart`: the table as it is seated; Tab comes to one seat, the arrow keys go on from
there, and Enter opens it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from govdesk.queries.seating import PlacedSeat, SeatGroup, Seating
from govdesk.ui.people.seat_painting import (
    Ink,
    group_height,
    group_lines,
    height_of,
    on_screen,
    paint_group,
    paint_seat,
    spoken,
)
from govdesk.ui.people.seat_places import Places, beside, is_around, places
from govdesk.ui.theme import look

CELL, GAP = 172, 12
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SeatButton(QAbstractButton):
    """A seat of the chart."""

    def __init__(self, chart: SeatingChart, seat: PlacedSeat, group: SeatGroup) -> None:
        super().__init__(chart)
        self.seat = seat
        self._group = group.title
        self.setText(seat.title)
        self.setAccessibleName(spoken(seat, group))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._chart = chart

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = look().colour("primary") if self.hasFocus() else None
        group = self._group if self._chart.is_around else ""
        paint_seat(painter, QRectF(self.rect()), self.seat, on_screen(), group=group, ring=ring)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not plain:
            self.click()
        elif key in ARROWS and not plain:
            self._chart.go(self, *ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not plain:
            self._chart.go_to(0 if key == Qt.Key.Key_Home else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._chart.came_to(self)


class SeatingChart(QWidget):
    """Emits `opened` with the id of a seat that was pressed."""

    opened = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._seating = Seating(())
        self._seats: list[SeatButton] = []
        self._places: Places | None = None

    @property
    def seats(self) -> list[SeatButton]:
        """Every seat, in charter order within its group."""
        return self._seats

    @property
    def is_around(self) -> bool:
        """Whether the seats stand around a table; otherwise in rows, group under group."""
        return self._places is not None and self._places.table is not None

    def show_seating(self, seating: Seating) -> None:
        """Seat the table anew; the seat with the focus keeps it."""
        focused = next((one.seat.seat_id for one in self._seats if one.hasFocus()), "")
        for old in self._seats:
            old.hide()
            old.deleteLater()
        self._seating = seating
        self._seats = [
            SeatButton(self, seat, group) for group in seating.groups for seat in group.seats
        ]
        for at, made in enumerate(self._seats):
            made.clicked.connect(lambda _on=False, id=made.seat.seat_id: self.opened.emit(id))
            made.setFocusPolicy(_policy(at == 0))
            made.show()
        self._lay_out()
        again = [one for one in self._seats if one.seat.seat_id == focused]
        if again:
            again[0].setFocus()

    def go(self, seat: SeatButton, dx: int, dy: int) -> None:
        """Go from a seat to the next one in a direction."""
        if self._places is not None:
            self.go_to(beside(self._places.seats, self._seats.index(seat), dx, dy))

    def go_to(self, at: int) -> None:
        """Go to a seat by its place in the order."""
        self._seats[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def came_to(self, seat: SeatButton) -> None:
        """Tab comes back to the seat where one was, and leaves the chart from any."""
        for one in self._seats:
            one.setFocusPolicy(_policy(one is seat))
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(seat)

    def sizeHint(self) -> QSize:
        return QSize(look().px(CELL), round(self._places.height) if self._places else 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._places is not None:
            paint_table(painter, self._seating, self._places, on_screen())
        painter.end()

    def _lay_out(self) -> None:
        if not self._seats:
            return
        self._places = where(
            self._seating, self.width(), look().px(CELL), look().px(GAP), on_screen()
        )
        for made, rect in zip(self._seats, self._places.seats, strict=True):
            made.setGeometry(rect.toRect())
        self.setFixedHeight(round(self._places.height))
        self.update()


def where(seating: Seating, width: float, cell: float, gap: float, ink: Ink) -> Places:
    """Where everything stands at a width; each seat so high that the words of all have room."""
    counts = [len(group.seats) for group in seating.groups]
    words = [group_lines(group, seating.meeting) for group in seating.groups]
    around = is_around(counts, width, cell, gap)
    high = max(
        height_of(seat, cell, ink, group.title if around else "")
        for group in seating.groups
        for seat in group.seats
    )
    line = group_height(words, cell * 1.5, ink)
    return places(counts, width, (cell, high), gap, line)


def paint_table(painter: QPainter, seating: Seating, found: Places, ink: Ink) -> None:
    """The table and the words of the groups."""
    if found.table is not None:
        painter.setPen(QPen(ink.line, 1))
        painter.setBrush(ink.table)
        painter.drawRoundedRect(found.table, 8, 8)
    for group, rect in zip(seating.groups, found.words, strict=True):
        paint_group(painter, rect, group_lines(group, seating.meeting), ink)


def paint_chart(painter: QPainter, seating: Seating, size: QSize, ink: Ink) -> None:
    """The whole chart on paper, smaller where it would be higher than the sheet."""
    found = where(seating, size.width(), CELL, GAP, ink)
    if found.height > size.height():
        painter.scale(size.height() / found.height, size.height() / found.height)
    paint_table(painter, seating, found, ink)
    rects = iter(found.seats)
    for group in seating.groups:
        named = group.title if found.table is not None else ""
        for seat in group.seats:
            paint_seat(painter, next(rects), seat, ink, group=named)


def _policy(stop: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
