# SPDX-License-Identifier: Apache-2.0
"""Keeps PySide6 from reading the source of every module that is imported after it.

PySide6 wants to know whether a module names it, for the sake of `from __feature__ import ...`, and
reads each one's source as text to find out (`shibokensupport/feature.py`, also in 6.12). GovDesk
uses no such feature, so the answer is always no; reading costs some 20 ms of every start, more when
SQLAlchemy is loaded, and the memory of all those lines. Where a release has no such question, this
changes nothing.
"""

from __future__ import annotations

import sys
from typing import Any

import PySide6.QtCore  # noqa: F401 - loads the support that asks


def leave_sources_unread() -> None:
    """Answer PySide6's question without reading."""
    support: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(support, "_mod_uses_pyside"):
        support._mod_uses_pyside = lambda _module: False
