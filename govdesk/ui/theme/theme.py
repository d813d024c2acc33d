# SPDX-License-Identifier: Apache-2.0
"""`Theme`: light, dark or as the system says, at the user's text size, everywhere.

It is Fusion (`ui.application`), a palette and one style sheet. There is no style class of our own:
the sheet says all we need, and Python inside every paint call would be slow.
"""

from __future__ import annotations

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from govdesk import paths
from govdesk.ui.remembered import Remembered
from govdesk.ui.theme import looks
from govdesk.ui.theme.icons import renew_icons
from govdesk.ui.theme.palette import palette
from govdesk.ui.theme.sheet import sheet
from govdesk.ui.theme.tokens import load

MODES = ("system", "light", "dark")
TEXT_SIZES = (100, 115, 130, 150, 175, 200)


class Theme(QObject):
    """Applies the look and remembers the choice. `changed` tells those who paint from caches."""

    changed = Signal()

    def __init__(self, app: QApplication, remembered: Remembered) -> None:
        super().__init__(app)
        self._app = app
        self._remembered = remembered
        self._mode = remembered.text("look/mode", "system")
        self._percent = remembered.number("look/text_size", 100)
        QDir.addSearchPath("themes", str(paths.resources("themes")))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply()

    @property
    def mode(self) -> str:
        """`system`, `light` or `dark`."""
        return self._mode

    @property
    def percent(self) -> int:
        """The text size, 100 to 200."""
        return self._percent

    def choose(self, *, mode: str | None = None, percent: int | None = None) -> None:
        """Change the mode, the text size or both, and remember it."""
        if mode is not None:
            self._mode = mode if mode in MODES else "system"
            self._remembered.put("look/mode", self._mode)
        if percent is not None:
            self._percent = min(200, max(100, percent))
            self._remembered.put("look/text_size", self._percent)
        self.apply()

    def is_dark(self) -> bool:
        """Whether the dark tokens are in use now."""
        if self._mode == "system":
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode == "dark"

    def apply(self) -> None:
        """Set palette, font and style sheet; every widget repaints."""
        dark = self.is_dark()
        new = looks.Look(load("dark" if dark else "light"), dark=dark, percent=self._percent)
        looks.use(new)
        self._app.setPalette(palette(new))
        self._app.setFont(new.font())
        self._app.setStyleSheet(sheet(new))
        renew_icons()
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._mode == "system":
            self.apply()
