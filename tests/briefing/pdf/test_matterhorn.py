# SPDX-License-Identifier: Apache-2.0
"""Each condition of the Matterhorn Protocol that a program can judge, of a document that has
everything in it; and that our reading of them finds what it is asked for. `docs/matterhorn.md`
goes through all of them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.graphics.shapes import Drawing

from govdesk.briefing.pdf import (
    Attachment,
    Figure,
    Listing,
    P,
    Run,
    SignatureField,
    Toc,
    sign,
)
from tests.briefing.matterhorn import broken
from tests.briefing.pdf.test_signing import trusted
from tests.briefing.pdf.test_torture import CASES, story, table
from tests.briefing.pdf_samples import BODY, ITEM, built
from tests.briefing.timestamp_service import authority, officer

ROOT = Path(__file__).parents[3]
ROW = re.compile(r"\| (\d\d-\d\d\d) \| (\S) \| (.+) \| (.+) \| (.+) \|")
NOT_TRIED = {
    "26-001",
    "26-002",
    "28-015",
    "28-018",
    "31-011",
    "31-017",
    "31-018",
    "31-025",
    "31-026",
}
"""Asked, but in no changed file: it would have to be encrypted, or to have another font program."""
HELD = {"refused", "drawn so", "cannot occur", "a person looks", "open"}
Change = Callable[[pikepdf.Pdf], object]


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A document with one of everything."""
    parts = [flow for case in CASES for flow in case()]
    files = [Attachment("data.csv", b"a,b\n1,2\n", "text/csv", "The data")]
    return built([Toc([BODY, BODY]), *story(parts)], attachments=files)


@pytest.fixture(scope="module")
def small() -> bytes:
    """The same with little of each."""
    rows = [["Month", "Calls"], ["January", "9"], ["February", "11"]]
    parts = [
        P(Run("A link", link="https://example.org/"), BODY),
        Listing(["An item"], ITEM),
        table(rows, [80, 80]),
        Figure(Drawing(40, 20), alt="Nothing to see"),
        SignatureField("Clerk", "Signature of the clerk", P("Signed by the clerk", BODY)),
    ]
    files = [Attachment("data.csv", b"a,b\n1,2\n", "text/csv", "The data")]
    return built([Toc([BODY, BODY]), *story(parts)], attachments=files)


def changed(content: bytes, change: Change) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def _elems(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    found = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == kind]
    return [one for one in found if "/P" in one]


def _as(kind: str, other: str, at: int = 0) -> Change:
    return lambda pdf: _elems(pdf, kind)[at].__setattr__("S", Name(other))


def _without(kind: str, key: str) -> Change:
    return lambda pdf: _elems(pdf, kind)[0].__delitem__(key)


def _root(key: str, value: Any) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def _gone(key: str) -> Change:
    return lambda pdf: pdf.Root.__delitem__(key)


