# SPDX-License-Identifier: Apache-2.0
"""Holding many signatures against their keys, on every core once there are enough of them.

Standard library and `cryptography` only: the public verifier reads this file.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from types import TracebackType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from govdesk.record.signing import ENTRY_PREFIX

CHUNK = 1_000
ENOUGH_FOR_MORE = 6_000
"""Below it, starting other processes takes longer than it saves."""

Task = tuple[int, bytes, bytes, bytes]
"""An entry's number, the public key, the body and the signature."""


@lru_cache(maxsize=4_096)
def _key(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)


def broken(tasks: list[Task]) -> list[int]:
    """The numbers of the entries whose signature does not hold."""
    found = []
    for seq, public, body, sig in tasks:
        try:
            _key(public).verify(sig, ENTRY_PREFIX + body)
        except (InvalidSignature, ValueError):
            found.append(seq)
    return found


class SignatureChecks:
    """Takes signatures one by one and says at the end which do not hold.

    Used as a context manager: leaving it ends the processes it began. `processes` None: one a core.
    """

    def __init__(self, processes: int | None = None) -> None:
        self.count = 0
        self._processes = processes or os.cpu_count() or 1
        self._waiting: list[Task] = []
        self._broken: list[int] = []
        self._pool: ProcessPoolExecutor | None = None
        self._under_way: deque[Future[list[int]]] = deque()

    def __enter__(self) -> SignatureChecks:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def add(self, seq: int, public: bytes, body: bytes, sig: bytes) -> None:
        """One signature of an entry over its body."""
        self.count += 1
        self._waiting.append((seq, public, body, sig))
        if len(self._waiting) >= (CHUNK if self._pool else ENOUGH_FOR_MORE):
            self._send()

    def finish(self) -> list[int]:
        """The numbers of all entries whose signature does not hold, in order."""
        if self._pool is not None:
            self._send()
            while self._under_way:
                self._collect()
        else:
            self._broken += broken(self._waiting)
            self._waiting = []
        return sorted(self._broken)

    def _send(self) -> None:
        if self._processes == 1:
            self._broken += broken(self._waiting)
            self._waiting = []
            return
        if self._pool is None:
            # Fresh processes: a copy of one that runs threads or a window may hang.
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
        for start in range(0, len(self._waiting), CHUNK):
            chunk = self._waiting[start : start + CHUNK]
            self._under_way.append(self._pool.submit(broken, chunk))
        self._waiting = []
        while len(self._under_way) > 4 * self._processes:
            self._collect()

    def _collect(self) -> None:
        self._broken += self._under_way.popleft().result()
