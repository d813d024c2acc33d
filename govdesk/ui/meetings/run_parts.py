# SPDX-License-Identifier: Apache-2.0
"""The parts of the page that a meeting is run from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from govdesk.queries.meetings import AgendaRow, SeatRow
from govdesk.queries.meetings import MeetingDetail as MeetingFound
from govdesk.queries.motions import MotionDetail
from govdesk.rules.messages import Message
from govdesk.ui.meetings.closed import doors_mark
from govdesk.ui.meetings.words import presence_mark, reference
from govdesk.ui.motions.words import motion_mark
from govdesk.ui.motions.words import reference as motion_reference
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import (
    Card,
    Label,
    Section,
    StatusLabel,
    StatusMark,
    WordDiff,
    button,
    caption,
    clear,
    set_refusal,
)
from govdesk.wording import _, current, say

LARGE = 150
"""The text size, in percent, from which two buttons fill a line."""
FEW = 6
"""So many seats stand one under another."""
SEAT_KEYS = "1234567890QWERTYUI"
"""The key of each seat in charter order, while one is asked for."""


class KeyButton(QWidget):
    """A button that says its key, and under itself why it is grey."""

    clicked = Signal()

    def __init__(self, key: str, words: str, why: Message | None) -> None:
        super().__init__()
        told = _("{words}  ({key})").format(words=words, key=key)
        pressed: QPushButton = button(told)
        pressed.setAccessibleName(told)
        pressed.clicked.connect(self.clicked)
        reason = Label(role="caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(pressed)
        layout.addWidget(reason)
        layout.addStretch(1)
        set_refusal(pressed, why, reason)


class KeyButtons(QWidget):
    """Buttons side by side, in as many lines as the width and the text size ask for."""

    MOST = 4
    SPACING = 8

    def __init__(self) -> None:
        super().__init__()
        self._inside: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self.SPACING)
        self._most = self.MOST if look().px(100) < LARGE else 2
        self._across = self._most
        self._grid.setColumnStretch(self._across, 1)

    def add(self, widget: QWidget) -> None:
        """Add the next one."""
        self._inside.append(widget)
        self._place(len(self._inside) - 1)

    def minimumSizeHint(self) -> QSize:
        """No wider than its widest button."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = (self.width() + self.SPACING) // (self._widest() + self.SPACING)
        across = max(1, min(self._most, fits))
        if across == self._across:
            return
        self._grid.setColumnStretch(self._across, 0)
        self._across = across
        self._grid.setColumnStretch(across, 1)
        for widget in self._inside:
            self._grid.removeWidget(widget)
        for at in range(len(self._inside)):
            self._place(at)

    def _place(self, at: int) -> None:
        row, column = divmod(at, self._across)
        self._grid.addWidget(self._inside[at], row, column, Qt.AlignmentFlag.AlignTop)

    def _widest(self) -> int:
        return max((one.minimumSizeHint().width() for one in self._inside), default=1)


class RunHead(QWidget):
    """What stays in view however far one scrolls: the time, who is here and whether that is enough,
    and whether the doors are closed."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._number = ""
        self._time = caption("")
        self._here = QVBoxLayout()
        self._here.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 0, 28, 8)  # in line with the page under it
        layout.setSpacing(4)
        layout.addWidget(self._time)
        layout.addLayout(self._here)
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self._tick)

    def show_meeting(self, found: MeetingFound | None) -> None:
        """Follow a meeting, or none."""
        clear(self._here)
        self.setVisible(found is not None)
        if found is None:
            return
        self._number = found.row.number
        self._tick()
        if found.quorum is not None:
            self._here.addWidget(HereLines(found))
        if found.behind_doors is not None:
            self._here.addWidget(StatusLabel(doors_mark(found.behind_doors, found.row.zone)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ticks.stop()

    def _tick(self) -> None:
        time = current().moment(self._office.who.now, self._office.who.zone, "short")
        self._time.setText(
            _("{meeting}, {time}").format(meeting=reference(self._number), time=time)
        )


class HereLines(QWidget):
    """How many are here against how many are needed, who is not counted and why, and whether
    everything is decided by roll call."""

    def __init__(self, found: MeetingFound) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        met = found.quorum is None or found.quorum.met
        for line in found.here[:1]:
            shape, tone = ("●", "good") if met else ("▲", "bad")
            layout.addWidget(StatusLabel(StatusMark(shape, say(line), tone), wrap=True))
        for line in (*found.here[1:], *([found.roll_call] if found.roll_call else [])):
            layout.addWidget(Label(say(line)))


class MotionWords(Section):
    """The motion that is on: where it stands, the words to be decided, who moved and seconded."""

    def __init__(self, motion: MotionDetail) -> None:
        super().__init__("")
        self.body.addWidget(StatusLabel(motion_mark(motion.row)))
        if motion.amends is not None:
            words = _("{amendment}, to be decided first").format(
                amendment=motion_reference(motion.row.number)
            )
            self.body.addWidget(Label(words, "subheading"))
            self.body.addWidget(WordDiff(motion.amends.before, motion.texts[0].text))
        else:
            self.body.addWidget(Label(motion.texts[0].text))
        said = []
        if motion.row.mover:
            said.append(_("Moved by {who}.").format(who=motion.row.mover))
        if motion.seconder:
            said.append(_("Seconded by {who}.").format(who=motion.seconder))
        if behind := [one.seat for one in motion.cosponsors if one.stands]:
            said.append(_("Co-sponsored by {seats}.").format(seats=_(", ").join(behind)))
        self.body.addWidget(caption(" ".join(said)))


class SeatKeys(Card):
    """Every seat with the key that names it, side by side where they are many."""

    chosen = Signal(str)

    def __init__(self, seats: Sequence[SeatRow], what: str) -> None:
        super().__init__(
            {
                "move": _("Who moves it?"),
                "second": _("Who seconds it?"),
                "presence": _("Who comes or goes?"),
                "elsewhere": _("Who joins from elsewhere, or loses the connection?"),
            }[what]
        )
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        many = len(seats) > FEW and look().px(100) < LARGE
        high = (len(seats) + 1) // 2 if many else max(len(seats), 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(5, int(many))
        for at, (key, seat) in enumerate(zip(SEAT_KEYS, seats, strict=False)):
            beside, row = divmod(at, high)
            column = 3 * beside
            words = _("{key}  {seat}").format(key=key, seat=seat.title)
            pressed = button(words)
            pressed.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            grid.addWidget(pressed, row, column)
            grid.addWidget(Label(seat.name or "", "secondary", wrap=False), row, column + 1)
            grid.addWidget(StatusLabel(presence_mark(seat.presence)), row, column + 2)
        self.body.addWidget(box)
        end = _("One key for each who comes or goes. Esc: done.")
        self.body.addWidget(caption(end if what == "presence" else _("Esc: nobody.")))

    def showEvent(self, event: QShowEvent) -> None:
        """Come into view, once it has its place."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._into_view)

    def _into_view(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self)


class AgendaLines(Section):
    """The agenda, with what is on marked; the arrow keys go through it."""

    def __init__(self, items: Sequence[AgendaRow], now: str) -> None:
        super().__init__(_("Agenda"))
        for item in items:
            mark = "▸ " if item.id == now else ""
            words = _("{mark}{number}  {item}").format(
                mark=mark, number=current().number(item.position), item=item_words_of(item)
            )
            self.body.addWidget(Label(words, "label" if item.id == now else ""))


def item_words_of(item: AgendaRow) -> str:
    """An item with its motion's number."""
    if not item.motion:
        return item.title
    return _("Motion {number}: {title}").format(number=item.motion, title=item.title)
