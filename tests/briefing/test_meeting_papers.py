# SPDX-License-Identifier: Apache-2.0
"""The papers of a meeting: everyone can read them, and they hold what they are for."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdesk.briefing.meeting_papers import Paper, paper_page, paper_pdf
from govdesk.queries.meeting_papers import meeting_papers
from govdesk.rules.refusals import BadInput
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.briefing.reading import text_of
from tests.builders import PEOPLE, City
from tests.sittings import SEATS, sitting


@pytest.mark.parametrize(
    ("paper", "lang", "large"), [("sheets", "en", False), ("mine", "es", True)]
)
def test_it_conforms(city_file: City, tmp_path: Path, paper: Paper, lang: str, large: bool) -> None:
    made, _motions = sitting(city_file, "key", "ordinary")
    papers = city_file.ctx.read(meeting_papers, meeting=made.meeting_id, lang=lang)
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper_pdf(paper, papers, Words(lang), large=large))
    assert_conforms(path)


def test_the_sheets_have_a_line_for_every_seat_and_a_page_for_every_motion(
    city_file: City, tmp_path: Path
) -> None:
    made, motions = sitting(city_file, "key", "ordinary")
    papers = city_file.ctx.read(meeting_papers, meeting=made.meeting_id, lang="en")
    path = tmp_path / "sheets.pdf"
    path.write_bytes(paper_pdf("sheets", papers, Words("en")))
    text = text_of(path)
    pages = text.split("\f")
    assert all(name in pages[0] for name in PEOPLE.values())
    rolls = [page for page in pages if "Read back at" in page]
    assert len(rolls) == len(motions)
    assert all(seat in page for page in rolls for seat in SEATS)
    assert all(page.count("☐") == 5 * len(SEATS) for page in rolls)
    assert "not published" in pages[0]


def test_my_meeting_asks_each_question_and_ends_with_its_exact_words(city_file: City) -> None:
    made, _motions = sitting(city_file, "key")
    papers = city_file.ctx.read(meeting_papers, meeting=made.meeting_id, lang="en")
    page = paper_page("mine", papers, Words("en")).decode()
    asked = page.index("The question: Open the library on Sundays")
    plain = page.index("Branch libraries open on Sunday afternoons.")
    exact = page.index("The branch libraries open on Sundays from noon to six.")
    assert asked < plain < exact
    assert "<script" not in page
    assert '<html lang="en"' in page


def test_there_are_none_for_a_meeting_that_is_not_there(city_file: City) -> None:
    with pytest.raises(BadInput):
        city_file.ctx.read(meeting_papers, meeting="2026-99", lang="en")
