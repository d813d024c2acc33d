# SPDX-License-Identifier: Apache-2.0
"""Names and titles of another language in a packet: heard in theirs wherever they stand, and said
once, not in each cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from govdesk.briefing import pdf
from govdesk.briefing.blocks import Block, DataTable, Listing, P, Rich, Run, plain, runs
from govdesk.briefing.drafts import word
from govdesk.briefing.production import draw, web
from govdesk.briefing.quarterly import quarterly_blocks
from govdesk.wording import Words
from tests.briefing.heard import in_other_words, said, said_in_word, said_on_page, texts_of
from tests.briefing.pdf_samples import BODY, HEAD, written
from tests.builders_public_view import SEATS, public_view

NOTE = (
    "Los nombres y textos sin traducción quedan en su idioma original (inglés), como se "
    "escribieron."
)


@pytest.fixture(scope="module")
def spanish() -> list[Block]:
    """A quarter of an English city, in Spanish."""
    return quarterly_blocks(public_view(lang="es"), Words("es"))


def _texts(blocks: list[Block]) -> Iterator[Rich]:
    for block in blocks:
        match block:
            case P():
                yield block.text
            case Listing():
                yield from block.items
            case DataTable():
                yield from (cell for line in block.rows for cell in line)


def _runs(blocks: list[Block], words: str) -> list[Run]:
    return [run for text in _texts(blocks) for run in runs(text) if words in run.text]


def test_a_roll_says_once_under_it_in_which_language_its_names_stand(
    spanish: list[Block],
) -> None:
    rolls = [n for n, b in enumerate(spanish) if isinstance(b, DataTable) and b.caption]
    rolls = [n for n in rolls if spanish[n].caption == "Votación nominal"]  # type: ignore[union-attr]
    assert rolls
    for place in rolls:
        table, under = spanish[place], spanish[place + 1]
        assert isinstance(table, DataTable)
        assert isinstance(under, P)
        assert plain(under.text) == NOTE
        cells = [cell for line in table.rows[1:] for cell in line[:3]]
        assert not [cell for cell in cells if "(en" in plain(cell)]
        seats = [line[0] for line in table.rows[1:]]
        assert [(plain(seat), runs(seat)[0].lang) for seat in seats] == [
            (title, "en") for title, _group, _name in SEATS
        ]
        assert {runs(line[1])[0].lang for line in table.rows[1:]} == {"en"}, "groups of seats"


@pytest.mark.parametrize(
    "words",
    [
        "Calls answered by the community team",
        "Followed up within 72 hours",
        "Health Department",
        "Seniors seat",
    ],
)
def test_a_name_inside_our_sentence_is_heard_in_its_own_language(
    spanish: list[Block], words: str
) -> None:
    found = _runs(spanish, words)
    assert found
    assert [run.text for run in found if run.lang != "en"] == []


def test_no_table_repeats_in_which_language_it_stands(spanish: list[Block]) -> None:
    for block in spanish:
        if isinstance(block, DataTable):
            first = [plain(line[0]) for line in block.rows]
            assert not [cell for cell in first if "(en\u00a0inglés)" in cell], block.summary


def test_a_packet_in_the_city_s_own_language_is_not_marked() -> None:
    ours = quarterly_blocks(public_view(), Words("en"))
    for words in ("Health Department", "Seniors seat", "Community seats"):
        found = _runs(ours, words)
        assert found
        assert not [run for run in found if run.lang]
    assert not [text for text in _texts(ours) if "as written" in plain(text)]


@pytest.mark.parametrize("form", ["pdf", "web", "word"])
def test_what_has_no_translation_is_heard_in_its_language_wherever_it_stands(form: str) -> None:
    view = public_view(lang="es")
    english = texts_of(view, "en") - {"minutes"}  # a word of the sample's own sentences
    assert len(english) > 50
    heard = {
        "pdf": lambda: said(draw(view).content),
        "web": lambda: said_on_page(web(view)),
        "word": lambda: said_in_word(word(view, kind="quarterly")),
    }[form]()
    assert in_other_words(heard, english, "en") == []


def test_a_link_in_another_language_is_heard_in_it(tmp_path: Path) -> None:
    linked: list[str | pdf.Run] = [
        pdf.Run("Ver "),
        pdf.Run("the report", link="#start", lang="en"),
        " aquí.",
    ]
    named = [pdf.Run("R1 "), pdf.Run("Response time", lang="en")]
    heading = pdf.H(1, named, HEAD, key="start")
    story = [pdf.Toc([BODY]), heading, pdf.P(linked, BODY)]
    path = written(tmp_path, story, lang="es")
    heard = [(lang, text.strip()) for lang, text in said(path.read_bytes()) if text.strip()]
    assert heard == [
        ("es", "R1"),
        ("en", "Response time"),
        ("es", "1"),
        ("es", "R1"),
        ("en", "Response time"),
        ("es", "Ver"),
        ("en", "the report"),
        ("es", "aquí."),
    ]
