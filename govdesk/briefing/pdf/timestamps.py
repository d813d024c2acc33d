# SPDX-License-Identifier: Apache-2.0
"""A timestamp service of RFC 3161, asked over HTTP with the standard library."""

from __future__ import annotations

import asyncio
import socket
import ssl
import urllib.error
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from govdesk.briefing.pdf.certificates import named
from govdesk.briefing.pdf.errors import NoTimestamp
from govdesk.briefing.pdf.fetching import WAIT, Meanwhile, fetch, nothing

_QUERY = "application/timestamp-query"


@dataclass(frozen=True, slots=True)
class Tried:
    """What a service answered to a question about nothing."""

    service: str
    """What its certificate says."""
    at: datetime


class HttpTimestamper(TimeStamper):
    """A service at an address (`https://...`). It learns a hash, never the document.

    `meanwhile` is called while an answer is awaited, at most `wait` seconds, and may raise.
    """

    def __init__(self, url: str, *, wait: float = WAIT, meanwhile: Meanwhile = nothing) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if not url.startswith(("https://", "http://")):
            raise ValueError(url)
        self.url = url
        self.wait = wait
        self.meanwhile = meanwhile

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """pyHanko's hook. Raises NoTimestamp."""
        return self._read(self._ask(req.dump()))

    def reach(self) -> Tried:
        """Ask it about nothing, as signing does first: from then on its certificates are known.
        Raises NoTimestamp."""
        try:
            asyncio.run(self._ensure_dummy())  # type: ignore[no-untyped-call]
        except NoTimestamp:
            raise
        except (TimestampRequestError, ValueError, TypeError, KeyError) as error:
            raise NoTimestamp("nonsense", str(error)) from error
        token = next(iter(self._dummy_response_cache.values()))
        said = token["content"]["encap_content_info"]["content"].parsed
        names = [named(one) for one in self.certificates()]
        return Tried(next(iter(names), ""), said["gen_time"].native)

    def certificates(self) -> tuple[Any, ...]:
        """Its own, once it was reached."""
        return tuple(self._certs.values())

    def chain(self) -> tuple[Any, ...]:
        """Whatever other certificates it sent along."""
        return tuple(self.cert_registry)

    def _ask(self, question: bytes) -> bytes:
        try:
            return fetch(
                self.url, data=question, kind=_QUERY, wait=self.wait, meanwhile=self.meanwhile
            )
        except OSError as error:
            raise NoTimestamp(*_why(error)) from error

    @staticmethod
    def _read(answer: bytes) -> tsp.TimeStampResp:
        try:
            read = tsp.TimeStampResp.load(answer)
            _ = read["status"].native
        except (ValueError, TypeError, KeyError) as error:
            raise NoTimestamp("nonsense", str(error)) from error
        return read


def _why(error: OSError) -> tuple[str, str]:
    """The kind of failure, and what the network said."""
    if isinstance(error, urllib.error.HTTPError):
        return "status", str(error.code)
    reason = getattr(error, "reason", None)
    inner = reason if isinstance(reason, BaseException) else error
    if isinstance(inner, ssl.SSLError):
        return "untrusted", str(inner)
    if isinstance(inner, socket.gaierror):
        return "unknown", str(inner)
    if isinstance(inner, TimeoutError):
        return "silent", ""
    if isinstance(inner, ConnectionError):
        return "closed", str(inner)
    return "other", str(inner)
