# SPDX-License-Identifier: Apache-2.0
"""Departments' Word files: what comes in, what does not and is named, and what is no such file."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from govdesk.exchange import word_files
from govdesk.exchange.word_pieces import ReadPiece, read_piece
from govdesk.rules.pieces import (
    Grid,
    Heading,
    Items,
    Paragraph,
    Part,
    Picture,
    Stretch,
    texts_of,
)
from govdesk.rules.refusals import BadInput, NotAvailable, Refusal
from govdesk.wording import Words
from tests.word_files import W, by_hand, picture, report, saved

LAST = "<w:p><w:r><w:t>The end</w:t></w:r></w:p>"
STYLES = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mein"><w:name w:val="Mein"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="R"/><w:basedOn w:val="Ring"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Fett"/><w:rPr><w:b/></w:rPr>'
    "</w:style>"
)


def told(read: ReadPiece) -> list[tuple[str, str]]:
    """What did not come in, in words."""
    words = Words("en")
    return [(words.say(one.where), words.say(one.what)) for one in read.problems]


def said(part: Part) -> str:
    return " | ".join(texts_of(part))


def p(inside: str, style: str = "") -> str:
    """A paragraph as XML."""
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{chosen}{inside}</w:p>"


def t(words: str, properties: str = "") -> str:
    """A run as XML."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{words}</w:t></w:r>'


def test_a_report_comes_in_with_its_headings_lists_table_and_links(tmp_path: Path) -> None:
    read = read_piece(saved(report(), tmp_path / "report.docx"))
    assert (read.piece.title, read.lang) == ("Night shelter: the third month", "en")
    assert [type(part) for part in read.piece.parts] == [
        Paragraph, Heading, Paragraph, Heading, Items, Items, Grid,
    ]  # fmt: skip
    first, head, told_of, lower, bullets, numbers, table = read.piece.parts
    assert said(first) == "The shelter was open on every night."
    assert (head, lower) == (Heading(1, "What we saw"), Heading(2, "Beds"))
    assert told_of == Paragraph(
        (
            Stretch("Most guests came "),
            Stretch("twice", bold=True),
            Stretch(" or more; see "),
            Stretch("the plan", link="https://city.example/plan?a=1&b=2"),
            Stretch("."),
        )
    )
    assert (said(bullets), said(numbers)) == ("24 beds | 3 rooms", "Open at six | Close at nine")
    assert isinstance(bullets, Items)
    assert isinstance(numbers, Items)
    assert (bullets.numbered, numbers.numbered) == (False, True)
    assert isinstance(table, Grid)
    assert said(table) == "Month | Guests | April | 118 | May | 131"
    assert told(read) == [("paragraph 10", "a picture without a description was left out")]


def test_what_another_program_writes_is_read_by_what_it_says_and_not_by_how(
    tmp_path: Path,
) -> None:
    body = (
        p(t("Bericht"), "berschrift1")
        + p(t("Teil"), "Mein")
        + p(t("Tief"), "Ring")
        + p(t("fett ", '<w:rStyle w:val="Fett"/>') + t("nicht", '<w:b w:val="0"/>'))
        + '<w:sdt><w:sdtContent>' + p(t("im Feld")) + "</w:sdtContent></w:sdt>"
        + p(
            '<w:ins w:id="1">' + t("neu ") + '</w:ins><w:del w:id="2"><w:r><w:delText>alt'
            "</w:delText></w:r></w:del>" + t("hier")
        )
        + p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
            '"https://city.example/plan" </w:instrText></w:r><w:r><w:fldChar '
            'w:fldCharType="separate"/></w:r>' + t("Plan")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        + p(t("Inhalt 3"), "V1")
        + p(t("offen") + t("geheim", "<w:vanish/>"))
        + p(t("bleibt") + t("weg", "<w:strike/>") + t("weg", "<w:dstrike/>"))
    )  # fmt: skip
    read = read_piece(by_hand(tmp_path / "hand.docx", body, styles=STYLES))
    assert (read.piece.title, read.lang) == ("Bericht", "es")
    assert read.piece.parts == (
        Heading(1, "Teil"),
        Heading(2, "Tief"),
        Paragraph((Stretch("fett ", bold=True), Stretch("nicht"))),
        Paragraph((Stretch("im Feld"),)),
        Paragraph((Stretch("neu hier"),)),
        Paragraph((Stretch("Plan", link="https://city.example/plan"),)),
        Paragraph((Stretch("offen"),)),
        Paragraph((Stretch("bleibt"),)),
    )
    assert told(read) == [
        ("paragraph 3 (“Tief”)", "a heading skipped a level and was moved up"),
        ("paragraph 6 (“neu hier”)", "tracked changes were read as if all of them were accepted"),
        ("paragraph 8 (“Inhalt 3”)", "a table of contents was left out; the packet has its own"),
        ("paragraph 9 (“offen”)", "hidden text was left out"),
        ("paragraph 10 (“bleibt”)", "words that are struck through were left out"),
    ]


