# SPDX-License-Identifier: Apache-2.0
"""`WordDiff`: two texts in one, what goes out struck through, what comes in bold and underlined.

The difference is told by form first and by colour only beside it; a screen reader hears it in
words.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt

from govdesk.rules.word_differences import Kind, Run, word_runs
from govdesk.ui.theme import look
from govdesk.ui.widgets.labels import Label
from govdesk.wording import _


class WordDiff(Label):
    """How `after` comes of `before`, word by word."""

    _runs: tuple[Run, ...] = ()

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.show_texts(before, after)

    def show_texts(self, before: str, after: str) -> None:
        """Show another difference."""
        self._runs = word_runs(before, after)
        self.setAccessibleName(spoken(self._runs))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """The colours change with the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._runs:
            self._draw()

    def _draw(self) -> None:
        told = "".join(_marked(run) for run in self._runs)
        self.setText(told.replace("</s><b>", "</s>&nbsp;<b>"))


def spoken(runs: tuple[Run, ...]) -> str:
    """A difference to be heard."""
    words = {
        Kind.KEPT: "{words}",
        Kind.OUT: _("[taken out: {words}]"),
        Kind.IN: _("[put in: {words}]"),
    }
    told = (words[run.kind].format(words=run.text.strip()) for run in runs if run.text.strip())
    return " ".join(told)


def _marked(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if run.kind is Kind.OUT:
        return f'<s style="color:{look().tokens.bad}">{text}</s>'
    if run.kind is Kind.IN:
        return f'<b><u style="color:{look().tokens.good}">{text}</u></b>'
    return text
