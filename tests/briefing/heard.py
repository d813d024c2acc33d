# SPDX-License-Identifier: Apache-2.0
"""What a packet says in which language: read from a PDF's structure tree as a screen reader does,
from a web page by its elements, from a Word document by its runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as Xml

import pikepdf

from govdesk.briefing.checks import _texts
from govdesk.queries.public_text import NO_LANGUAGE
from tests.briefing.reading import instructions

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EMPTY = frozenset(("meta", "br", "img", "link", "hr"))
Said = tuple[str, str]
"""A language, and what is said in it."""


def said(content: bytes, *, drawn: bool = False) -> tuple[Said, ...]:
    """All that is read out, in order, each stretch with the language that holds for it: text,
    and what stands for figures and tables (their `/Alt` and `/Summary`); with `drawn` the words
    inside of figures, too."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pieces: dict[tuple[Any, int], str] = {}
        for page in pdf.pages:
            pieces |= {(page.obj.objgen, mcid): text for mcid, text in _drawn(page).items()}
        top = str(pdf.Root.Lang)
        return tuple(_read(pdf.Root.StructTreeRoot.K, top, pieces, drawn=drawn))


def said_on_page(content: bytes) -> tuple[Said, ...]:
    """All that a web page says, its attributes apart."""
    page = _Page()
    page.feed(content.decode())
    return tuple(page.said)


def said_in_word(content: bytes) -> tuple[Said, ...]:
    """All that a Word document says; "" is its own language."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = Xml.fromstring(archive.read("word/document.xml"))
    told: list[Said] = []
    for paragraph in body.iter(f"{_W}p"):
        for run in paragraph.iter(f"{_W}r"):
            lang = run.find(f"{_W}rPr/{_W}lang")
            text = "".join(one.text or "\n" for one in run if one.tag in (f"{_W}t", f"{_W}br"))
            told.append(("" if lang is None else lang.get(f"{_W}val", ""), text))
        told.append(("", "\n"))
    return tuple(told)


def texts_of(view: Any, lang: str) -> frozenset[str]:
    """What people wrote in a language in a public view, paragraph by paragraph; without words too
    short to be told from others, and names, which stand in none."""
    found = list(_texts(view))
    names = {text.text for text in found if text.lang == NO_LANGUAGE}
    parts = (part.strip() for text in found if text.lang == lang for part in text.text.split("\n"))
    return frozenset(part for part in parts if len(part) > 5 and part not in names)


def in_other_words(stretches: Sequence[Said], texts: frozenset[str], lang: str) -> list[str]:
    """Which of some texts in a language are said somewhere as if they were of another."""
    whole = "".join(text for _, text in stretches)
    of = [tag for tag, text in stretches for _ in text]
    spaced, places = _spaced(whole)
    wrong = []
    for text in sorted(texts):
        looked_for = " ".join(text.split())
        for found in re.finditer(rf"(?<!\w){re.escape(looked_for)}(?!\w)", spaced):
            letters = [places[at] for at in range(*found.span()) if not spaced[at].isspace()]
            if any(of[at] != lang for at in letters):
                around = spaced[max(0, found.start() - 60) : found.end() + 40]
                wrong.append(f"{looked_for}: …{around}…")
    return wrong


def _spaced(text: str) -> tuple[str, list[int]]:
    """A text with single spaces, and where each of its characters stood."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        blank = character.isspace()
        if blank and kept and kept[-1] == " ":
            continue
        kept.append(" " if blank else character)
        places.append(place)
    return "".join(kept), places


def _read(
    elem: Any, lang: str, pieces: dict[tuple[Any, int], str], *, drawn: bool
) -> Iterator[Said]:
    lang = str(elem.get("/Lang", lang))
    if "/Alt" in elem:
        yield lang, f" {elem.Alt} "
    for told in (elem.get("/A", {}),):
        if "/Summary" in told:
            yield lang, f" {told.Summary} "
    kids = elem.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield lang, "" if "/Alt" in elem and not drawn else pieces[elem.Pg.objgen, kid]
        elif kid.get("/Type") == "/MCR":
            yield lang, pieces[kid.Pg.objgen, int(kid.MCID)]
        elif kid.get("/Type") != "/OBJR":
            yield from _read(kid, lang, pieces, drawn=drawn)
    if str(elem.S) not in ("/Span", "/Link"):
        yield lang, " "


def _drawn(page: Any) -> dict[int, str]:
    """What every marked piece of a page prints, in Unicode."""
    fonts = {name: _characters(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    marks: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in instructions(page):
        match operator:
            case "BDC" | "BMC":
                more = operands[1] if len(operands) > 1 else {}
                marks.append(int(more["/MCID"]) if "/MCID" in more else None)
            case "EMC":
                marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj":
                mark = next((one for one in reversed(marks) if one is not None), None)
                if mark is not None:
                    text = "".join(font.get(code, "") for code in bytes(operands[0]))
                    found[mark] = found.get(mark, "") + text
    return found | {mark: found.get(mark, "") for mark in _marks(page)}


def _marks(page: Any) -> list[int]:
    return [
        int(operands[1]["/MCID"])
        for operands, operator in instructions(page)
        if operator == "BDC" and "/MCID" in operands[1]
    ]


def _characters(font: Any) -> dict[int, str]:
    """The characters of a font's codes, by its own table."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for code, text in re.findall(r"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>", table):
        found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found


class _Page(HTMLParser):
    """Knows at each text the language of the element around it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []
        self._langs = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.said.append((self._langs[-1], "\n"))
        if tag in _EMPTY:
            return
        self._langs.append(dict(attrs).get("lang") or self._langs[-1])
        self._silent += tag in ("style", "svg", "head")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "svg", "head")
        self._langs.pop()
        if tag not in ("span", "a", "strong", "em"):
            self.said.append((self._langs[-1], "\n"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty one, such as the lines of a drawing."""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append((self._langs[-1], data))
