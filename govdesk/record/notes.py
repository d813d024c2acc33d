# SPDX-License-Identifier: Apache-2.0
"""Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint): written, read and verified.

    govdesk/<workspace id>
    <size>
    <base64 of the RFC 6962 root>

    — govdesk/<workspace id>/<key id> <base64 of key hash and Ed25519 signature>

Ed25519 is over the three lines with their line ends. Other people's lines may follow the first.
Standard library and `cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALGORITHM = b"\x01"
"""Ed25519, in C2SP's list of signature types."""

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_LINE = re.compile("\u2014 (govdesk/[!-~]+/([0-9a-f]{32})) ([A-Za-z0-9+/]+={0,2})")
_MOST_LINES = 100


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One person's signature under a note, by the key named `kid`."""

    name: str
    kid: str
    key_hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint: the record's size and root at a moment, and who signed it."""

    workspace: str
    size: int
    root: bytes
    lines: tuple[NoteLine, ...]

    @property
    def text(self) -> str:
        """What is signed."""
        return note_text(self.workspace, self.size, self.root)


def note_text(workspace: str, size: int, root: bytes) -> str:
    """The text of a checkpoint, which its signers sign."""
    return f"govdesk/{workspace}\n{size}\n{base64.b64encode(root).decode()}\n"


def signature_line(workspace: str, kid: str, public: bytes, signature: bytes) -> str:
    """One signature line, with its line end, for the Ed25519 signature over `note_text`."""
    name = _name(workspace, kid)
    blob = base64.b64encode(_key_hash(name, public) + signature).decode()
    return f"\u2014 {name} {blob}\n"


def signed_note(text: str, lines: Sequence[str]) -> str:
    """A whole note: its text, an empty line, and its signature lines."""
    return f"{text}\n{''.join(lines)}"


def read_note(note: str) -> Note:
    """Read a note. Raises ValueError, saying what is wrong, unless it is exactly of this form."""
    text, gap, under = note.partition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) != 3 or not lines[0].startswith("govdesk/"):
        raise ValueError("a checkpoint has three lines, an empty one and signatures")
    origin, size, root = lines
    if not _SIZE.fullmatch(size):
        raise ValueError("the second line of a checkpoint is its size")
    digest = _decoded(root)
    if len(digest) != 32:
        raise ValueError("the third line of a checkpoint is a SHA-256 root")
    if not under.endswith("\n"):
        raise ValueError("a signature line ends with a line end")
    signatures = under[:-1].split("\n")
    if len(signatures) > _MOST_LINES:
        raise ValueError("too many signatures")
    workspace = origin.removeprefix("govdesk/")
    return Note(
        workspace, int(size), digest, tuple(read_line(line, workspace) for line in signatures)
    )


def read_line(line: str, workspace: str) -> NoteLine:
    """Read one signature line, without its line end. Raises ValueError for any other form."""
    found = _LINE.fullmatch(line)
    if found is None or found[1] != _name(workspace, found[2]):
        raise ValueError("a signature line names a key of this workspace")
    blob = _decoded(found[3])
    if len(blob) != 68:
        raise ValueError("a signature line holds a key hash and an Ed25519 signature")
    return NoteLine(found[1], found[2], blob[:4], blob[4:])


def line_holds(line: NoteLine, text: str, public: bytes) -> bool:
    """Whether a signature line is by this public key, over this text."""
    if line.key_hash != _key_hash(line.name, public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(line.signature, text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def signers(note: Note, keys: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of those of these public keys that signed the note."""
    return frozenset(
        line.kid
        for line in note.lines
        if line.kid in keys and line_holds(line, note.text, keys[line.kid])
    )


def _name(workspace: str, kid: str) -> str:
    return f"govdesk/{workspace}/{kid}"


def _key_hash(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ALGORITHM + public).digest()[:4]


def _decoded(text: str) -> bytes:
    """Base64 in its one form: other letters, or bits that mean nothing, are refused."""
    try:
        found = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if base64.b64encode(found).decode() != text:
        raise ValueError("not base64 in its one form")
    return found
