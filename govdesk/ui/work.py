# SPDX-License-Identifier: Apache-2.0
"""`Desk`: the one way from a screen to the workspace and back.

A click becomes a function run on the one worker thread, in the order asked; the answer comes back
on the UI thread, and only to an owner that still lives. What a write changed is broadcast to
everyone by `changed`, even when the screen that asked is gone. Refusals are told in place; whatever
else is raised goes to the one fault handler.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from govdesk.rules.refusals import PassphraseNeeded, Refusal, WrongWord
from govdesk.ui.faults import Faults

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from govdesk.services.context import Changed
    from govdesk.ui.question import Question

T = TypeVar("T")
Refused = Callable[[Refusal], object]
NO_SERVER = "store.no_server"
"""The code of a refusal because the server of a shared workspace does not answer."""


class Opened(Protocol):
    """An opened workspace with someone at the desk; a service `Context` is one."""

    def read(self, fn: Callable[..., T], /, **kw: Any) -> T:
        """Answer `fn(session, **kw)`, a query, in a session that only reads."""
        ...

    def write(self, fn: Callable[..., Changed], /, **kw: Any) -> Changed:
        """Do `fn(ctx, **kw)`, a service, in one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class _Task:
    call: Callable[..., object]
    owner: QObject
    fn: Callable[..., Any]
    kw: dict[str, object]
    writes: bool
    then: Callable[..., object] | None
    refused: Refused | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An act that waits for its person's own word.

    `again(asker, call, done)` does it by `call`, on the worker: a wrong word goes to the asker's
    `refuse`, anything else ends with `done()` and is told where the act was asked for.
    """

    again: Callable[[Asker, Callable[..., Changed], Callable[[], object]], None]
    act: str = ""
    """The type of the entry that needs it."""
    question: Question | None = None
    """What is asked along with the word."""


class Asker(Protocol):
    """Whoever asked for the word; a widget."""

    def refuse(self, refusal: Refusal) -> None:
        """Say that it was another word."""
        ...


@dataclass(frozen=True, slots=True)
class _Answer:
    task: _Task
    value: object = None
    error: BaseException | None = None


class Desk(QObject):
    """Reads and writes for screens. Make one per opened workspace; `close()` it before the last
    window dies.

        desk.read(self, motions.list_motions, self._show, state="open")
        desk.write(self, motions.submit, self._submitted, title=title, text=text)

    `owner` is the widget that asks. When it is gone, the answer is dropped, the change is still
    broadcast, and a refusal is told by the window. `refused` takes the `Refusal`; without it the
    nearest parent that has `tell_refusal` (a `Form`, a `Screen`, the window) tells it.
    """

    changed = Signal(object)
    """A `Changed`: what a write changed, for everyone."""
    busy_changed = Signal(bool)
    """Whether a write is on its way, for the status line."""
    reached = Signal(bool)
    """Whether the server of a shared workspace answers, when that changes."""
    unheard = Signal(object)
    """A `Refusal` whose asker is gone or has nowhere to tell it."""
    _answered = Signal(object)

    def __init__(self, opened: Opened, faults: Faults, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._faults = faults
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._waiting = 0
        self._writing = 0
        self.ask_for_word: Callable[[Waiting], object] | None = None
        """How an act that needs its person's own word asks for it."""
        self.wants_word: Callable[..., bool] = lambda **_where: False
        """Whether an act that needs it would ask now: not of who has checked in to a meeting,
        but where the act belongs to none (`in_meeting=False`)."""
        self._held: list[_Task] | None = None
        self._reaches = True
        self._closing = threading.Event()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="govdesk-worker", daemon=True)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether everything asked has been answered and delivered."""
        return self._waiting == 0

    @property
    def writing(self) -> bool:
        """Whether a write is on its way."""
        return self._writing > 0

    def read(
        self,
        owner: QObject,
        fn: Callable[..., T],
        then: Callable[[T], object],
        /,
        *,
        refused: Refused | None = None,
        **kw: object,
    ) -> None:
        """Ask the query `fn(session, **kw)` and give its answer to `then`."""
        self._ask(_Task(self._opened.read, owner, fn, kw, False, then, refused))

    def write(
        self,
        owner: QObject,
        fn: Callable[..., Changed],
        then: Callable[[Changed], object] | None = None,
        /,
        *,
        refused: Refused | None = None,
        **kw: object,
    ) -> None:
        """Do the service `fn(ctx, **kw)`, broadcast what it changed, then call `then` with it."""
        self._ask(_Task(self._opened.write, owner, fn, kw, True, then, refused))

    def write_by(
        self,
        call: Callable[..., Changed] | None,
        owner: QObject,
        fn: Callable[..., Changed],
        then: Callable[[Changed], object],
        /,
        *,
        refused: Refused,
        **kw: object,
    ) -> None:
        """`write` by `call(fn, **kw)`, such as with the own word that a `Waiting` was given; None:
        as whoever is at the desk."""
        self._ask(_Task(call or self._opened.write, owner, fn, kw, True, then, refused))

    def confirmed(
        self,
        owner: QWidget,
        question: Question,
        fn: Callable[..., Changed],
        then: Callable[[Changed], object] | None = None,
        /,
        **kw: object,
    ) -> None:
        """`write` what needs its person's own word, once they answered `question`: in the dialog
        that asks for the word, or in one of its own where none will be asked for."""
        task = _Task(self._opened.write, owner, fn, kw, True, then, None)
        if self.ask_for_word is not None and self.wants_word():
            self.ask_for_word(Waiting(partial(self._again, task), question=question))
            return
        from govdesk.ui.widgets.confirm import Confirm

        do: dict[str, Callable[[], object]] = {question.do: partial(self._ask, task)}
        Confirm(owner, question.asked, question.consequence, do, cancel=question.back).open()

    @property
    def is_closing(self) -> bool:
        """Whether nothing more is read or written."""
        return self._closing.is_set()

    def hand_over(self, opened: Opened) -> None:
        """Someone else is at the desk: what is asked from now on goes to `opened`."""
        self._opened = opened

    def hold_writes(self) -> None:
        """From now on writes wait for `let_write`; reads do not."""
        if self._held is None:
            self._held = []

    @property
    def holds_writes(self) -> bool:
        """Whether writes wait for `let_write`."""
        return self._held is not None

    def let_write(self) -> None:
        """Do the writes that wait, in the order asked, and hold none any more."""
        held, self._held = self._held, None
        for task in held or ():
            self._tasks.put(task)

    def close(self) -> None:
        """Finish the writes already asked, drop the reads, and end the worker thread."""
        if self._closing.is_set():
            return
        self.let_write()
        self._closing.set()
        self._tasks.put(None)
        self._thread.join()
        QCoreApplication.sendPostedEvents(self)

    def _ask(self, task: _Task) -> None:
        if self._closing.is_set():
            return
        self._waiting += 1
        if task.writes:
            self._writing += 1
            if self._writing == 1:
                self.busy_changed.emit(True)
            if self._held is not None:
                self._held.append(task)
                return
        self._tasks.put(task)

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._closing.is_set() and not task.writes:
                continue
            self._answered.emit(self._do(task))

    def _do(self, task: _Task) -> _Answer:
        try:
            return _Answer(task, task.call(task.fn, **task.kw))
        except BaseException as error:  # noqa: BLE001 - carried to the UI thread and told there
            return _Answer(task, error=error)

    def _deliver(self, answer: _Answer) -> None:
        task = answer.task
        self._waiting -= 1
        if task.writes:
            self._writing -= 1
            if self._writing == 0:
                self.busy_changed.emit(False)
        self._look_whether_reached(answer.error)
        if answer.error is None:
            self._tell(answer)
        elif isinstance(answer.error, PassphraseNeeded) and self.ask_for_word is not None:
            again = partial(self._again, task)
            self.ask_for_word(Waiting(again, answer.error.act))
        elif isinstance(answer.error, Refusal):
            self._tell_refusal(task, answer.error)
        else:
            self._faults.tell(answer.error)

    def _look_whether_reached(self, error: BaseException | None) -> None:
        away = isinstance(error, Refusal) and error.code == NO_SERVER
        if away is self._reaches and (away or error is None):
            self._reaches = not away
            self.reached.emit(self._reaches)

    def _again(
        self,
        task: _Task,
        asker: Asker,
        call: Callable[..., Changed],
        done: Callable[[], object],
    ) -> None:
        def then(value: object) -> None:
            done()
            if task.then is not None and shiboken6.isValid(task.owner):
                task.then(value)

        def refused(refusal: Refusal) -> None:
            if isinstance(refusal, WrongWord):
                asker.refuse(refusal)
            else:
                done()
                self._tell_refusal(task, refusal)

        assert isinstance(asker, QObject)
        self._ask(_Task(call, asker, task.fn, task.kw, True, then, refused))

    def _tell(self, answer: _Answer) -> None:
        task = answer.task
        if task.writes:
            self.changed.emit(answer.value)
        if task.then is not None and shiboken6.isValid(task.owner):
            task.then(answer.value)

    def _tell_refusal(self, task: _Task, refusal: Refusal) -> None:
        alive = shiboken6.isValid(task.owner)
        if alive and task.refused is not None:
            task.refused(refusal)
        elif not (alive and tell_nearest(task.owner, refusal)):
            self.unheard.emit(refusal)


def tell_nearest(owner: QObject, refusal: Refusal) -> bool:
    """Tell `refusal` by `owner` or its nearest parent that has `tell_refusal`; False when none."""
    asked: QObject | None = owner
    while asked is not None:
        tell = getattr(asked, "tell_refusal", None)
        if tell is not None:
            tell(refusal)
            return True
        asked = asked.parent()
    return False
