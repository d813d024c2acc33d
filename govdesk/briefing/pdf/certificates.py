# SPDX-License-Identifier: Apache-2.0
"""A key and certificate to sign documents with: from a PKCS#12 file, or made here."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from govdesk.briefing.pdf.errors import CertificateClosed

_BITS = 3072
_YEARS = 5


def make_pkcs12(*, name: str, organisation: str, secret: bytes, now: int) -> bytes:
    """A new key with a certificate of its own, wrapped with `secret`. `now` is seconds UTC.

    Nobody else vouches for such a certificate: whoever checks a signature compares its fingerprint
    with one they know.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, name[:64]),
        ]
    )
    begins = datetime.fromtimestamp(now, UTC) - timedelta(minutes=5)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    public = key.public_key()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    wrapped = serialization.BestAvailableEncryption(secret)
    return pkcs12.serialize_key_and_certificates(b"signing", key, certificate, None, wrapped)


def signer_from_pkcs12(content: bytes, secret: bytes) -> Any:
    """What `sign` signs with. Raises CertificateClosed, which says why."""
    from asn1crypto.pkcs12 import Pfx
    from pyhanko.sign.signers import SimpleSigner

    try:
        _ = Pfx.load(content).native["version"]
    except (ValueError, TypeError, KeyError) as error:
        raise CertificateClosed("unreadable") from error
    key, certificate = _opened(content, secret)
    if key is None or certificate is None:
        raise CertificateClosed("keyless")
    try:
        return SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=secret or None)
    except ValueError as error:
        raise CertificateClosed("unknown") from error


def _opened(content: bytes, secret: bytes) -> tuple[Any, Any]:
    try:
        key, certificate, _others = pkcs12.load_key_and_certificates(content, secret or None)
    except UnsupportedAlgorithm as error:
        raise CertificateClosed("unknown") from error
    except (ValueError, TypeError) as error:
        raise CertificateClosed("passphrase") from error
    return key, certificate


def fingerprint(certificate: bytes) -> str:
    """The SHA-256 of a certificate's DER form, lower-case hexadecimal."""
    return hashlib.sha256(certificate).hexdigest()


def named(certificate: Any) -> str:
    """What a certificate (asn1crypto) says whose it is."""
    subject = certificate.subject
    return str(subject.native.get("common_name", subject.human_friendly))
