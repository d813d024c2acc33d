# SPDX-License-Identifier: Apache-2.0
"""Questions over HTTP with the standard library, that end in time and can be given up."""

from __future__ import annotations

import threading
import time
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError

WAIT = 20.0
"""Seconds for the whole of an answer."""
LARGEST = 8 * 2**20
"""Bytes of an answer."""
_OFTEN = 0.1
_PIECE = 2**16
Meanwhile = Callable[[], object]
"""Called often while something is awaited; what it raises ends the waiting."""
_WEB = ("https://", "http://")


def nothing() -> None:
    """Meanwhile, nothing."""


class Asking:
    """Questions that belong together, each asked once. `wait` seconds for an answer, three times
    that for all of them: a chain of services that are away must not hold up whoever waits."""

    def __init__(self, *, wait: float = WAIT, meanwhile: Meanwhile = nothing) -> None:
        self._wait = wait
        self._meanwhile = meanwhile
        self._until = time.monotonic() + 3 * wait
        self._known: dict[tuple[str, bytes | None], bytes | OSError] = {}

    def get(self, url: str, *, data: bytes | None = None, kind: str = "") -> bytes:
        """As `fetch`."""
        if (url, data) not in self._known:
            self._known[url, data] = self._asked(url, data, kind)
        known = self._known[url, data]
        if isinstance(known, OSError):
            raise known
        return known

    def _asked(self, url: str, data: bytes | None, kind: str) -> bytes | OSError:
        wait = min(self._wait, self._until - time.monotonic())
        if wait <= 0:
            return TimeoutError(url)
        try:
            return fetch(url, data=data, kind=kind, wait=wait, meanwhile=self._meanwhile)
        except OSError as error:
            return error


class _OnlyTheWeb(urllib.request.HTTPRedirectHandler):
    """Follows an address that has moved, but not off the web."""

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """urllib's hook."""
        if not newurl.startswith(_WEB):
            fp.close()
            raise OSError(f"not a web address: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


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
    waits must be able to leave. Raises OSError (TimeoutError after `wait` seconds; also for an
    answer of more than LARGEST bytes), and whatever `meanwhile` raises.
    """
    if not url.startswith(_WEB):
        raise OSError(f"not a web address: {url}")
    request = urllib.request.Request(url, data, {"Content-Type": kind} if kind else {})
    came: list[bytes] = []
    failed: list[BaseException] = []
    over = threading.Event()
    until = time.monotonic() + wait

    def ask() -> None:
        try:
            opener = urllib.request.build_opener(_OnlyTheWeb)
            with opener.open(request, timeout=wait) as answer:
                came.append(_read(answer, url, until))
        except BaseException as error:  # noqa: BLE001 - carried to whoever waits
            if isinstance(error, HTTPError):
                error.close()
            failed.append(error)
        over.set()

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


def _read(answer: Any, url: str, until: float) -> bytes:
    """The whole of an answer, unless it has no end or comes in drops."""
    held = bytearray()
    while piece := answer.read1(_PIECE):
        held += piece
        if len(held) > LARGEST:
            raise OSError(f"more than {LARGEST} bytes from {url}")
        if time.monotonic() > until:
            raise TimeoutError(url)
    return bytes(held)
