# SPDX-License-Identifier: Apache-2.0
"""`Opening`: one try at opening a workspace, on a thread of its own.

Whoever waits can go away at any moment: a database that is locked or a server that is silent holds
the thread, never the person. What is opened for nobody is closed again by the thread that opened
it. The one thing that is waited for is a change of schema under way.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from govdesk.rules.refusals import Refusal
from govdesk.ui.jobs import Cancelled, Progress, Step


class Closable(Protocol):
    """An opened workspace."""

    def close(self) -> None:
        """Let go of it."""
        ...


C = TypeVar("C", bound=Closable)


def _nobody(*_told: object) -> None:
    """Nobody listens."""


class Trying(Progress):
    """What the thread holds: it says how far it is, and learns that nobody waits any more."""

    def __init__(
        self, tell: Callable[[Step], object] = _nobody, ended: Callable[[], object] = _nobody
    ) -> None:
        super().__init__(tell)
        self._ended = ended
        self._lock = threading.Lock()
        self._stays = False
        self.value: Closable | None = None
        self.error: BaseException | None = None

    def step(self, done: int, total: int = 0, what: str = "") -> None:
        """Say how far it is; raises `Cancelled` when nobody waits any more."""
        with self._lock:
            super().step(done, total, what)

    def must_end(self, what: str) -> None:
        """What begins now is not left half done: until the end whoever gives up waits for it.
        Raises `Cancelled` where somebody gave up before."""
        with self._lock:
            super().step(0, 0, what)
            self._stays = True

    def give_up(self) -> bool:
        """Nobody wants it any more. True: nothing is told from now on, and what is opened after
        all is closed. False: it has to end first, which is told."""
        with self._lock:
            self.cancel()
            if self._stays:
                return False
            # The thread may outlive whoever listened.
            self._tell = self._ended = _nobody
            return True

    def run(self, work: Callable[[Trying], Closable]) -> None:
        """Do `work(trying)`; on the thread."""
        value: Closable | None = None
        error: BaseException | None = None
        try:
            value = work(self)
        except BaseException as raised:  # noqa: BLE001 - raised again where it is waited for
            error = raised
        with self._lock:
            given_up = self.cancelled
            if not given_up:
                self._stays = True
                self.value, self.error = value, error
                self._ended()
        if given_up:
            self._close(value, error)

    def _close(self, value: Closable | None, error: BaseException | None) -> None:
        if value is not None:
            value.close()
        elif not isinstance(error, Refusal | Cancelled):
            logging.getLogger(__name__).error("given up, and a fault", exc_info=error)
        with self._lock:
            self.error = error or Cancelled()
            self._ended()


class Opening(QObject, Generic[C]):
    """`work(trying)` gives what was opened. `stepped` (a `Step`) and `ended` come on the thread of
    whoever waits; after `give_up` they do not, unless it says that something has to end first."""

    stepped = Signal(object)
    ended = Signal()
    _stepped, _over = Signal(object), Signal()

    def __init__(self, work: Callable[[Trying], C], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stepped.connect(self.stepped, Qt.ConnectionType.QueuedConnection)
        self._over.connect(self._end, Qt.ConnectionType.QueuedConnection)
        trying = Trying(self._say, self._say_over)
        self._trying = trying
        self._thread = threading.Thread(
            target=trying.run, args=(work,), name="govdesk-opening", daemon=True
        )
        self._is_over = False
        self.destroyed.connect(trying.give_up)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def give_up(self) -> bool:
        """Stop waiting for it. False: something has to end first, and `ended` will come."""
        return self._is_over or self._trying.give_up()

    def opened(self) -> C:
        """What was opened. Raises what the work raised, and `Cancelled` once it is given up."""
        if self._trying.error is not None:
            raise self._trying.error
        value: C | None = self._trying.value  # type: ignore[assignment]
        if value is not None and self._trying.cancelled:
            value.close()  # it was open already when it was given up
        if value is None or self._trying.cancelled:
            raise Cancelled
        return value

    def let_go(self) -> None:
        """The program ends: what must not be left half done ends first."""
        if not self._trying.give_up():
            self._thread.join()
            if self._trying.value is not None:
                self._trying.value.close()

    def _end(self) -> None:
        self._thread.join()
        self._is_over = True
        self.ended.emit()

    def _say(self, step: Step) -> None:
        if shiboken6.isValid(self):
            self._stepped.emit(step)

    def _say_over(self) -> None:
        if shiboken6.isValid(self):
            self._over.emit()
