# SPDX-License-Identifier: Apache-2.0
"""What would shut a reader out is refused, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import CMYKColor, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from govdesk.briefing.pdf import (
    Attachment,
    DataTable,
    Figure,
    FontSet,
    H,
    P,
    Picture,
    Run,
    SignatureField,
    check_styles,
)
from govdesk.briefing.pdf.errors import (
    BadAttachment,
    BadField,
    BadFont,
    BadLanguage,
    BadMetadata,
    BadPicture,
    BadTable,
    DanglingLink,
    DoesNotFit,
    EmptyAlt,
    EmptyDocument,
    EmptyHeading,
    HeadingJump,
    LowContrast,
    MissingGlyph,
    NoHeader,
    NoTitleOrLanguage,
    UnembeddedFont,
    Unsupported,
    UntaggedImage,
    UntaggedLink,
    UntaggedText,
)
from govdesk.briefing.pdf.fonts import register
from tests.briefing.pdf_samples import BODY, CELL, FONTS, HEAD, NAME, built, coded


class Drawn(Flowable):
    """Something of somebody's that draws without tagging."""

    def __init__(self, draw: Any) -> None:
        super().__init__()
        self.width = self.height = 10
        self._draw = draw

    def draw(self) -> None:
        self._draw(self.canv)


def test_text_that_nobody_owns() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont(NAME, 9)
        canvas.drawString(0, 0, "stray")

    with pytest.raises(UntaggedText, match="stray"):
        built([Drawn(draw)])


def test_a_stock_paragraph() -> None:
    with pytest.raises(UntaggedText, match="stock"):
        built([Paragraph("stock", BODY)])


def test_a_stock_table_with_text_in_it() -> None:
    with pytest.raises(UntaggedText):
        built([Table([["stock"]], style=[("FONTNAME", (0, 0), (-1, -1), NAME)])])


def test_an_image_that_nobody_owns() -> None:
    with pytest.raises(UntaggedImage):
        built([Drawn(lambda canvas: canvas.drawImage("some.png", 0, 0))])


def test_a_link_that_nobody_owns() -> None:
    with pytest.raises(UntaggedLink):
        built([Drawn(lambda canvas: canvas.linkURL("https://example.org", (0, 0, 9, 9)))])


def test_a_link_to_nowhere() -> None:
    with pytest.raises(DanglingLink, match="nowhere"):
        built([P(Run("go", link="#nowhere"), BODY)])


def test_a_character_without_a_shape() -> None:
    with pytest.raises(MissingGlyph) as refused:
        built([P("an ꔀ here", BODY)])
    assert refused.value.character == "ꔀ"


def test_a_font_that_stays_at_home() -> None:
    plain = ParagraphStyle("plain", parent=BODY, fontName="Helvetica")
    with pytest.raises(UnembeddedFont, match="Helvetica"):
        built([P("text", plain)])


def test_a_font_that_stays_at_home_inside_a_drawing() -> None:
    drawing = Drawing(50, 20)
    drawing.add(String(0, 0, "text", fontName="Times-Roman"))
    with pytest.raises(UnembeddedFont, match="Times-Roman"):
        built([Figure(drawing, "a word")])


def test_a_figure_without_words() -> None:
    with pytest.raises(EmptyAlt):
        Figure(Drawing(9, 9), " ")


@pytest.mark.parametrize("missing", ["title", "lang"])
def test_no_title_or_language(missing: str) -> None:
    with pytest.raises(NoTitleOrLanguage):
        built([P("text", BODY)], **{missing: " "})


def test_a_table_without_headers_or_summary() -> None:
    with pytest.raises(NoHeader):
        DataTable([["a"]], summary="one", widths=[9], style=CELL, header_rows=0)
    with pytest.raises(NoHeader):
        DataTable([["a"]], summary=" ", widths=[9], style=CELL)


@pytest.mark.parametrize("levels", [(2,), (1, 3)])
def test_a_jump_between_headings(levels: tuple[int, ...]) -> None:
    with pytest.raises(HeadingJump):
        built([H(level, "Title", HEAD, key=f"h{level}") for level in levels])


def test_a_heading_deeper_than_any() -> None:
    with pytest.raises(HeadingJump, match="level 7"):
        built([H(level, "Title", HEAD) for level in range(1, 8)])


def test_a_heading_that_says_nothing() -> None:
    with pytest.raises(EmptyHeading):
        H(1, " ", HEAD)


@pytest.mark.parametrize("story", [[], [Spacer(9, 9)], [P(" ", BODY)]])
def test_a_document_with_nothing_to_read(story: list[Flowable]) -> None:
    with pytest.raises(EmptyDocument):
        built(story)


@pytest.mark.parametrize("rows", [[], [[], []], [["a", "b"], ["1"]]])
def test_a_table_that_is_no_grid(rows: list[list[str]]) -> None:
    with pytest.raises(BadTable):
        DataTable(rows, summary="one", widths=[9, 9], style=CELL)


def test_colours_of_ink() -> None:
    ink = CMYKColor(0, 1, 1, 0)
    drawing = Drawing(9, 9)
    drawing.add(Rect(0, 0, 9, 9, fillColor=ink))  # type: ignore[arg-type]  # the stubs lack an Unpack
    for flow in (P("x", ParagraphStyle("ink", parent=BODY, textColor=ink)), Figure(drawing, "a")):
        with pytest.raises(Unsupported, match="ink"):
            built([flow])


