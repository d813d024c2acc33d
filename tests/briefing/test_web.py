# SPDX-License-Identifier: Apache-2.0
"""The web page says what the PDF says, and is well formed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from govdesk.briefing.blocks import DataTable, Figure, H
from govdesk.briefing.production import web
from govdesk.briefing.quarterly import quarterly_blocks
from govdesk.wording import Words
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
    headings = [one.text for one in blocks if isinstance(one, H)]
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
