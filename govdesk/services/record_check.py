# SPDX-License-Identifier: Apache-2.0
"""Checking a whole record in a process of its own, so that nobody at the desk waits for it.

A file is checked as a copy of one moment: a reader of the file itself would hold up who writes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from govdesk.queries.verification import Step, Verdict, verify_workspace
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable, Refusal
from govdesk.services.checkpoint_watch import CheckpointWatch
from govdesk.services.context import Context
from govdesk.store.online_copy import copy_online
from govdesk.store.opening import Store, is_url, open_store, told

TOLD = 0.1  # seconds between two words of how far it is, and two questions whether to stop
ENDS = 15.0  # seconds in which the process clears away what it began, once it is asked to stop


@dataclass(frozen=True, slots=True)
class ToCheck:
    """What is checked: the workspace's place, and the notes of checkpoints seen outside it."""

    location: str
    remembered: tuple[str, ...] = ()


def to_check(ctx: Context, watch: CheckpointWatch | None) -> ToCheck:
    """An opened workspace, with what this desktop remembers of it."""
    return ToCheck(ctx.store.location, watch.notes(ctx) if watch is not None else ())


def check_record(what: ToCheck, *, step: Step) -> Verdict:
    """Verify a whole workspace, also against the checkpoints that were seen outside it.

    `step` is called a few times a second, also when nothing is new, and stops the check by raising.
    Raises NotAvailable when the workspace cannot be read now.
    """
    context = get_context("spawn")  # a copy of a process that has a window may hang
    ours, theirs = context.Pipe()
    process = context.Process(target=_check, args=(theirs, what))
    process.start()
    theirs.close()
    try:
        return _listen(ours, step)
    finally:
        ours.close()  # whoever still speaks finds nobody listening, and stops
        process.join(ENDS)
        if process.is_alive():
            process.kill()
            process.join()


def _listen(ours: Connection, step: Step) -> Verdict:
    last: tuple[int, int, Message] = (0, 0, message("verify.doing_copy"))
    while True:
        step(*last)
        if not ours.poll(TOLD):
            continue
        try:
            kind, said = ours.recv()
        except EOFError as error:
            raise ChildProcessError("the check's process ended") from error
        match kind:
            case "step":
                last = said
            case "verdict":
                assert isinstance(said, Verdict)
                return said
            case "refused":
                what, kept, then = said
                raise NotAvailable(what, kept=kept, then=then)


class _Unheard(Exception):
    """Nobody listens any more: the check was stopped."""


def _check(theirs: Connection, what: ToCheck) -> None:
    """In the other process: say how far it is, and at last what it came to."""
    tell = _teller(theirs)
    try:
        try:
            with _moment(what.location, tell) as store, store.reading() as session:
                verdict = verify_workspace(session, step=tell, remembered=what.remembered)
        except Refusal as refusal:
            _say(theirs, "refused", (refusal.what, refusal.kept, refusal.then))
        else:
            _say(theirs, "verdict", verdict)
    except _Unheard:
        return


@contextmanager
def _moment(location: str, tell: Step) -> Iterator[Store]:
    """The workspace as it is at one moment."""
    with tempfile.TemporaryDirectory(prefix="govdesk-") as folder:
        if not is_url(location):
            copy, what = Path(folder) / "record.govdesk", message("verify.doing_copy")
            with told(location):
                copy_online(Path(location), copy, lambda done, of: tell(done, of, what))
            location = str(copy)
        store = open_store(location, read_only=True)
        try:
            yield store
        finally:
            store.close()


def _teller(theirs: Connection) -> Step:
    told_at = 0.0

    def tell(done: int, total: int, what: Message) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at >= TOLD:
            told_at = now
            _say(theirs, "step", (done, total, what))

    return tell


def _say(theirs: Connection, kind: str, said: object) -> None:
    try:
        theirs.send((kind, said))
    except OSError as error:
        raise _Unheard from error
