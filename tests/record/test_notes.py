# SPDX-License-Identifier: Apache-2.0
"""Checkpoint notes: the published example holds, ours are read back, and no altered one is."""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from govdesk.record import notes

# The example of the signed-note format (golang.org/x/mod/sumdb/note, c2sp.org/signed-note).
PETER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
PETER_LINE = (
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)
WORKSPACE = "0190b2c4-0000-7000-8000-000000000001"
ROOT = hashlib.sha256(b"root").digest()
KEYS = [Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2)]
PUBLIC = {
    hashlib.sha256(raw).digest()[:16].hex(): raw
    for raw in (key.public_key().public_bytes_raw() for key in KEYS)
}


def _note(size: int = 214) -> str:
    text = notes.note_text(WORKSPACE, size, ROOT)
    lines = [
        notes.signature_line(WORKSPACE, kid, public, key.sign(text.encode()))
        for (kid, public), key in zip(PUBLIC.items(), KEYS, strict=True)
    ]
    return notes.signed_note(text, lines)


def test_the_published_example_of_a_signed_note() -> None:
    name, key_hash, encoded = PETER_KEY.split("+", 2)
    blob = base64.b64decode(encoded)
    assert blob[:1] == notes.ALGORITHM
    found = base64.b64decode(PETER_LINE)
    line = notes.NoteLine(name, "", found[:4], found[4:])
    assert line.key_hash.hex() == key_hash
    assert notes.line_holds(line, PETER_TEXT, blob[1:])
    assert not notes.line_holds(line, PETER_TEXT + "\n", blob[1:])
    assert not notes.line_holds(line, PETER_TEXT, next(iter(PUBLIC.values())))


def test_a_note_is_read_back_with_every_signer() -> None:
    note = notes.read_note(_note())
    assert (note.workspace, note.size, note.root) == (WORKSPACE, 214, ROOT)
    assert notes.signers(note, PUBLIC) == set(PUBLIC)
    assert notes.signers(note, {}) == set()
    assert note.text == f"govdesk/{WORKSPACE}\n214\n{base64.b64encode(ROOT).decode()}\n"


def test_no_altered_note_is_signed_by_all() -> None:
    whole = _note()
    accepted = []
    for at in range(len(whole)):
        for other in {"A", "=", "\n", " ", "1", chr(ord(whole[at]) ^ 1), ""} - {whole[at]}:
            try:
                note = notes.read_note(whole[:at] + other + whole[at + 1 :])
            except ValueError:
                continue
            if notes.signers(note, PUBLIC) == set(PUBLIC):
                accepted.append((at, other))
    assert accepted == []


@pytest.mark.parametrize(
    "note",
    [
        "",
        _note().rstrip("\n"),
        _note() + "\n",
        _note().replace("\n214\n", "\n0214\n"),
        _note().replace("\n214\n", "\n-214\n"),
        _note().replace("\u2014", "-"),
        _note().replace("\n", "\r\n"),
        _note().split("\n\n")[0] + "\n\n",
        notes.note_text(WORKSPACE, 1, b"short") + "\n" + _note().split("\n\n")[1],
        notes.note_text("another", 1, ROOT) + "\n" + _note().split("\n\n")[1],
        notes.signed_note(notes.note_text(WORKSPACE, 1, ROOT), _note().splitlines(True)[-1:] * 101),
    ],
)
def test_what_is_no_checkpoint_is_refused(note: str) -> None:
    with pytest.raises(ValueError):
        notes.read_note(note)
