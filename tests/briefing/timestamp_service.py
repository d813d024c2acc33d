# SPDX-License-Identifier: Apache-2.0
"""A timestamp service on this computer, and people with certificates, for the tests of signing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from govdesk.briefing.pdf import make_pkcs12, signer_from_pkcs12

SECRET = b"a secret of the tests"


@cache
def officer() -> Any:
    """Somebody with a certificate."""
    now = int(datetime.now(UTC).timestamp())
    made = make_pkcs12(name="Clerk", organisation="Marlow Bay", secret=SECRET, now=now)
    return signer_from_pkcs12(made, SECRET)


@cache
def authority() -> DummyTimeStamper:
    """What answers for the service."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Time of Marlow Bay")])
    begins = datetime.now(UTC) - timedelta(hours=1)
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=30))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = certificate.public_bytes(serialization.Encoding.DER)
    return DummyTimeStamper(asn1.Certificate.load(public), keys.PrivateKeyInfo.load(private))


class _Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        question = tsp.TimeStampReq.load(self.rfile.read(size))
        said = authority().request_tsa_response(question).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def service() -> Iterator[str]:
    """The address of a running service."""
    server = HTTPServer(("127.0.0.1", 0), _Answer)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
