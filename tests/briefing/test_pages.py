# SPDX-License-Identifier: Apache-2.0
"""How what a packet says is shared out among its pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pikepdf
from reportlab.platypus import Flowable

from govdesk.briefing.blocks import (
    Block,
    DataTable,
    Figure,
    H,
    KeyFigures,
    Lines,
    P,
    PageBreak,
    bullets,
    plain,
)
from govdesk.briefing.layout.document import PAPER
from govdesk.briefing.layout.fonts import packed
from govdesk.briefing.layout.look import MARGIN, look
from govdesk.briefing.layout.story import Story
from govdesk.briefing.layout.text import listing
from govdesk.briefing.pdf import Figure as Drawn
from govdesk.briefing.pdf import Page
from govdesk.briefing.sections import front
from govdesk.briefing.sections.meetings import changed
from govdesk.briefing.sections.speech import Speech
from govdesk.wording import Words
from tests.briefing.reading import text_of
from tests.briefing.test_document import document
from tests.builders_chart import chart
from tests.builders_public_view import public_view, said

LINE = P("One line of a page.")


def pages(folder: Path, blocks: Sequence[Block]) -> list[str]:
    """The text of each page."""
    path = folder / "drawn.pdf"
    document(path).build(blocks)
    return text_of(path).split("\f")[:-1]


def part(name: str, lines: int) -> list[Block]:
    return [H(1, name), *[LINE] * lines, PageBreak()]


def test_what_says_next_to_nothing_leaves_its_page_to_what_comes_next(tmp_path: Path) -> None:
    told = pages(tmp_path, [*part("First", 1), *part("Second", 1), *part("Third", 8)])
    assert len(told) == 1
    assert all(name in told[0] for name in ("First", "Second", "Third"))


def test_what_fills_a_page_by_itself_begins_one(tmp_path: Path) -> None:
    words = [P("Some words of a page. " * count) for count in (16,) * 9 + (7,)]
    full: list[Block] = [H(1, "Second"), *words, PageBreak()]
    alone = pages(tmp_path, full)
    assert len(alone) == 1
    told = pages(tmp_path, [*part("First", 1), *full])
    assert len(told) == 2
    assert "Second" in told[1]


def test_what_comes_last_does_not_spill_onto_a_page_of_its_own(tmp_path: Path) -> None:
    """It fills a page whole, and stays together on one."""
    paragraph = P("Some words of a page. " * 16)
    first: list[Block] = [H(1, "First"), *[paragraph] * 11, PageBreak()]
    full: list[Block] = [H(1, "Second"), *[paragraph] * 9]
    told = pages(tmp_path, [*first, *full])
    assert "Second" in told[-1]
    assert "First" not in told[-1]
    assert told[-1].count("Some words") == pages(tmp_path, full)[0].count("Some words")


def test_a_heading_takes_along_the_words_and_the_heading_that_follow_it(tmp_path: Path) -> None:
    told: list[Block] = [
        H(1, "First"),
        *[LINE] * 25,
        H(1, "In people’s own words"),
        P("Printed with the consent of those who said it."),
        H(2, "Response time"),
        *[P("It was long. " * 60)] * 2,
    ]
    for page in pages(tmp_path, told):
        assert ("In people’s own words" in page) == ("Response time" in page)


def test_a_quarter_of_which_nothing_was_due_counts_nothing() -> None:
    view = public_view(scorecard=(), comments=())
    blocks = front.summary(view, Speech(view, Words("en")))
    told = [plain(block.text) for block in blocks if isinstance(block, P)]
    assert "Nothing was due to be measured this quarter." in told
    (figures,) = (block for block in blocks if isinstance(block, KeyFigures))
    assert [(one.value, one.label) for one in figures.items] == [
        ("1", "motions adopted"),
        ("0", "residents’ comments"),
    ]


def test_a_list_and_a_table_stay_whole_on_a_page_that_two_parts_share(tmp_path: Path) -> None:
    table = DataTable((("A", "B"), *((str(n), "x") for n in range(10))), "Letters", header_cols=1)
    (page,) = pages(
        tmp_path, [*part("First", 1), H(1, "Second"), bullets(["one", "two"]), table, PageBreak()]
    )
    assert page.count("x") == 10


def test_a_table_of_high_rows_begins_where_its_first_row_has_room(tmp_path: Path) -> None:
    rows = [("Before " * 60, "After " * 60)] * 9
    table = DataTable((("Version 1", "Version 2"), *rows), "Versions", caption="What changed")
    assert "After" in pages(tmp_path, [H(1, "Text"), *[LINE] * 10, table])[0]


def test_a_table_of_few_rows_is_not_broken(tmp_path: Path) -> None:
    rows = [("Asked " * 42, "Reached " * 42)] * 5
    table = DataTable((("What was asked", "What was reached"), *rows), "The sum")
    told = pages(tmp_path, [*part("First", 20), H(1, "Text"), *[LINE] * 18, table, LINE])
    assert ["Reached" in page for page in told] == [False, False, True]


def test_a_row_that_is_broken_over_pages_begins_where_some_of_it_has_room(tmp_path: Path) -> None:
    table = DataTable((("Version 1", "Version 2"), ("Before " * 900, "After " * 900)), "Versions")
    assert "After" in pages(tmp_path, [H(1, "Text"), *[LINE] * 10, table])[0]


def test_paragraphs_that_changed_stand_beside_what_they_were() -> None:
    speech = Speech(public_view(), Words("en"))
    (table,) = changed(said("One.\n\nTwo.\n\nThree."), said("1.\n\n2.\n\nThree."), 2, speech)
    assert isinstance(table, DataTable)
    assert [tuple(plain(cell) for cell in row) for row in table.rows[1:]] == [
        ("One.", "1."),
        ("Two.", "2."),
    ]
    (table,) = changed(said("One.\n\nTwo."), said("1."), 2, speech)
    assert isinstance(table, DataTable)
    assert [tuple(plain(cell) for cell in row) for row in table.rows[1:]] == [("One.\nTwo.", "1.")]


def test_small_print_stands_on_the_page_of_what_it_is_about(tmp_path: Path) -> None:
    """Under a table that is not broken, and under a paragraph of a few lines."""
    table = DataTable((("Who", "Due"), ("Health", "1 July"), ("Housing", "15 July")), "Actions")
    for about, sign in ((table, "15 July"), (P("F1 Budget spent: on track."), "Budget spent")):
        for lines in range(20, 31):
            note = P("As written, in English.", "small")
            told = pages(tmp_path, [H(1, "First"), *[LINE] * lines, about, note])
            (page,) = (page for page in told if sign in page)
            assert "As written" in page, lines


def test_a_chart_grows_where_its_page_stays_empty() -> None:
    """And no page is added for it."""
    figure = Figure(chart(), "A line that falls")
    heights = [
        _height_of_chart(
            Story(Page(PAPER["A4"], MARGIN, MARGIN), look(packed()), Words("en").number).flows(
                [H(1, "One"), *[LINE] * lines, figure, PageBreak()]
            )
        )
        for lines in (0, 16, 21)
    ]
    assert heights[0] > 1.4 * heights[2]
    assert heights[0] >= heights[1] > heights[2]


def _height_of_chart(flows: Sequence[Flowable]) -> float:
    (drawn,) = (flow for flow in flows if isinstance(flow, Drawn))
    return float(drawn.drawing.height)


def test_there_are_lines_to_write_on_down_to_the_foot_of_the_page(tmp_path: Path) -> None:
    """At least as many as were asked for, if need be on a page of their own with their heading."""
    notes: list[Block] = [H(2, "My notes"), Lines(8)]
    for before, page, least in ((3, 1, 20), (31, 2, 20)):
        path = tmp_path / "drawn.pdf"
        first = part("First", 25)
        document(path).build([*first, H(1, "Second"), *[LINE] * before, *notes])
        told = text_of(path).split("\f")[:-1]
        assert "My notes" in told[page]
        assert len(told) == page + 1
        with pikepdf.open(path) as pdf:
            drawn = pikepdf.parse_content_stream(pdf.pages[page])
        assert sum(str(one.operator) == "l" for one in drawn) >= least


def test_a_short_list_is_not_parted_from_its_heading(tmp_path: Path) -> None:
    """Nor is its first line alone with it."""
    for lines, small in product(range(23, 27), range(4)):
        before = [*part("First", 25), *[LINE] * lines, *[P("Small.", "small")] * small]
        sides: list[Block] = [H(2, "Sides"), bullets(["Moved", "Seconded"]), *[LINE] * 16]
        told = pages(tmp_path, [*before, *sides])
        (page,) = (page for page in told if "Sides" in page)
        assert ("Moved" in page, "Seconded" in page) == (True, True), (lines, small)


def test_a_list_that_fits_but_for_the_room_after_it_stays() -> None:
    """Point by point: the heading above it was left alone at the foot of the page."""
    style = look(packed())["list"]
    for above in range(20):
        made = listing(bullets(["Moved", "Seconded"]), look(packed()))
        room = 2 * style.leading + style.spaceAfter * (1 + above / 20)
        parts = made.split(400.0, room)
        assert [len(part.items) for part in parts] == [2], above
        assert parts[0].wrap(400.0, room)[1] <= room
