# SPDX-License-Identifier: Apache-2.0
"""One question over HTTP with the standard library, that ends in time and can be given up."""

from __future__ import annotations

import threading
import time
import urllib.request
from collections.abc import Callable
from urllib.error import HTTPError

WAIT = 20.0
"""Seconds for the whole of an answer."""
LARGEST = 8 * 2**20
"""Bytes of an answer."""
_OFTEN = 0.1
Meanwhile = Callable[[], object]
"""Called often while something is awaited; what it raises ends the waiting."""


def nothing() -> None:
    """Meanwhile, nothing."""


def fetch(
    url: str,
    *,
    data: bytes | None = None,
    kind: str = "",
    wait: float = WAIT,
    meanwhile: Meanwhile = nothing,
) -> bytes:
    """What stands at an address, or what it answers to `data` (of the media type `kind`).

    Asked on a thread of its own: looking up a name and connecting cannot be broken off, and whoever
    waits must be able to leave. Raises OSError (TimeoutError after `wait` seconds), and whatever
    `meanwhile` raises.
    """
    if not url.startswith(("https://", "http://")):
        raise OSError(f"not a web address: {url}")
    request = urllib.request.Request(url, data, {"Content-Type": kind} if kind else {})
    came: list[bytes] = []
    failed: list[BaseException] = []
    over = threading.Event()

    def ask() -> None:
        try:
            with urllib.request.urlopen(request, timeout=wait) as answer:
                came.append(bytes(answer.read(LARGEST)))
        except BaseException as error:  # noqa: BLE001 - carried to whoever waits
            if isinstance(error, HTTPError):
                error.close()
            failed.append(error)
        over.set()

    until = time.monotonic() + wait
    threading.Thread(target=ask, name="govdesk-fetch", daemon=True).start()
    while not over.wait(_OFTEN):
        meanwhile()
        if time.monotonic() > until:
            raise TimeoutError(url)
    if failed:
        error = failed[0]
        if isinstance(error, OSError):
            raise error
        raise OSError(str(error)) from error  # such as an answer that is no HTTP
    return came[0]
