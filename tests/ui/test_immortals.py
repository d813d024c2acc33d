# SPDX-License-Identifier: Apache-2.0
"""A long day of Qt calls does not end the process."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
import sys
import govdesk.ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(50_000):
    thing.setObjectName("x")
    thing.blockSignals(thing.signalsBlocked())
    thing == 1
print(all(sys.getrefcount(one) > 1000 for one in (None, True, False, NotImplemented)))
"""


def test_calls_by_the_ten_thousand_leave_none_true_and_false_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "True", "")
