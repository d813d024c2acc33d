# SPDX-License-Identifier: Apache-2.0
"""Who seals an entry. Every service context has a signer from the first write on."""

from __future__ import annotations

from typing import Protocol


class Signer(Protocol):
    """Signs bodies with the key named by `kid`."""

    @property
    def kid(self) -> str:
        """The key's id, as the body names it."""
        ...

    def sign(self, body: bytes) -> bytes:
        """The signature over a body."""
        ...


class Unsigned:
    """Openly no signature: the body names the key `unsigned`, and every reader can say so."""

    kid = "unsigned"

    def sign(self, body: bytes) -> bytes:
        """Nothing."""
        return b""
