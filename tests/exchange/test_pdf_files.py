# SPDX-License-Identifier: Apache-2.0
"""What keeps a reader out of a PDF document is found and named; no file brings the program down."""

from __future__ import annotations

import io
import os
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from govdesk.exchange import pdf_files
from govdesk.exchange.pdf_files import read_pdf
from govdesk.rules.enclosures import LARGEST, Barrier
from govdesk.rules.refusals import BadInput, NotAvailable
from govdesk.wording import say
from tests.pdf_files import bare_pdf, changed_pdf, readable_pdf


@pytest.fixture(scope="module")
def readable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return readable_pdf(tmp_path_factory.mktemp("readable") / "readable.pdf")


def copied(path: Path, folder: Path) -> Path:
    return Path(shutil.copy(path, folder / "document.pdf"))


def said(path: Path) -> str:
    return " ".join(say(one) for one in read_pdf(path).notes)


def test_a_tagged_document_has_no_barrier(readable: Path) -> None:
    found = read_pdf(readable)
    assert found.barriers == ()
    assert found.pages > 3
    assert found.lang == "en"
    assert "Quarterly public briefing" in found.title
    assert found.content == readable.read_bytes()
    assert "It names who made it" in said(readable)


def test_bare_text_and_scans_are_told_apart(tmp_path: Path) -> None:
    bare = read_pdf(bare_pdf(tmp_path / "bare.pdf"))
    assert set(bare.barriers) == {Barrier.UNTAGGED, Barrier.NO_LANGUAGE, Barrier.NO_TITLE}
    scan = bare_pdf(tmp_path / "scan.pdf", pages=7, scan=True)
    assert Barrier.SCANNED in read_pdf(scan).barriers
    assert "picture of text stands on page 1, 2, 3, 4, 5, …" in said(scan)


def no_alt(document: Pdf) -> None:
    for one in document.objects:
        if isinstance(one, Dictionary) and one.get("/S") == Name.Figure:
            one.Alt = pikepdf.String(" ")


def to_type_0(document: Pdf) -> None:
    for page in document.pages:
        for font in dict(page.obj.Resources.Font).values():
            font.Subtype, font.Encoding = Name.Type0, Name("/Identity-H")
            if "/ToUnicode" in font:
                del font["/ToUnicode"]


def no_language(document: Pdf) -> None:
    del document.Root["/Lang"]


def no_title(document: Pdf) -> None:
    del document.Root["/Metadata"]
    del document.docinfo["/Title"]


def untagged_page(document: Pdf) -> None:
    del document.pages[1].obj["/StructParents"]


def not_marked(document: Pdf) -> None:
    document.Root.MarkInfo.Marked = False


@pytest.mark.parametrize(
    ("change", "barrier", "words"),
    [
        (no_alt, Barrier.NO_ALT, "no description"),
        (to_type_0, Barrier.NO_LETTERS, "which letters"),
        (no_language, Barrier.NO_LANGUAGE, "in which language"),
        (no_title, Barrier.NO_TITLE, "no title"),
        (untagged_page, Barrier.UNTAGGED, "without tags stands on page 2"),
        (not_marked, Barrier.UNTAGGED, "no tags"),
    ],
)
def test_each_barrier_is_found_alone(
    readable: Path,
    tmp_path: Path,
    change: Callable[[Pdf], None],
    barrier: Barrier,
    words: str,
) -> None:
    path = changed_pdf(copied(readable, tmp_path), change)
    assert read_pdf(path).barriers == (barrier,)
    assert words in said(path)


def test_protection_that_shuts_out_readers_is_a_barrier(readable: Path, tmp_path: Path) -> None:
    shut = pikepdf.Permissions(accessibility=False, extract=False)
    locks = pikepdf.Encryption(owner="owner", user="", R=3, allow=shut, aes=False, metadata=False)
    path = changed_pdf(copied(readable, tmp_path), lambda _document: None, encryption=locks)
    assert read_pdf(path).barriers == (Barrier.LOCKED,)


def test_text_within_a_form_counts_as_text(tmp_path: Path) -> None:
    def wrapped(document: Pdf) -> None:
        page = document.pages[0]
        form = document.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
        form.Resources = page.Resources
        page.Resources = Dictionary(XObject=Dictionary(F=form))
        page.Contents = document.make_stream(b"/F Do")

    path = changed_pdf(bare_pdf(tmp_path / "form.pdf", scan=False), wrapped)
    assert Barrier.SCANNED not in read_pdf(path).barriers
    scan = changed_pdf(bare_pdf(tmp_path / "scan.pdf", scan=True), wrapped)
    assert Barrier.SCANNED in read_pdf(scan).barriers


