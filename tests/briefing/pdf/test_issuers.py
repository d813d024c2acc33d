# SPDX-License-Identifier: Apache-2.0
"""A chain that is not at hand is fetched from where the certificates say, and an issuer's word from
wherever it can be had; whatever comes instead is told and never holds up whoever waits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from govdesk.briefing.pdf import fetching, sign, verify
from govdesk.briefing.pdf.errors import NoProof
from govdesk.briefing.pdf.fetching import Asking, fetch
from govdesk.briefing.pdf.proofs import proof_for
from tests.briefing.authorities import Authority, authority
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf.test_proofs import opened, proved
from tests.briefing.pdf.test_signing import drawn as drawn
from tests.briefing.reading import output


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Authority]:
    """Whoever gives certificates here, with an office between."""
    with authority(tmp_path / "authority") as one:
        yield one


def alone(office: Authority) -> Any:
    """A person whose file holds nothing but their own certificate."""
    return opened(office.person("Charis Chair", alone=True))


def no_proof(signer: Any) -> str:
    with pytest.raises(NoProof) as caught:
        proof_for([signer.signing_cert], [], wait=5)
    return caught.value.why


def test_the_chain_is_fetched_through_an_office_between(
    drawn: bytes, office: Authority, tmp_path: Path
) -> None:
    office.leads = "der"
    office.hand_over()
    signer = alone(office)
    proof, stamper = proved(office, signer)
    assert {"/issuer/between", "/crl-between", "/crl"} <= set(office.fetched)
    assert len(office.fetched) == len(set(office.fetched))  # each is asked once
    made = sign(drawn, signer, level="LT", timestamper=stamper, proof=proof)
    path = tmp_path / "signed.pdf"
    path.write_bytes(made)
    assert_conforms(path)
    assert "Signature is Valid" in output("pdfsig", str(path))
    (found,) = verify(made).found
    assert (found.whole, found.enclosed) == (True, True)


@pytest.mark.parametrize("leads", ["pem", "p7c"])
def test_an_issuer_may_give_its_certificate_in_other_forms(office: Authority, leads: str) -> None:
    office.leads = leads
    assert len(proof_for([alone(office).signing_cert], [], wait=5).roots) == 1


@pytest.mark.parametrize("leads", ["", "html", "another", "off", "endless"])
def test_what_is_no_issuer_is_no_chain(office: Authority, leads: str) -> None:
    office.leads = leads
    assert no_proof(alone(office)) == "no_chain"


@pytest.mark.parametrize("answers", ["unknown", "stale", "forged", "html", "404"])
def test_where_an_answer_does_not_stand_up_the_list_does(office: Authority, answers: str) -> None:
    office.lists, office.answers = "ocsp crl", answers
    signer = opened(office.person("Charis Chair"))
    proof = proof_for([signer.signing_cert], signer.cert_registry, wait=5)
    assert (len(proof.ocsps), len(proof.crls)) == (0, 1)
    office.lists = "ocsp"
    signer = opened(office.person("Charis Chair"))
    with pytest.raises(NoProof) as caught:
        proof_for([signer.signing_cert], signer.cert_registry, wait=5)
    assert caught.value.why == "no_word"


def test_services_that_never_answer_end_in_time(office: Authority) -> None:
    asking, began = Asking(wait=0.2), time.monotonic()
    office.answers = "never"
    for number in range(9):
        with pytest.raises(TimeoutError):
            asking.get(f"{office.address}/ocsp", data=bytes(number))
    assert time.monotonic() - began < 2
    office.over.set()


def test_an_answer_without_end_is_left(office: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 2**20)
    office.leads = "endless"
    with pytest.raises(OSError, match="more than"):
        fetch(f"{office.address}/issuer/root", wait=5)


def test_only_the_web_is_asked(office: Authority) -> None:
    office.leads = "off"
    for url in ("file:///etc/hostname", "ftp://127.0.0.1/", f"{office.address}/issuer/root"):
        with pytest.raises(OSError, match="not a web address"):
            fetch(url, wait=5)
