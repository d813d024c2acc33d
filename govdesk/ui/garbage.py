# SPDX-License-Identifier: Apache-2.0
"""Garbage is collected on the window's thread and on no other.

Python collects cycles on whichever thread happens to allocate. A widget in one would then be
destroyed on a worker, which Qt does not survive. So the collector is off while a window is open,
and a timer of the window's thread does what it would have done.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks."""


_COLLECTED = "garbage_collected"


class Garbage(QObject):
    """Lives as long as its parent, the application; then the collector is on again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        parent.destroyed.connect(gc.enable)
        self._looks = QTimer(self, interval=EVERY)
        self._looks.timeout.connect(self.look)
        self._looks.start()

    @classmethod
    def collected_by(cls, app: QObject) -> None:
        """From now on the application's thread collects; asked again, nothing changes."""
        # Not `findChild`: it makes an object of Python's of all that the application has, and with
        # its style every enumeration of `QStyle`, a fiftieth of a start.
        if not app.property(_COLLECTED):
            app.setProperty(_COLLECTED, True)
            cls(app)

    def look(self) -> None:
        """Collect the oldest generation whose turn it is, as the collector itself decides it."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
