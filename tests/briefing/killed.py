# SPDX-License-Identifier: Apache-2.0
"""A process that changes what is public and lays out the archive, and is killed at a chosen moment.

killed(Act("withdraw", packet), location, folder, at=4)   # False once it came to its end

The moments are each commit, before and after, and each time it touches a file of the archive. It
kills itself there by signal 9, which no handler and no `finally` outlives.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import event
from sqlalchemy.orm import Session

from govdesk.briefing.archive import put_out
from govdesk.cli.workspaces import opened
from govdesk.services.packets import post_notice, publish_packet, withdraw_packet
from tests.builders import seated

KILLED = -9
_TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir")


@dataclass(frozen=True, slots=True)
class Act:
    """What it does: withdraw a packet, publish a correction with these signed bytes, or post a
    notice of a meeting."""

    kind: Literal["withdraw", "correct", "post"]
    about: str
    content: bytes = b""


def killed(act: Act, location: str, folder: Path, *, at: int) -> bool:
    """Have a process do it and kill itself at the `at`-th moment; whether it got so far."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    process = processes.Process(target=_do, args=(act, location, folder, at), daemon=True)
    process.start()
    process.join()
    assert process.exitcode in (0, KILLED)
    return process.exitcode == KILLED


def _do(act: Act, location: str, folder: Path, at: int) -> None:
    left = at

    def moment(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def touched(what: str, given: tuple[Any, ...]) -> None:
        if what in _TOUCHES and str(given[0]).startswith(str(folder)):
            moment()

    with opened(location) as ctx:
        sys.addaudithook(touched)
        for when in ("before_commit", "after_commit"):
            event.listen(Session, when, moment)
        if act.kind == "withdraw":
            withdraw_packet(seated(ctx, "clerk"), packet_id=act.about, reason="A name got out.")
        elif act.kind == "correct":
            publish_packet(seated(ctx, "chair"), packet_id=act.about, signed=act.content)
        else:
            post_notice(
                seated(ctx, "clerk"),
                number="2026-1-notice-01",
                kind="notice",
                meeting_id=act.about,
                lang="en",
                title="Notice of a meeting",
                page=act.content,
                reason="No second officer could be reached before the deadline.",
            )
        put_out(ctx, folder)
