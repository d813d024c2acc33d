# SPDX-License-Identifier: Apache-2.0
"""Publishing a packet where it matters that it is published and not how its file looks: signed in
earnest, by a key that is quickly made, with no PDF written for it."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from govdesk.queries.packets import packet_content, packet_row
from govdesk.services.context import Changed, Context
from govdesk.services.packets import publish_packet

_ROOM = 4096
"""Hexadecimal digits that a signature may take."""


@cache
def signer() -> Any:
    """Somebody with a certificate, made at the first call."""
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "An officer")])
    begins = datetime.now(UTC) - timedelta(hours=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(11)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return SimpleSigner(
        signing_cert=asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


def signed(content: bytes) -> bytes:
    """Any bytes with a signature of them after them, as a signed packet has it."""
    head = b"\n9 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange "
    foot = b" >>\nendobj\n%%EOF\n"
    told = b"[0 %010d %010d %010d] /Contents "
    length = len(content) + len(head) + len(told % (0, 0, 0))
    rest = length + _ROOM + 2
    covered = content + head + told % (length, rest, len(foot))
    digest = hashlib.sha256(covered + foot).digest()
    made: str = asyncio.run(signer().async_sign(digest, "sha256", use_pades=True)).dump().hex()
    return covered + b"<" + made.ljust(_ROOM, "0").encode() + b">" + foot


def publish_signed(ctx: Context, *, packet_id: str) -> Changed:
    """Sign a prepared packet and publish it, as whoever `ctx` acts for."""
    row = ctx.read(packet_row, packet_id=packet_id)
    assert row is not None
    content = ctx.read(packet_content, sha256=row.sha256)
    assert content is not None
    return publish_packet(ctx, packet_id=packet_id, signed=signed(content))
