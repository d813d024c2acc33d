# SPDX-License-Identifier: Apache-2.0
"""PySide6 does not read the source of what is imported after it."""

from __future__ import annotations

import subprocess
import sys

IMPORTED = """
import govdesk.ui
from PySide6.QtWidgets import QWidget
import linecache
linecache.clearcache()
import sqlalchemy, govdesk.ui.work
read = [name for name in linecache.cache if name.endswith(".py")]
print(len(read), hasattr(QWidget, "windowTitle"))
"""


def test_a_module_imported_after_pyside_is_not_read_as_text() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "0 True", "")
