# SPDX-License-Identifier: Apache-2.0
"""The renderer: long tables, long words, fonts, and what it refuses."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from govdesk.briefing.blocks import (
    Block,
    Columns,
    Cover,
    DataTable,
    Figure,
    H,
    KeyFigure,
    KeyFigures,
    P,
    PageBreak,
    Run,
    Toc,
    bullets,
)
from govdesk.briefing.layout.document import PrintedDoc
from govdesk.briefing.layout.fonts import packed
from govdesk.briefing.layout.running import Running
from govdesk.briefing.layout.scale import spread, ticks
from govdesk.briefing.line_ends import kept_together
from govdesk.briefing.pdf import FontSet
from govdesk.briefing.pdf.errors import HeadingJump, MissingGlyph, NoTitleOrLanguage
from tests.briefing.reading import output, text_of, words_of
from tests.builders_chart import chart


def document(path: Any, **changes: Any) -> PrintedDoc:
    fields: dict[str, Any] = {
        "title": "A document",
        "lang": "en",
        "author": "Marlow Bay",
        "subject": "Testing",
        "timestamp": 1_780_000_000,
        "running": Running("left", "right", "foot", "Page {page} of {pages}"),
    }
    return PrintedDoc(path, **{**fields, **changes})


def drawn(tmp_path: Path, blocks: Sequence[Block], **changes: Any) -> Path:
    path = tmp_path / "drawn.pdf"
    document(path, **changes).build([H(1, "Title"), *blocks])
    return path


@pytest.mark.parametrize("missing", ["title", "lang"])
def test_a_document_needs_a_title_and_a_language(missing: str) -> None:
    with pytest.raises(NoTitleOrLanguage):
        document(io.BytesIO(), **{missing: " "})


def test_a_heading_jump_is_refused() -> None:
    with pytest.raises(HeadingJump):
        document(io.BytesIO()).build([H(1, "One"), H(3, "Three")])


@pytest.mark.parametrize(
    "block",
    [
        H(2, "ꔀ"),
        P("ꔀ"),
        P(("plain ", Run("ꔀ", bold=True))),
        bullets(["ꔀ"]),
        DataTable((("head",), ("ꔀ",)), "a table"),
        Figure(chart(), "a chart", caption="ꔀ"),
    ],
    ids=["heading", "paragraph", "bold", "list", "table", "caption"],
)
def test_a_missing_glyph_is_refused_wherever_it_stands(block: Block) -> None:
    with pytest.raises(MissingGlyph) as refused:
        document(io.BytesIO()).build([H(1, "Title"), block])
    assert refused.value.character == "ꔀ"


def test_the_signs_we_use_have_shapes(tmp_path: Path) -> None:
    signs = "▲ ◆ ● ★ ○ – ≤ → ✓ ✕ … “ ” ’ ñ ¿ á"
    assert signs in words_of(drawn(tmp_path, [P(signs), P(Run(signs, bold=True))]))


def test_a_table_of_200_rows_repeats_its_header_on_every_page(tmp_path: Path) -> None:
    rows = (("Place", "Count"), *((f"Row {n}", str(n)) for n in range(1, 201)))
    path = drawn(tmp_path, [DataTable(rows, "many rows", header_cols=1)])
    pages = text_of(path).split("\f")[:-1]
    assert len(pages) > 3
    assert all("Place" in page and "Count" in page for page in pages)
    assert all(f"Row {n} " in " ".join(text_of(path).split()) for n in (1, 77, 200))


def test_a_cell_longer_than_a_page_is_printed_to_its_end(tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(2500))
    table = DataTable((("Name", "Text"), ("One", long)), "a long cell", weights=(1, 2))
    assert "word2499" in words_of(drawn(tmp_path, [table]))


def test_very_long_words_stay_inside_the_page(tmp_path: Path) -> None:
    word = "Wirkungsketten" * 40
    table = DataTable((("Name", "Text"), (word, word)), "long words")
    path = drawn(tmp_path, [P(word), table])
    boxes = output("pdftotext", "-bbox", str(path), "-")
    edges = [
        float(part.split('"')[1]) for part in boxes.split("xMax=")[1:] for part in ["=" + part]
    ]
    assert max(edges) < 595.3 - 55


def test_the_table_of_contents_knows_its_pages(tmp_path: Path) -> None:
    text = [P("words " * 60) for _ in range(20)]
    path = tmp_path / "toc.pdf"
    cover = Cover("Over", "Title", "Subtitle")
    document(path).build([cover, Toc("Contents"), H(1, "First"), *text, H(1, "Second"), *text])
    pages = text_of(path).split("\f")[:-1]
    place = next(n for n, page in enumerate(pages, 1) if "Second" in page and n > 2)
    assert f"Second {place}" in " ".join(pages[1].split())


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    rows = (("a", "b"), *((str(n), str(n)) for n in range(9)))
    for filler in range(28, 45):
        blocks: list[Block] = [P("line") for _ in range(filler)]
        blocks += [H(2, "Orphan?"), DataTable(rows, "a table", caption="Caption")]
        path = drawn(tmp_path, blocks)
        page = next(page for page in text_of(path).split("\f") if "Orphan?" in page)
        assert "Caption" in page, filler


def test_no_table_begins_with_a_few_rows_at_the_foot_of_a_page(tmp_path: Path) -> None:
    rows = (("a", "b"), *((f"row{n}", str(n)) for n in range(30)))
    began = set()
    for filler in range(14, 32):
        blocks: list[Block] = [P("line") for _ in range(filler)]
        path = drawn(tmp_path, [*blocks, DataTable(rows, "a table", caption="Caption")])
        began.add(next(page.count("row") for page in text_of(path).split("\f") if "row" in page))
    assert min(began) >= 4
    assert max(began) == 30


def test_no_heading_stands_alone_above_a_list_in_large_print(tmp_path: Path) -> None:
    item = "An item that goes on over three lines, for its words are many and set in large print, "
    for filler in range(16, 26):
        blocks: list[Block] = [P("line") for _ in range(filler)]
        path = drawn(tmp_path, [*blocks, H(2, "Orphan?"), bullets([item * 2])], large=True)
        page = next(page for page in text_of(path).split("\f") if "Orphan?" in page)
        assert "An item" in page, filler


def test_a_few_lines_too_many_do_not_begin_a_page_of_their_own(tmp_path: Path) -> None:
    def second_page(rows: int) -> str:
        table = DataTable((("a", "b"), *((f"row{n}", "1") for n in range(rows))), "a table")
        path = drawn(tmp_path, [table, PageBreak(), H(1, "Next"), P("text")])
        page = text_of(path).split("\f")[1]
        return f"{page.count('row') > 0:d}{'Next' in page:d}"

    found = [second_page(rows) for rows in range(36, 60)]
    none, shared, its_own = found.count("01"), found.count("11"), found.count("10")
    assert found == ["01"] * none + ["11"] * shared + ["10"] * its_own
    assert none > 10, "set closer, as long as that is enough"
    assert shared, "what comes next begins on a page that is almost empty"
    assert its_own, "a page that has something on it is left alone"


def test_what_begins_on_a_page_that_is_not_full_leaves_no_line_to_a_page_either(
    tmp_path: Path,
) -> None:
    rows = (("a", "b"), *((f"row{n}", "1") for n in range(48)))
    alone = []
    for many in range(20, 40):
        items = bullets(f"line {n}" for n in range(many))
        table = DataTable(rows, "a table")
        blocks: list[Block] = [table, PageBreak(), H(1, "Next"), items, PageBreak()]
        pages = text_of(drawn(tmp_path, [*blocks, H(1, "End")])).split("\f")
        assert "row47" in pages[1]
        assert "Next" in pages[1], "begins where the table ends"
        alone += [many] if 0 < pages[2].count("line ") < 4 and "End" not in pages[2] else []
    assert alone == []


def test_no_line_of_the_contents_lies_on_a_page_by_itself(tmp_path: Path) -> None:
    alone = []
    for many in range(18, 40):
        named: list[Block] = [H(1, f"Part {n}") for n in range(1, many)]
        path = tmp_path / "toc.pdf"
        document(path).build([H(1, "Title"), Toc("Contents"), PageBreak(), *named])
        second = text_of(path).split("\f")[1]
        listed = re.findall(r"^ *Part \d+ +\d+$", second, re.MULTILINE)
        begun = re.findall(r"^ *Part \d+$", second, re.MULTILINE)
        alone += [many] if 0 < len(listed) < 5 and not begun else []
    assert alone == []


def test_a_full_table_breaks_no_number_and_no_word_that_fits_smaller(tmp_path: Path) -> None:
    heads = ("Puesto", "Votaciones", "Participó", "Sí", "No", "Abstención", "Conflicto")
    rows = (heads, *(("Transportation", "1.030", "12", "10", "12", "2", "0.80–1.25"),) * 3)
    table = DataTable(rows, "votes", header_cols=1, weights=(1.0,) * 7)
    words = words_of(drawn(tmp_path, [table], large=True))
    assert all(word in words for row in rows for word in row)
    crowded = tuple(f"2025-Q{n}" for n in range(14))
    words = words_of(drawn(tmp_path, [DataTable((crowded, crowded), "x"), P("end")], large=True))
    assert words.endswith(" end"), "what cannot fit is broken, not refused"


def test_the_words_of_a_chart_are_as_large_as_the_print(tmp_path: Path) -> None:
    def sizes(large: bool) -> float:
        path = drawn(tmp_path, [Figure(chart(), "a chart")], large=large)
        boxes = output("pdftotext", "-bbox", str(path), "-")
        (line,) = (one for one in boxes.splitlines() if ">median<" in one)
        edges = {part.split("=")[0]: float(part.split('"')[1]) for part in line.split()[1:5]}
        return edges["yMax"] - edges["yMin"]

    assert sizes(large=True) > 1.6 * sizes(large=False)


def test_no_table_in_large_print_is_set_in_small_print(tmp_path: Path) -> None:
    rows = (("Seat", "There?"), *((f"Seat{n}", "present") for n in range(9)))
    heights = []
    for dense in (False, True):
        path = drawn(tmp_path, [DataTable(rows, "seats", dense=dense)], large=True)
        boxes = output("pdftotext", "-bbox", str(path), "-")
        (line,) = (one for one in boxes.splitlines() if ">Seat8<" in one)
        edges = {part.split("=")[0]: float(part.split('"')[1]) for part in line.split()[1:5]}
        heights.append(edges["yMax"] - edges["yMin"])
    assert heights[1] == pytest.approx(heights[0])


def test_tables_stand_side_by_side_only_where_no_word_is_broken(tmp_path: Path) -> None:
    head = ("Period", "% of rescheduled hours")
    tables = [DataTable((head, *((f"2025-{n}", "9") for n in range(8))), "t") for _ in range(4)]
    for large in (False, True):
        words = words_of(drawn(tmp_path, [Columns(tuple(tables))], large=large)).split()
        assert set(words).issuperset({"rescheduled", "Period"}), large


def test_a_chart_has_its_unit_its_labels_and_a_hatched_gap_without_a_number(
    tmp_path: Path,
) -> None:
    words = words_of(drawn(tmp_path, [Figure(chart(), "a chart")]))
    assert "minutes, median" in words
    assert "Target for the year" in words
    assert "Change of course" in words


def test_a_chart_with_nothing_to_draw_is_drawn(tmp_path: Path) -> None:
    from govdesk.queries.charts import ChartSpec

    drawn(tmp_path, [Figure(ChartSpec("Empty", "units", ()), "nothing is reported yet")])


def test_a_stream_serves_as_well_as_a_file(tmp_path: Path) -> None:
    out = io.BytesIO()
    document(out).build([H(1, "Title"), P("text")])
    document(tmp_path / "file.pdf").build([H(1, "Title"), P("text")])
    assert out.getvalue() == (tmp_path / "file.pdf").read_bytes()


def test_another_family_of_fonts_serves(tmp_path: Path) -> None:
    home = packed()
    other = []
    for face in (home.regular, home.bold, home.italic):
        copy = tmp_path / f"Other{face.stem}.ttf"
        copy.write_bytes(face.read_bytes())
        other.append(copy)
    path = tmp_path / "other.pdf"
    regular, bold, italic = other
    document(path, fonts=FontSet(regular, bold, italic)).build([H(1, "Title")])
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0, 10, [0, 2, 4, 6, 8, 10]), (23.1, 38.4, [20, 25, 30, 35, 40]), (0, 0.9, None)],
)
def test_scales_are_round_and_enclose_the_values(
    low: float, high: float, expected: list[float] | None
) -> None:
    found, _ = ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    if expected:
        assert found == expected


def test_labels_are_spread_without_changing_their_order() -> None:
    places = spread([10.0, 11.0, 10.5], 8.0, 0.0, 100.0)
    assert sorted(places) == [places[0], places[2], places[1]]
    assert min(places[2] - places[0], places[1] - places[2]) >= 8.0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("about 75 % of calls", "75 %"),
        ("Charter, § 4 and more", "§ 4"),
        ("in Q2 2026 and on", "Q2 2026"),
        ("call (555) 010-0123 now", "(555) 010-0123"),
    ],
)
def test_no_line_ends_between_a_number_and_its_unit(text: str, kept: str) -> None:
    told = kept_together(text)
    assert kept.replace(" ", "\u00a0") in told
    assert told.replace("\u00a0", " ") == text
    assert kept_together("12 hours, 4 minutes of § the law") == "12 hours, 4 minutes of § the law"


def test_the_numbers_of_a_document_from_the_right_stand_where_its_lines_begin(
    tmp_path: Path,
) -> None:
    figures = KeyFigures((KeyFigure("12", "مؤشرات"), KeyFigure("3/4", "تعليقات")))
    path = drawn(tmp_path, [figures], lang="ar")
    words = re.findall(
        r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(12|3/4)<',
        output("pdftotext", "-bbox", str(path), "-"),
    )
    ends = {said: float(right) for _, right, said in words}
    assert ends["12"] > 500
    assert 250 < ends["3/4"] < 300
