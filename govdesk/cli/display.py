# SPDX-License-Identifier: Apache-2.0
"""Whether a window can be shown. Qt ends the process where none can, so it is asked before."""

from __future__ import annotations

import os
import sys

from govdesk.rules.messages import message
from govdesk.rules.refusals import NotAvailable


def has_display() -> bool:
    """Whether a window could be shown here."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def need_display() -> None:
    """Raises NotAvailable where no window could be shown."""
    if not has_display():
        raise NotAvailable(message("desktop.no_display"), then=message("desktop.no_display.then"))
