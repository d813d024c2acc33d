# SPDX-License-Identifier: Apache-2.0
"""The plain answer of at most 80 words, asked for by a button and there to be copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from govdesk.briefing.plain_answers import Answer
from govdesk.rules.refusals import Refusal
from govdesk.ui.theme import look
from govdesk.ui.widgets import Card, Label, announce, button, caption
from govdesk.ui.widgets.labels import selectable, shown_if
from govdesk.wording import _, say

Ask = Callable[[Callable[[Answer | None], None], Callable[[Refusal], None]], None]
"""Asks for the answer: what to do with it, and what with a refusal."""
WIDEST = 720
"""Pixels at 100 % text: a line that the eye follows without losing its place."""


class AnswerText(QWidget):
    """The words of an answer, and a button that copies them."""

    def __init__(self) -> None:
        super().__init__()
        self.text = selectable(Label())
        self.text.setAccessibleName(_("The plain answer"))
        self.text.setMaximumWidth(look().px(WIDEST))
        self.copy = button(_("Copy the words"), "quiet")
        self.copy.clicked.connect(self._copy)
        self._told = Label(role="caption")
        self._told.hide()
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self._told, 1)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.text)
        layout.addLayout(row)

    def show_words(self, words: str, *, can_copy: bool = True) -> None:
        """Show an answer, or why there is none."""
        self.text.setText(words)
        self.copy.setVisible(can_copy)
        shown_if(self._told, "")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        told = _("Copied.")
        shown_if(self._told, told)
        announce(self._told, told)


class Explain(QWidget):
    """A quiet button; pressed, it shows the answer under itself, or hides it again."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self.button = button(_("Explain it in plain words"), "quiet")
        self.button.setToolTip(_("What anyone may be told of it, in at most 80 words"))
        self.button.clicked.connect(self._pressed)
        self.answer = AnswerText()
        self._card = Card(_("In plain words"))
        self._card.body.addWidget(self.answer)
        self._card.body.addWidget(
            caption(_("At most 80 words, from what is public. Nothing hidden is in it."))
        )
        self._card.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._card)

    def _pressed(self) -> None:
        if self._card.isHidden():
            self._ask(self._show, self._not_told)
        else:
            self._card.hide()

    def _show(self, answer: Answer | None) -> None:
        if answer is None:
            self._tell(_("A public packet would say nothing of this yet."), can_copy=False)
        else:
            self._tell(answer.text, can_copy=True)

    def _not_told(self, refusal: Refusal) -> None:
        self._tell(say(refusal.what), can_copy=False)

    def _tell(self, words: str, *, can_copy: bool) -> None:
        self.answer.show_words(words, can_copy=can_copy)
        self._card.show()
        announce(self.answer, words)
