# SPDX-License-Identifier: Apache-2.0
"""A packet is signed at the highest level that can be had, which is told in words, and nothing
about a service or the network keeps it from being published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govdesk.briefing.certificates import Certificate, brought_certificate, holder, own_certificate
from govdesk.briefing.publishing import Brought, publish
from govdesk.briefing.signing import Signed, sign_packet, try_service
from govdesk.briefing.verification import check_packet
from govdesk.queries.packets import packet_content, packet_rows
from govdesk.rules.refusals import BadInput, NotAvailable
from govdesk.wording import say
from tests.briefing.authorities import SECRET, Authority, authority
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf.test_signing import drawn as drawn
from tests.briefing.test_publishing import prepared
from tests.builders import City


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Authority]:
    """Whoever gives certificates and stamps times here."""
    with authority(tmp_path / "authority") as one:
        yield one


def own(city: City, folder: Path) -> Certificate:
    key = city.own("chair")
    return own_certificate(key, name="Charis Chair", city="Marlow Bay", now=10**15, folder=folder)


def words(signed: Signed) -> str:
    return " ".join(say(one) for one in signed.told)


def verified(content: bytes) -> str:
    return " ".join(say(one) for one in check_packet(content).said)


def test_a_certificate_that_others_vouch_for_reaches_lt(
    drawn: bytes, office: Authority, tmp_path: Path
) -> None:
    brought = brought_certificate(office.person("Charis Chair"), SECRET)
    assert (holder(brought).name, holder(brought).issuer) == ("Charis Chair", "Root of Marlow Bay")
    made = sign_packet(drawn, brought, reason="Published", timestamp_url=office.url)
    assert (made.level, made.why, made.missed) == ("LT", None, False)
    assert "PAdES B-LT" in words(made)
    path = tmp_path / "signed.pdf"
    path.write_bytes(made.content)
    assert_conforms(path)
    said = verified(made.content)
    assert "By the timestamp of Time of Marlow Bay, Charis Chair had signed by 20" in said
    assert "The file itself holds what proves the certificates of Charis Chair" in said


def test_one_s_own_certificate_reaches_t_and_why_no_more_is_told(
    drawn: bytes, office: Authority, city_file: City, tmp_path: Path
) -> None:
    made = sign_packet(drawn, own(city_file, tmp_path), reason="", timestamp_url=office.url)
    assert (made.level, made.missed) == ("T", False)
    assert "a certificate of one’s own making has nobody else who vouches for it" in words(made)
    said = verified(made.content)
    assert "By the timestamp of Time of Marlow Bay" in said
    assert "The file itself holds" not in said


@pytest.mark.parametrize(
    ("lists", "why"),
    [
        ("", "nobody could be reached who tells whether"),
        ("withdrawn", "says that it was withdrawn"),
    ],
)
def test_without_the_word_of_the_issuer_it_reaches_t(
    drawn: bytes, office: Authority, lists: str, why: str
) -> None:
    office.lists = lists and "crl"
    brought = brought_certificate(office.person("Charis Chair"), SECRET)
    if lists:
        office.withdrawn.append(brought.signer.signing_cert.serial_number)
    made = sign_packet(drawn, brought, reason="", timestamp_url=office.url)
    assert made.level == "T"
    assert why in words(made)


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("html", "what it answered is no timestamp"),
        ("404", "it answered with the error 404"),
        ("never", "it did not answer in time"),
        ("gone", "nothing answers there"),
    ],
)
def test_a_service_that_is_away_leaves_b_and_says_what_to_do(
    drawn: bytes, office: Authority, city_file: City, tmp_path: Path, says: str, why: str
) -> None:
    office.says = says
    url = "http://127.0.0.1:9/" if says == "gone" else office.url
    made = sign_packet(drawn, own(city_file, tmp_path), reason="", timestamp_url=url, wait=1)
    office.over.set()
    assert (made.level, made.missed) == ("B", True)
    assert f"It has no timestamp, because {url} gave none: {why}." in words(made)
    assert "try the service in Settings" in words(made)
    assert check_packet(made.content).holds


def test_a_stamp_that_does_not_hold_is_none(
    drawn: bytes, office: Authority, city_file: City, tmp_path: Path
) -> None:
    stamp = office.stamp
    office.stamp = lambda question: stamp(question)[:-1] + b"\x00"  # type: ignore[method-assign]
    made = sign_packet(drawn, own(city_file, tmp_path), reason="", timestamp_url=office.url)
    assert made.level == "B"
    assert "what it answered is no timestamp" in words(made)


def test_no_service_is_no_fault_and_told(drawn: bytes, city_file: City, tmp_path: Path) -> None:
    made = sign_packet(drawn, own(city_file, tmp_path), reason="")
    assert (made.level, made.missed) == ("B", False)
    assert "When is the signer’s own word." in words(made)


@pytest.mark.parametrize("url", ["file:///etc/hosts", "timestamp", "https://", "http://a b/"])
def test_what_is_no_address_is_refused(drawn: bytes, url: str, office: Authority) -> None:
    brought = brought_certificate(office.person("Charis Chair"), SECRET)
    with pytest.raises(BadInput):
        sign_packet(drawn, brought, reason="", timestamp_url=url)
    with pytest.raises(BadInput) as caught:
        try_service(url)
    assert caught.value.field == "timestamp"


def test_a_service_is_tried(office: Authority) -> None:
    assert try_service(office.url).name == "Time of Marlow Bay"
    office.says = "404"
    with pytest.raises(NotAvailable) as caught:
        try_service(office.url)
    assert "the error 404" in say(caught.value.what)


def test_a_certificate_that_cannot_be_used_says_why(office: Authority, tmp_path: Path) -> None:
    old = office.person("Otto Old", days=-3, file="old.p12")
    keyless = office.person("Kim Keyless", file="keyless.p12", keyless=True)
    text = tmp_path / "text.p12"
    text.write_text("not a certificate")
    for path, secret, code in (
        (office.person("Charis Chair"), "another", "packet.certificate_closed"),
        (old, SECRET, "packet.certificate_expired"),
        (keyless, SECRET, "packet.certificate_keyless"),
        (text, SECRET, "packet.certificate_unreadable"),
        (tmp_path / "gone.p12", SECRET, "packet.certificate_missing"),
    ):
        with pytest.raises(BadInput) as caught:
            brought_certificate(path, secret)
        assert (caught.value.code, caught.value.field) == (code, "certificate")
        assert caught.value.then is not None


def test_publishing_says_how_it_was_signed(
    city_file: City, office: Authority, tmp_path: Path
) -> None:
    made = prepared(city_file)
    chair, told = city_file.as_("chair"), list[Signed]()
    wrong = Brought(office.person("Charis Chair"), "another")
    with pytest.raises(BadInput):
        publish(chair, packet_id=made, brought=wrong, told=told.append)
    (row,) = city_file.ctx.read(packet_rows)
    assert (row.state, told) == ("prepared", [])
    brought = Brought(wrong.path, SECRET)
    publish(chair, packet_id=made, brought=brought, timestamp_url=office.url, told=told.append)
    (row,) = city_file.ctx.read(packet_rows)
    content = city_file.ctx.read(packet_content, sha256=row.sha256_file)
    assert (row.state, told[0].level, content) == ("published", "LT", told[0].content)
    assert not list(tmp_path.glob("**/certificates/*"))
