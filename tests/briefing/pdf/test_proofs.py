# SPDX-License-Identifier: Apache-2.0
"""LT: what proves the certificates is fetched from those who issued them, enclosed, and found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from govdesk.briefing.pdf import sign, signer_from_pkcs12, verify
from govdesk.briefing.pdf.errors import CertificateClosed, NoProof, NoTimestamp, SigningFailed
from govdesk.briefing.pdf.proofs import Proof, proof_for
from govdesk.briefing.pdf.timestamps import HttpTimestamper
from tests.briefing.authorities import SECRET, Authority, authority
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf.test_signing import drawn as drawn
from tests.briefing.reading import output
from tests.briefing.timestamp_service import officer


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Authority]:
    """Whoever gives certificates here."""
    with authority(tmp_path / "authority") as one:
        yield one


def opened(path: Path) -> Any:
    return signer_from_pkcs12(path.read_bytes(), SECRET.encode())


def proved(office: Authority, signer: Any) -> tuple[Proof, HttpTimestamper]:
    stamper = HttpTimestamper(office.url, wait=5)
    assert stamper.reach().service == "Time of Marlow Bay"
    leaves = [signer.signing_cert, *stamper.certificates()]
    others = [*signer.cert_registry, *stamper.chain()]
    return proof_for(leaves, others, wait=5), stamper


@pytest.mark.parametrize("lists", ["crl", "ocsp"])
def test_what_proves_the_certificates_is_enclosed_and_found(
    drawn: bytes, office: Authority, lists: str, tmp_path: Path
) -> None:
    office.lists = lists
    signer = opened(office.person("Charis Chair"))
    proof, stamper = proved(office, signer)
    made = sign(drawn, signer, level="LT", timestamper=stamper, proof=proof)
    path = tmp_path / "signed.pdf"
    path.write_bytes(made)
    assert_conforms(path)
    assert "Signature is Valid" in output("pdfsig", str(path))
    (found,) = verify(made).found
    assert (found.by, found.whole, found.enclosed) == ("Charis Chair", True, True)
    plain = sign(drawn, signer, level="T", timestamper=stamper)
    assert not verify(plain).found[0].enclosed


def test_a_proof_with_a_part_missing_is_neither_enclosed_nor_found(
    drawn: bytes, office: Authority
) -> None:
    signer = opened(office.person("Charis Chair"))
    proof, stamper = proved(office, signer)
    bare = Proof(proof.roots, proof.certificates, (), ())
    with pytest.raises(SigningFailed):
        sign(drawn, signer, level="LT", timestamper=stamper, proof=bare)
    roots = tuple(proof.roots)
    hollow = sign(drawn, signer, level="LT", timestamper=stamper, trusted=roots)
    assert verify(hollow).hold
    assert not verify(hollow).found[0].enclosed


@pytest.mark.parametrize("lists", ["crl", "ocsp", "ocsp crl"])
def test_a_withdrawn_certificate_proves_nothing(office: Authority, lists: str) -> None:
    office.lists = lists
    signer = opened(office.person("Charis Chair"))
    der = signer.signing_cert.dump()
    office.withdrawn.append(x509.load_der_x509_certificate(der).serial_number)
    with pytest.raises(NoProof) as caught:
        proved(office, signer)
    assert (caught.value.why, caught.value.of) == ("withdrawn", "Charis Chair")


def test_why_there_is_no_proof_is_told(office: Authority) -> None:
    signer = opened(office.person("Charis Chair"))
    for leaf, others, why in (
        (officer().signing_cert, (), "self_made"),
        (signer.signing_cert, (), "no_chain"),
    ):
        with pytest.raises(NoProof) as caught:
            proof_for([leaf], others, wait=5)
        assert caught.value.why == why
    office.lists = ""
    silent = opened(office.person("Silvia Silent", file="silent.p12"))
    with pytest.raises(NoProof) as caught:
        proof_for([silent.signing_cert], [*silent.cert_registry], wait=5)
    assert (caught.value.why, caught.value.of) == ("no_word", "Silvia Silent")


@pytest.mark.parametrize(
    ("says", "why"), [("html", "nonsense"), ("404", "status"), ("never", "silent")]
)
def test_what_a_service_does_instead_of_answering_is_told(
    office: Authority, says: str, why: str
) -> None:
    office.says = says
    with pytest.raises(NoTimestamp) as caught:
        HttpTimestamper(office.url, wait=1).reach()
    assert caught.value.why == why
    office.over.set()


def test_a_service_that_is_not_there_is_told() -> None:
    for url, why in (("http://127.0.0.1:9/", "closed"), ("http://nowhere.invalid/", "unknown")):
        with pytest.raises(NoTimestamp) as caught:
            HttpTimestamper(url, wait=5).reach()
        assert caught.value.why == why


def test_waiting_ends_when_whoever_waits_says_so(office: Authority) -> None:
    class Enough(Exception):
        """They leave."""

    def leave() -> None:
        raise Enough

    office.says = "never"
    with pytest.raises(Enough):
        HttpTimestamper(office.url, meanwhile=leave).reach()
    office.over.set()


def test_a_file_that_does_not_open_says_why(office: Authority) -> None:
    good = office.person("Charis Chair").read_bytes()
    keyless = office.person("Charis Chair", file="keyless.p12", keyless=True).read_bytes()
    for content, secret, why in (
        (b"no certificate", SECRET, "unreadable"),
        (good[:200], SECRET, "unreadable"),
        (good, "another", "passphrase"),
        (keyless, SECRET, "keyless"),
    ):
        with pytest.raises(CertificateClosed) as caught:
            signer_from_pkcs12(content, secret.encode())
        assert caught.value.why == why
