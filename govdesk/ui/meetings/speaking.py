# SPDX-License-Identifier: Apache-2.0
"""The public's part of a meeting: who waits, who has the word and for how long, and who asks for
it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from govdesk.queries.running import Running
from govdesk.queries.speakers import SpeakerRow, speaking, waiting
from govdesk.rules.meetings import MeetingState
from govdesk.rules.messages import Message
from govdesk.rules.speakers import MINUTES, MOST_MINUTES, seconds_left, why_not_call
from govdesk.services.context import Changed
from govdesk.services.speakers import call_speaker, end_speaker, list_speaker
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Act, Card, Form, Label, button, caption, heading
from govdesk.ui.widgets.keys import ctrl_enter
from govdesk.wording import _, current, n_


class SpeakersCard(Card):
    """Who has the word with the time that is left, and who waits."""

    def __init__(self, office: Office, rows: tuple[SpeakerRow, ...]) -> None:
        super().__init__(_("The public"))
        self._office = office
        self._now = speaking(rows)
        self._time = Label("", "display")
        self._ticks = QTimer(self, interval=1000)
        self._over = False
        if self._now is not None:
            self.body.addWidget(Label(named(self._now.name), "heading"))
            self.body.addWidget(self._time)
            self._ticks.timeout.connect(self._tick)
            self._ticks.start()
            self._tick(first=True)
        rest = waiting(rows)
        for row in rest:
            words = _("{name}, {time}").format(name=named(row.name), time=clock(row.seconds))
            self.body.addWidget(Label(words))
        if not rest:
            self.body.addWidget(caption(_("Nobody waits to speak.")))

    def _tick(self, *, first: bool = False) -> None:
        row = self._now
        if row is None or row.called_at is None:
            return
        left = seconds_left(row.seconds, row.called_at, self._office.who.now)
        self._time.setText(time_words(left))
        self._time.setAccessibleName(time_words(left))
        if left <= 0 and not self._over and not first:
            QApplication.beep()
        self._over = left <= 0


def speaker_acts(
    office: Office, owner: QWidget, found: Running, item_id: str
) -> Iterator[tuple[str, str, Callable[[], object], Message | None]]:
    """What can be done now: the key, its words, the act, and why it cannot be done."""
    meeting_id, desk = found.meeting.row.id, office.desk
    refusal = office.who.why_not("attendance.note")

    def ask() -> None:
        dialog = SpeakerDialog(office, meeting_id, item_id, owner.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def end(row: SpeakerRow) -> None:
        desk.write(owner, end_speaker, speaker_id=row.speaker_id)

    yield "L", _("Someone wants to speak"), ask, refusal
    now, rest = speaking(found.speakers), waiting(found.speakers)
    if now is not None:
        yield "H", _("They were heard"), partial(end, now), refusal
    elif rest:
        first = rest[0]
        in_session = found.meeting.row.state == MeetingState.IN_SESSION
        why = refusal or why_not_call(
            first.state,
            in_session=in_session,
            speaking=False,
            doors_open=found.meeting.behind_doors is None,
        )
        give = partial(desk.write, owner, call_speaker, speaker_id=first.speaker_id)
        yield "C", _("Give the next one the word"), give, why
        yield "H", _("The next one is gone"), partial(end, first), refusal


class SpeakerDialog(QDialog):
    """Asks who wants to speak; a name is theirs to give."""

    def __init__(self, office: Office, meeting_id: str, item_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Someone wants to speak"))
        self._form = SpeakerForm(office, meeting_id, item_id, self.accept, self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Someone wants to speak")))
        layout.addWidget(self._form)
        self.setMinimumWidth(min(look().px(440), parent.width() - 40))
        self.resize(self.minimumWidth(), layout.heightForWidth(self.minimumWidth()))
        self._form.focus_first()
        ctrl_enter(self, self._form.run)


class SpeakerForm(Form):
    """The name, the minutes, and whether it is said twice."""

    def __init__(
        self,
        office: Office,
        meeting_id: str,
        item_id: str,
        done: Callable[[], object],
        given_up: Callable[[], object],
    ) -> None:
        super().__init__(office, f"speaker/{meeting_id}")
        self._meeting_id, self._item_id, self._done = meeting_id, item_id, done
        self.add(
            "name",
            _("&Name, as they want it in the record"),
            QLineEdit(),
            hint=_("They may give none."),
        )
        minutes = QSpinBox()
        minutes.setRange(1, MOST_MINUTES)
        minutes.setValue(MINUTES)
        self.add("minutes", _("&Minutes"), minutes)
        self.add("interpreted", _("Through an &interpreter: twice the time"), QCheckBox())
        act = Act(_("&Put them in the queue"), "primary")
        act.button.setDefault(True)
        act.clicked.connect(self.submit)
        stay = button(_("&Cancel"), "quiet")
        stay.clicked.connect(given_up)
        self.add_acts(act, stay)

    def submit(self) -> None:
        """Put them at the end of the queue."""
        values = self.values()

        def listed(_changed: Changed) -> None:
            self.submitted()
            self._done()

        self.office.desk.write(
            self,
            list_speaker,
            listed,
            meeting_id=self._meeting_id,
            item_id=self._item_id or None,
            name=values["name"],
            minutes=int(values["minutes"]),
            interpreted=bool(values["interpreted"]),
        )


def named(name: str) -> str:
    """A speaker's name, or that they gave none."""
    return name or _("Someone who gave no name")


def clock(seconds: int) -> str:
    """Minutes and seconds, such as `2:30`."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02}"


def time_words(left: int) -> str:
    """What is left of a speaker's time, in words that a room can read."""
    if left > 0:
        return _("{time} left").format(time=clock(left))
    minutes = -left // 60
    if minutes < 1:
        return _("The time is over.")
    over = n_("Over by {count} minute.", "Over by {count} minutes.", minutes)
    return over.format(count=current().number(minutes))
