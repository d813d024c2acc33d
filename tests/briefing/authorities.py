# SPDX-License-Identifier: Apache-2.0
"""An authority on this computer that gives certificates, says which it withdrew, and stamps times.

with authority(tmp_path) as one:
    one.url                      # of its timestamp service
    one.person("Charis Chair")   # a PKCS#12 file of a person, opened by `SECRET`
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

SECRET = "willow copper lantern"
DER = serialization.Encoding.DER
PLAIN = serialization.NoEncryption()


class Authority:
    """Its root, whom it certified, and how it behaves: `says` is what its service answers when it
    does not answer as it should (`html`, `404`, `never`), `lists` whether it tells of withdrawals
    by `crl`, by `ocsp`, by both (`ocsp crl`) or not at all (empty), `answers` what it then answers
    about one instead of the truth (`unknown`, `stale`, `forged`, `html`, `never`, `404`). `leads`
    is how it gives the certificates of its issuers to whoever lacks them: `der`, `pem`, `p7c`, or
    not what it should (`html`, `another`, `off`, `endless`); empty: its certificates name no place.
    """

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        self.url = f"{address}/stamp"
        self.says = ""
        self.lists = "crl"
        self.answers = ""
        self.leads = ""
        self.withdrawn: list[int] = []
        self.asked = 0
        self.fetched: list[str] = []
        self.over = Event()
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.root = self._made("Root of Marlow Bay", self._key, ca=True)
        self._issuer, self._issuing = self.root, self._key
        self._stamper: DummyTimeStamper | None = None

    def hand_over(self) -> None:
        """From now on an office between issues certificates, in the root's name."""
        key = ec.generate_private_key(ec.SECP256R1())
        self._issuer, self._issuing = self._made("Office of Marlow Bay", key, office=True), key

    def person(
        self,
        name: str,
        *,
        days: int = 300,
        file: str = "own.p12",
        keyless: bool = False,
        alone: bool = False,
    ) -> Path:
        """A file of a person's own, whose certificate ends in so many days; `alone`, without those
        of whoever issued it."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self._made(name, key, days=days)
        path = self.folder / file
        path.write_bytes(
            pkcs12.serialize_key_and_certificates(
                b"own",
                None if keyless else key,
                None if keyless else certificate,
                [certificate, self.root] if keyless else None if alone else [self.root],
                serialization.BestAvailableEncryption(SECRET.encode()),
            )
        )
        return path

    def stamp(self, question: bytes) -> bytes:
        """What its service answers."""
        if self._stamper is None:
            key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            made = self._made("Time of Marlow Bay", key, stamps=True)
            wrapped = key.private_bytes(DER, serialization.PrivateFormat.PKCS8, PLAIN)
            self._stamper = DummyTimeStamper(
                asn1.Certificate.load(made.public_bytes(DER)),
                keys.PrivateKeyInfo.load(wrapped),
                certs_to_embed=SimpleCertificateStore.from_certs(
                    [asn1.Certificate.load(self.root.public_bytes(DER))]
                ),
            )
        answer = self._stamper.request_tsa_response(tsp.TimeStampReq.load(question))
        return bytes(answer.dump())

    def listed(self) -> bytes:
        """Its list of what it withdrew."""
        return self._list(self.root, self._key)

    def listed_between(self) -> bytes:
        """The list of the office between."""
        return self._list(self._issuer, self._issuing)

    def issuer(self, name: str) -> bytes:
        """The certificate of whoever issued one, as it is given to all."""
        made = self.root if name == "root" else self._issuer
        if self.leads == "another":
            made = self.person_s()
        if self.leads == "p7c":
            return pkcs7.serialize_certificates([self.root, made], DER)
        if self.leads == "html":
            return b"<html>Welcome</html>"
        return made.public_bytes(serialization.Encoding.PEM if self.leads == "pem" else DER)

    def person_s(self) -> x509.Certificate:
        """A certificate of somebody."""
        return self._made("Somebody", ec.generate_private_key(ec.SECP256R1()))

    def _list(self, by: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> bytes:
        now = datetime.now(UTC)
        made = x509.CertificateRevocationListBuilder().issuer_name(by.subject)
        made = made.last_update(now - timedelta(hours=1)).next_update(now + timedelta(days=7))
        for serial in self.withdrawn:
            one = x509.RevokedCertificateBuilder().serial_number(serial)
            made = made.add_revoked_certificate(
                one.revocation_date(now - timedelta(minutes=30)).build()
            )
        return made.sign(key, hashes.SHA256()).public_bytes(DER)

    def answer(self, question: bytes) -> bytes:
        """Its word on one certificate."""
        asked = ocsp.load_der_ocsp_request(question)
        now = datetime.now(UTC) - timedelta(days=90 if self.answers == "stale" else 0)
        gone = asked.serial_number in self.withdrawn
        unknown = self.answers == "unknown"
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=asked.issuer_name_hash,
            issuer_key_hash=asked.issuer_key_hash,
            serial_number=asked.serial_number,
            algorithm=asked.hash_algorithm,
            cert_status=ocsp.OCSPCertStatus.UNKNOWN
            if unknown
            else ocsp.OCSPCertStatus.REVOKED
            if gone
            else ocsp.OCSPCertStatus.GOOD,
            this_update=now - timedelta(minutes=5),
            next_update=now + timedelta(days=1),
            revocation_time=now - timedelta(minutes=30) if gone else None,
            revocation_reason=None,
        )
        builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.root)
        key = ec.generate_private_key(ec.SECP256R1()) if self.answers == "forged" else self._key
        return builder.sign(key, hashes.SHA256()).public_bytes(DER)

    def _made(
        self,
        name: str,
        key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
        *,
        days: int = 300,
        ca: bool = False,
        stamps: bool = False,
        office: bool = False,
    ) -> x509.Certificate:
        root = ca or office or stamps
        by, signing = (self.root if not ca else None), self._key
        if not root:
            by, signing = self._issuer, self._issuing
        whose = "root" if by is not None and by is self.root else "between"
        ca = ca or office
        named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        ends = datetime.now(UTC) + timedelta(days=days)
        builder = (
            x509.CertificateBuilder()
            .subject_name(named)
            .issuer_name(named if by is None else by.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(min(ends, datetime.now(UTC)) - timedelta(days=400))
            .not_valid_after(ends)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(_usage(ca), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), False
            )
        )
        if stamps:
            for_time = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(for_time, critical=True)
        if by is not None:
            builder = self._told(builder, "" if whose == "root" else "-between", whose)
        return builder.sign(signing, hashes.SHA256())

    def _told(
        self, builder: x509.CertificateBuilder, list_of: str, whose: str
    ) -> x509.CertificateBuilder:
        """With where more is to be had."""
        places = []
        if "crl" in self.lists:
            where = x509.UniformResourceIdentifier(f"{self.address}/crl{list_of}")
            point = x509.DistributionPoint([where], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        if "ocsp" in self.lists:
            places.append((AuthorityInformationAccessOID.OCSP, "ocsp"))
        if self.leads:
            places.append((AuthorityInformationAccessOID.CA_ISSUERS, f"issuer/{whose}"))
        if not places:
            return builder
        described = [
            x509.AccessDescription(kind, x509.UniformResourceIdentifier(f"{self.address}/{name}"))
            for kind, name in places
        ]
        return builder.add_extension(x509.AuthorityInformationAccess(described), critical=False)


def _usage(ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not ca, content_commitment=not ca, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=ca, crl_sign=ca,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


@contextmanager
def authority(folder: Path) -> Iterator[Authority]:
    """An authority that can be asked, until the end."""
    folder.mkdir(parents=True, exist_ok=True)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/ocsp":
                self._answer(asked)
                return
            made.asked += 1
            if made.says == "never":
                made.over.wait(30)
            if made.says == "404":
                self.send_error(404)
            elif made.says:
                self._say(b"<html>Welcome</html>")
            else:
                self._say(made.stamp(asked))

        def _answer(self, asked: bytes) -> None:
            if made.answers == "never":
                made.over.wait(30)
            if made.answers == "404":
                self.send_error(404)
            else:
                html = made.answers == "html"
                self._say(b"<html>Welcome</html>" if html else made.answer(asked))

        def do_GET(self) -> None:
            made.fetched.append(self.path)
            if self.path.startswith("/issuer/"):
                self._issuer(self.path.removeprefix("/issuer/"))
            else:
                self._say(made.listed_between() if "between" in self.path else made.listed())

        def _issuer(self, name: str) -> None:
            if made.leads == "off":
                self.send_response(302)
                self.send_header("Location", "ftp://127.0.0.1/root.cer")
                self.end_headers()
            elif made.leads == "endless":
                self.send_response(200)
                self.end_headers()
                with suppress(OSError):
                    while not made.over.is_set():
                        self.wfile.write(bytes(2**20))
            else:
                self._say(made.issuer(name))

        def _say(self, content: bytes) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    made = Authority(folder, f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield made
    finally:
        made.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
