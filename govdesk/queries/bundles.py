# SPDX-License-Identifier: Apache-2.0
"""Published bundles: what a resident needs to check one vote or one packet without a workspace.

The same bundle for the same record: it lies under the first checkpoint that covers what it is
about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from govdesk.record.bundle_contents import About, contents, subject_entries
from govdesk.record.bundle_form import Printed, bundle_bytes
from govdesk.record.canonical import read_canonical
from govdesk.record.chain import leaf_of
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.log_entries import LogEntry
from govdesk.record.merkle import consistency_proof, inclusion_proofs, root
from govdesk.record.notes import read_note
from govdesk.record.stored_log import stored_log
from govdesk.rules.messages import message
from govdesk.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class _Log:
    """The record, read once: entries that still say something, their bodies, and every leaf."""

    entries: dict[int, LogEntry]
    bodies: dict[int, dict[str, Any]]
    leaves: list[bytes]


def bundle_of(session: Session, *, about: About) -> bytes:
    """The bundle about a closed vote or a published packet.

    Raises Refusal when there is no such thing, it is not over, or no checkpoint covers it yet.
    """
    return _bundle(_read(session), about)


def vote_bundles(session: Session, *, votes: Sequence[str]) -> tuple[bytes, ...]:
    """The bundles of votes that a packet reports, in the order given."""
    if not votes:
        return ()
    log = _read(session)
    return tuple(_bundle(log, About("vote", vote)) for vote in votes)


def packet_bundles(session: Session, *, packets: Sequence[str]) -> tuple[bytes, ...]:
    """The bundles of published packets, in the order given; the log is read once for all."""
    if not packets:
        return ()
    log = _read(session)
    return tuple(_bundle(log, About("packet", packet)) for packet in packets)


def _read(session: Session) -> _Log:
    found = _Log({}, {}, [])
    for stored in stored_log(session):
        entry = stored.entry
        found.leaves.append(
            leaf_of(entry.seq, entry.recorded_at, entry.actor, bytes.fromhex(stored.body_sha256),
                    entry.sig)
        )  # fmt: skip
        if entry.body:
            found.entries[entry.seq] = entry
            found.bodies[entry.seq] = read_canonical(entry.body)
    return found


def _bundle(log: _Log, about: About) -> bytes:
    entries, bodies, leaves = log.entries, log.bodies, log.leaves
    last = {"vote": "vote.closed", "packet": "packet.published"}[about.kind]
    chosen = subject_entries(about, bodies)
    if not any(
        bodies[seq]["type"] == last and bodies[seq]["subject"] == about.id for seq in chosen
    ):
        raise Refusal(message("bundle.not_over"), kept=message("general.nothing_changed"))
    covering = (
        body["note"]
        for _seq, body in sorted(bodies.items())
        if body["type"] == "checkpoint.made" and body["size"] >= max(chosen)
    )
    note_text = next(covering, None)
    if note_text is None:
        raise Refusal(
            message("bundle.no_checkpoint"),
            kept=message("general.nothing_changed"),
            then=message("bundle.no_checkpoint.then"),
        )
    note = read_note(note_text)
    under = leaves[: note.size]
    there = contents(about, {seq: body for seq, body in bodies.items() if seq <= note.size})
    held = sorted(there)
    assert all(ENTRY_RULES[bodies[seq]["type"]].access == "public" for seq in held)
    printed = None
    if about.kind == "packet":
        prepared = next(bodies[seq] for seq in held if bodies[seq]["type"] == "packet.prepared")
        size = prepared["checkpoint_size"]
        proof = tuple(consistency_proof(under, size))
        printed = Printed(size, bytes.fromhex(prepared["checkpoint_root"]), proof)
    proofs = inclusion_proofs(under, [seq - 1 for seq in held])
    return bundle_bytes(
        about,
        note_text,
        list(zip([entries[seq] for seq in held], proofs, strict=True)),
        root([leaves[seq - 1] for seq in held]),
        printed,
    )