def test_what_a_document_gives_away_is_named(readable: Path, tmp_path: Path) -> None:
    def with_more(document: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents="ask Ada", T="Bo")
        document.pages[0].obj.Annots = Array([document.make_indirect(note)])
        document.attachments["numbers.csv"] = b"1,2"

    path = changed_pdf(copied(readable, tmp_path), with_more)
    assert "It holds 1 comment at the margin." in said(path)
    assert "It holds 1 other file." in said(path)
    assert read_pdf(path).barriers == ()


def javascript(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def named_javascript(document: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))


def on_a_page(document: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    document.pages[0].obj.AA = Dictionary(O=action)


def pressed(document: Pdf) -> None:
    launch = Dictionary(S=Name.Launch, F="program.exe")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=launch)
    document.pages[0].obj.Annots = Array([document.make_indirect(link)])


@pytest.mark.parametrize("change", [javascript, named_javascript, on_a_page, pressed])
def test_what_runs_a_program_is_not_taken(tmp_path: Path, change: Callable[[Pdf], None]) -> None:
    path = changed_pdf(bare_pdf(tmp_path / "runs.pdf"), change)
    with pytest.raises(BadInput, match=r"enclosure\.program"):
        read_pdf(path)


def test_what_cannot_be_checked_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotAvailable):
        read_pdf(tmp_path / "missing.pdf")
    other = tmp_path / "letter.pdf"
    other.write_bytes(b"PK\x03\x04 a Word file")
    with pytest.raises(BadInput, match=r"enclosure\.not_pdf"):
        read_pdf(other)
    other.write_bytes(b"%PDF-1.7\nnothing follows")
    with pytest.raises(BadInput, match=r"enclosure\.damaged"):
        read_pdf(other)
    with other.open("wb") as file:
        file.write(b"%PDF-1.7")
        os.truncate(file.fileno(), LARGEST + 1)
    with pytest.raises(BadInput, match=r"enclosure\.too_large"):
        read_pdf(other)
    locks = pikepdf.Encryption(owner="owner", user="user", R=4, aes=True)
    path = changed_pdf(bare_pdf(tmp_path / "locked.pdf"), lambda _one: None, encryption=locks)
    with pytest.raises(BadInput, match=r"enclosure\.locked"):
        read_pdf(path)


def test_a_drawing_that_unpacks_without_end_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_files, "MOST_UNPACKED", 1024 * 1024)

    def bomb(document: Pdf) -> None:
        packed = zlib.compress(b" " * 8 * 1024 * 1024, 9)
        stream = pikepdf.Stream(document, packed)
        stream.Filter = Name.FlateDecode
        document.pages[0].Contents = document.make_indirect(stream)

    path = changed_pdf(bare_pdf(tmp_path / "bomb.pdf"), bomb, compress_streams=False)
    with pytest.raises(BadInput, match=r"enclosure\.damaged"):
        read_pdf(path)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_damage_brings_it_down(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, readable: Path
) -> None:
    content = bytearray(readable.read_bytes())
    for _each in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "damaged.pdf"
    path.write_bytes(content[: data.draw(st.integers(8, len(content)))])
    told: object = None
    try:
        told = read_pdf(path).pages
    except BadInput as refused:
        told = refused.then
    assert told


def taken_somewhere(document: Pdf, *, places: int) -> None:
    """A photograph of one dot on the first page; `places` of two say where it was taken."""
    for number in range(2):
        exif = Image.Exif()
        exif[0x010F] = "A camera"
        if number < places:
            exif.get_ifd(0x8825)[1] = "N"
        taken = io.BytesIO()
        Image.new("RGB", (1, 1)).save(taken, "JPEG", exif=exif)
        picture = document.make_stream(taken.getvalue(), Type=Name.XObject, Subtype=Name.Image)
        picture.Width, picture.Height, picture.ColorSpace = 1, 1, Name.DeviceRGB
        picture.BitsPerComponent = 8
        picture.Filter = Array([Name.DCTDecode]) if number else Name.DCTDecode
        document.Root[f"/Taken{number}"] = picture


@pytest.mark.parametrize(
    ("places", "words"),
    [(0, ""), (1, "1 picture in it says where"), (2, "2 pictures in it say where")],
)
def test_where_a_photograph_was_taken_is_told(tmp_path: Path, places: int, words: str) -> None:
    path = bare_pdf(tmp_path / "bare.pdf")
    told = said(changed_pdf(path, lambda document: taken_somewhere(document, places=places)))
    assert words in told
    assert ("taken" in told) == bool(places)


def test_whoever_made_it_is_told_from_its_metadata_alone_too(
    readable: Path, tmp_path: Path
) -> None:
    def only_in_xmp(document: Pdf) -> None:
        with document.open_metadata(update_docinfo=False) as named:
            named["dc:creator"] = ["Ada Quill", "Bram Vale"]
        del document.docinfo["/Author"]

    path = changed_pdf(copied(readable, tmp_path), only_in_xmp)
    assert "It names who made it: Ada Quill, Bram Vale." in said(path)
