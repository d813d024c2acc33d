# SPDX-License-Identifier: Apache-2.0
"""What documents hold in unlucky combinations: all of it whole, in one document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.graphics.shapes import Image as Inside
from reportlab.lib.colors import Color
from reportlab.platypus import BalancedColumns, Flowable, KeepInFrame

from govdesk.briefing.pdf import (
    Attachment,
    DataTable,
    Figure,
    H,
    Listing,
    P,
    Picture,
    Run,
    SignatureField,
    Toc,
)
from tests.briefing.conformance import assert_conforms
from tests.briefing.pdf_samples import BODY, CELL, HEAD, ITEM, WORDS, coded, written

_TURNED, _DESCRIPTION = 0x0112, 0x010E


def table(rows: Sequence[Sequence[Any]], **changes: Any) -> DataTable:
    widths = [90.0] * len(rows[0])
    return DataTable(rows, widths=widths, **{"summary": "A table", "style": CELL, **changes})


def drawing(*, picture: bool = False) -> Drawing:
    made = Drawing(60, 40)
    colour = Color(0.2, 0.4, 0.6, alpha=0.4)
    made.add(Rect(0, 0, 60, 40, fillColor=colour))  # type: ignore[arg-type]  # the stubs lack an Unpack
    if picture:
        made.add(Inside(0, 0, 20, 20, Image.new("RGB", (5, 5))))
    return made


def nested() -> list[Flowable]:
    deep = Listing(["deepest"], ITEM)
    for level in range(6):
        deep = Listing([[P(f"level {level}", BODY), deep]], ITEM)
    inner = Listing([[P("one", BODY), table([["n"], ["1"]])], "two"], ITEM)
    split = [P(WORDS * 40, CELL), Listing([WORDS * 4] * 30, ITEM)]
    across = [P("x", BODY), Listing([WORDS * 3] * 30, ITEM), P("y", BODY)]
    boxed = Figure(drawing(), "a box", caption=P("What it is", BODY))
    return [
        DataTable([["a", "b"], ["x", [inner]]], widths=[60, 300], summary="S", style=CELL),
        table([["a"], [[H(2, "In a cell", HEAD)]], [[boxed]]]),
        Listing([[P("see", BODY), Figure(drawing(picture=True), "a box")], ""], ITEM),
        Listing([across], ITEM, numbered=True, start=99_999),
        DataTable([["a"], [split]], widths=[300], summary="S", style=CELL, split_rows=True),
        deep,
    ]


def spanning() -> list[Flowable]:
    rows = [[f"r{n}", "1", "2", "3"] for n in range(60)]
    groups = [["A", "B"], *([f"g{n}" if n % 10 == 0 else "", str(n)] for n in range(60))]
    caption = P(["see ", Run("the note", link="https://example.org/a(b)?q=é&z=\\")], BODY)
    return [
        table(
            [["A", "B", "", "C"], ["", "b1", "b2", "c1"], *rows],
            header_rows=2,
            header_cols=1,
            commands=[("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))],
            caption=caption,
        ),
        table(
            groups,
            header_cols=1,
            commands=[("SPAN", (0, 1 + at), (0, 10 + at)) for at in range(0, 60, 10)],
        ),
        table([["a", "b"]], header_rows=3),
        table([["a"], ["b"]], header_cols=3, caption=P(" ", BODY)),
    ]


def texts() -> list[Flowable]:
    return [
        P("soft\u00adhyphens " * 60, BODY),
        P("\ufeffa\u200bb\u200cc\u200dd\u2060 e\u0301 100\u00a0000\u202f000", BODY),
        P("a\tb\r\nc\u2028d", BODY),
        P(["one ", Run(" ", link="https://example.org"), Run("", link="#k"), "two"], BODY),
        P(["before ", Run("a long link " * 400, link="https://example.org/x"), " after"], BODY),
        Listing([[P(["pre ", Run("hola " * 900, lang="es")], BODY)]], ITEM),
        P("".join(chr(code) for code in range(0x4E00, 0x4E00 + 600)), BODY),
        BalancedColumns([P(WORDS * 5, BODY) for _ in range(8)], nCols=2),
        KeepInFrame(200, 50, [P(WORDS * 9, BODY)], mode="shrink"),
    ]


def pictures() -> list[Flowable]:
    files = [coded(mode) for mode in ("RGB", "RGBA", "L", "LA", "1", "P", "I;16")]
    files += [coded("P", transparency=0), coded("P", "GIF"), coded("L", "JPEG")]
    files += [coded("RGB", "JPEG", progressive=True), coded()]
    return [Picture(file, "Something (\\ \u2028 漢", 40, 30) for file in files]


def headings() -> list[Flowable]:
    keys = ("k (x) 漢/#%", "heading 9", "", "k (x) 漢/#%")
    levels = [H(level, f"Level {level}", HEAD) for level in range(1, 7)]
    again = [H(1, f"Key {at}", HEAD, key=key) for at, key in enumerate(keys)]
    return [*levels, *again, P(Run("go", link="#k (x) 漢/#%"), BODY)]


def test_all_of_it_is_whole(tmp_path: Path) -> None:
    fields = [SignatureField(name, "Sign here", P("Here", BODY)) for name in ("A", "B")]
    many = [H(1 if at % 5 == 0 else 2, f"Heading {at}", HEAD) for at in range(150)]
    parts = [*headings(), H(1, "K", HEAD, key="k"), *nested(), *spanning(), *texts(), *pictures()]
    files = [Attachment(f"{at} 日本🎉.csv", b"a\r", "text/csv", "(d\\\u2028") for at in range(99)]
    path = written(
        tmp_path,
        [Toc([BODY, BODY]), *parts, *fields, *many],
        title="A\u2028B\u200fC & <D> ]]>",
        author="O'N(e\\il) — 漢😀",
        subject="(((",
        attachments=files,
    )
    assert_conforms(path, "3a")
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == ["A", "B"]
        assert [one.title for one in outline.root[1:5]] == [f"Key {at}" for at in range(4)]
        places = []
        for one in outline.root[1:5]:
            assert isinstance(one.destination, pikepdf.Array)
            places.append(list(one.destination))
        assert all(one != other for one, other in pairwise(places))


@pytest.mark.parametrize("turned", [1, 6])
def test_a_photo_comes_upright_and_tells_nothing_but_its_dots(tmp_path: Path, turned: int) -> None:
    told = Image.Exif()
    told[_TURNED], told[_DESCRIPTION] = turned, "where it was taken"
    photo = coded("RGB", "JPEG", exif=told, comment=b"by whom")
    path = written(tmp_path, [Picture(photo, "A photo", 40, 40)])
    with pikepdf.open(path) as pdf:
        (image,) = (one for one in pdf.objects if one.get("/Subtype") == "/Image")
        assert (int(image.Width), int(image.Height)) == ((10, 40) if turned == 6 else (40, 10))
        assert ("/DCTDecode" in str(image.Filter)) == (turned == 1)
        kept = image.read_raw_bytes()
        assert b"taken" not in kept
        assert b"whom" not in kept
