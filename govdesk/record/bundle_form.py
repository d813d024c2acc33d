# SPDX-License-Identifier: Apache-2.0
"""The one form of a published bundle: how it is written and how it is read.

A bundle is canonical JSON (RFC 8785): `type`, `v`, `about`, the `checkpoint` as a signed note, the
`entries` with their proofs, the root over the `leaves` that it holds (so that a damaged copy shows
at once), and for a packet the `printed` checkpoint with its proof. Standard library and
`cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from govdesk.record.bundle_contents import About
from govdesk.record.canonical import canonical, read_canonical
from govdesk.record.log_entries import LogEntry
from govdesk.record.notes import Note, read_note

TYPE, VERSION = "govdesk bundle", 1
LARGEST = 64 * 2**20
"""Bytes; nobody publishes a larger one."""
_FIELDS = frozenset({"type", "v", "about", "checkpoint", "entries", "leaves"})
_ENTRY = frozenset({"seq", "recorded_at", "body", "sig", "proof"})


@dataclass(frozen=True, slots=True)
class Proved:
    """An entry with the path from its leaf to the checkpoint's root."""

    entry: LogEntry
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The checkpoint that a packet prints, with the proof that the bundle's goes on from it."""

    size: int
    root: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as it is read. `leaves` is the Merkle root over its own entries' leaves."""

    about: About
    note_text: str
    note: Note
    entries: tuple[Proved, ...]
    leaves: bytes
    printed: Printed | None


def bundle_bytes(
    about: About,
    note: str,
    entries: Sequence[tuple[LogEntry, Sequence[bytes]]],
    leaves: bytes,
    printed: Printed | None,
) -> bytes:
    """A bundle in its one form."""
    body: dict[str, Any] = {
        "type": TYPE,
        "v": VERSION,
        "about": {"kind": about.kind, "id": about.id},
        "checkpoint": note,
        "entries": [
            {
                "seq": entry.seq,
                "recorded_at": entry.recorded_at,
                "body": entry.body.decode("utf-8"),
                "sig": entry.sig.hex(),
                "proof": [step.hex() for step in proof],
            }
            for entry, proof in entries
        ],
        "leaves": leaves.hex(),
    }
    if printed is not None:
        body["printed"] = {
            "size": printed.size,
            "root": printed.root.hex(),
            "proof": [step.hex() for step in printed.proof],
        }
    return canonical(body)


def read_bundle(raw: bytes) -> Bundle:
    """Read a bundle. Raises ValueError, saying what is wrong, unless it is exactly of this form."""
    if len(raw) > LARGEST:
        raise ValueError("larger than any bundle")
    found = read_canonical(raw)
    fields = found.keys() - {"printed"}
    if fields != _FIELDS or found["type"] != TYPE or found["v"] != VERSION:
        raise ValueError("not a bundle of this version")
    about = _object(found["about"], {"kind", "id"})
    kind = _text(about["kind"])
    if kind not in ("vote", "packet"):
        raise ValueError("about neither a vote nor a packet")
    printed = _printed(found["printed"]) if "printed" in found else None
    if (printed is not None) != (kind == "packet"):
        raise ValueError("a packet's bundle names the checkpoint that the packet prints")
    note = _text(found["checkpoint"])
    return Bundle(
        About("vote" if kind == "vote" else "packet", _text(about["id"])),
        note,
        read_note(note),
        tuple(_entry(one) for one in _list(found["entries"])),
        _hash(found["leaves"]),
        printed,
    )


def _entry(found: object) -> Proved:
    given = _object(found, _ENTRY)
    body = _text(given["body"]).encode("utf-8")
    actor = read_canonical(body).get("actor")
    entry = LogEntry(
        _whole(given["seq"]), _whole(given["recorded_at"]), _text(actor), body,
        _bytes(given["sig"], 64),
    )  # fmt: skip
    return Proved(entry, tuple(_hash(step) for step in _list(given["proof"])))


def _printed(found: object) -> Printed:
    given = _object(found, {"size", "root", "proof"})
    proof = tuple(_hash(step) for step in _list(given["proof"]))
    return Printed(_whole(given["size"]), _hash(given["root"]), proof)


def _object(found: object, fields: set[str] | frozenset[str]) -> Mapping[str, Any]:
    if not isinstance(found, dict) or found.keys() != fields:
        raise ValueError(f"not an object of {', '.join(sorted(fields))}")
    return found


def _list(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise ValueError("not a list")
    return found


def _text(found: object) -> str:
    if not isinstance(found, str):
        raise ValueError("not a text")
    return found


def _whole(found: object) -> int:
    if not isinstance(found, int) or found < 0:
        raise ValueError("not a whole number")
    return found


def _hash(found: object) -> bytes:
    return _bytes(found, 32)


def _bytes(found: object, length: int) -> bytes:
    text = _text(found)
    value = bytes.fromhex(text)
    if value.hex() != text or len(value) != length:
        raise ValueError(f"not {length} bytes in lower-case hexadecimal")
    return value
