# SPDX-License-Identifier: Apache-2.0
"""Scripts that run the other way or join their letters can be read, copied and searched."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from govdesk.briefing.pdf import Figure, H, P, Run
from govdesk.briefing.pdf.errors import MissingGlyph, Unshaped
from govdesk.briefing.pdf.scripts import as_drawn, joined, logical, starts_rtl, visual
from govdesk.briefing.pdf.shaping import refused
from tests.briefing.heard import said
from tests.briefing.pdf_samples import BODY, HEAD, NAME, written
from tests.briefing.reading import output

ARABIC = "مجلس المدينة"


def test_letters_are_joined_and_found_again() -> None:
    shapes = joined(ARABIC)
    assert shapes != ARABIC
    assert logical(shapes) == ARABIC


def test_numbers_and_names_keep_their_own_direction() -> None:
    line = visual("אבג 12 Harbour", rtl=True)
    assert line == "Harbour 12 גבא"
    assert as_drawn("Harbour") == "Harbour"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("אב 2026-4-notice-01", "2026-4-notice-01 בא"),
        ("אב 2026-06 גד 2026-07.", ".2026-07 דג 2026-06 בא"),
        ("אב: govdesk verify FILE.pdf", "govdesk verify FILE.pdf :בא"),
        ("motion 2026-4 אב", "בא motion 2026-4"),
    ],
)
def test_a_number_in_parts_is_one_thing(said: str, shown: str) -> None:
    assert visual(said, rtl=True) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("אב (גד) הו", "וה (דג) בא"),
        ("אב (Charter §4.2), גד", "דג ,(Charter §4.2) בא"),
        ("אב Charter (section 4), גד", "דג ,Charter (section 4) בא"),
        ("אב «גד» [הו]", "[וה] «דג» בא"),
        ("אב (555) 010-0123 גד 311.", ".311 דג (555) 010-0123 בא"),
        ("אב 1,234.5 גד -5", "-5 דג 1,234.5 בא"),
        ("אב 5–10 גד 12:30–14:00", "14:00–12:30 דג 10–5 בא"),
        ("אב https://example.gov/p?id=4. גד", "דג .https://example.gov/p?id=4 בא"),
        ("אב 75% גד", "דג 75% בא"),
        ("§ 4 אב Q2 2026", "Q2 2026 בא 4 §"),
    ],
)
def test_brackets_face_what_they_hold_and_numbers_keep_their_order(said: str, shown: str) -> None:
    assert visual(said, rtl=True) == shown


def test_arabic_reads_a_share_from_the_number_to_the_sign() -> None:
    assert visual("\u0627 75%", rtl=True) == "%75 \u0627"
    assert visual("the (\u05d0\u05d1) 12", rtl=False) == "the (\u05d1\u05d0) 12"


def test_signs_of_direction_set_the_order_and_leave_nothing_behind(tmp_path: Path) -> None:
    line = joined("\u05d0\u05d1 \u2066C (1)\u2069\u200f \u2068\u05d2\u05d3\u2069")
    shown = visual(line, rtl=True)
    assert shown == "\u05d3\u05d2 C (1) \u05d1\u05d0"
    assert joined("caf\u00e9 \u2068Harbour\u2069\u200e") == "caf\u00e9 Harbour"
    written(tmp_path, [P("caf\u00e9 \u2068Harbour\u2069 \u202aon\u202c", BODY), P(line, BODY)])


def test_a_name_that_ends_with_allah_has_shapes(tmp_path: Path) -> None:
    written(tmp_path, [P("عبدالله", BODY), P([Run("شُكرًا", italic=True)], BODY)])


def test_marks_are_set_by_the_font_where_unicode_has_the_letter() -> None:
    assert joined(unicodedata.normalize("NFD", "Tiếng Việt")) == "Tiếng Việt"
    assert as_drawn("e\u0301") == "é"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("नगर", "Devanagari"),
        ("நகரம்", "Tamil"),
        ("ຂ", "Lao"),
        ("ក", "Khmer"),
        ("ߊ", "Nko"),
        ("\u11a8", "Hangul"),
        ("ێ", "Arabic (letter yeh with small v)"),
    ],
)
def test_a_script_that_needs_shaping_is_refused_by_name_whatever_the_font_has(
    text: str, script: str, tmp_path: Path
) -> None:
    with pytest.raises(Unshaped) as refused_as:
        written(tmp_path, [P(f"words {text}", BODY)])
    assert refused_as.value.script == script
    assert refused_as.value.character in text
    assert refused(text[0]), "a font that has it does not help"


@pytest.mark.parametrize(
    "sign",
    ["\uf6c5", "\u202e", "\u20dd", "\ufffe", "\ud800", "👨‍👩‍👧", "👍🏽", "\U000e0041", "\x07"],
    ids=["private", "override", "enclosing", "none", "surrogate", "family", "thumb", "tag", "bell"],
)
def test_what_cannot_be_drawn_rightly_is_refused_with_its_place(sign: str, tmp_path: Path) -> None:
    with pytest.raises(MissingGlyph) as missing:
        written(tmp_path, [P(f"before {sign} after", BODY)])
    assert missing.value.character in sign
    assert missing.value.text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "会议在市政厅（311室）。“请来”，工作组表示：《章程》规定……谢谢！" * 3,
            "）。”，：》…！、",
            "（“《",
        ),
        (
            "「誰でも参加できます。」スーパーマーケットの意見、（三分間）をどうぞ。" * 3,
            "。」ー、）",
            "「（",
        ),
    ],
    ids=["Chinese", "Japanese"],
)
def test_no_line_begins_or_ends_with_a_sign_that_may_not(text: str, first: str, last: str) -> None:
    text, broken_once = text * 3, 0
    for width in range(60, 300, 7):
        paragraph = P(text, BODY)
        paragraph.wrap(width, 10_000)
        lines = ["".join(word.text for word in line.words) for line in paragraph.blPara.lines]
        assert "".join(lines) == text
        broken_once += len(lines) > 1
        assert not [line for line in lines if line[0] in first or line[-1] in last]
        assert not [line for line in lines if line.startswith(("11", "1室")) and "311" in text]
        assert all(stringWidth(line, NAME, 10) <= width for line in lines)
    assert broken_once > 30


def test_the_words_of_a_chart_are_joined_and_turned(tmp_path: Path) -> None:
    chart = Drawing(200, 40)
    chart.add(String(0, 10, f"{ARABIC} (5)", fontName=NAME))
    path = written(tmp_path, [Figure(chart, "a chart")], lang="ar")
    heard = "".join(text for _, text in said(path.read_bytes(), drawn=True))
    assert as_drawn(f"{ARABIC} (5)") in heard
    (string,) = chart.contents
    assert isinstance(string, String)
    assert string.text == f"{ARABIC} (5)", "the drawing itself stays as it was"


@pytest.mark.parametrize(
    ("text", "expected"), [("12 אבג", True), ("12 abc א", False), ("12", False)]
)
def test_the_first_letter_says_the_direction(text: str, expected: bool) -> None:
    assert starts_rtl(text) is expected


@pytest.mark.parametrize("manner", ["plain", "mixed"])
def test_the_text_that_is_copied_is_the_text_that_was_written(tmp_path: Path, manner: str) -> None:
    text: str | list[str | Run] = (
        ARABIC if manner == "plain" else ["مجلس ", Run("المدينة", bold=True)]
    )
    path = written(tmp_path, [H(1, "Start", HEAD, key="start"), P(text, BODY)])
    copied = output("pdftotext", "-raw", str(path), "-")
    # Poppler gives the words as they were written, and marks their direction.
    said = "".join(sign for sign in copied if sign not in "\u202a\u202b\u202c\u200f")
    letters = "".join(ARABIC.split())
    assert letters in "".join(said.split()) or letters[::-1] in "".join(said.split())
    with pikepdf.open(path) as pdf:
        section = pdf.Root.StructTreeRoot.K.K
        assert str(section.K[1].ActualText) == ARABIC


def test_a_document_from_right_to_left_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, [P(ARABIC, BODY)], lang="ar", title=ARABIC)
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        assert str(pdf.Root.Lang) == "ar"
