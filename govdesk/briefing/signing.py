# SPDX-License-Identifier: Apache-2.0
"""An officer's signature on a packet, with their own certificate or one that they bring.

A certificate of GovDesk's own making is kept as PKCS#12 in this computer's data folder, wrapped
with a secret that comes from the officer's signing key: whoever cannot unlock that key cannot sign.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govdesk.briefing.files import write_file
from govdesk.record.signing import SigningKey
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput, NotAvailable

_INFO = b"govdesk packet certificate v1"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A key to sign packets with, and the fingerprint by which others know it."""

    signer: Any
    fingerprint: str


def own_certificate(
    own: SigningKey, *, name: str, city: str, now: int, folder: Path | None = None
) -> Certificate:
    """The certificate of an officer, made at the first call. `now` is microseconds UTC by this
    computer; `folder` is where certificates are kept."""
    from govdesk.briefing.pdf import make_pkcs12

    place = (folder or _home()) / f"{own.kid}.p12"
    secret = hmac.new(own.secret, _INFO, hashlib.sha256).hexdigest().encode()
    if not place.is_file():
        made = make_pkcs12(name=name, organisation=city, secret=secret, now=now // 1_000_000)
        write_file(place, made)
        place.chmod(0o600)
    return _loaded(place, secret)


def brought_certificate(path: Path, passphrase: str) -> Certificate:
    """A certificate from a PKCS#12 file. Raises BadInput when it does not open."""
    return _loaded(path, passphrase.encode())


def _loaded(path: Path, secret: bytes) -> Certificate:
    from govdesk.briefing.pdf import signer_from_pkcs12
    from govdesk.briefing.pdf.certificates import fingerprint
    from govdesk.briefing.pdf.errors import SigningFailed

    try:
        signer = signer_from_pkcs12(path.read_bytes(), secret)
    except (OSError, SigningFailed) as error:
        raise BadInput(
            message("packet.certificate_closed", path=str(path)),
            kept=message("general.nothing_changed"),
            then=message("packet.certificate_closed.then"),
            field="certificate",
        ) from error
    return Certificate(signer, fingerprint(signer.signing_cert.dump()))


def sign_packet(
    content: bytes, certificate: Certificate, *, reason: str, timestamp_url: str = ""
) -> bytes:
    """The packet signed (PAdES B-B; B-T with a timestamp service).

    Raises NotAvailable when the service does not answer or the packet has no place to sign.
    """
    from govdesk.briefing.pdf import sign
    from govdesk.briefing.pdf.errors import SigningFailed
    from govdesk.briefing.pdf.timestamps import HttpTimestamper

    try:
        stamper = HttpTimestamper(timestamp_url) if timestamp_url else None
        level: Any = "T" if stamper else "B"
        return sign(content, certificate.signer, level=level, timestamper=stamper, reason=reason)
    except ValueError as error:
        why = str(error) if isinstance(error, SigningFailed) else timestamp_url
        raise NotAvailable(
            message("packet.not_signed", why=why),
            kept=message("general.nothing_changed"),
            then=message("packet.not_signed.then"),
        ) from error


def _home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("govdesk", appauthor=False) / "certificates"
