# SPDX-License-Identifier: Apache-2.0
"""Putting the backup of a shared database back: restored to a scratch database and proved there,
which then takes the name of the one that stood there. That one is renamed, never overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import NotAvailable
from govdesk.services.backup_proof import Proof, Step, prove_store
from govdesk.services.bring_forward import Brought, bring_forward, read_second_place
from govdesk.services.restoring import WITHOUT_FILES, stamp
from govdesk.services.shared_backup import check_tools, is_dump, restored_to_scratch
from govdesk.store import pg_tools
from govdesk.store.clock import computer_time
from govdesk.store.opening import cannot, told


@dataclass(frozen=True, slots=True)
class RestoredShared:
    """A shared workspace that was put back: how many entries it has, their root, the name that the
    database that stood there has now, and what the second place gave."""

    workspace: str
    entries: int
    root: str
    moved_aside: str | None = None
    brought: Brought | None = None


def restore_shared(
    backup: Path,
    url: str,
    *,
    second_place: Path | None = None,
    now: int | None = None,
    step: Step = lambda *_: None,
) -> RestoredShared:
    """Put a dump back as the database at `url`, brought forward by what a file of the second place
    has beyond it.

    Raises NotAvailable when the dump does not hold, the second place cannot be read, somebody is
    connected to that database, or this login may not make one; then it is as it was.
    """
    check_tools()
    if not backup.is_file():
        raise cannot("missing", str(backup))
    if not is_dump(backup):
        raise NotAvailable(
            message("restore.of_file", path=str(backup)),
            kept=message("general.nothing_changed"),
            then=message("restore.of_file.then"),
        )
    lines, torn = read_second_place(second_place) if second_place else ([], False)
    now = computer_time() if now is None else now
    with told(url):
        with restored_to_scratch(backup, url, step) as scratch:
            proof = prove_store(scratch, backup, step)
            if second_place is None:
                return _named(scratch, url, proof, None, now)
            brought = bring_forward(scratch, lines, torn=torn)
            problem = None
            if brought.applied:
                proof, problem = _proved_again(scratch, backup, proof, step)
            if problem is None:
                return _named(scratch, url, proof, brought, now)
        # What was brought forward does not hold: go back to the backup alone.
        with restored_to_scratch(backup, url, step) as scratch:
            proof = prove_store(scratch, backup, step)
            return _named(scratch, url, proof, Brought(brought.beyond, 0, problem), now)


def _proved_again(
    scratch: str, backup: Path, proof: Proof, step: Step
) -> tuple[Proof, Message | None]:
    try:
        return prove_store(scratch, backup, step, but=WITHOUT_FILES), None
    except NotAvailable as refusal:
        found = refusal.what.args["problem"]
    assert isinstance(found, Message)
    return proof, message("second.does_not_fit", problem=found)


def _named(
    scratch: str, url: str, proof: Proof, brought: Brought | None, now: int
) -> RestoredShared:
    try:
        aside = pg_tools.take_its_place(scratch, url, f"{stamp(now):%Y%m%d_%H%M%S}")
    except pg_tools.InUse as error:
        raise cannot("in_use", url) from error
    return RestoredShared(url, proof.entries, proof.root, aside, brought)
