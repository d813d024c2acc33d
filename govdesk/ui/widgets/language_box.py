# SPDX-License-Identifier: Apache-2.0
"""`LanguageBox`: asks for a language, those of this task force first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from govdesk.wording import current
from govdesk.wording.words import LANGUAGES

ROWS = 12
"""So many are in view at once; the others come by typing a name's first letters."""


class LanguageBox(QComboBox):
    """Offers every language by its name, `first` before all others; with `nothing` also none."""

    def __init__(self, first: Sequence[str] = (), *, nothing: str = "") -> None:
        super().__init__()
        self.setMaxVisibleItems(ROWS)
        if nothing:
            self.addItem(nothing, "")
        ours = list(dict.fromkeys((*first, *LANGUAGES)))
        for tag in ours:
            self.addItem(language_name(tag), tag)
        self.insertSeparator(self.count())
        for tag, name in current().languages().items():
            if tag not in ours:
                self.addItem(_as_name(name), tag)


def language_name(tag: str) -> str:
    """A language's name by itself, with a capital."""
    return _as_name(current().language(tag))


def _as_name(words: str) -> str:
    return words[:1].upper() + words[1:]
