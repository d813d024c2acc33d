# SPDX-License-Identifier: Apache-2.0
"""The web page says what the PDF says, and is well formed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from govdesk.briefing.blocks import (
    Block,
    Code,
    Columns,
    Cover,
    DataTable,
    Figure,
    H,
    KeyFigures,
    Listing,
    Note,
    P,
    Rich,
    Run,
    plain,
)
from govdesk.briefing.layout.pictures import Pictures
from govdesk.briefing.production import web
from govdesk.briefing.quarterly import quarterly_blocks
from govdesk.briefing.web import web_page
from govdesk.wording import Words
from tests.briefing.reading import words_of
from tests.builders_chart import chart
from tests.builders_public_view import public_view, said

VOID = frozenset(("meta", "br"))


class Outline(HTMLParser):
    """The tags that are open, the headings, the ids and the links of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words.append("")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    assert found.open == []
    return found


@pytest.mark.parametrize("lang", ["en", "es"])
def test_it_is_whole_and_every_link_leads_somewhere(lang: str) -> None:
    page = web(public_view(lang=lang)).decode()
    found = outline(page)
    assert f'<html lang="{lang}">' in page
    assert len(found.ids) == len(set(found.ids))
    inside = {link[1:] for link in found.links if link.startswith("#")}
    assert inside <= set(found.ids)
    assert found.headings[0] == 1
    steps = zip(found.headings, found.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="http:', page)


def test_no_two_regions_have_one_name() -> None:
    regions = re.findall(
        r'role="region" tabindex="0" aria-label="([^"]+)"', web(public_view()).decode()
    )
    assert len(regions) > 1
    assert len(set(regions)) == len(regions)


def test_every_table_and_picture_of_the_packet_is_there_with_its_words() -> None:
    view = public_view()
    blocks = quarterly_blocks(view, Words("en"))
    page = web(view).decode()
    pictures = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page)
    assert len(pictures) == sum(isinstance(one, Figure) for one in blocks) + 1
    tables = re.findall(r"<table\b.*?</table>", page, re.DOTALL)
    assert len(tables) >= sum(isinstance(one, DataTable) for one in blocks)
    assert all("<caption>" in one and 'scope="' in one for one in tables)
    headings = [plain(one.text) for one in blocks if isinstance(one, H)]
    text = " ".join("".join(outline(page).words).split())
    assert all(" ".join(heading.split()) in text for heading in headings)
    for picture in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        ElementTree.fromstring(picture)


def test_what_people_write_is_never_taken_as_markup() -> None:
    hostile = '</p><script>alert("x")</script>&amp;'
    page = web(public_view(introduction=said(hostile))).decode()
    assert "<script" not in page
    assert hostile in "".join(outline(page).words)


def test_large_print_and_right_to_left_are_said() -> None:
    assert 'class="large"' in web(public_view(), large=True).decode()
    assert '<html lang="ar" dir="rtl">' in web(public_view(lang="ar")).decode()


def test_the_same_view_gives_the_same_page() -> None:
    assert web(public_view()) == web(public_view())


def spoken(block: Block) -> list[Rich]:
    """Everything that a block says to who reads it; of a chart its captions and its numbers."""
    match block:
        case H():
            return [block.text]
        case P():
            return [block.text]
        case Listing():
            return list(block.items)
        case DataTable():
            return [block.caption, *(cell for row in block.rows for cell in row)]
        case Columns():
            return [cell for one in block.tables for cell in spoken(one)]
        case Figure():
            numbers = [cell for one in block.data for cell in spoken(one)]
            return [block.caption, *numbers, block.data_note]
        case KeyFigures():
            return [text for one in block.items for text in (one.value, one.label, one.note)]
        case Note():
            return [block.title, block.text]
        case Code():
            return [block.caption]
        case Cover():
            facts = [text for fact in block.facts for text in fact]
            head = [block.over, block.title, *plain(block.subtitle).split("\n"), block.flag]
            return [*head, *facts, block.notices_title, *block.notices]
        case _:
            return []


def test_the_page_and_the_pdf_both_say_everything(packet: Path) -> None:
    view = public_view()
    blocks = quarterly_blocks(view, Words("en"))
    page = "".join("".join(outline(web(view).decode()).words).split())
    printed = "".join(words_of(packet).split())
    said = {"".join(plain(text).split()) for block in blocks for text in spoken(block)}
    assert len(said) > 300
    assert sorted(one for one in said if one not in page) == []
    assert sorted(one for one in said if one not in printed) == []


def test_the_page_asks_browsers_to_run_and_fetch_nothing() -> None:
    page = web(public_view()).decode()
    (asked,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src 'none'" in asked
    assert page.index(asked) < page.index("<style>")


def test_a_chart_and_its_numbers_are_one_table_and_may_be_moved_aside() -> None:
    page = web(public_view()).decode()
    figures = sum(isinstance(one, Figure) for one in quarterly_blocks(public_view(), Words("en")))
    assert page.count("<caption>The numbers behind the chart</caption>") == figures
    moved = re.findall(r'<figure class="chart">.*?<div class="wide" role="region" tab', page)
    assert len(moved) == figures


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    page = _page([P("It rose to 75 % of calls.")])
    assert "75\u00a0% of calls" in page


def test_a_name_by_itself_has_no_words_of_another_language() -> None:
    """It cannot say in which language they are: what is written above names the region then."""
    english = Run("Response time", lang="en")
    table = DataTable((("Mes", "minutos"), ("Mayo", "28")), "Los números", caption="Los números")
    blocks: list[Block] = [
        H(1, "Resultados"), table, H(2, ("R1 ", english)), table,
        Figure(chart(), "Una línea", caption=(english, " por periodo")),
    ]  # fmt: skip
    page = _page(blocks, lang="es")
    assert re.findall(r'role="region" tabindex="0" aria-label="([^"]+)"', page) == [
        "Los números", "Los números: R1",
    ]  # fmt: skip
    (key,) = re.findall(r'role="region" tabindex="0" aria-labelledby="([^"]+)"', page)
    (caption,) = re.findall(rf'<figcaption id="{key}">(.+?)</figcaption>', page)
    assert caption == '<span lang="en" dir="auto">Response time</span> por periodo'


def _page(blocks: list[Block], lang: str = "en") -> str:
    return web_page(blocks, title="T", lang=lang, skip="Skip", picture=Pictures(Words(lang).number))
