# SPDX-License-Identifier: Apache-2.0
"""Scripts that run the other way or join their letters can be read, copied and searched."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from govdesk.briefing.pdf import H, P, Run
from govdesk.briefing.pdf.scripts import as_drawn, joined, logical, starts_rtl, visual
from tests.briefing.pdf_samples import BODY, HEAD, written
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
    ("text", "expected"), [("12 אבג", True), ("12 abc א", False), ("12", False)]
)
def test_the_first_letter_says_the_direction(text: str, expected: bool) -> None:
    assert starts_rtl(text) is expected


@pytest.mark.parametrize("manner", ["plain", "mixed"])
def test_the_text_that_is_copied_is_the_text_that_was_written(tmp_path: Path, manner: str) -> None:
    text = ARABIC if manner == "plain" else ["مجلس ", Run("المدينة", bold=True)]
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
