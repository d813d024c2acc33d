# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to a signed document shows, by its own signature alone, and nothing raises."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from govdesk.briefing.pdf import sign, signer_from_pkcs12, verify
from govdesk.briefing.pdf.certificates import make_pkcs12
from tests.briefing.pdf.test_signing import drawn as drawn
from tests.briefing.timestamp_service import SECRET, officer

_PLACE = re.compile(rb"<([0-9a-fA-F]{2000,})>")
_RANGE = re.compile(rb"/ByteRange \[([0-9 ]+)\]")
_STREAM = re.compile(rb"stream\r?\n")


class _Writer(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Writes what it is told to, and nothing else."""


@pytest.fixture(scope="module")
def signed(drawn: bytes) -> bytes:
    """A document that the clerk signed."""
    return sign(drawn, officer())


def added(signed: bytes, change: Callable[[Any], None]) -> bytes:
    """The document with a change written after it, as readers of PDFs do that."""
    writer = _Writer(io.BytesIO(signed), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _stream(writer: Any, content: bytes, **named: str) -> Any:
    names = {NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in named.items()}
    return writer.add_object(StreamObject(names, stream_data=content))


def _page(writer: Any, key: str, make: Callable[[Any, Any], Any]) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    page[NameObject(key)] = make(writer, page)
    writer.update_container(page)


def _note(writer: Any, _page: Any) -> Any:
    box = ArrayObject(map(NumberObject, (50, 50, 300, 300)))
    note = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/FreeText"), "/Rect": box}
    named = {NameObject(key): value for key, value in note.items()}
    return ArrayObject([writer.add_object(DictionaryObject(named))])


def _over(writer: Any, page: Any) -> Any:
    return ArrayObject([page.raw_get("/Contents"), _stream(writer, b"1 g 0 0 500 500 re f")])


def _catalog(writer: Any, key: str, value: Any) -> None:
    writer.root[NameObject(key)] = value
    writer.update_root()


def _metadata(writer: Any) -> None:
    old = writer.root["/Metadata"].data
    new = _stream(writer, old.replace(b"Start", b"Other"), Type="Metadata", Subtype="XML")
    _catalog(writer, "/Metadata", new)


def _title(writer: Any) -> None:
    writer.set_info(DictionaryObject({NameObject("/Title"): TextStringObject("Another")}))


def _appearance(writer: Any) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    shown = _stream(writer, b"0 g 0 0 500 500 re f", Type="XObject", Subtype="Form")
    field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): shown})
    writer.update_container(field)


def _no_pages(writer: Any) -> None:
    pages = writer.root["/Pages"].get_object()
    pages[NameObject("/Kids")] = ArrayObject()
    pages[NameObject("/Count")] = NumberObject(0)
    writer.update_container(pages)


def _name(writer: Any) -> None:
    value = writer.root["/AcroForm"]["/Fields"][0].get_object()["/V"]
    value[NameObject("/Name")] = TextStringObject("The mayor")
    writer.update_container(value)


CHANGES: dict[str, Callable[[Any], None]] = {
    "a note on a page": partial(_page, key="/Annots", make=_note),
    "another page": partial(_page, key="/Contents", make=lambda w, _p: _stream(w, b"BT ET")),
    "something over a page": partial(_page, key="/Contents", make=_over),
    "no pages": _no_pages,
    "metadata": _metadata,
    "the title that viewers show": _title,
    "what the signature looks like": _appearance,
    "the name of the signer": _name,
    "what happens when it is opened": partial(
        _catalog, key="/OpenAction", value=DictionaryObject({NameObject("/S"): NameObject("/URI")})
    ),
    "a later version": partial(_catalog, key="/Version", value=NameObject("/2.0")),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_written_after_it_shows(signed: bytes, what: str) -> None:
    assert not verify(added(signed, CHANGES[what])).hold


def test_proof_added_for_long_is_told_and_changes_nothing(signed: bytes) -> None:
    store = DictionaryObject({NameObject("/Type"): NameObject("/DSS")})
    (found,) = verify(added(signed, partial(_catalog, key="/DSS", value=store))).found
    assert (found.intact, found.whole, found.added) == (True, True, True)
    (found,) = verify(signed).found
    assert (found.intact, found.whole, found.added) == (True, True, False)


def test_a_byte_changed_in_any_stream_shows(signed: bytes) -> None:
    places = [found.end() for found in _STREAM.finditer(signed)]
    assert len(places) > 4
    for at in (*places, *(place + 9 for place in places)):
        changed = bytearray(signed)
        changed[at] ^= 1
        assert not verify(bytes(changed)).hold, at


def test_the_place_of_the_signature_holds_nothing_else(signed: bytes) -> None:
    place = _PLACE.search(signed)
    assert place is not None
    start, end = place.span(1)
    for at, put in ((end - 2, b"AA"), (start, b"0" * (end - start)), (start, b"3" * (end - start))):
        assert not verify(signed[:at] + put + signed[at + len(put) :]).hold


def test_a_range_that_leaves_something_out_shows(signed: bytes) -> None:
    told = _RANGE.search(signed)
    assert told is not None
    start, size, then, rest = map(int, told[1].split())
    for numbers in (
        (start, size - 99, then + 99, rest - 99),
        (start, size, then, 0),
        (start, 0, then, rest),
        (9, size - 9, then, rest),
        (start, size, size, rest),
        (0, 0, 0, 0),
        (start, size, then),
    ):
        new = b"/ByteRange [%s]" % b" ".join(b"%d" % one for one in numbers)
        changed = signed[: told.start()] + new.ljust(len(told[0])) + signed[told.end() :]
        assert len(changed) == len(signed)
        assert not verify(changed).hold, numbers


@pytest.mark.parametrize("junk", [b"\n", b"\0" * 99, b"% and more\n%%EOF\n", b"%PDF-1.7\n"])
def test_what_stands_before_or_after_it_shows(signed: bytes, junk: bytes) -> None:
    assert not verify(signed + junk).hold
    assert not verify(junk + signed).hold


def test_somebody_of_the_same_name_has_another_fingerprint(drawn: bytes, signed: bytes) -> None:
    theirs = make_pkcs12(name="Clerk", organisation="Marlow Bay", secret=SECRET, now=1_700_000_000)
    (mallory,) = verify(sign(drawn, signer_from_pkcs12(theirs, SECRET))).found
    (clerk,) = verify(signed).found
    assert mallory.by == clerk.by
    assert mallory.fingerprint != clerk.fingerprint
