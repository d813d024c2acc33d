# SPDX-License-Identifier: Apache-2.0
"""The certificate that an officer signs packets with: one of GovDesk's own making, or one that they
bring.

A certificate of GovDesk's own making is kept as PKCS#12 in this computer's data folder, wrapped
with a secret that comes from the officer's signing key: whoever cannot unlock that key cannot sign.
One that they bring stays where it lies, and its passphrase is asked for each time.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from govdesk.briefing.files import write_file
from govdesk.queries.moment import Watch
from govdesk.record.signing import SigningKey
from govdesk.rules.messages import Message, message
from govdesk.rules.refusals import BadInput

_INFO = b"govdesk packet certificate v1"
FIELD = "certificate"
"""The input that a refusal about a brought certificate belongs to."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A key to sign packets with, and the fingerprint by which others know it."""

    signer: Any
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Holder:
    """What a certificate says: whom it was issued to, by whom, and its last day."""

    name: str
    issuer: str
    until: date


def own_certificate(
    own: SigningKey, *, name: str, city: str, now: int, folder: Path | None = None
) -> Certificate:
    """The certificate of an officer, made at the first call. `now` is microseconds UTC by this
    computer; `folder` is where certificates are kept."""
    from govdesk.briefing.pdf import make_pkcs12, signer_from_pkcs12
    from govdesk.briefing.pdf.errors import SigningFailed

    place = (folder or _home()) / f"{own.kid}.p12"
    secret = hmac.new(own.secret, _INFO, hashlib.sha256).hexdigest().encode()
    if not place.is_file():
        made = make_pkcs12(name=name, organisation=city, secret=secret, now=now // 1_000_000)
        write_file(place, made, private=True)
    try:
        return _certificate(signer_from_pkcs12(place.read_bytes(), secret))
    except (OSError, SigningFailed) as error:
        raise _refused("damaged", path=str(place)) from error


def brought_certificate(path: Path, passphrase: str) -> Certificate:
    """A certificate from a PKCS#12 file. Raises BadInput, of the field `certificate`, when it does
    not open, has no key, or does not hold today."""
    from govdesk.briefing.pdf import signer_from_pkcs12
    from govdesk.briefing.pdf.errors import CertificateClosed

    try:
        signer = signer_from_pkcs12(path.read_bytes(), passphrase.encode())
    except OSError as error:
        raise _refused("missing", path=path.name, why=error.strerror or str(error)) from error
    except CertificateClosed as error:
        raise _refused(error.why, path=path.name) from error
    name, now = _called(signer.signing_cert.subject), datetime.fromtimestamp(_now(), UTC)
    begins = signer.signing_cert.not_valid_before
    ends = signer.signing_cert.not_valid_after
    if now > ends:
        raise _refused("expired", who=name, when=ends.date())
    if now < begins:
        raise _refused("early", who=name, when=begins.date())
    return _certificate(signer)


def holder(certificate: Certificate) -> Holder:
    """What a certificate says of itself."""
    held = certificate.signer.signing_cert
    return Holder(_called(held.subject), _called(held.issuer), held.not_valid_after.date())


def why_not_now(path: Path, until: date) -> Message | None:
    """Why a certificate that was looked at before cannot be used now: its file is gone, or its last
    day over. None when it can."""
    if not path.is_file():
        return message("packet.certificate_away", path=str(path))
    if until < datetime.fromtimestamp(_now(), UTC).date():
        return message("packet.certificate_over", when=until)
    return None


def _certificate(signer: Any) -> Certificate:
    from govdesk.briefing.pdf.certificates import fingerprint

    return Certificate(signer, fingerprint(signer.signing_cert.dump()))


_KEYS = {
    "missing": "packet.certificate_missing",
    "unreadable": "packet.certificate_unreadable",
    "damaged": "packet.certificate_damaged",
    "passphrase": "packet.certificate_closed",
    "unknown": "packet.certificate_wrapped",
    "keyless": "packet.certificate_keyless",
    "expired": "packet.certificate_expired",
    "early": "packet.certificate_early",
}


def _refused(reason: str, **args: str | date) -> BadInput:
    key = _KEYS[reason]
    return BadInput(
        message(key, **args),
        kept=message("general.nothing_changed"),
        then=message(f"{key}.then"),
        field=FIELD,
    )


def _called(name: Any) -> str:
    return str(name.native.get("common_name", name.human_friendly))


def _now() -> int:
    """Seconds UTC by this computer, whatever story the workspace tells."""
    return Watch().now() // 1_000_000


def _home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("govdesk", appauthor=False) / "certificates"
