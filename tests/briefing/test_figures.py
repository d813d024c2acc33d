# SPDX-License-Identifier: Apache-2.0
"""A chart's caption is a part of its figure, and its data goes with it, on paper and on the web."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, Line, PolyLine

from govdesk.briefing.blocks import Block, DataTable, Figure, H, P, plain
from govdesk.briefing.checks import _tables
from govdesk.briefing.layout.charts import _LINES
from govdesk.briefing.layout.charts import drawing as chart_of
from govdesk.briefing.layout.fonts import packed
from govdesk.briefing.layout.look import look
from govdesk.briefing.layout.pictures import Pictures
from govdesk.briefing.pdf import Figure as Drawn
from govdesk.briefing.pdf.errors import MissingGlyph
from govdesk.briefing.quarterly import quarterly_blocks
from govdesk.briefing.web import web_page
from govdesk.queries.charts import DASHES
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf_structure import _elements, _kids
from tests.briefing.reading import words_of
from tests.briefing.test_document import document
from tests.builders_chart import chart
from tests.builders_public_view import public_view

TABLE = DataTable((("Period", "minutes"), ("2026-Q1", "28.4")), "Minutes by period", dense=True)


def figure(**changes: Any) -> Figure:
    return Figure(
        chart(), "A line that falls", caption="Response time by period", data=(TABLE,),
        data_note="Same in every period: target: 24.", **changes,
    )  # fmt: skip


def drawn(folder: Path, blocks: list[Block], *, large: bool = False) -> Path:
    path = folder / "drawn.pdf"
    content = io.BytesIO()
    document(content, large=large).build([H(1, "Title"), *blocks])
    path.write_bytes(content.getvalue())
    return path


def tags(path: Path, parent: str) -> list[list[str]]:
    """What the elements of a type own, in order; marked content is "text"."""
    with pikepdf.open(path) as pdf:
        return [
            [
                "text" if isinstance(kid, int) or "/S" not in kid else str(kid.S)
                for kid in _kids(one)
            ]
            for one in _elements(pdf.Root.StructTreeRoot.K)
            if str(one.get("/S")) == parent
        ]


@pytest.mark.parametrize("large", [False, True])
def test_the_caption_is_in_the_figure_and_the_data_follows_it(
    tmp_path: Path, *, large: bool
) -> None:
    path = drawn(tmp_path, [figure(), P("After it")], large=large)
    assert tags(path, "/Figure") == [["/Caption", "text"]]
    (section,) = (kids for kids in tags(path, "/Sect"))
    assert section == ["/H1", "/Figure", "/P", "/Table", "/P", "/P"]  # the note comes first
    assert_conforms(path)
    words = words_of(path)
    order = ("Response time by period", "28.4", "Same in every period: target: 24.", "After it")
    places = [words.index(one) for one in order]
    assert places == sorted(places)


def test_a_figure_without_a_caption_has_none(tmp_path: Path) -> None:
    path = drawn(tmp_path, [Figure(chart(), "A line that falls")])
    assert tags(path, "/Figure") == [["text"]]


def test_the_box_of_a_figure_has_room_for_its_caption(tmp_path: Path) -> None:
    def height(block: Figure) -> float:
        with pikepdf.open(drawn(tmp_path, [block])) as pdf:
            (found,) = (
                one for one in _elements(pdf.Root.StructTreeRoot.K) if one.get("/S") == "/Figure"
            )
            _left, bottom, _right, top = map(float, found.A.BBox)
            return top - bottom

    assert height(figure()) > height(Figure(chart(), "A line that falls")) + 8


def test_data_of_a_figure_is_drawn_by_the_document_itself_and_once() -> None:
    kept = Drawn(Drawing(9, 9), "a dot", data=[Drawn(Drawing(9, 9), "its data")])
    assert len(kept.parts()) == 2
    assert kept.parts() == [kept]


def test_words_of_a_caption_are_checked_like_all_others() -> None:
    with pytest.raises(MissingGlyph):
        document(io.BytesIO()).build([H(1, "Title"), Figure(chart(), "a chart", caption="ꔀ")])


def test_a_web_page_has_both_in_its_figure_and_below_it() -> None:
    page = web_page(
        [H(1, "Title"), figure()], title="It", lang="en", skip="Skip",
        picture=Pictures(lambda value, _decimals: str(value)),
    )  # fmt: skip
    inside = page[page.index("<figure ") : page.index("</figure>")]
    caption = inside.index("<figcaption>Response time by period</figcaption>")
    assert caption < inside.index("<svg")
    after = page[page.index("</figure>") :]
    assert after.index("28.4") < after.index("Same in every period")


def test_an_indicator_s_chart_carries_the_numbers_behind_it() -> None:
    blocks = quarterly_blocks(public_view(), Words("en"))
    charts = [one for one in blocks if isinstance(one, Figure)]
    assert charts
    assert all(one.data and plain(one.caption).endswith(" by period") for one in charts)
    outside = [one.caption for one in blocks if isinstance(one, DataTable)]
    assert "The numbers behind the chart" not in outside
    found = dict(_tables(blocks).said.args)["count"]
    assert found == _counted(blocks)


def _counted(blocks: list[Block]) -> int:
    tables = [one for one in blocks if isinstance(one, DataTable)]
    return len(tables) + sum(len(one.data) for one in blocks if isinstance(one, Figure))


def test_reference_lines_are_told_apart_without_colour_on_paper_and_on_the_screen() -> None:
    """Each kind is broken in its own way, the same on both, up to its name at the edge."""
    spec = chart()
    drawing = chart_of(figure(), 471.0, look(packed()), Words("en").number)
    lines = [one for one in drawing.contents if isinstance(one, Line | PolyLine)]
    ways = {
        line.role: {
            (tuple(one.strokeDashArray or ()), type(one))
            for one in lines
            if one.strokeColor == color and one.strokeWidth == weight
        }
        for line in spec.lines
        for color, weight in (_LINES[line.role],)
    }
    assert set(ways) == {"target", "milestone", "mean", "limit"}
    for role, found in ways.items():
        (dash,) = {dash for dash, _ in found}
        assert {kind for _, kind in found} == {Line, PolyLine}, "it goes on to its name"
        assert dash == pytest.approx([part * _LINES[role][1] for part in DASHES.get(role, ())])
    shares = [DASHES.get(role) for role in ways]
    assert len(set(shares)) == len(shares)
