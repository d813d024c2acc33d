# SPDX-License-Identifier: Apache-2.0
"""Checkpoints in the log, packets that print them, redactions, and checkpoints seen outside it.

Standard library and `cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govdesk.record.findings import Findings
from govdesk.record.log_entries import LogEntry, Seen
from govdesk.record.log_register import Handler, Register
from govdesk.record.merkle import Tree
from govdesk.record.notes import Note, line_holds, read_line, read_note, signers


@dataclass(slots=True)
class Checkpoints:
    """Every checkpoint made so far. `whole`: the tree holds every entry before the current one."""

    findings: Findings
    register: Register
    tree: Tree
    whole: bool
    roots: set[str] = field(default_factory=set)
    _made: dict[str, Note] = field(default_factory=dict)
    _printed: set[tuple[int, str]] = field(default_factory=set)

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {
            "checkpoint.made": self._checkpoint,
            "checkpoint.cosigned": self._cosigned,
            "packet.prepared": self._prepared,
        }

    def _checkpoint(self, seen: Seen) -> None:
        data, find = seen.data, self.findings
        try:
            note = read_note(data["note"])
        except ValueError as error:
            find.expect(False, "checkpoint", seen.seq, "a note", error, record=seen.subject)
            return
        find.same(
            (self.register.workspace, seen.seq - 1, data["size"], data["root"]),
            (note.workspace, note.size, note.size, note.root.hex()),
            "checkpoint",
            seen.seq,
            record=seen.subject,
        )
        if self.whole:
            root = self.tree.root().hex()
            find.same(root, note.root.hex(), "checkpoint", seen.seq, record=seen.subject)
        key = self.register.keys.get(seen.kid)
        signed = key is not None and signers(note, {seen.kid: key.public}) == {seen.kid}
        find.expect(
            signed and len(note.lines) == 1,
            "checkpoint",
            seen.seq,
            f"signed by {seen.kid}",
            ", ".join(line.kid for line in note.lines),
            record=seen.subject,
        )
        self.roots.add(data["root"])
        self._made[seen.subject] = note
        self._printed.add((data["size"], data["root"]))

    def _cosigned(self, seen: Seen) -> None:
        note = self._made[seen.subject]
        line = read_line(seen.data["line"].removesuffix("\n"), self.register.workspace)
        key = self.register.keys.get(seen.kid)
        self.findings.expect(
            line.kid == seen.kid and key is not None and line_holds(line, note.text, key.public),
            "cosigned",
            seen.seq,
            f"signed by {seen.kid}",
            line.kid,
            record=seen.subject,
        )

    def _prepared(self, seen: Seen) -> None:
        if not self.whole:
            return  # a bundle brings the notes of the packets it holds
        printed = (seen.data["checkpoint_size"], seen.data["checkpoint_root"])
        self.findings.expect(
            printed in self._printed,
            "packet_checkpoint",
            seen.seq,
            "a checkpoint of the record",
            printed,
            record=seen.subject,
        )


@dataclass(slots=True)
class Redactions:
    """Which bodies are missing, and which were redacted."""

    findings: Findings
    _empty: dict[int, str] = field(default_factory=dict)
    _redacted: dict[int, tuple[int, str]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many bodies are missing by redaction."""
        return sum(seq in self._redacted for seq in self._empty)

    def handlers(self) -> Mapping[str, Handler]:
        """What is done with the entries of each type."""
        return {"entry.redacted": self._redact}

    def missing(self, entry: LogEntry) -> None:
        """An entry without a body, of which only the hash is there."""
        self._empty[entry.seq] = entry.body_sha256

    def finish(self) -> None:
        """At the end: a missing body was redacted, and a redacted one is missing."""
        for seq, sha in self._empty.items():
            later, told = self._redacted.get(seq, (0, ""))
            self.findings.expect(
                told == sha and later > seq, "redaction", seq, "redacted by two officers", sha
            )
        for seq, (_later, sha) in self._redacted.items():
            if seq not in self._empty:
                self.findings.expect(False, "redaction", seq, "no body", sha)

    def _redact(self, seen: Seen) -> None:
        seq = seen.data["seq"]
        self.findings.expect(seq not in self._redacted, "redaction", seen.seq, "redacted once", seq)
        self._redacted[seq] = seen.seq, seen.data["entry_sha256"]


class Remembered:
    """Checkpoints seen outside the record, as the texts of their notes."""

    def __init__(self, findings: Findings, tree: Tree, notes: Iterable[str]) -> None:
        self._findings = findings
        self._tree = tree
        self._notes: list[Note] = []
        self._roots: dict[int, bytes] = {}
        for text in dict.fromkeys(notes):
            try:
                self._notes.append(read_note(text))
            except ValueError as error:
                findings.expect(False, "remembered", 0, "a checkpoint", error)
        self._sizes = {note.size for note in self._notes}
        self.look()

    @property
    def covered(self) -> int:
        """How many entries the latest of them covers."""
        return max((note.size for note in self._notes), default=0)

    def look(self) -> None:
        """Called whenever the tree has grown."""
        if self._tree.size in self._sizes:
            self._roots[self._tree.size] = self._tree.root()

    def finish(self, register: Register) -> None:
        """At the end: every one of them lies on the way to the record as it is."""
        keys = {kid: key.public for kid, key in register.keys.items()}
        for note in self._notes:
            at = min(note.size, self._tree.size)
            expect = self._findings.expect
            root = self._roots.get(note.size)
            expect(
                note.workspace == register.workspace,
                "remembered",
                at,
                register.workspace,
                note.workspace,
            )
            expect(
                root == note.root,
                "remembered",
                at,
                f"{note.root.hex()} at {note.size} entries",
                root.hex() if root is not None else f"{self._tree.size} entries",
            )
            expect(
                bool(signers(note, keys)),
                "remembered",
                at,
                "a signature by a key of the record",
                ", ".join(line.kid for line in note.lines),
            )
