# SPDX-License-Identifier: Apache-2.0
"""What the checker of packets finds, where, and what it is mistaken about: that is set aside only
where the bytes say so."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Sequence

import page
import pikepdf
import pytest

from govdesk.briefing.pdf import Attachment, H, P
from govdesk.briefing.pdf.conformance import UNREADABLE, Conformance, conformance, is_mistaken
from tests.briefing.pdf_samples import BODY, HEAD, built


def pdf(data: bytes, length: int, *, end: bytes = b"\n", apart: bool = False) -> bytes:
    """A file of one page whose contents say that they are `length` long."""
    told = b"5 0 R" if apart else b"%d" % length
    return _file(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length %b >>\nstream\n%b%bendstream" % (told, data, end),
            b"%d" % length,
        )
    )


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, one in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, b"".join(places))
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + table + trailer


def complaints(content: bytes) -> list[object]:
    """What the checker says of the lengths of streams: the objects that it names."""
    found = page.validate_pdf_bytes(content, profile="2a").failures
    return [one.object_id for one in found if one.rule_id.endswith("STREAM-LENGTH-001")]


@pytest.mark.parametrize("apart", [False, True])
def test_data_that_ends_in_a_carriage_return_is_no_fault(*, apart: bool) -> None:
    content = pdf(b"q Q\r", 4, apart=apart)
    (named,) = complaints(content)
    assert is_mistaken(content, named)


@pytest.mark.parametrize(
    ("data", "length", "end"),
    [
        (b"q Q     ", 4, b"\n"),
        (b"q Q     ", 12, b"\n"),
        (b"q Q \r   ", 5, b"\n"),
        (b"q Q\r", 4, b""),
        (b"q Q ", 4, b""),
    ],
    ids=["too short", "too long", "cut at a carriage return", "no line end", "plain"],
)
def test_a_length_that_is_wrong_stays_one(data: bytes, length: int, end: bytes) -> None:
    content = pdf(data, length, end=end)
    assert not is_mistaken(content, "PdfObjectId(4, 0)")
    assert all(not is_mistaken(content, named) for named in complaints(content))


def test_every_version_of_an_object_must_be_right() -> None:
    good, bad = pdf(b"q Q\r", 4), pdf(b"q Q     ", 4)
    assert not is_mistaken(good + bad, "PdfObjectId(4, 0)")


@pytest.mark.parametrize("named", [None, "PdfObjectId(9, 0)", "PdfObjectId(1, 0)", "nothing"])
def test_what_names_no_stream_is_not_set_aside(named: str | None) -> None:
    assert not is_mistaken(pdf(b"q Q\r", 4), named)


def found(content: bytes) -> Conformance:
    checked = conformance(content)
    assert checked is not None
    return checked


@pytest.fixture(scope="module")
def drawn() -> bytes:
    """A document of two pages."""
    return built([H(1, "Start", HEAD, key="start"), *[P("A line.", BODY) for _ in range(60)]])


def changed(content: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_a_document_is_asked_by_both_profiles_that_it_claims(drawn: bytes) -> None:
    checked = found(drawn)
    assert checked.holds
    assert [one.profile for one in checked.verdicts] == ["PDF/UA-1", "PDF/A-2a"]
    assert all(one.rules > 90 and not one.set_aside for one in checked.verdicts)
    assert checked.checker.startswith("page-validation ")
    file = Attachment("a.json", b"{}", "application/json", "A file")
    attached = found(built([H(1, "Start", HEAD, key="start")], attachments=[file]))
    assert attached.holds
    assert attached.verdicts[1].profile == "PDF/A-3a"


def test_what_is_wrong_is_told_with_its_rule_page_and_object(drawn: bytes) -> None:
    def untag(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[1].obj.Contents
        content.write(content.read_bytes() + b"\nBT /F1 9 Tf (x) Tj ET\n")

    untagged = found(changed(drawn, untag))
    assert not untagged.holds
    (fault,) = (
        one for one in untagged.verdicts[0].faults if one.rule == "PDFUA1-CONTENT-TAGGING-001"
    )
    assert fault.page == 2
    nameless = found(changed(drawn, lambda pdf: pdf.Root.__delitem__("/ViewerPreferences")))
    assert [one.rule for one in nameless.verdicts[0].faults] == ["PDFUA1-VIEWER-PREFERENCES-001"]
    assert nameless.verdicts[0].faults[0].page is None
    assert nameless.verdicts[0].faults[0].number
    assert nameless.verdicts[1].faults == ()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 of no pages"])
def test_a_file_that_cannot_be_read_is_a_fault_by_every_profile(content: bytes) -> None:
    for verdict in found(content).verdicts:
        assert [one.rule for one in verdict.faults] == [UNREADABLE]


def test_a_mistaken_complaint_is_set_aside_and_still_told() -> None:
    (_accessible, archived) = found(pdf(b"q Q\r", 4)).verdicts
    assert [one.rule for one in archived.set_aside] == ["PDFA2A-STREAM-LENGTH-001"]
    assert archived.set_aside[0].page == 1
    assert archived.set_aside[0].rule not in {one.rule for one in archived.faults}


def test_a_computer_without_the_checker_says_so() -> None:
    program = (
        "import sys; sys.modules['page'] = None\n"
        "from govdesk.briefing.pdf.conformance import conformance\n"
        "assert conformance(b'') is None\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
