# SPDX-License-Identifier: Apache-2.0
"""What a worker allocates never makes it collect a widget: the window's thread does."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from govdesk.ui.garbage import Garbage


class Left:
    """Garbage in a cycle that says where it was collected."""

    collected: list[threading.Thread]

    def __init__(self, collected: list[threading.Thread]) -> None:
        self.itself = self
        self.collected = collected

    def __del__(self) -> None:
        self.collected.append(threading.current_thread())


def test_garbage_is_collected_here_though_a_worker_makes_it(qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    Garbage.collected_by(parent)
    Garbage.collected_by(parent)
    assert len(parent.findChildren(Garbage)) == 1
    assert not gc.isenabled()
    collected: list[threading.Thread] = []

    def work() -> None:
        for _ in range(5 * gc.get_threshold()[0]):
            Left(collected)

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert collected == []
    qtbot.waitUntil(lambda: len(collected) > gc.get_threshold()[0], timeout=5000)
    assert set(collected) == {threading.main_thread()}
    parent.deleteLater()
    qtbot.waitUntil(gc.isenabled, timeout=5000)
