# SPDX-License-Identifier: Apache-2.0
"""Holding a log to its rules, entry by entry: form, leaves, who acted, votes, checkpoints.

The same rules serve a whole log and a bundle's part of one. A part has gaps, and its entries are
held to a checkpoint by their own proofs; so what only a whole log shows is not looked at. Standard
library and `cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from govdesk.record.canonical import read_canonical
from govdesk.record.chain import leaf_of
from govdesk.record.findings import Failure, Findings
from govdesk.record.log_acts import Acts
from govdesk.record.log_amendments import Amendments
from govdesk.record.log_checkpoints import Checkpoints, Redactions, Remembered
from govdesk.record.log_classes import Classes
from govdesk.record.log_cosponsors import Cosponsors
from govdesk.record.log_decision_changes import DecisionChanges
from govdesk.record.log_decisions import Decisions
from govdesk.record.log_entries import EntryRuleLike, LogEntry, Seen, why_no_envelope
from govdesk.record.log_recovery import Recovery
from govdesk.record.log_register import Register
from govdesk.record.log_sittings import Sittings
from govdesk.record.log_suspensions import Suspensions
from govdesk.record.log_votes import Votes
from govdesk.record.merkle import Tree
from govdesk.record.signature_checks import SignatureChecks
from govdesk.record.verification_rules import RULES
from govdesk.rules.refusals import Refusal

UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    Refusal,
    TypeError,
    ValueError,
)
"""What a body raises whose fields are not what its type asks for; each becomes a failure."""


class Looked(NamedTuple):
    """What an entry came to: its leaf, and what its body says."""

    leaf: bytes
    seen: Seen | None


class LogCheck:
    """Fed with entries in order; at the end it says every rule that does not hold.

    `remembered` are notes of checkpoints that were seen outside this log.
    """

    def __init__(
        self,
        workspace: str,
        rules: Mapping[str, EntryRuleLike],
        signatures: SignatureChecks,
        *,
        whole: bool = True,
        remembered: Iterable[str] = (),
    ) -> None:
        self.findings = Findings()
        self.tree = Tree()
        self.register = Register(self.findings, workspace)
        self.redactions = Redactions(self.findings)
        self._rules = rules
        self._signatures = signatures
        self._whole = whole
        self._acts = Acts(self.findings, self.register)
        checkpoints = Checkpoints(self.findings, self.register, self.tree, whole)
        sittings = Sittings(self.findings, self.register)
        self.votes = Votes(self.findings, self.register, sittings, checkpoints.roots, whole)
        self.remembered = Remembered(self.findings, self.tree, remembered)
        decisions = Decisions(self.findings, sittings, self.votes, whole)
        self._handlers: dict[str, list[Callable[[Seen], None]]] = {}
        recovery = Recovery(self.findings, self.register)
        classes = Classes(self.findings, sittings, self.votes)
        amendments = Amendments(self.findings, sittings, whole)
        parts = (
            self.register, recovery, sittings, sittings.notices, self.votes, classes, decisions,
            amendments, Suspensions(self.findings, self.register, self.votes, whole),
            DecisionChanges(self.findings, sittings, whole),
            Cosponsors(self.findings, sittings, whole), checkpoints,
        )  # fmt: skip
        for part in (*parts, self.redactions):
            for name, handler in part.handlers().items():
                self._handlers.setdefault(name, []).append(handler)
        self._seq = 0
        self._at = 0
        self._bodies: set[bytes] = set()
        self._nonces: set[str] = set()

    def feed(self, entry: LogEntry) -> Looked:
        """Hold one entry to every rule that can be told so far."""
        find, seq = self.findings, entry.seq
        find.checked["sequence"] += 1
        if seq != self._seq + 1 if self._whole else seq <= self._seq:
            missing = self._seq + 1
            find.fail("sequence", missing, f"entry {missing}", f"entry {seq}")
        find.checked["time"] += 1
        if entry.recorded_at <= self._at:
            find.fail("time", seq, f"after {self._at}", entry.recorded_at)
        self._seq, self._at = seq, entry.recorded_at
        digest = hashlib.sha256(entry.body).digest() if entry.body else _stated(entry)
        leaf = leaf_of(seq, entry.recorded_at, entry.actor, digest, entry.sig)
        seen = self._read(entry, digest)
        if seen is not None:
            self._hold(entry, seen)
        self.tree.append(leaf)
        self.remembered.look()
        return Looked(leaf, seen)

    def finish(self) -> list[Failure]:
        """Every failure, in the order of the log and of the rules."""
        find = self.findings
        find.checked["signature"] = self._signatures.count
        for seq in self._signatures.finish():
            find.fail("signature", seq, "a signature by the key that it names", "another")
        if self._whole:
            self.remembered.finish(self.register)
        self.redactions.finish()
        find.failures.sort(key=lambda one: (one.seq or 0, RULES[one.rule].number))
        return find.failures

    def _read(self, entry: LogEntry, digest: bytes) -> Seen | None:
        find, seq = self.findings, entry.seq
        if not entry.body and self._whole:
            self.redactions.missing(entry)
            return None
        find.checked["repeated"] += 1
        if digest in self._bodies:
            find.fail("repeated", seq, "a new body", digest.hex())
        self._bodies.add(digest)
        find.checked["canonical"] += 1
        try:
            body = read_canonical(entry.body)
        except ValueError as error:
            find.fail("canonical", seq, "the canonical form", error)
            return None
        find.checked["envelope"] += 1
        problem = why_no_envelope(body, self.register.workspace, entry.actor)
        if problem or body["type"] not in self._rules:
            find.fail("envelope", seq, "a body of this workspace", problem or body["type"])
            return None
        if body["nonce"] in self._nonces:
            find.fail("repeated", seq, "a new nonce", body["nonce"])
        self._nonces.add(body["nonce"])
        return Seen(
            seq,
            entry.recorded_at,
            body["type"],
            body["subject"],
            entry.actor,
            body["kid"],
            digest.hex(),
            body,
        )

    def _hold(self, entry: LogEntry, seen: Seen) -> None:
        rule = self._rules[seen.type]
        try:
            founding = seen.type == "workspace.created"
            if (seen.seq == 1) != founding:
                self.findings.fail("genesis", seen.seq, "the first entry", seen.type)
            elif founding:
                self.findings.checked["genesis"] += 1
                self.register.found(seen)
            public = self._acts.signer(seen, rule)
            if public is not None:
                self._signatures.add(seen.seq, public, entry.body, entry.sig)
            self._acts.check(seen, rule)
            for handler in self._handlers.get(seen.type, ()):
                handler(seen)
        except UNREADABLE as error:
            problem = f"{type(error).__name__}: {error}"
            self.findings.fail(
                "envelope", seen.seq, f"the fields of {seen.type}", problem, record=seen.subject
            )


def _stated(entry: LogEntry) -> bytes:
    """The hash that a missing body had, as the entry states it."""
    try:
        return bytes.fromhex(entry.body_sha256)
    except ValueError:
        return b""
