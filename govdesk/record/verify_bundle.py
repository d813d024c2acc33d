# SPDX-License-Identifier: Apache-2.0
"""Verifying a published bundle: one vote or one packet, offline, with no workspace.

    python -m govdesk.record.verify_bundle BUNDLE.json [--packet PDF] [--checkpoint NOTE]

The bundle's entries are held to the numbered rules (`verification_rules`) like those of a whole
log; each must lie under the signed checkpoint; and the bundle must hold what it is about. Standard
library, `cryptography` and `govdesk.rules` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from govdesk.record.bundle_contents import About, contents
from govdesk.record.bundle_form import Bundle, read_bundle
from govdesk.record.canonical import sha256_hex
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.record.findings import Failure, Findings, told
from govdesk.record.log_one_vote import Vote
from govdesk.record.log_rules import UNREADABLE, LogCheck
from govdesk.record.merkle import Tree, consistent, included
from govdesk.record.notes import Note, read_note, signers
from govdesk.record.signature_checks import SignatureChecks
from govdesk.record.verification_rules import RULES
from govdesk.rules.messages import Message, message


@dataclass(frozen=True, slots=True)
class BundleVerdict:
    """What the verification of a bundle came to. `told` is what it shows of the record: the title
    of each vote's motion, its outcome and reason."""

    about: About | None
    size: int
    root: str
    checked: Mapping[str, int]
    failures: tuple[Failure, ...]
    not_proved: tuple[Message, ...]
    told: tuple[Mapping[str, str], ...] = ()
    printed: tuple[int, str] | None = None

    @property
    def ok(self) -> bool:
        """Whether everything that was checked holds."""
        return not self.failures


