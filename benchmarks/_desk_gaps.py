# SPDX-License-Identifier: Apache-2.0
"""The longest time for which the window answers nothing while its record is checked."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

IDLE = 10.0  # seconds


def longest_gaps(place: Path) -> tuple[float, float, float]:
    """How long the check of a workspace's file took, the longest time between two turns of the
    event loop meanwhile, and the longest while the window did nothing at all for ten seconds, which
    is the machine's own; in seconds."""
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
        gap, last, until = 0.0, 0.0, 0.0

        def turn() -> None:
            nonlocal gap, last
            now = time.perf_counter()
            gap, last = max(gap, now - last), now
            if screen.banner.text or 0 < until < now:
                app.quit()

        ticks = QTimer(interval=1)
        ticks.timeout.connect(turn)
        ticks.start()
        last = time.perf_counter()
        until = last + IDLE
        app.exec()
        idle, gap, until = gap, 0.0, 0.0
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
    return took, gap, idle
