# SPDX-License-Identifier: Apache-2.0
"""The one Qt application of a process, the same however its first window is opened."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from govdesk.ui.garbage import Garbage
from govdesk.ui.immortals import keep_immortals
from govdesk.ui.spoken_roles import tell_roles

SWITCH_S = 0.001
"""How long the worker may keep the window from running. Python's own five milliseconds are paid
each time that the window calls into Qt and comes back, many times for one page."""

STYLE = ("-style", "Fusion")
"""Fusion everywhere, as Qt's own argument: `setStyle` would hand its object to Python, and with it
every enumeration of `QStyle`, a fiftieth of a start."""


def application(arguments: list[str]) -> QApplication:
    """The application of this process: made from its arguments, or the one that is there."""
    keep_immortals()
    app = QApplication.instance() or QApplication([*(arguments[:1] or ["govdesk"]), *STYLE])
    assert isinstance(app, QApplication)
    Garbage.collected_by(app)
    tell_roles()
    sys.setswitchinterval(SWITCH_S)
    app.setApplicationName("GovDesk")
    app.setDesktopFileName("govdesk")
    return app
