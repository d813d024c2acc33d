# SPDX-License-Identifier: Apache-2.0
"""The key of a recovery sheet, made of the words on its two parts and kept nowhere else.

HKDF-SHA-256 (RFC 5869) over both parts, salted with the workspace's id, gives the private key of
RFC 8032. Each part has eight words of a list of thousands, close to a hundred random bits: whoever
has one part and the record cannot find the other by guessing, so no slow function is needed.
"""

from __future__ import annotations

import unicodedata

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from govdesk.record.signing import SigningKey

INFO = b"govdesk/1 recovery"


def sheet_key(workspace: str, officers_part: str, representatives_part: str) -> SigningKey:
    """The key that the words of both parts make. Capital letters and blanks do not count."""
    words = "\n".join(plain_words(part) for part in (officers_part, representatives_part))
    derived = HKDF(algorithm=SHA256(), length=32, salt=workspace.encode(), info=INFO)
    return SigningKey(derived.derive(words.encode("utf-8")))


def plain_words(part: str) -> str:
    """Words as they are hashed, however they were typed."""
    return " ".join(unicodedata.normalize("NFKC", part).casefold().split())
