# SPDX-License-Identifier: Apache-2.0
"""A backup in a process of its own, so that proving it slows nobody who works meanwhile.

The process is `govdesk backup --progress LANG`, which says on stderr, one JSON object a line, how
far it is, in that language, and at last why not, if it could not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Any, TypeAlias

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backup_proof import Step
from govdesk.services.backups import BackedUp
from govdesk.store import pg_tools
from govdesk.store.opening import is_url

ASKED = 0.2  # seconds between two questions whether to stop
ENDS = 15.0  # seconds in which it clears away what it began, once it is asked to stop
END = None
Lines: TypeAlias = "SimpleQueue[str | None]"


def back_up_apart(location: str, *, folder: Path, lang: str, step: Step) -> BackedUp:
    """Back up the workspace at `location` into `folder`, which is there.

    `step` is called a few times a second, also when nothing is new, and stops the backup by
    raising. Raises NotAvailable, in the words of `lang`, when there is no backup.
    """
    command = [sys.executable, "-P", "-m", "govdesk", "backup", location]
    command += ["--to", str(folder), "--json", "--progress", lang]
    told, said = (0, 0, message("backup.starting")), list[str]()
    with _running(command, location) as (process, lines):
        step(*told)
        while (line := _next(lines)) is not END:
            found = _object(line)
            if "done" in found:
                told = int(found["done"]), int(found["of"]), _told(found["what"])
            elif line:
                said.append(line)
            step(*told)
        assert process.stdout is not None
        answer = process.stdout.read()
        process.wait()
    if process.returncode:
        raise _why_not(said)
    made = json.loads(answer)
    return BackedUp(
        Path(made["backup"]),
        int(made["made_at"]),
        int(made["head"]["size"]),
        str(made["head"]["root"]),
        int(made["size"]),
        tuple(made["removed"]),
    )


@contextmanager
def _running(command: list[str], location: str) -> Iterator[tuple[subprocess.Popen[str], Lines]]:
    """The process and what it says; asked to stop when this is left before it has ended."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows only
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        creationflags=flags,
        env={**os.environ, **pg_tools.with_password(location)} if is_url(location) else None,
    ) as process:
        assert process.stderr is not None
        lines: Lines = SimpleQueue()
        reader = threading.Thread(target=_read, args=(process.stderr, lines), daemon=True)
        reader.start()
        try:
            yield process, lines
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(ENDS)
                except subprocess.TimeoutExpired:
                    # What it leaves lacks the note of a verified backup and is removed by a later.
                    process.kill()
            reader.join()


def _read(stream: IO[str], lines: Lines) -> None:
    for line in stream:
        lines.put(line)
    lines.put(END)


def _next(lines: Lines) -> str | None:
    """The next line; "" when there was none for a moment."""
    try:
        return lines.get(timeout=ASKED)
    except Empty:
        return ""


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _why_not(said: list[str]) -> Exception:
    for line in reversed(said):
        error = _object(line).get("error")
        if isinstance(error, dict) and error.get("code") != "fault":
            return NotAvailable(
                _told(error["message"]),
                kept=_told(error["kept"]) if error["kept"] else None,
                then=_told(error["next"]) if error["next"] else None,
            )
    return ChildProcessError("".join(said).strip() or "the backup's process ended")


def _told(words: object) -> Message:
    return message("backup.told", words=str(words))
