# SPDX-License-Identifier: Apache-2.0
"""The plain answers on everything that a packet tells of, one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from govdesk.briefing.plain_answers import Answer
from govdesk.ui.explained import AnswerText
from govdesk.ui.widgets import Label, Scroll, announce, caption
from govdesk.wording import _


class AnswersPage(Scroll):
    """Choose a result or a figure; its answer stands under it, in the packet's language."""

    def __init__(self) -> None:
        super().__init__(_("Plain answers"))
        self._answers: tuple[Answer, ...] = ()
        self._empty = caption(_("The preview is on its way."))
        self._label = Label(_("Result or &figure"), "label")
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Result or figure"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.currentIndexChanged.connect(self._show)
        self.choice.activated.connect(self._say)
        self._label.setBuddy(self.choice)
        self.answer = AnswerText()
        self._hint = caption(
            _(
                "At most 80 words in the packet’s language, for whoever asks. Nothing hidden is in"
                " them."
            )
        )
        for widget in (self._empty, self._label, self.choice, self.answer, self._hint):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._offer(())

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Offer these; what was chosen stays chosen where it is still there."""
        self._empty.setText(_("This packet tells of no vote and no figure."))
        self._offer(answers)

    def _offer(self, answers: tuple[Answer, ...]) -> None:
        about = self.choice.currentText()
        self._answers = answers
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItems([one.about for one in answers])
        self.choice.setCurrentIndex(max(0, self.choice.findText(about)) if answers else -1)
        self.choice.blockSignals(False)
        self._empty.setVisible(not answers)
        for widget in (self._label, self.choice, self.answer, self._hint):
            widget.setVisible(bool(answers))
        self._show(self.choice.currentIndex())

    def _say(self, index: int) -> None:
        """Somebody chose it: they hear it."""
        announce(self.choice, self._answers[index].text)

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._answers):
            self.answer.show_words(self._answers[index].text)
            self.choice.setAccessibleDescription(self._answers[index].text)  # heard as one comes
