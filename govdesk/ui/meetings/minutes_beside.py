# SPDX-License-Identifier: Apache-2.0
"""The minutes beside a running meeting: the record writes them, and they are corrected as one goes.

What is typed is kept as the draft of the minutes' form, with the record's text that it was typed
over, so that what happens next goes into it and nothing typed is lost.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QWidget

from govdesk.queries.minutes import minutes_text
from govdesk.rules.amendments import replayed
from govdesk.ui.drafts import Fields
from govdesk.ui.office import Office
from govdesk.ui.theme import look
from govdesk.ui.widgets import Card, Label, caption
from govdesk.ui.widgets.labels import shown_if
from govdesk.wording import _

WAS = "was"
"""The field of the draft that holds what the record had written when it was corrected."""
AUTOSAVE = 1000
"""Milliseconds from the last key to the draft being kept."""
GOING_ON = ("in_session", "recess")
BESIDE = 800
"""From this width on they stand beside the meeting, else under it."""


def minutes_subject(meeting_id: str) -> str:
    """The subject of what is typed into a meeting's minutes."""
    return f"minutes/{meeting_id}"


def grown(was: str, typed: str, now: str) -> str | None:
    """Corrected minutes with what the record wrote since; None where both changed the same words,
    so that somebody must look."""
    found = replayed(was, typed, now)
    return None if found.conflicts else found.text


class MinutesBeside(Card):
    """The minutes so far, to be corrected in place; for whoever drafts them."""

    def __init__(self, office: Office) -> None:
        super().__init__(_("The minutes so far"))
        self._office = office
        self._meeting_id = ""
        self._was = ""
        self._folded = False
        self.body.addWidget(
            caption(_("They write themselves (W: correct them, Esc: back). What is typed stays."))
        )
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("The minutes so far"))
        self.text.setTabChangesFocus(True)
        self._told = Label(role="caption")
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self._told)
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE)
        self._autosave.timeout.connect(self._keep)
        self.text.textChanged.connect(self._edited)
        self.hide()

    def follow(self, meeting_id: str, state: str) -> None:
        """Show a meeting's minutes as they stand now, while it goes on."""
        may = self._office.who.why_not("minutes.draft") is None
        self.setVisible(may and state in GOING_ON)
        if self.isHidden():
            return
        if meeting_id != self._meeting_id:
            self._meeting_id, self._was = meeting_id, ""
            self._put("")
            self._office.drafts.find(self, minutes_subject(meeting_id), self._restore)
        self._office.desk.read(
            self, minutes_text, self._grow, meeting_id=meeting_id, now=self._office.who.now
        )

    def fold(self, folded: bool) -> None:
        """Whether there is room for no more than a line of them until somebody writes."""
        self._folded = folded
        self.text.setVisible(not folded or self.text.hasFocus())

    def write(self) -> None:
        """Put the cursor into them."""
        if self.isVisible():
            self.text.show()
            self.text.setFocus()

    def leave(self) -> bool:
        """Esc: whether the cursor was in the minutes; what was typed is kept."""
        if not self.text.hasFocus():
            return False
        if self._autosave.isActive():
            self._keep()
        self.text.setVisible(not self._folded)
        return True

    def _restore(self, fields: Fields | None) -> None:
        if fields and fields.get("text"):
            self._was = fields.get(WAS, "")
            self._put(fields["text"])

    def _grow(self, now: str) -> None:
        typed = self.text.toPlainText()
        if not typed or typed == self._was:
            text: str | None = now
        else:
            text = grown(self._was, typed, now) if self._was else None
        shown_if(
            self._told,
            _("What you corrected and what happened since touch each other. Yours stands.")
            if text is None
            else "",
        )
        if text is None:
            return
        corrected = text != now
        self._was = now
        self._put(text)
        if corrected:
            self._autosave.start()

    def _put(self, text: str) -> None:
        """Change the text under the cursor, which stays where it is."""
        if text == self.text.toPlainText():
            return
        cursor, bar = self.text.textCursor(), self.text.verticalScrollBar()
        at, height = cursor.position(), bar.value()
        below = bar.value() == bar.maximum() and not self.text.hasFocus()
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)
        cursor = self.text.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.text.setTextCursor(cursor)
        bar.setValue(bar.maximum() if below else height)

    def _edited(self) -> None:
        self._autosave.start()

    def _keep(self) -> None:
        self._autosave.stop()
        if self._meeting_id:
            fields = {"text": self.text.toPlainText(), WAS: self._was}
            self._office.drafts.keep(self, minutes_subject(self._meeting_id), fields)


class Beside(QWidget):
    """The page of a meeting with its minutes beside it; folded under it where there is no room."""

    def __init__(self, page: QWidget, minutes: MinutesBeside) -> None:
        super().__init__()
        self._minutes = minutes
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(16)
        self._across.addWidget(page, 3)
        self._across.addWidget(minutes, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= look().px(BESIDE)
        self._across.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._across.setStretch(1, 2 if wide else 0)
        self._minutes.fold(not wide)