NAMED = {
    "footnote": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "comments": '<w:r><w:commentReference w:id="2"/></w:r>',
    "object": "<w:r><w:object/></w:r>",
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "text_box": "<w:r><w:drawing><w:txbxContent/></w:drawing></w:r>",
    "link_inside": '<w:hyperlink w:anchor="there">' + t("there") + "</w:hyperlink>",
    "private": t("ada@city") + t(".example", "<w:b/>"),
    "looks_like_heading": t("What we did", "<w:b/>"),
}


@pytest.mark.parametrize("key", NAMED)
def test_what_does_not_come_in_is_named_by_its_place(tmp_path: Path, key: str) -> None:
    body = p(t("First.")) + p(NAMED[key]) + LAST
    read = read_piece(by_hand(tmp_path / "hand.docx", body))
    (problem,) = read.problems
    assert problem.what.key == f"piece.{key}"
    assert problem.where.args["number"] == 2
    assert said(read.piece.parts[-1]) == "The end"


def test_pictures_come_in_by_their_description(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("Look:")
    for words in ("A red square on white.", "IMG_0412.jpeg"):
        made.add_picture(picture())
        properties = made.inline_shapes[-1]._inline.docPr
        properties.set("descr", words)
    read = read_piece(saved(made, tmp_path / "pictures.docx"))
    shown = read.piece.parts[-1]
    assert isinstance(shown, Picture)
    assert (shown.text, shown.width, shown.height) == ("A red square on white.", 8, 8)
    assert list(read.pictures) == [shown.sha256]
    assert [one.what.key for one in read.problems] == ["piece.picture_without_words"]


def test_lists_within_lists_and_lists_that_go_on_are_told(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("one", style="List Number")
    deeper = made.add_paragraph("deep", style="List Number")
    deeper._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="1"/></w:numPr>')
    )
    made.add_paragraph("between")
    made.add_paragraph("two", style="List Number")
    read = read_piece(saved(made, tmp_path / "lists.docx"))
    assert [said(part) for part in read.piece.parts] == ["one | deep", "between", "two"]
    assert [one.what.key for one in read.problems] == ["piece.list_inside", "piece.list_goes_on"]


def _table(rows: list[list[str]], *joined: tuple[int, int, int, int]) -> str:
    """The XML of a table made by python-docx, with cells joined."""
    made = Document()
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    for top, left, bottom, right in joined:
        table.cell(top, left).merge(table.cell(bottom, right))
    from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own

    return str(etree.tostring(table._tbl, encoding="unicode"))


@pytest.mark.parametrize(
    ("table", "became", "keys"),
    [
        (_table([["", "A"], ["x", "1"]]), " | A | x | 1", []),
        (_table([["A", ""], ["x", "1"]]), None, ["table_no_head"]),
        (_table([["A", "B", ""], ["x", "1", ""]]), "A | B | x | 1", []),
        (_table([["A", "B"], ["x", "1"], ["", ""]]), "A | B | x | 1", []),
        (_table([["only"], ["text"]]), "only", ["table_of_text"]),
        (_table([list("abcdefghi")] * 2), None, ["table_wide"]),
        (_table([["A", "B"], ["x" * 601, "1"]]), None, ["table_long_cell"]),
        (
            _table([["A", "B"], ["x", "1"], ["", "2"]], (1, 0, 2, 0)),
            "A | B | x | 1 | x | 2",
            ["table_joined"],
        ),
        (
            _table([["A", "B"], ["x", ""]], (1, 0, 1, 1)),
            "A | B | x | x",
            ["table_joined"],
        ),
    ],
)
def test_tables_come_in_under_headings_or_not_at_all(
    tmp_path: Path, table: str, became: str | None, keys: list[str]
) -> None:
    read = read_piece(by_hand(tmp_path / "table.docx", p(t("First.")) + table + LAST))
    found = [said(part) for part in read.piece.parts[1:-1]]
    assert found[0] == became if became is not None else not found
    assert [one.what.key for one in read.problems] == [f"piece.{key}" for key in keys]
    assert all(one.where.key == "piece.at_table" for one in read.problems)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_no_word_document_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = members(saved(report(), tmp_path / "good.docx"))
    types = good["[Content_Types].xml"]
    path = tmp_path / "bad.docx"

    def refusal() -> str:
        with pytest.raises(Refusal) as caught:
            read_piece(path)
        assert Words("en").say(caught.value.what)
        return caught.value.code

    with pytest.raises(NotAvailable):
        read_piece(tmp_path / "none.docx")
    for content, code in (
        (b"", "not_word"),
        (b"Dear all,", "not_word"),
        (b"%PDF-1.7", "not_word"),
        (word_files.OLE + b"\0" * 600, "not_word"),
        (word_files.OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 cut", "not_word"),
    ):
        path.write_bytes(content)
        assert refusal() == f"piece.{code}"
    zipped(path, {"hello.txt": b"hello"})
    assert refusal() == "piece.not_word"
    sheet = types.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    zipped(path, good | {"[Content_Types].xml": sheet})
    assert refusal() == "piece.not_word"
    zipped(path, good | {"word/vbaProject.bin": b"x"})
    assert refusal() == "piece.macros"
    zipped(path, good | {"word/document.xml": good["word/document.xml"][:900]})
    assert refusal() == "piece.damaged"
    saved(Document(), path)
    assert refusal() == "piece.empty"
    zipped(path, good | {"word/media/huge.bin": b"\0" * 4_000_000})
    monkeypatch.setattr(word_files, "LARGEST_UNPACKED", 1_000_000)
    assert refusal() == "piece.unpacks"
    monkeypatch.setattr(word_files, "LARGEST", 1_000)
    assert refusal() == "piece.too_large"


def test_a_locked_archive_and_one_that_expands_by_entities_are_refused(tmp_path: Path) -> None:
    path = saved(report(), tmp_path / "locked.docx")
    raw = bytearray(path.read_bytes())
    for begins, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(begins)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(begins, at + 4)
    path.write_bytes(raw)
    with pytest.raises(BadInput) as caught:
        read_piece(path)
    assert caught.value.code == "piece.encrypted"
    laughs = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    good = members(by_hand(tmp_path / "hand.docx", p(t("First."))))
    body = (
        good["text/body.xml"]
        .decode()
        .replace('<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0"?>' + laughs + "]>")
    )
    zipped(path, good | {"text/body.xml": body.replace("First.", "First. &i;").encode()})
    try:
        found = read_piece(path)
    except Refusal:
        return
    assert sum(len(text) for part in found.piece.parts for text in texts_of(part)) < 1_000


@cache
def _whole() -> bytes:
    out = io.BytesIO()
    report().save(out)
    return out.getvalue()


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Bytes changed in the archive, and in the XML of each of its parts."""
    path = tmp_path_factory.getbasetemp() / "damaged.docx"
    if data.draw(st.booleans()):
        path.write_bytes(_bitten(_whole(), data))
    else:
        with zipfile.ZipFile(io.BytesIO(_whole())) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        name = data.draw(st.sampled_from(sorted(files)))
        zipped(path, files | {name: _bitten(files[name], data)})
    refused: Refusal | None = None
    try:
        found = read_piece(path)
    except Refusal as one:
        refused = one
    if refused is not None:
        assert Words("en").say(refused.what)
        return
    assert found.piece.title
    assert len(found.places) == len(found.piece.parts)
    assert all(text == text.strip() for part in found.piece.parts for text in texts_of(part))


def _bitten(content: bytes, data: st.DataObject) -> bytes:
    """Some bytes cut, doubled or changed."""
    at = data.draw(st.integers(0, max(0, len(content) - 1)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(
        st.one_of(
            st.binary(max_size=12),
            st.sampled_from(
                [b"<w:p>", b'w:val="-9"', b'w:val=""', b"&#0;", b"w:val", content[:99]]
            ),
        )
    )
    return content[:at] + put + content[at + length :]
