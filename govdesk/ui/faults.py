# SPDX-License-Identifier: Apache-2.0
"""The one handler of faults: what nobody expected is logged, told in plain words, and can be copied
as a report. The screen shows no traceback.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

import govdesk
from govdesk.queries.moment import Watch
from govdesk.wording import _

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as it is told: what happened, what was kept, what to do next; and its report."""

    what: str
    kept: str
    then: str
    report: str


class Faults(QObject):
    """Logs a fault and tells the window by `told` (a `Fault`), always on the UI thread.

    `install()` also takes over what Python would print: exceptions in Qt callbacks and in threads.
    """

    told = Signal(object)
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raised.connect(self._tell, Qt.ConnectionType.AutoConnection)
        self._restore: Callable[[], None] | None = None

    def tell(self, error: BaseException) -> None:
        """Log `error` and tell it; from any thread."""
        self._raised.emit(error)

    def install(self) -> None:
        """Handle every exception that nothing else caught, until `uninstall`."""
        before, before_thread = sys.excepthook, threading.excepthook

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                before(kind, error, trace)
            else:
                self.tell(error)

        def thread_hook(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None:
                self.tell(args.exc_value)

        def restore() -> None:
            sys.excepthook, threading.excepthook = before, before_thread

        sys.excepthook, threading.excepthook = hook, thread_hook
        self._restore = restore

    def uninstall(self) -> None:
        """Give Python its own handlers back."""
        if self._restore is not None:
            self._restore()
            self._restore = None

    def _tell(self, error: BaseException) -> None:
        log.error("fault", exc_info=error)
        self.told.emit(
            Fault(
                what=_("Something went wrong in GovDesk. It is not your doing."),
                kept=_("Everything saved before this is kept, and so are your drafts."),
                then=_(
                    "You can go on working. Please copy the report and send it to whoever looks"
                    " after GovDesk for you."
                ),
                report=report(error),
            )
        )


def report(error: BaseException) -> str:
    """A report of `error` for those who mend it: versions and where it happened."""
    import platform

    lines = [
        f"GovDesk {govdesk.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        datetime.fromtimestamp(Watch().now() // 1_000_000, UTC).isoformat(),
        "",
        *(line.rstrip("\n") for line in traceback.format_exception(error)),
    ]
    return "\n".join(lines)
