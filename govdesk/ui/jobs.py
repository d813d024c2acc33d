# SPDX-License-Identifier: Apache-2.0
"""`Job`: slow work that needs no workspace (drawing a packet, checking a file), on a thread of its
own, with progress and cancel. Gather its data by `Desk.read` before, store its result by
`Desk.write` after; nothing slow ever holds the one worker.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from govdesk.rules.refusals import Refusal
from govdesk.ui.faults import Faults
from govdesk.ui.work import Refused, tell_nearest


class Cancelled(Exception):
    """The person pressed Cancel; raised inside the job by `Progress.step`."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: `done` of `total` (0: unknown), and what it is doing, already worded."""

    done: int
    total: int
    what: str = ""


class Progress:
    """What a job holds to say how far it is; safe to use from the job's thread."""

    def __init__(self, tell: Callable[[Step], object]) -> None:
        self._tell = tell
        self._cancel = threading.Event()

    def step(self, done: int, total: int = 0, what: str = "") -> None:
        """Say how far the job is; raises `Cancelled` when it should stop."""
        if self._cancel.is_set():
            raise Cancelled
        self._tell(Step(done, total, what))

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancel.is_set()


class Job(QObject):
    """One piece of slow work: `fn(progress, **kw)`, then `then(result)` on the UI thread.

    Connect `stepped` to a `ProgressLine` (or hand the job to `ProgressLine.follow`) and call
    `start()`. `ended` comes last in every case. The job belongs to `owner` and waits for its thread
    when the owner dies.
    """

    stepped = Signal(object)
    ended = Signal()
    _done = Signal(object, object)

    def __init__(
        self,
        owner: QObject,
        faults: Faults,
        fn: Callable[..., object],
        then: Callable[..., object],
        /,
        *,
        refused: Refused | None = None,
        **kw: object,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._faults = faults
        self._fn = fn
        self._kw = kw
        self._then = then
        self._refused = refused
        self.progress = Progress(self.stepped.emit)
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="govdesk-job", daemon=True)
        progress, thread = self.progress, self._thread
        owner.destroyed.connect(lambda: stop(progress, thread))

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; `ended` follows soon, `then` does not."""
        self.progress.cancel()

    def stop(self) -> None:
        """Ask it to stop and wait until it has."""
        stop(self.progress, self._thread)

    def _run(self) -> None:
        try:
            result = self._fn(self.progress, **self._kw)
        except BaseException as error:  # noqa: BLE001 - carried to the UI thread and told there
            self._emit(None, error)
        else:
            self._emit(result, None)

    def _emit(self, result: object, error: BaseException | None) -> None:
        if shiboken6.isValid(self):
            self._done.emit(result, error)

    def _deliver(self, result: object, error: BaseException | None) -> None:
        self._thread.join()
        if error is None:
            self._then(result)
        elif isinstance(error, Refusal):
            if self._refused is not None:
                self._refused(error)
            else:
                tell_nearest(self._owner, error)
        elif not isinstance(error, Cancelled):
            self._faults.tell(error)
        if shiboken6.isValid(self):  # what came of it may have closed the owner's window
            self.ended.emit()


def stop(progress: Progress, thread: threading.Thread) -> None:
    """Cancel a running job and wait for its thread."""
    progress.cancel()
    if thread.is_alive():
        thread.join()
