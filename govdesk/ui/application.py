# SPDX-License-Identifier: Apache-2.0
"""The one Qt application of a process, the same however its first window is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from govdesk.ui.garbage import Garbage
from govdesk.ui.immortals import keep_immortals


def application(arguments: list[str]) -> QApplication:
    """The application of this process: made from its arguments, or the one that is there."""
    keep_immortals()
    app = QApplication.instance() or QApplication(arguments[:1])
    assert isinstance(app, QApplication)
    Garbage.collected_by(app)
    app.setApplicationName("GovDesk")
    app.setDesktopFileName("govdesk")
    return app
