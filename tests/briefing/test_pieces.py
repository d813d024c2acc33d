# SPDX-License-Identifier: Apache-2.0
"""Departments' pieces in a packet: on paper, as a page, as a Word document, in large print."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image

from govdesk.briefing.blocks import H, Note, plain
from govdesk.briefing.drafts import word
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import Choices
from govdesk.briefing.printable import unprintable_in
from govdesk.briefing.production import draw, web
from govdesk.exchange.word_images import printed_image
from govdesk.exchange.word_pieces import read_piece
from govdesk.queries.public_pieces import PublicLine, PublicPiece, PublicStretch, public_part
from govdesk.queries.public_text import PrivateText, PublicText
from govdesk.record.canonical import sha256_hex
from govdesk.rules.pieces import KINDS as WITH_PIECES
from govdesk.rules.pieces import Grid, Heading, Paragraph, Part, Picture, Stretch
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.briefing.reading import output, words_of
from tests.builders_public_view import public_view
from tests.word_files import report, saved

ALONE = Choices(parts=("departments",))
LONG = "A long line of a report that a department wrote about its own work. " * 8


def piece(*parts: Part, title: str = "Night shelter", lang: str = "en") -> PublicPiece:
    """A department's piece."""
    return PublicPiece(
        PublicText(title, lang),
        PublicText("Housing Department", "en"),
        tuple(public_part(part, lang) for part in parts),
    )


def test_a_word_file_is_printed_whole_and_the_pdf_stays_for_everyone(tmp_path: Path) -> None:
    read = read_piece(saved(report(), tmp_path / "report.docx"))
    widest = tuple((Stretch(f"Column {at}"),) for at in range(8))
    torture = Grid((widest, ((Stretch(LONG),), *[(Stretch("x" * 90),)] * 7)), named=True)
    link = Stretch("y" * 200, link="https://city.example/" + "y" * 200)
    view = public_view(
        pieces=(
            piece(*read.piece.parts, title=read.piece.title),
            piece(Heading(1, "Tamaños"), torture, Paragraph((link,)), Picture("A red square."),
                  Paragraph((Stretch("Línea\nsegunda"),)), title="En español", lang="es"),
        )
    )  # fmt: skip
    for large in (False, True):
        path = tmp_path / f"packet-{large}.pdf"
        path.write_bytes(draw(view, choices=ALONE, large=large).content)
        said = words_of(path)
        for words in ("From the departments", "By Housing Department", "Night shelter: the third",
                      "24 beds", "118", "What a picture shows", "(in Spanish)"):  # fmt: skip
            assert words in said, words
        assert_conforms(path)
    page = web(view, choices=ALONE).decode()
    assert '<a href="https://city.example/plan?a=1&amp;b=2">the plan</a>' in page
    assert '<th scope="row">April</th>' in page
    assert '<span lang="es" dir="auto">Línea<br>segunda</span>' in page
    for name in ("Table 1 in “Night shelter: the third month”", "Table 1 of this text"):
        assert f"<caption>{name}</caption>" in page
    back = Document(io.BytesIO(word(view, kind="quarterly", choices=ALONE)))
    lines = [one.text for one in back.paragraphs]
    assert "Night shelter: the third month" in lines
    assert "24 beds" in lines
    assert back.tables[0].cell(1, 1).text == "118"


