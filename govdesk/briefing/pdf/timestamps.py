# SPDX-License-Identifier: Apache-2.0
"""A timestamp service of RFC 3161, asked over HTTP with the standard library."""

from __future__ import annotations

import asyncio
import urllib.request

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

_WAIT = 20.0


class HttpTimestamper(TimeStamper):
    """A service at an address (`https://...`). It learns a hash, never the document."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if not url.startswith(("https://", "http://")):
            raise ValueError(url)
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """pyHanko's hook. Raises OSError when the service cannot be reached."""
        return tsp.TimeStampResp.load(await asyncio.to_thread(self._ask, req.dump()))

    def _ask(self, question: bytes) -> bytes:
        request = urllib.request.Request(
            self.url,
            data=question,
            headers={"Content-Type": "application/timestamp-query"},
        )
        with urllib.request.urlopen(request, timeout=_WAIT) as answer:
            return bytes(answer.read(1_000_000))
