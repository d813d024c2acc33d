# SPDX-License-Identifier: Apache-2.0
"""The longest time for which the window answers nothing while its record is checked."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path


def longest_gap(place: Path) -> tuple[float, float]:
    """How long the check of a workspace's file took, and the longest time between two turns of the
    event loop meanwhile; in seconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from govdesk.services.context import Context
    from govdesk.store.opening import open_store
    from govdesk.ui.record.screen import RecordScreen
    from tests.ui.offices import office_for, settle, show

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="govdesk-") as folder:
        ctx = Context(open_store(str(place)))
        office = office_for(ctx, Path(folder))
        screen = RecordScreen(office)
        show(screen)
        settle(office, limit=600_000)
        gap, last = 0.0, time.perf_counter()

        def turn() -> None:
            nonlocal gap, last
            now = time.perf_counter()
            gap, last = max(gap, now - last), now
            if screen.banner.text:
                app.quit()

        ticks = QTimer(interval=1)
        ticks.timeout.connect(turn)
        ticks.start()
        began = last = time.perf_counter()
        screen.run_primary()
        app.exec()
        took = time.perf_counter() - began
        ticks.stop()
        said = screen.banner.text
        screen.deleteLater()
        office.desk.close()
        ctx.store.close()
    if "holds" not in said:
        raise SystemExit(f"the check said: {said}")
    return took, gap