def _metadata(old: bytes, new: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes()
        assert re.search(old, said, re.DOTALL)
        pdf.Root.Metadata.write(re.sub(old, new, said, flags=re.DOTALL))

    return change


def _drawn(more: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        font = next(iter(pdf.pages[0].obj.Resources.Font.keys())).encode()
        pdf.pages[0].contents_add(pdf.make_stream(more.replace(b"/Font", font)))

    return change


def _annotation(pdf: pikepdf.Pdf, kind: str) -> Any:
    for page in pdf.pages:
        for one in page.obj.get("/Annots", []):
            if one.Subtype == kind:
                return one
    raise AssertionError(kind)


def _lost(kind: str, key: str) -> Change:
    return lambda pdf: _annotation(pdf, kind).__delitem__(key)


def _put(kind: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = next(one for one in pdf.pages if "/Annots" in one.obj)
        made = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([50, 50, 90, 90]))
        page.obj.Annots.append(pdf.make_indirect(made))

    return change


def _tabs(value: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = next(one for one in pdf.pages if "/Annots" in one.obj).obj
        if value:
            page.Tabs = Name(value)
        else:
            del page.Tabs

    return change


def _font(change: Callable[[Any], object]) -> Change:
    return lambda pdf: change(next(iter(pdf.pages[0].obj.Resources.Font.values())))


def _unicode(to: bytes) -> Callable[[Any], object]:
    def change(font: Any) -> None:
        said = font.ToUnicode.read_bytes()
        font.ToUnicode.write(re.sub(rb"<0041>", b"<" + to + b">", said))

    return change


def _form(pdf: pikepdf.Pdf, **more: Any) -> None:
    made = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    for key, value in more.items():
        made[f"/{key}"] = value
    pdf.pages[0].add_resource(made, Name.XObject)


def _wide(font: Any) -> None:
    font.Widths = Array([float(one) + 9 for one in font.Widths])


def _plain(font: Any) -> None:
    font.FontDescriptor.Flags = 32


def _encoded(**named: Any) -> Callable[[Any], object]:
    def change(font: Any) -> None:
        _plain(font)
        font.Encoding = Dictionary(**named)

    return change


def _notes(pdf: pikepdf.Pdf) -> None:
    for one in _elems(pdf, "/P")[:2]:
        one.S, one.ID = Name.Note, "the same"


CHANGES: dict[str, Change] = {
    "01-003": _drawn(b"\n/P <</MCID 0>> BDC /Artifact BMC EMC EMC"),
    "01-004": _drawn(b"\n/Artifact BMC /P <</MCID 0>> BDC EMC EMC"),
    "01-005": _drawn(b"\n0 0 9 9 re f"),
    "01-007": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True),
    "02-001": _as("/P", "/Odd"),
    "02-003": lambda pdf: pdf.Root.StructTreeRoot.__setitem__(
        "/RoleMap", Dictionary(A=Name.B, B=Name.A)
    ),
    "02-004": lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(P=Name.H1)),
    "06-001": _gone("/Metadata"),
    "06-002": _metadata(rb"<pdfuaid:part>1", b"<pdfuaid:part>"),
    "06-003": _metadata(rb"<dc:title>.*</dc:title>", b""),
    "07-001": _gone("/ViewerPreferences"),
    "07-002": lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False),
    "09-004": _as("/TR", "/Sect"),
    "09-005": _as("/LI", "/P"),
    "09-006": _as("/TOCI", "/P"),
    "09-007": _as("/P", "/RB"),
    "09-008": _as("/P", "/WT"),
    "10-001 17-003 31-027": _font(lambda font: font.__delitem__("/ToUnicode")),
    "11-001 11-002 11-003 11-004 11-005 11-006": _gone("/Lang"),
    "13-004": _without("/Figure", "/Alt"),
    "14-002": _as("/H1", "/H2"),
    "14-003": _as("/H2", "/H6"),
    "14-006": lambda pdf: [
        kid.__setitem__("/S", Name.H) for kid in list(_elems(pdf, "/Sect")[0].K)[:3]
    ],
    "14-007": _as("/P", "/H"),
    "15-003": _without("/TH", "/A"),
    "17-002": _as("/P", "/Formula"),
    "19-003": _as("/P", "/Note"),
    "19-004": _notes,
    "20-001": _root("/OCProperties", Dictionary(Configs=Array([Dictionary()]))),
    "20-002": _root("/OCProperties", Dictionary(D=Dictionary())),
    "20-003": _root("/OCProperties", Dictionary(D=Dictionary(Name="x", AS=Array([])))),
    "21-001": lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1].__delitem__("/UF"),
    "25-001": lambda pdf: pdf.Root.AcroForm.__setitem__("/XFA", "x"),
    "28-002": _put("/Text"),
    "28-004 28-012": _lost("/Link", "/Contents"),
    "28-005": _lost("/Widget", "/TU"),
    "28-006": _put("/Odd"),
    "28-007": _put("/TrapNet"),
    "28-008": _tabs(""),
    "28-009": _tabs("/R"),
    "28-010": _as("/Form", "/Sect"),
    "28-011": _as("/Link", "/Span"),
    "28-014": _put("/Screen"),
    "28-016": _put("/FileAttachment"),
    "28-017": _put("/PrinterMark"),
    "30-001": lambda pdf: _form(pdf, Ref=Dictionary()),
    "30-002": lambda pdf: _form(pdf, StructParents=0),
    "31-001 31-002 31-003 31-004 31-005 31-006 31-007 31-008 31-014 31-015": _font(
        lambda font: font.__setattr__("Subtype", Name.Type0)
    ),
    "31-009": _font(lambda font: font.FontDescriptor.__delitem__("/FontFile2")),
    "31-012 31-013": _font(lambda font: font.FontDescriptor.__setitem__("/CharSet", "/A")),
    "31-016": _font(_wide),
    "31-019": _font(_plain),
    "31-020": _font(_encoded()),
    "31-021": _font(_encoded(BaseEncoding=Name.Odd)),
    "31-022 31-023": _font(_encoded(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([]))),
    "31-024": _font(lambda font: font.__setitem__("/Encoding", Name.WinAnsiEncoding)),
    "31-028": _font(_unicode(b"0000")),
    "31-029": _font(_unicode(b"FEFF")),
    "31-030": _drawn(b"\n/Artifact BMC BT /Font 9 Tf <ff> Tj ET EMC"),
}


def test_a_document_with_everything_meets_none_of_them_signed_or_not(whole: bytes) -> None:
    assert broken(whole) == set()
    stamper = authority()
    made = sign(whole, officer(), level="LTA", timestamper=stamper, trusted=trusted())
    assert broken(made) == set()


@pytest.mark.parametrize(
    "sample", sorted((ROOT / "docs" / "samples").glob("*.pdf")), ids=lambda path: path.stem
)
def test_no_kind_of_packet_meets_any(sample: Path) -> None:
    assert broken(sample.read_bytes()) == set()


def test_each_is_found_where_it_is_met(small: bytes) -> None:
    assert broken(small) == set()
    missed = {
        numbers: told
        for numbers, change in CHANGES.items()
        if set(numbers.split()) - (told := broken(changed(small, change)))
    }
    assert missed == {}


def test_the_page_goes_through_all_of_them() -> None:
    page = (ROOT / "docs" / "matterhorn.md").read_text(encoding="utf-8")
    rows = {found[1]: found for found in map(ROW.fullmatch, page.splitlines()) if found}
    assert sorted(rows) == list(rows)
    machine = {number for number, found in rows.items() if found[2] == "M"}
    assert (len(rows), len(machine)) == (137, 87)
    assert {found[4] for found in rows.values()} <= HELD
    assert not [number for number in machine if rows[number][4] in ("a person looks", "open")]
    tried = {number for numbers in CHANGES for number in numbers.split()}
    assert machine - tried == NOT_TRIED
    tests = ROOT / "tests" / "briefing"
    named = set(re.findall(r"`((?:test_|pdf_)\w+\.py)`", page))
    assert not [name for name in named if not list(tests.rglob(name))]
