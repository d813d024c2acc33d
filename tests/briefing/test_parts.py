# SPDX-License-Identifier: Apache-2.0
"""Parts of a packet: switched off, put in another order, and introduced in the clerk's words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from govdesk.briefing.blocks import Block, H, P, PageBreak, Run, check_headings, plain
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import Choices, without_dead_links
from govdesk.briefing.production import draw, web
from govdesk.briefing.quarterly import QUARTERLY, quarterly_blocks
from govdesk.queries.public_text import PrivateText, PublicText
from govdesk.wording import Words
from tests.briefing.conformance import assert_conforms
from tests.briefing.reading import words_of
from tests.builders_public_view import public_view

KEYS = tuple(part.key for part in QUARTERLY)
WORDS = Words("en")


def headings(choices: Choices) -> list[str]:
    blocks = quarterly_blocks(public_view(), WORDS, choices)
    check_headings(blocks)
    assert not any(
        isinstance(a, PageBreak) and isinstance(b, PageBreak) for a, b in pairwise(blocks)
    )
    return [plain(block.text) for block in blocks if isinstance(block, H) and block.level == 1]


@pytest.mark.parametrize("key", KEYS)
def test_every_part_can_be_switched_off_alone(key: str) -> None:
    kept = headings(Choices(tuple(one for one in KEYS if one != key)))
    every = headings(Choices())
    title = next(part.title(WORDS) for part in QUARTERLY if part.key == key)
    assert kept == [one for one in every if one != title]
    assert kept[-1] == "How to verify this copy"


def test_what_is_about_money_stands_under_funding() -> None:
    view = public_view()
    assert "Funding" not in headings(Choices())
    spent = replace(view.scorecard[0], code="F1", name=PublicText("Budget spent"), about_money=True)
    blocks = quarterly_blocks(replace(view, scorecard=(*view.scorecard, spent)), WORDS)
    place = next(
        at for at, one in enumerate(blocks) if isinstance(one, H) and one.text == "Funding"
    )
    said = [plain(one.text) for one in blocks[place + 1 : place + 4] if isinstance(one, P)]
    assert said[1].startswith("F1  Budget spent: ")
    assert "Reported by: " in said[2]


def test_any_order_and_an_introduction_still_conform(tmp_path: Path) -> None:
    chosen = Choices(tuple(reversed(KEYS)), introduction="Dear neighbours,\n\nread this first.")
    view = public_view()
    drawn = draw(view, choices=chosen)
    path = tmp_path / "turned.pdf"
    path.write_bytes(drawn.content)
    assert_conforms(path)
    assert "Dear neighbours" in words_of(path)
    page = web(view, choices=chosen).decode()
    assert page.index("What the words mean") < page.index("At a glance")
    assert draw(view, choices=chosen).content == drawn.content


def test_an_embargo_stands_on_the_cover_on_every_page_and_on_the_web_page(tmp_path: Path) -> None:
    chosen = Choices(("actions",), embargo="2031-06-05 09:00")
    drawn = draw(public_view(), choices=chosen)
    assert drawn.embargo is not None
    path = tmp_path / "held.pdf"
    path.write_bytes(drawn.content)
    said = words_of(path)
    assert "Not to be published before Thursday, 5 June 2031, 09:00" in said
    assert said.count("Not before 5 Jun 2031, 09:00") == drawn.pages - 1
    assert_conforms(path)
    assert "Thursday, 5 June 2031, 09:00" in web(public_view(), choices=chosen).decode()


def test_with_every_part_off_the_page_on_checking_stays() -> None:
    assert headings(Choices(())) == ["How to verify this copy"]


def test_links_to_what_was_switched_off_become_plain_text() -> None:
    linked = P((Run("motion 1", link="#motion-1"), Run("site", link="https://example.org")))
    assert without_dead_links([linked]) == [
        P((Run("motion 1"), Run("site", link="https://example.org")))
    ]
    both: list[Block] = [H(1, "Motion 1", anchor="motion-1"), linked]
    assert without_dead_links(both) == both


def test_an_introduction_holds_no_contact_data() -> None:
    with pytest.raises(PrivateText):
        quarterly_blocks(public_view(), WORDS, Choices(introduction="Write to me@city.example"))


def test_a_part_that_there_is_not_is_a_fault() -> None:
    with pytest.raises(KeyError):
        quarterly_blocks(public_view(), WORDS, Choices(("weather",)))


def test_parts_have_titles_and_keys_of_their_own() -> None:
    for kind in KINDS.values():
        keys = [part.key for part in kind.parts]
        assert len(set(keys)) == len(keys)
        assert all(part.title(WORDS) for part in kind.parts)
