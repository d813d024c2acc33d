# SPDX-License-Identifier: Apache-2.0
"""Whatever a document may hold, it conforms, and is the same to the byte the second time."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.graphics.shapes import Drawing, Line, String
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from govdesk.briefing.pdf import (
    Attachment,
    DataTable,
    Figure,
    Grid,
    H,
    Listing,
    P,
    Page,
    Run,
    SignatureField,
    Toc,
)
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf_samples import (
    BODY,
    CELL,
    FONT_OF_CELLS,
    HEAD,
    ITEM,
    NAME,
    WORDS,
    built,
    written,
)
from tests.briefing.reading import output


def table(rows: Sequence[Sequence[Any]], widths: Sequence[float], **changes: Any) -> DataTable:
    fields: dict[str, Any] = {"summary": "A table", "style": CELL, "commands": [FONT_OF_CELLS]}
    return DataTable(rows, widths=widths, **{**fields, **changes})


def styled(**changes: Any) -> ParagraphStyle:
    return ParagraphStyle("changed", parent=BODY, **changes)


def link(text: str, target: str) -> Run:
    return Run(text, link=target)


def split_rows() -> list[Flowable]:
    return [table([["Name", "Text"], ["x", WORDS * 150]], [60, 300], split_rows=True)]


def nested_tables() -> list[Flowable]:
    inner = table([["n"], ["1"]], [80])
    return [table([["a", "b"], ["x", [P("in a cell", CELL), inner]]], [60, 300])]


def spans() -> list[Flowable]:
    rows = [["Two columns", "", "C"], *([f"r{n}", "a", ""] for n in range(70))]
    commands = [FONT_OF_CELLS, ("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 3), (0, 5))]
    return [table(rows, [100, 100, 100], commands=commands)]


def table_of_many_pages() -> list[Flowable]:
    rows = [["Name", "Count"], *([f"Row {n}", str(n)] for n in range(900))]
    commands = [
        FONT_OF_CELLS,
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#dddddd")),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [HexColor("#ffffff"), HexColor("#f4f4f4")]),
        ("GRID", (0, 0), (-1, -1), 0.3, HexColor("#999999")),
    ]
    caption = P("What it is", BODY)
    return [table(rows, [200, 100], header_cols=1, commands=commands, caption=caption)]


def links_in_a_repeated_header() -> list[Flowable]:
    head = P(link("Name", "#start"), CELL, tag="")
    return [table([[head, "Count"], *([f"Row {n}", str(n)] for n in range(90))], [200, 100])]


def links() -> list[Flowable]:
    same = link("here", "https://example.org/")
    long = link("a place that is long enough to be broken over lines " * 4, "#start")
    return [
        P(["See ", same, " and ", same, " and ", long, "."], BODY),
        P(link("A paragraph that is one link " * 9, "https://example.org/whole"), BODY),
        P(["Before ", Run("hola", lang="es"), Run("amigo", lang="es", link="#start")], BODY),
    ]


def lists() -> list[Flowable]:
    inner = Listing(["inner one", "inner two"], ITEM)
    mixed: list[str | Run] = ["plain ", Run("bold", bold=True)]
    return [
        Listing([f"{n} {WORDS * 3}" for n in range(60)], ITEM, numbered=True),
        Listing([[P("outer", BODY), inner], mixed], ITEM),
        Listing([WORDS * 300], ITEM),
    ]


def manners_of_paragraphs() -> list[Flowable]:
    boxed = styled(backColor=HexColor("#eef2f7"), borderColor=HexColor("#334455"), borderWidth=1)
    return [
        P(WORDS * 30, styled(alignment=4)),
        P(WORDS * 30, styled(alignment=1, textColor=Color(0, 0, 0, alpha=0.8))),
        P(WORDS * 90, boxed),
        P("Wirkungsketten" * 60, BODY),
        P("one\ntwo\n\nthree", BODY),
        P("", BODY),
    ]


def scripts() -> list[Flowable]:
    return [
        P("漢字 and Latin ≤ ✓ together 市議会は四半期ごとに報告する。" * 8, BODY),
        P("مجلس المدينة ٢٠٢٦ و Harbour 12 مشروع جديد " * 30, BODY),
        P(["نص ", Run("غامق", bold=True), " عادي"], BODY),
        P(["نص ", link("هنا", "#start"), " عادي"], BODY),
        P("An English line with שלום inside it.", BODY),
        Listing(["واحد", "اثنان"], ITEM, rtl=True, numbered=True),
        table([["الاسم", "العدد"], ["سطر", "1"]], [100, 100], rtl=True, header_cols=1),
    ]


def empty_cells() -> list[Flowable]:
    return [table([["a", "b"], ["", ""], ["x", ""]], [60, 60])]


def only_headers() -> list[Flowable]:
    return [table([["a", "b"]], [60, 60])]


def figures() -> list[Flowable]:
    drawing = Drawing(300, 80)
    drawing.add(Line(0, 0, 300, 80))
    drawing.add(String(20, 20, "漢 axis", fontName=NAME))
    drawing.add(String(120, 20, "in no font of its own"))
    return [Figure(drawing, "A line that rises"), Figure(drawing, "The same line again")]


def a_flowable_reused() -> list[Flowable]:
    words = P(WORDS * 90, BODY)
    data = table([["a"], *([str(n)] for n in range(80))], [100])
    items = Listing([WORDS * 9] * 9, ITEM)
    return [words, words, data, PageBreak(), data, items, items, words]


def kept_together() -> list[Flowable]:
    pair = KeepTogether([P(WORDS, BODY), table([["a"], ["1"]], [100])])
    grid = Grid([[P("left", BODY), P("right", BODY)]], colWidths=[100, 100], style=[FONT_OF_CELLS])
    return [*(P(WORDS * 3, BODY) for _ in range(15)), pair, grid]


def signature() -> list[Flowable]:
    return [SignatureField("Clerk", "Signature of the clerk", P("Signed by the clerk", BODY))]


CASES: tuple[Callable[[], list[Flowable]], ...] = (
    split_rows,
    nested_tables,
    spans,
    table_of_many_pages,
    links_in_a_repeated_header,
    links,
    lists,
    manners_of_paragraphs,
    scripts,
    empty_cells,
    only_headers,
    figures,
    a_flowable_reused,
    kept_together,
    signature,
)


def story(parts: list[Flowable]) -> list[Flowable]:
    return [H(1, "Start", HEAD, key="start"), *parts, H(2, "End", HEAD, key="end")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_it_conforms(case: Callable[[], list[Flowable]], tmp_path: Path) -> None:
    path = written(tmp_path, story(case()))
    assert_conforms(path)
    assert built(story(case())) == path.read_bytes()


def test_all_of_it_conforms_with_contents_running_lines_and_data(tmp_path: Path) -> None:
    def running(canvas: Any, number: int, pages: int) -> None:
        with canvas.artifact("Pagination", "Footer"):
            canvas.setFont(NAME, 8)
            canvas.drawString(62, 30, f"Page {number} of {pages}")
            canvas.line(62, 48, 500, 48)

    parts = [flow for case in CASES for flow in case()]
    path = written(
        tmp_path,
        [Toc([BODY, BODY]), *story(parts)],
        furniture=running,
        page=Page(bare_first=True),
        attachments=[Attachment("data.csv", b"a,b\n1,2\n", "text/csv", "The data")],
    )
    assert_conforms(path, "3a")


def test_a_link_in_another_language_is_one_element(tmp_path: Path) -> None:
    """Whatever order the sets of a process have: two marks of one run would be told in either."""
    words = [P(["See ", Run(f"hola {at}", lang="es", link="#start")], BODY) for at in range(20)]
    path = written(tmp_path, story([*words, P(Run("adiós", lang="es"), BODY)]))
    assert_conforms(path)
    with pikepdf.open(path) as pdf:
        elems = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        kinds = [(str(one.S), str(one.get("/Lang", ""))) for one in elems]
        assert kinds.count(("/Link", "es")) == 20
        assert kinds.count(("/Span", "es")) == 1


def test_headings_without_a_name_are_each_found(tmp_path: Path) -> None:
    again = H(1, "Twice", HEAD)
    flows = [Toc([BODY, BODY]), H(1, "One", HEAD), PageBreak(), H(1, "Two", HEAD), again, again]
    path = written(tmp_path, flows)
    assert_conforms(path)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        places, pages = [], []
        for one in outline.root:
            assert isinstance(one.destination, pikepdf.Array)
            places.append((one.title, int(one.destination[3])))
            pages.append(pdf.pages.index(pikepdf.Page(one.destination[0])))
        assert [title for title, _ in places] == ["One", "Two", "Twice", "Twice"]
        assert pages == [0, 1, 1, 1]
        assert len(set(places)) == 4
    listed = output("pdftotext", "-layout", str(path), "-").split()[:8]
    assert listed == ["One", "1", "Two", "2", "Twice", "2", "Twice", "2"]


def test_a_table_brings_a_font_for_what_is_empty(tmp_path: Path) -> None:
    rows = [["A", "B"], ["x", ""]]
    assert_conforms(written(tmp_path, story([table(rows, [80, 80], commands=[])])))


def test_files_inside_are_found_whatever_their_names(tmp_path: Path) -> None:
    names = ["b.csv", "aé.csv", "z.csv", "a.csv", "مجلس.csv"]
    files = [Attachment(name, name.encode(), "text/csv", "Data") for name in names]
    path = written(tmp_path, story([]), attachments=files)
    assert_conforms(path, "3a")
    with pikepdf.open(path) as pdf:
        kept = [bytes(name) for name in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
        assert kept == sorted(kept)
        for name in names:
            assert pdf.attachments[name].get_file().read_bytes() == name.encode()


def test_without_compaction_it_conforms_as_well(tmp_path: Path) -> None:
    assert_conforms(written(tmp_path, story(scripts() + figures()), compact=False))


def test_a_cell_that_goes_on_for_pages_loses_nothing(tmp_path: Path) -> None:
    items = Listing([f"item{at} {WORDS * 3}" for at in range(60)], CELL, numbered=True)
    inner = table([["n"], *([f"row{at}"] for at in range(80))], [80])
    cell = [P("first", CELL), items, inner, P("last", CELL)]
    path = written(tmp_path, story([table([["a"], [cell]], [300], split_rows=True)]))
    assert_conforms(path)
    said = output("pdftotext", "-layout", str(path), "-").split()
    wanted = [
        "first",
        *(f"item{at}" for at in range(60)),
        *(f"row{at}" for at in range(80)),
        "last",
    ]
    assert [one for one in said if one in wanted] == wanted
    with pikepdf.open(path) as pdf:
        rows = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        pieces = sum(one.get("/S") == "/TR" for one in rows) - 82
        assert pieces == len(pdf.pages)


@pytest.mark.parametrize("rows", [40, 42])
def test_what_stands_in_an_item_is_whole_over_pages(tmp_path: Path, rows: int) -> None:
    inner = table([["n"], *([f"row{at}"] for at in range(rows))], [80])
    parts: list[Flowable] = [Listing([[P("x", BODY), inner], "after"], ITEM)]
    path = written(tmp_path, story(parts))
    assert_conforms(path)
    said = output("pdftotext", "-layout", str(path), "-").split()
    wanted = [*(f"row{at}" for at in range(rows)), "after"]
    assert [one for one in said if one in wanted] == wanted


def test_no_number_runs_into_the_text_of_its_item(tmp_path: Path) -> None:
    words = [f"item{at}" for at in range(1, 121)]
    path = written(tmp_path, story([Listing(words, ITEM, numbered=True)]))
    found = re.findall(
        r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>([^<]+)</word>',
        output("pdftotext", "-bbox", str(path), "-"),
    )
    placed = {word: (float(left), float(right)) for left, right, word in found}
    assert len({placed[word][0] for word in words}) == 1, "every item begins at the same place"
    for at, word in enumerate(words, 1):
        assert placed[f"{at}."][1] + 2 < placed[word][0], at


LINKED = """
import hashlib
from govdesk.briefing.pdf import H, P, Run
from tests.briefing.pdf_samples import BODY, HEAD, built
text = [Run(f"amigo {n}", lang="es", link="#start") for n in range(20)]
made = built([H(1, "Start", HEAD, key="start"), P(text, BODY)])
print(hashlib.sha256(made).hexdigest())
"""


def test_a_link_in_another_language_is_a_link_in_every_process() -> None:
    said = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", LINKED]
        root = Path(__file__).parents[3]
        done = subprocess.run(command, env=environment, cwd=root, capture_output=True, check=True)
        said.add(done.stdout)
    assert len(said) == 1
    made = built(
        [H(1, "Start", HEAD, key="start"), P([Run("amigo", lang="es", link="#start")], BODY)]
    )
    with pikepdf.open(io.BytesIO(made)) as pdf:
        tagged = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        (link,) = [one for one in tagged if one.get("/S") == "/Link"]
        assert str(link.Lang) == "es"