def test_a_picture_is_seen_by_who_can_see_it_and_heard_by_who_cannot(tmp_path: Path) -> None:
    files = {}
    shown = []
    for mode, kind, size in (("RGB", "PNG", (1_600, 900)), ("L", "JPEG", (300, 1_800))):
        out = io.BytesIO()
        Image.new(mode, size, "gray").save(out, kind, comment=b"Harbour Lane 7")
        made = printed_image(out.getvalue())
        files[sha256_hex(made.content)] = made.content
        words = f"A {kind} that says: ask a.b@city.example today."
        shown.append(Picture(words, sha256_hex(made.content), made.kind, made.width, made.height))
    parts = tuple(public_part(one, "es", files.get) for one in shown)
    told = PublicPiece(PublicText("Fotos", "es"), PublicText("Housing", "en"), parts)
    view = public_view(pieces=(told,))
    contents = []
    for large in (False, True):
        content = draw(view, choices=ALONE, large=large).content
        assert content == draw(view, choices=ALONE, large=large).content
        path = tmp_path / f"pictures-{large}.pdf"
        path.write_bytes(content)
        assert_conforms(path)
        contents.append(content)
        listed = output("pdfimages", "-list", str(path)).splitlines()[2:]
        assert [(one.split()[5], one.split()[8]) for one in listed] == [
            ("rgb", "image"), ("gray", "jpeg"),
        ]  # fmt: skip
        boxes = [one for one in figures_of(path) if "that says" in one["alt"]]
        assert [one["alt"] for one in boxes] == [
            "A PNG that says: ask […] today.", "A JPEG that says: ask […] today.",
        ]  # fmt: skip
        assert {one["lang"] for one in boxes} == {"es"}
    page = web(view, choices=ALONE).decode()
    assert 'alt="A PNG that says: ask […] today." lang="es" width="1600" height="900"' in page
    assert page.count("data:image/png;base64,") == page.count("data:image/jpeg;base64,") == 1
    back = Document(io.BytesIO(word(view, kind="quarterly", choices=ALONE)))
    assert [one._inline.docPr.get("descr") for one in back.inline_shapes] == [
        "A PNG that says: ask […] today.", "A JPEG that says: ask […] today.",
    ]  # fmt: skip
    assert all(b"Harbour Lane" not in one for one in (*contents, page.encode(), *files.values()))


def figures_of(path: Path) -> list[dict[str, str]]:
    """Every figure of a document: what it says, and in which language."""
    found = []
    with pikepdf.open(path) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
                found.append({"alt": str(one.Alt), "lang": str(one.get("/Lang", ""))})
    return found


def test_headings_stand_under_the_piece_without_a_jump() -> None:
    view = public_view(pieces=(piece(Heading(1, "One"), Heading(2, "Two")),))
    blocks = KINDS["quarterly"].blocks(view, Words("en"), ALONE)
    levels = [(one.level, one.text) for one in blocks if isinstance(one, H)][:4]
    assert levels == [(1, "From the departments"), (2, "Night shelter"), (3, "One"), (4, "Two")]


def test_every_kind_that_takes_pieces_has_a_part_for_them() -> None:
    parts = {kind.name: {part.key for part in kind.parts} for kind in KINDS.values()}
    assert {name for name, keys in parts.items() if "departments" in keys} == WITH_PIECES


def test_a_corner_without_a_heading_gets_one_and_a_picture_stands_in_words() -> None:
    corner = Grid((((), (Stretch("April"),)), ((Stretch("Beds"),), (Stretch("24"),))), named=True)
    view = public_view(pieces=(piece(corner, Picture("A red square.")),))
    page = web(view, choices=ALONE).decode()
    assert '<th scope="col">What</th><th scope="col">April</th>' in page
    blocks = KINDS["quarterly"].blocks(view, Words("en"), ALONE)
    (note,) = [one for one in blocks if isinstance(one, Note) and "picture" in plain(one.title)]
    assert plain(note.text) == "A red square."


def test_nothing_private_passes_not_even_between_two_manners_of_writing() -> None:
    line = (Stretch("Write to ada@"), Stretch("city.example", bold=True), Stretch(" today"))
    (part,) = piece(Paragraph(line)).parts
    assert plain_of(part) == "Write to […] today"
    with pytest.raises(PrivateText):
        PublicLine((PublicStretch("ada@"), PublicStretch("city.example", bold=True)))
    with pytest.raises(ValueError):
        PublicLine((PublicStretch("here", link="http://city.example"),))
    with pytest.raises(PrivateText):
        PublicLine((PublicStretch("here", link="https://ada@city.example/"),))
    (part,) = piece(Paragraph((Stretch("here", link="https://x.example/?m=a@b.example"),))).parts
    assert replace(part).line.stretches[0].link == ""  # type: ignore[union-attr]


def plain_of(part: object) -> str:
    return str(part.line.words)  # type: ignore[attr-defined]


def test_what_no_packet_can_print_is_known_before_anything_is_drawn() -> None:
    heads = ((Stretch("A"),), (Stretch("B\U0001f642"),))
    parts = (
        Paragraph((Stretch("≤ → ✓ ñ"),)),
        Paragraph((Stretch("fine \U0001f642 \U0001f642", italic=True),)),
        Grid((heads, heads)),
    )
    assert list(unprintable_in(parts)) == [(1, "\U0001f642"), (2, "\U0001f642")]
