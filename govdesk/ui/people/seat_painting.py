# SPDX-License-Identifier: Apache-2.0
"""How a seat is drawn, on the screen and on paper: words and shapes say everything, so that it
reads the same without colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from govdesk.queries.seating import PlacedSeat, SeatGroup
from govdesk.rules.attendance import HERE, Presence
from govdesk.ui.meetings.words import presence_mark
from govdesk.ui.theme import look
from govdesk.ui.widgets.status import StatusMark
from govdesk.wording import _, current, n_

WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is drawn with."""

    title: QFont
    body: QFont
    text: QColor
    quiet: QColor
    line: QColor
    ground: QColor
    table: QColor
    pad: float


def on_screen() -> Ink:
    """The window's own look."""
    use = look()
    return Ink(
        use.font("body", bold=True),
        use.font("caption"),
        use.colour("text"),
        use.colour("secondary"),
        use.colour("outline"),
        use.colour("surface"),
        use.colour("sunken"),
        use.px(8),
    )


def on_paper() -> Ink:
    """Black on white, in sizes of a sheet that is 1000 wide."""
    title, body = QFont(look().font("body", bold=True)), QFont(look().font("caption"))
    title.setPixelSize(15)
    body.setPixelSize(13)
    black, white = QColor("black"), QColor("white")
    return Ink(title, body, black, QColor("#333333"), black, white, QColor("#eeeeee"), 8)


def state_of(seat: PlacedSeat) -> StatusMark | None:
    """What there is to say of the seat beside its holder's name; None where all is well."""
    if not seat.holder and not seat.stands_in:
        return presence_mark(Presence.VACANT.value)
    return presence_mark(seat.presence) if seat.presence else None


def people_of(seat: PlacedSeat) -> list[str]:
    """Who holds it, and who stands in now."""
    found = [seat.holder] if seat.holder else []
    if seat.stands_in:
        found.append(_("{name} stands in").format(name=seat.stands_in))
    return found


def lines_of(seat: PlacedSeat, group: str = "") -> list[str]:
    """The words on a seat under its title; `group` where no heading over it names its group."""
    mark = state_of(seat)
    named = [group] if group else []
    return [*named, *people_of(seat), *([f"{mark.shape} {mark.word}"] if mark is not None else [])]


def spoken(seat: PlacedSeat, group: SeatGroup) -> str:
    """The whole seat in words, for a screen reader."""
    mark = state_of(seat)
    parts = [*people_of(seat), *([mark.word] if mark is not None else [])]
    words = _("{seat}, {group}: {state}")
    return words.format(seat=seat.title, group=group.title, state=_(", ").join(parts))


def group_lines(group: SeatGroup, seating_meeting: str) -> list[str]:
    """The group's words: how many of its seats are filled and, in a meeting, here."""
    count = len(group.seats)
    seats = n_("{count} seat", "{count} seats", count)
    filled = _("{filled} of {seats} filled").format(
        filled=current().number(group.filled), seats=seats
    )
    found = [group.title, filled]
    if seating_meeting:
        here = sum(one.presence in HERE for one in group.seats)
        found.append(n_("{count} is here", "{count} are here", here))
    return found


def height_of(seat: PlacedSeat, wide: float, ink: Ink, group: str = "") -> float:
    """How high a seat is so that all its words stand in it."""
    inside = QRectF(0, 0, wide - 2 * ink.pad, 10_000)
    high = QFontMetricsF(ink.title).boundingRect(inside, WRAPPED, seat.title).height()
    for line in lines_of(seat, group):
        high += QFontMetricsF(ink.body).boundingRect(inside, WRAPPED, line).height() + 2
    return high + 2 * ink.pad


def paint_seat(
    painter: QPainter,
    rect: QRectF,
    seat: PlacedSeat,
    ink: Ink,
    *,
    group: str = "",
    ring: QColor | None = None,
) -> None:
    """A seat: whoever is here has a thick line around them, a vacant one a broken line."""
    here = seat.presence in HERE
    pen = QPen(ring or (ink.text if here else ink.line), 3 if ring else 2 if here else 1)
    if not seat.holder and not ring:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(ink.ground)
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
    inside = rect.adjusted(ink.pad, ink.pad, -ink.pad, -ink.pad)
    painter.setPen(ink.text)
    painter.setFont(ink.title)
    inside.setTop(_text(painter, inside, seat.title))
    painter.setFont(ink.body)
    for line in lines_of(seat, group):
        painter.setPen(ink.quiet if line == group else ink.text)
        inside.setTop(_text(painter, inside, line) + 2)


def paint_group(painter: QPainter, rect: QRectF, lines: list[str], ink: Ink) -> None:
    """A group's words."""
    inside = QRectF(rect)
    for at, line in enumerate(lines):
        painter.setFont(ink.body if at else ink.title)
        painter.setPen(ink.quiet if at else ink.text)
        inside.setTop(_text(painter, inside, line) + 2)


def group_height(groups: list[list[str]], wide: float, ink: Ink) -> float:
    """How high the words of the fullest group are."""
    highest = 0.0
    for lines in groups:
        high = 0.0
        for at, line in enumerate(lines):
            metrics = QFontMetricsF(ink.body if at else ink.title)
            high += metrics.boundingRect(QRectF(0, 0, wide, 10_000), WRAPPED, line).height() + 2
        highest = max(highest, high)
    return highest


def _text(painter: QPainter, inside: QRectF, words: str) -> float:
    """Draw words and say where they end."""
    used = painter.boundingRect(inside, WRAPPED, words)
    painter.drawText(inside, WRAPPED, words)
    return float(used.bottom())
