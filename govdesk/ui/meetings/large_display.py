# SPDX-License-Identifier: Apache-2.0
"""The public display: a window of its own for a projector or a second screen, to be read from ten
metres away. It shows what is public and takes no input but leaving; nothing that is asked, typed or
told at the desk ever comes here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from govdesk.queries.public_display import SeatShown, Shown, SpeakerShown, public_display
from govdesk.rules.quorum import QuorumResult
from govdesk.rules.roll import Status
from govdesk.rules.speakers import seconds_left
from govdesk.services.context import Changed
from govdesk.ui.meetings.speaking import named, time_words
from govdesk.ui.motions.words import choice_mark, outcome_mark
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import StatusMark
from govdesk.wording import _, current, n_, say

KINDS = frozenset(
    {
        "meeting",
        "agenda item",
        "closed session",
        "attendance",
        "motion",
        "vote",
        "ballot",
        "recusal",
        "amendment",
        "speaker",
    }
)
# Sizes in hundredths of the display's height, so that it reads alike on every screen.
MARGIN, SMALL, RESULT, TITLE = 5.0, 3.0, 5.0, 6.0
WORDS, WORDS_ALONE = (5.0, 2.4), (8.0, 2.4)
ROLL = (6.0, 2.2)
WRAP = Qt.TextFlag.TextWordWrap


class LargeDisplay(QWidget):
    """Shows one item of one meeting; stays with it whatever the desk turns to."""

    def __init__(self, office: Office, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Window)
        self._office = office
        self._over = over
        self._meeting_id = self._item_id = ""
        self._shown: Shown | None = None
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self.update)
        self.setWindowTitle(_("Public display"))
        self.setAccessibleName(_("Public display"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(1280, 720)
        over.installEventFilter(self)
        office.desk.changed.connect(self._something_changed)

    def show_item(self, meeting_id: str, item_id: str) -> None:
        """Turn to an item."""
        self._meeting_id, self._item_id = meeting_id, item_id
        if self.isVisible():
            self._read()

    def appear(self) -> None:
        """Fill a second screen if there is one, else be a window to move where it is seen."""
        here = self._over.screen()
        other = next((one for one in QGuiApplication.screens() if one is not here), None)
        if other is None:
            self.show()
        else:
            self.setGeometry(other.geometry())
            self.showFullScreen()
        self._read()

    def text(self) -> str:
        """Everything that stands on it, in reading order."""
        shown = self._shown
        if shown is None:
            return ""
        parts = [shown.meeting, self._here(shown), self._title(shown)]
        if shown.speaker is not None:
            return "\n".join((*parts, time_words(self._left(shown.speaker))))
        parts.append(shown.words)
        parts += [f"{one.seat}: {choice_mark(one.choice).word}" for one in shown.roll]
        mark = self._result(shown)
        return "\n".join(part for part in (*parts, mark.word if mark else "") if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11: the whole screen, or a window again. Esc: a window, then away."""
        if event.key() == Qt.Key.Key_F11 or (
            event.key() == Qt.Key.Key_Escape and self.isFullScreen()
        ):
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It goes when the desk's own window does."""
        if watched is self._over and event.type() == QEvent.Type.Close:
            self.close()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it all anew."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), look().colour("surface"))
        if self._shown is not None:
            self._draw(painter, self._shown)
        painter.end()

    def _read(self) -> None:
        self._office.desk.read(
            self,
            public_display,
            self._show,
            meeting_id=self._meeting_id,
            item_id=self._item_id,
            now=self._office.who.now,
        )

    def _something_changed(self, changed: Changed) -> None:
        if self.isVisible() and changed.kinds & KINDS:
            self._read()

    def _show(self, shown: Shown | None) -> None:
        self._shown = shown
        speaks = shown is not None and shown.speaker is not None
        if speaks != self._ticks.isActive():
            self._ticks.start() if speaks else self._ticks.stop()
        self.setAccessibleDescription(self.text())
        self.update()

    def _draw(self, painter: QPainter, shown: Shown) -> None:
        one = self.height() / 100
        margin = MARGIN * one
        area = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        head = " · ".join(part for part in (shown.meeting, self._here(shown)) if part)
        self._line(painter, area, head, SMALL * one, "secondary")
        area.setTop(area.top() + SMALL * one * 2)
        title = self._title(shown)
        used = self._fitted(painter, area, title, (TITLE * one, SMALL * one), 26 * one, bold=True)
        area.setTop(area.top() + used + 2.5 * one)
        if shown.speaker is not None:
            left = self._left(shown.speaker)
            size, smallest = 24 * one, 6 * one
            self._fitted(painter, area, time_words(left), (size, smallest), area.height(),
                         bold=True, colour="text" if left > 0 else "bad")  # fmt: skip
            return
        mark = self._result(shown)
        if mark is not None:
            foot = QRectF(area)
            foot.setTop(area.bottom() - RESULT * one * 2.6)
            self._mark(painter, foot, mark, RESULT * one)
            area.setBottom(foot.top() - one)
        if shown.roll:
            deep = area.height() * (0.34 if len(shown.roll) > 2 else 0.5)
            used = self._fitted(painter, area, shown.words, self._sizes(WORDS), deep)
            area.setTop(area.top() + used + 2.5 * one)
            self._roll(painter, area, shown.roll)
        else:
            self._fitted(painter, area, shown.words, self._sizes(WORDS_ALONE), area.height())

    def _sizes(self, sizes: tuple[float, float]) -> tuple[float, float]:
        return sizes[0] * self.height() / 100, sizes[1] * self.height() / 100

    def _roll(self, painter: QPainter, area: QRectF, roll: tuple[SeatShown, ...]) -> None:
        """The seats in two columns, down the first and then down the second, as large as goes."""
        rows, half = (len(roll) + 1) // 2, area.width() / 2
        largest, smallest = self._sizes(ROLL)
        size = max(smallest, min(largest, area.height() / rows / 1.5))
        while size > smallest and max(self._wide(one, size) for one in roll) > half * 0.94:
            size = max(smallest, size * 0.94)
        # No wider than it must be, so that the eye finds the vote beside the seat.
        wide = min(half * 0.94, max(self._wide(one, size) for one in roll))
        step = size * 1.5
        for at, seat in enumerate(roll):
            column, row = divmod(at, rows)
            line = QRectF(area.left() + column * half, area.top() + row * step, wide, step)
            painter.setFont(self._font(size, bold=True))
            painter.setPen(look().colour(choice_mark(seat.choice).tone))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, _answer(seat))
            taken = QFontMetricsF(painter.font()).horizontalAdvance(_answer(seat))
            line.setWidth(wide - taken - size / 2)
            self._line(painter, line, seat.seat, size, "text")

    def _wide(self, seat: SeatShown, size: float) -> float:
        name = QFontMetricsF(self._font(size)).horizontalAdvance(seat.seat)
        return (
            name
            + size
            + QFontMetricsF(self._font(size, bold=True)).horizontalAdvance(_answer(seat))
        )

    def _mark(self, painter: QPainter, area: QRectF, mark: StatusMark, size: float) -> None:
        painter.setPen(look().colour(mark.tone))
        painter.setFont(self._font(size, bold=True))
        painter.drawText(QPointF(area.left(), area.top() + size), mark.shape)
        beside = area.adjusted(size * 1.4 if mark.shape else 0, 0, 0, 0)
        sizes = (size, size / 2)
        self._fitted(painter, beside, mark.word, sizes, area.height(), bold=True, colour=mark.tone)

    def _line(self, painter: QPainter, area: QRectF, words: str, size: float, colour: str) -> None:
        painter.setFont(self._font(size))
        painter.setPen(look().colour(colour))
        metrics = QFontMetricsF(painter.font())
        told = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), told)

    def _fitted(
        self,
        painter: QPainter,
        area: QRectF,
        words: str,
        sizes: tuple[float, float],
        deep: float,
        *,
        bold: bool = False,
        colour: str = "text",
    ) -> float:
        """Write words as large as they go into the area's first `deep` pixels; the height used.
        What does not go in even at the smallest size ends in a sentence that says so."""
        room = QRectF(area.left(), area.top(), area.width(), deep)
        size, smallest = sizes
        while size > smallest and self._height(words, size, room.width(), bold) > deep:
            size = max(smallest, size * 0.94)
        if self._height(words, size, room.width(), bold) > deep:
            words = self._shortened(words, size, room, bold)
        painter.setFont(self._font(size, bold=bold))
        painter.setPen(look().colour(colour))
        painter.drawText(room, WRAP, words)
        return self._height(words, size, room.width(), bold)

    def _shortened(self, words: str, size: float, room: QRectF, bold: bool) -> str:
        rest = _("… The whole text is in the agenda.")
        parts = words.split(" ")
        few, many = 0, len(parts)
        while few < many:
            middle = (few + many + 1) // 2
            tried = " ".join(parts[:middle]) + rest
            if self._height(tried, size, room.width(), bold) <= room.height():
                few = middle
            else:
                many = middle - 1
        return " ".join(parts[:few]) + rest

    def _height(self, words: str, size: float, width: float, bold: bool) -> float:
        metrics = QFontMetricsF(self._font(size, bold=bold))
        return metrics.boundingRect(QRectF(0, 0, width, 1e6), WRAP, words).height()

    def _font(self, size: float, *, bold: bool = False) -> QFont:
        font = look().font("body", bold=bold)
        font.setPixelSize(max(1, round(size)))
        return font

    def _here(self, shown: Shown) -> str:
        if shown.here is None:
            return ""
        return _here_words(shown.here)

    def _left(self, speaker: SpeakerShown) -> int:
        return seconds_left(speaker.seconds, speaker.called_at, self._office.who.now)

    def _title(self, shown: Shown) -> str:
        if shown.speaker is not None:
            return named(shown.speaker.name)
        if shown.state == "recess":
            return _("The meeting is having a break.")
        if not shown.doors_open:
            return _("The session is closed to the public. It will be opened again.")
        if not shown.item:
            return _("Nothing stands on the agenda yet.")
        if not shown.motion:
            return shown.item
        return _("Motion {number}: {title}").format(number=shown.motion, title=shown.item)

    def _result(self, shown: Shown) -> StatusMark | None:
        if shown.outcome is not None:
            mark = outcome_mark(shown.outcome)
            word = say(shown.result) if shown.result is not None else mark.word
            return StatusMark(mark.shape, word, mark.tone)
        if shown.standing is not None:
            return StatusMark("◆", say(shown.standing), "info")
        if shown.next_item:
            words = _("Next: {item}").format(item=shown.next_item)
            return StatusMark("", words, "secondary")
        return None


def _here_words(here: QuorumResult) -> str:
    words = n_("{count} seat is here", "{count} seats are here", here.present)
    return words.format(count=current().number(here.present))


def _answer(seat: SeatShown) -> str:
    """What a seat has answered; while it has not, its shape alone."""
    mark = choice_mark(seat.choice)
    return mark.shape if seat.choice == Status.NOT_VOTING else f"{mark.shape} {mark.word}"