@dataclass(slots=True)
class _Checking:
    bundle: Bundle
    log: LogCheck
    bodies: dict[int, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def find(self) -> Findings:
        return self.log.findings

    def expect(
        self, holds: bool, rule: str, expected: object, found: object, key: str = ""
    ) -> bool:
        """One look at something of the bundle as a whole, told by the text `key`."""
        self.find.checked[rule] += 1
        if not holds:
            said = message(key or f"verify.{rule}")
            failure = Failure(rule, told(expected), told(found), said, record=self.bundle.about.id)
            self.find.failures.append(failure)
        return holds


def verify_bundle(
    raw: bytes,
    *,
    checkpoints: Iterable[str] = (),
    trusted: Iterable[str] = (),
    content_sha256: str | None = None,
    file_sha256: str | None = None,
) -> BundleVerdict:
    """Check a bundle. `checkpoints` are notes seen elsewhere, `trusted` fingerprints (a key's id or
    the hash of the first entry's body) known from elsewhere; `content_sha256` is the hash of the
    packet's file, which must be the one that was published; where it is of what was signed alone,
    `file_sha256` is that of the whole file."""
    try:
        bundle = read_bundle(raw)
    except ValueError as error:
        said = message("verify.bundle_form")
        failure = Failure("bundle_form", "a bundle", told(error), said)
        return BundleVerdict(None, 0, "", {"bundle_form": 1}, (failure,), ())
    seen = [read_note(text) for text in checkpoints]
    with SignatureChecks(1) as signatures:
        log = LogCheck(bundle.note.workspace, ENTRY_RULES, signatures, whole=False)
        checking = _Checking(bundle, log)
        _entries(checking)
        log.finish()
    printed = bundle.printed
    try:
        _checkpoint(checking)
        _complete(checking)
        _published(checking, content_sha256, file_sha256)
        elsewhere = _seen_elsewhere(checking, seen)
        _trust(checking, frozenset(trusted))
    except UNREADABLE as error:
        elsewhere = False
        checking.expect(False, "bundle_complete", "entries that fit together", error)
    failures = sorted(log.findings.failures, key=lambda one: (one.seq or 0, RULES[one.rule].number))
    return BundleVerdict(
        bundle.about,
        bundle.note.size,
        bundle.note.root.hex(),
        dict(log.findings.checked),
        tuple(failures),
        _not_proved(checking, elsewhere=elsewhere),
        tuple(_told(vote, checking) for vote in log.votes.votes.values()),
        None if printed is None else (printed.size, printed.root.hex()),
    )


def _entries(checking: _Checking) -> None:
    note, find, tree = checking.bundle.note, checking.find, Tree()
    for proved in checking.bundle.entries:
        entry = proved.entry
        looked = checking.log.feed(entry)
        tree.append(looked.leaf)
        under = included(looked.leaf, entry.seq - 1, note.size, proved.proof, note.root)
        find.expect(under, "inclusion", entry.seq, f"under {note.root.hex()}", "another root")
        if looked.seen is not None:
            checking.bodies[entry.seq] = looked.seen.data
    own, named = tree.root().hex(), checking.bundle.leaves.hex()
    checking.expect(own == named, "bundle_form", own, named)


def _checkpoint(checking: _Checking) -> None:
    """Signed by one person, an officer, with their own key."""
    bundle, register = checking.bundle, checking.log.register
    keys = {kid: key.public for kid, key in register.keys.items()}
    lines = [line.kid for line in bundle.note.lines]
    good = len(lines) == 1 and signers(bundle.note, keys) == set(lines)
    good = good and register.is_officer(register.keys[lines[0]].account)
    found = ", ".join(lines)
    checking.expect(good, "checkpoint", "an officer's signature", found, "verify.bundle_checkpoint")


def _complete(checking: _Checking) -> None:
    bundle, votes = checking.bundle, checking.log.votes.votes
    needed = contents(bundle.about, checking.bodies)
    there = {proved.entry.seq for proved in bundle.entries}
    missing, extra = sorted(needed - there), sorted(there - needed)
    checking.expect(needed == there, "bundle_complete", f"with {missing}", f"with {extra}")
    if bundle.about.kind == "vote":
        closed = bundle.about.id in votes and votes[bundle.about.id].closed > 0
        checking.expect(closed, "bundle_complete", "a closed vote", bundle.about.id)


def _published(checking: _Checking, content_sha256: str | None, file_sha256: str | None) -> None:
    """A packet was prepared and published, printed a checkpoint that the bundle's goes on from, and
    its file is the one that was prepared, or that with its publisher's signature."""
    bundle = checking.bundle
    if bundle.printed is None:
        none = content_sha256 is None
        checking.expect(
            none, "packet", "a packet's bundle", bundle.about.kind, "verify.packet_file"
        )
        return
    about = [b for _s, b in sorted(checking.bodies.items()) if b["subject"] == bundle.about.id]
    kinds = [body["type"] for body in about]
    wanted = ["packet.prepared", "packet.published"]
    if not checking.expect(kinds == wanted, "bundle_complete", wanted, kinds):
        return
    prepared, printed, note = about[0], bundle.printed, bundle.note
    named = prepared["checkpoint_size"], prepared["checkpoint_root"]
    found = printed.size, printed.root.hex()
    goes_on = consistent(printed.size, note.size, printed.proof, printed.root, note.root)
    checking.expect(
        named == found and goes_on, "packet_checkpoint", named, found, "verify.bundle_printed"
    )
    if content_sha256 is not None:
        sha256 = prepared["sha256_content"]
        signed = about[1].get("sha256_file")
        if signed is not None and file_sha256 not in (None, content_sha256):
            # Whoever signs the same pages anew makes another file than the one published.
            sha256, content_sha256 = signed, file_sha256
        same = content_sha256 in (sha256, signed)
        checking.expect(same, "packet", sha256, content_sha256, "verify.packet_file")


def _seen_elsewhere(checking: _Checking, seen: Sequence[Note]) -> bool:
    """Hold the bundle to checkpoints seen elsewhere; whether one of them could be compared."""
    bundle, compared = checking.bundle, False
    known = {bundle.note.size: bundle.note.root}
    if bundle.printed is not None:
        known[bundle.printed.size] = bundle.printed.root
    for note in seen:
        mine, theirs = bundle.note.workspace, note.workspace
        checking.expect(mine == theirs, "remembered", mine, theirs, "verify.bundle_elsewhere")
        if note.size in known:
            compared = True
            root, seen_root = known[note.size].hex(), note.root.hex()
            same = root == seen_root
            checking.expect(same, "remembered", seen_root, root, "verify.bundle_elsewhere")
    return compared


def _trust(checking: _Checking, trusted: frozenset[str]) -> None:
    first = next((proved.entry for proved in checking.bundle.entries), None)
    belongs = set(checking.log.register.keys)
    if first is not None and first.seq == 1:
        belongs.add(sha256_hex(first.body))
    for fingerprint in sorted(trusted):
        checking.expect(fingerprint in belongs, "trust", "in the record", fingerprint)


def _not_proved(checking: _Checking, *, elsewhere: bool) -> tuple[Message, ...]:
    shown = [message("verify.not_founders")]
    if not elsewhere:
        shown.append(message("verify.not_seen", size=checking.bundle.note.size))
    shown += [message("verify.not_left_out"), message("verify.not_spoken")]
    if checking.bundle.about.kind == "packet":
        shown += [message("verify.not_figures"), message("verify.not_later")]
    shown += [
        message("verify.not_whose", seq=seq)
        for seq in dict.fromkeys(checking.log.votes.by_founders)
    ]
    return tuple(shown)


def _told(vote: Vote, checking: _Checking) -> Mapping[str, str]:
    about = [body for body in checking.bodies.values() if body["subject"] == vote.id]
    last: Mapping[str, Any] = next((b for b in reversed(about) if "outcome" in b), {})
    title = next(
        (
            body.get("title", "")
            for body in checking.bodies.values()
            if body["type"] == "motion.submitted" and body["subject"] == vote.motion
        ),
        "",
    )
    found = {name: str(last.get(name, "")) for name in ("outcome", "reason")}
    return {"vote": vote.id, "motion": str(title), **found}


if __name__ == "__main__":
    import sys

    from govdesk.record.bundle_program import main

    sys.exit(main())