@pytest.mark.parametrize(
    "content", [b"", b"no picture", coded("CMYK", "JPEG"), coded("L", "JPEG")[:300]]
)
def test_a_picture_that_does_not_open(content: bytes) -> None:
    with pytest.raises(BadPicture):
        Picture(content, "a picture", 9, 9)


def test_a_figure_whose_data_would_be_lost() -> None:
    data = [DataTable([["a"], ["1"]], summary="one", widths=[9], style=CELL)]
    with pytest.raises(Unsupported, match="parts"):
        built([KeepTogether([Figure(Drawing(9, 9), "a", data=data)])])


def test_a_signature_field_without_words_or_a_name_of_its_own() -> None:
    words = P("x", BODY)
    with pytest.raises(EmptyAlt):
        SignatureField("Clerk", " ", words)
    for name in (" ", "A.B"):
        with pytest.raises(BadField):
            SignatureField(name, "tip", words)
    with pytest.raises(BadField, match="twice"):
        built([SignatureField("A", "tip", words), SignatureField("A", "tip", words)])


def test_a_link_that_says_nothing() -> None:
    with pytest.raises(EmptyAlt):
        built([H(1, "A", HEAD, key="a"), P(["a", Run(" ", link="#a"), "b"], BODY)])


def test_a_file_that_is_no_font_or_another_one_of_a_name_in_use(tmp_path: Path) -> None:
    copied = tmp_path / FONTS.regular.name
    copied.write_bytes(FONTS.regular.read_bytes())
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(b"OTTO" + bytes(99))
    for path in (copied, broken, tmp_path / "Missing.ttf"):
        with pytest.raises(BadFont, match=path.stem):
            register(FontSet(path, path, path))


def test_a_text_too_pale_to_read() -> None:
    pale = ParagraphStyle("pale", parent=BODY, textColor=HexColor("#9aa4af"))
    with pytest.raises(LowContrast, match="pale"):
        check_styles({"pale": pale})
    dark = ParagraphStyle("dark", parent=BODY, backColor=HexColor("#333333"))
    with pytest.raises(LowContrast, match="dark"):
        check_styles({"dark": dark})


def test_a_bullet_of_a_paragraph_s_own() -> None:
    with pytest.raises(Unsupported):
        P("text", BODY, bulletText="*")


def test_a_paragraph_as_something_that_no_reader_knows() -> None:
    with pytest.raises(Unsupported, match="Warning"):
        P("text", BODY, tag="Warning")


@pytest.mark.parametrize(
    "lang", ["en_US", "xx yy", "e", "en-", "en--US", "englishlanguage", "en\n"]
)
def test_a_language_that_no_reader_knows(lang: str) -> None:
    with pytest.raises(BadLanguage):
        built([P("x", BODY)], lang=lang)
    with pytest.raises(BadLanguage):
        built([P(Run("x", lang=lang), BODY)])


@pytest.mark.parametrize(
    "lang", ["en", "es-419", "zh-Hant", "sr-Latn-RS", "zh-cmn-Hans-CN", "de-CH-1996", "x-ours"]
)
def test_every_well_formed_language(lang: str) -> None:
    assert built([P(Run("x", lang=lang), BODY)], lang=lang)


@pytest.mark.parametrize("field", ["title", "author", "subject"])
@pytest.mark.parametrize("character", ["\0", "\x07", "\ud800", "\uffff"])
def test_a_word_about_the_file_that_it_cannot_say(field: str, character: str) -> None:
    with pytest.raises(BadMetadata, match=f"U\\+{ord(character):04X}"):
        built([P("x", BODY)], **{field: f"A{character}b"})


@pytest.mark.parametrize(
    "changes",
    [{"description": " "}, {"mime": "text"}, {"mime": "a/b; c=d"}, {"relation": "Wrong one"}],
)
def test_a_file_inside_that_nobody_could_place(changes: dict[str, str]) -> None:
    fields = {"name": "a", "mime": "text/csv", "description": "Data", **changes}
    with pytest.raises(BadAttachment):
        built([P("x", BODY)], attachments=[Attachment(content=b"", **fields)])


@pytest.mark.parametrize("timestamp", [-1, 10**12])
def test_a_time_that_no_date_can_tell(timestamp: int) -> None:
    with pytest.raises(BadMetadata, match="time"):
        built([P("x", BODY)], timestamp=timestamp)


def test_half_a_character_in_a_description() -> None:
    with pytest.raises(BadMetadata):
        built([Figure(Drawing(9, 9), "a\ud800")])


@pytest.mark.parametrize("names", [[""], [" "], ["a/b"], ["a\\b"], ["a\nb"], ["a", "a"]])
def test_a_file_inside_without_a_name_of_its_own(names: list[str]) -> None:
    files = [Attachment(name, b"{}", "application/json", "Data") for name in names]
    with pytest.raises(BadAttachment):
        built([P("x", BODY)], attachments=files)


def test_what_no_page_has_room_for() -> None:
    with pytest.raises(DoesNotFit, match="Figure, 30 x 1500 points"):
        built([Figure(Drawing(30, 1500), alt="a line")])
    with pytest.raises(DoesNotFit, match="1500 points wide"):
        built([Figure(Drawing(1500, 30), alt="a line")])
    with pytest.raises(DoesNotFit, match="1200 points wide"):
        built([DataTable([["A", "B"]], summary="Wide", widths=[600, 600], style=CELL)])
    high = DataTable([["A"], ["w" * 3000]], summary="High", widths=[60], style=CELL)
    with pytest.raises(DoesNotFit, match="DataTable"):
        built([high])
