# SPDX-License-Identifier: Apache-2.0
"""Proving a backup: restored to a scratch place, brought to the newest schema there, and verified.

A file that was only copied is a hope; one that was restored and verified is a backup.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from govdesk.queries.verification import verify_workspace
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable
from govdesk.store import durable
from govdesk.store.online_copy import quick_check
from govdesk.store.opening import open_store

Step = Callable[[int, int, Message], object]
"""Told how far it is: done, of how many, and what it does. It may raise to stop."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proved backup holds: whose workspace, how many entries, and their Merkle root."""

    workspace: str
    entries: int
    root: str


def prove(backup: Path, step: Step) -> Proof:
    """Restore a backup to a scratch place and verify it there.

    Raises NotAvailable, with what does not hold, or when there is no room for the scratch copy.
    """
    with tempfile.TemporaryDirectory(prefix="govdesk-") as folder:
        scratch = Path(folder) / "restored.govdesk"
        copy_of(backup, scratch)
        return prove_in_place(scratch, backup, step)


def copy_of(backup: Path, target: Path) -> None:
    """Put a backup at `target`, flushed to the disk. Raises NotAvailable."""
    try:
        shutil.copyfile(backup, target)
        durable.sync_file(target)
    except OSError as error:
        durable.discard(target)
        raise no_room(target.parent, error) from error


def prove_in_place(
    restored: Path, backup: Path, step: Step, *, but: frozenset[str] = frozenset()
) -> Proof:
    """Verify a restored copy, brought to the newest schema. Raises NotAvailable, naming `backup`.

    `quick_check` looks at every page, verification at everything the record can show; the rules
    named by `but` need not hold.
    """
    step(0, 0, message("backup.doing_pages"))
    found = quick_check(restored)
    if found:
        raise does_not_hold(backup, message("backup.pages", found=found))
    return prove_store(str(restored), backup, step, but=but)


def prove_store(
    location: str, backup: Path, step: Step, *, but: frozenset[str] = frozenset()
) -> Proof:
    """Verify a restored workspace at a path or URL, brought to the newest schema. Raises
    NotAvailable, naming `backup`."""
    store = open_store(location, before_migrating=lambda _location: None)
    try:
        with store.reading() as session:
            verdict = verify_workspace(session, step=step)
    finally:
        store.close()
    failures = [one for one in verdict.failures if one.rule not in but]
    if failures:
        raise does_not_hold(backup, failures[0].message)
    return Proof(store.workspace_id, verdict.size, verdict.root)


def does_not_hold(backup: Path, problem: Message) -> NotAvailable:
    """The refusal for a backup that was restored to a scratch place and found wanting."""
    return NotAvailable(
        message("backup.does_not_hold", path=str(backup), problem=problem),
        kept=message("backup.does_not_hold.kept"),
        then=message("backup.does_not_hold.then"),
    )


def no_room(folder: Path, error: OSError) -> NotAvailable:
    """The refusal for a folder that the system did not let a copy be written to."""
    return not_written(folder, message("backup.system_says", why=error.strerror or str(error)))


def not_written(folder: Path, why: Message) -> NotAvailable:
    """The refusal for a folder that a copy could not be written to."""
    return NotAvailable(
        message("backup.not_written", path=str(folder), why=why),
        kept=message("backup.not_written.kept"),
        then=message("backup.not_written.then"),
    )
