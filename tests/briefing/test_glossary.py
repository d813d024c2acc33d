# SPDX-License-Identifier: Apache-2.0
"""The glossary of a packet explains the words that it uses, and only these."""

from __future__ import annotations

import pytest

from govdesk.briefing.blocks import Block, DataTable, H, P, plain
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import Choices
from govdesk.briefing.sections.glossary import Term, glossary, printed, terms
from govdesk.briefing.sections.speech import Speech
from govdesk.wording import Words
from tests.builders_public_view import public_view

WITHOUT = Choices(("summary", "indicators", "glossary"))


def explained(blocks: list[Block]) -> list[str]:
    """The words of the glossary."""
    for place, block in enumerate(blocks):
        if isinstance(block, H) and block.anchor == "glossary":
            table = blocks[place + 1]
            assert isinstance(table, DataTable)
            return [plain(row[0]) for row in table.rows[1:]]
    return []


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("choices", [Choices(), WITHOUT])
def test_it_has_the_words_of_this_packet_and_only_these(lang: str, choices: Choices) -> None:
    words = Words(lang)
    blocks = KINDS["quarterly"].blocks(public_view(lang=lang), words, choices)
    listed = explained(blocks)
    (at,) = (n for n, one in enumerate(blocks) if isinstance(one, H) and one.anchor == "glossary")
    others = " ".join(printed([*blocks[:at], *blocks[at + 2 :]])).casefold()
    assert listed == [term.word for term in _sorted(words) if term.used_in(others)]
    assert len(listed) > 3


def test_a_part_that_is_switched_off_takes_its_words_along() -> None:
    words, view = Words("en"), public_view()
    whole = explained(KINDS["quarterly"].blocks(view, words, Choices()))
    assert {"roll call", "stand-in"} <= set(whole)
    fewer = explained(KINDS["quarterly"].blocks(view, words, WITHOUT))
    assert not {"roll call", "stand-in"} & set(fewer)


def test_a_word_is_found_in_its_forms_and_not_inside_another() -> None:
    term = Term("motion", "", "motions")
    assert term.used_in("two motions")
    assert not term.used_in("emotions, and a motionless boat")
    assert glossary([P("Nothing here needs a word.")], Speech(public_view(), Words("en"))) == []


def test_every_explanation_in_spanish_is_of_a_word_of_its_own() -> None:
    told = terms(Words("es"))
    assert len({term.word for term in told}) == len({term.meaning for term in told}) == len(told)


def _sorted(words: Words) -> list[Term]:
    return sorted(terms(words), key=lambda term: term.word.casefold())
