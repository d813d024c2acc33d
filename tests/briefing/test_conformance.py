# SPDX-License-Identifier: Apache-2.0
"""What a checker is mistaken about is set aside only where the bytes say that it is."""

from __future__ import annotations

from collections.abc import Sequence

import page
import pytest

from tests.briefing.conformance import is_mistaken


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
