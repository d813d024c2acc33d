# SPDX-License-Identifier: Apache-2.0
"""A signed document is still what it was, and every change after the signature shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from govdesk.briefing.pdf import (
    Attachment,
    H,
    P,
    SignatureField,
    make_pkcs12,
    sign,
    sign_file,
    signer_from_pkcs12,
    unsigned,
    verify,
)
from govdesk.briefing.pdf.errors import SigningFailed
from govdesk.briefing.pdf.timestamps import HttpTimestamper
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf_samples import BODY, HEAD, built
from tests.briefing.reading import output
from tests.briefing.timestamp_service import SECRET, authority, officer, service


@pytest.fixture(scope="module")
def drawn() -> bytes:
    """A document with a place for a signature."""
    place = SignatureField("Clerk", "Signature of the clerk", P("Signed by the clerk", BODY))
    return built([H(1, "Start", HEAD, key="start"), place, P("مجلس المدينة", BODY)])


@pytest.fixture(scope="module")
def with_data() -> bytes:
    """The same with a file attached: PDF/A-3a."""
    place = SignatureField("Clerk", "Signature of the clerk", P("Signed by the clerk", BODY))
    files = [Attachment("data.csv", b"a,b\n1,2\n", "text/csv", "The data")]
    return built([H(1, "Start", HEAD, key="start"), place], attachments=files)


def trusted() -> tuple[Any, ...]:
    return officer().signing_cert, authority().tsa_cert


@pytest.mark.parametrize("level", ["B", "T", "LT"])
def test_it_conforms_and_others_find_it_valid(drawn: bytes, level: Any, tmp_path: Path) -> None:
    with service() as url:
        stamper = None if level == "B" else HttpTimestamper(url)
        made = sign(drawn, officer(), level=level, timestamper=stamper, trusted=trusted())
    path = tmp_path / "signed.pdf"
    path.write_bytes(made)
    assert_conforms(path)
    said = output("pdfsig", str(path))
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    result = verify(made, trusted=trusted())
    (found,) = result.found
    assert (found.by, found.intact, found.whole, found.trusted) == ("Clerk", True, True, True)
    assert (found.timestamped is None) is (level == "B")
    assert unsigned(made) == drawn
    assert result.sha256_content == verify(drawn).sha256_content


def test_a_later_timestamp_keeps_it_valid(drawn: bytes, tmp_path: Path) -> None:
    with service() as url:
        stamper = HttpTimestamper(url)
        made = sign(drawn, officer(), level="LTA", timestamper=stamper, trusted=trusted())
    (found,) = verify(made, trusted=trusted()).found
    assert (found.intact, found.whole, found.added) == (True, True, True)
    assert unsigned(made) == drawn
    path = tmp_path / "signed.pdf"
    path.write_bytes(made)
    assert_conforms(path, later=True)


@pytest.mark.parametrize("level", ["T", "LT", "LTA"])
def test_with_files_attached_it_conforms_before_and_after(
    with_data: bytes, level: Any, tmp_path: Path
) -> None:
    with service() as url:
        stamper = HttpTimestamper(url)
        made = sign(with_data, officer(), level=level, timestamper=stamper, trusted=trusted())
    assert verify(made, trusted=trusted()).hold
    path = tmp_path / "signed.pdf"
    path.write_bytes(made)
    assert_conforms(path, "3a", later=level == "LTA")
    path.write_bytes(unsigned(made))
    assert_conforms(path, "3a")


def test_a_stranger_s_certificate_is_intact_but_nobody_vouches(drawn: bytes) -> None:
    (found,) = verify(sign(drawn, officer())).found
    assert found.intact
    assert not found.trusted


@pytest.mark.parametrize("level", ["T", "LT", "LTA"])
def test_a_service_that_nobody_knows_is_no_change_of_the_file(drawn: bytes, level: Any) -> None:
    with service() as url:
        stamper = HttpTimestamper(url)
        made = sign(drawn, officer(), level=level, timestamper=stamper, trusted=trusted())
    (found,) = verify(made).found
    assert (found.intact, found.whole, found.service_trusted) == (True, True, False)
    assert found.service == "Time of Marlow Bay"
    assert verify(made, trusted=(authority().tsa_cert,)).found[0].service_trusted
    assert not verify(made + b"\n% afterwards").hold


def test_a_certificate_that_ran_out_is_no_change_of_the_file(drawn: bytes) -> None:
    old = make_pkcs12(name="Clerk", organisation="Marlow Bay", secret=SECRET, now=1_400_000_000)
    made = sign(drawn, signer_from_pkcs12(old, SECRET))
    (found,) = verify(made).found
    assert (found.intact, found.whole) == (True, True)
    changed = bytearray(made)
    changed[len(drawn) // 2] ^= 1
    assert not verify(bytes(changed)).hold


def test_one_changed_byte_shows(drawn: bytes) -> None:
    made = bytearray(sign(drawn, officer()))
    made[len(drawn) // 2] ^= 1
    result = verify(bytes(made))
    assert not result.hold


def test_what_is_added_later_shows(drawn: bytes) -> None:
    import io

    from pyhanko.pdf_utils.generic import NameObject, TextStringObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(sign(drawn, officer())))
    writer.root[NameObject("/Added")] = TextStringObject("afterwards")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    result = verify(out.getvalue())
    assert result.found[0].intact
    assert not result.hold


def test_a_document_without_a_place_is_not_signed() -> None:
    with pytest.raises(SigningFailed, match="no place"):
        sign(built([P("text", BODY)]), officer())


def test_a_level_that_needs_the_time_needs_a_service(drawn: bytes) -> None:
    with pytest.raises(SigningFailed, match="timestamp"):
        sign(drawn, officer(), level="T")


def test_a_service_that_does_not_answer_leaves_the_file_as_it_was(
    drawn: bytes, tmp_path: Path
) -> None:
    source, target = tmp_path / "drawn.pdf", tmp_path / "signed.pdf"
    source.write_bytes(drawn)
    with service() as url:
        gone = HttpTimestamper(url)
    with pytest.raises(SigningFailed):
        sign_file(source, target, officer(), level="T", timestamper=gone)
    assert not target.exists()
    sign_file(source, target, officer())
    assert verify(target.read_bytes()).hold


def test_another_secret_opens_no_certificate() -> None:
    with pytest.raises(SigningFailed):
        signer_from_pkcs12(b"no certificate", SECRET)


def test_what_is_no_pdf_is_told_and_nothing_raised() -> None:
    result = verify(b"%PDF-1.7 nonsense")
    assert not result.readable
    assert not result.hold
