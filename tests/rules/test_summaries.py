# SPDX-License-Identifier: Apache-2.0
"""Which summary stands beside a text, which a reader is shown, and which are missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.summaries import MoverView, Summary, chosen, is_language, missing, standing


def summary(n: int, language: str, text: str = "It does.") -> Summary:
    return Summary(f"{n}{language}{text}", n, language, text, "Ana", MoverView.UNKNOWN, False, 0)


def test_the_newest_of_each_language_stands_beside_a_text() -> None:
    one, again = summary(1, "en"), summary(1, "en", "Better said.")
    later, spanish = summary(2, "en"), summary(1, "es")
    found = (one, spanish, again, later)
    assert standing(found, 1) == (again, spanish)
    assert standing(found, 2) == (later, spanish)
    assert standing((later, again), 2) == (later,), "one of an earlier text, written afterwards"


def test_a_reader_is_shown_the_first_language_that_there_is() -> None:
    english, spanish = summary(2, "en"), summary(1, "es")
    assert chosen((english, spanish), 2, ("es", "en")) is spanish
    assert chosen((english, spanish), 2, ("so", "en")) is english
    assert chosen((english, spanish), 2, ("so",)) is english
    assert chosen((english,), 1, ("en",)) is None, "it is of a later text"


def test_an_earlier_text_is_not_the_present_one() -> None:
    found = (summary(1, "en"), summary(1, "es"), summary(2, "en"))
    assert missing(("en", "es"), found, 1) == ()
    assert missing(("en", "es"), found, 2) == ("es",)
    assert missing(("en", "es"), found, 2, excused=("es",)) == ()


def test_languages_are_known_by_their_tags() -> None:
    assert all(map(is_language, ("en", "es", "haw", "pt-BR", "zh-Hant")))
    assert not any(map(is_language, ("", "Spanish", "e", "es_MX", "en ", "es\n")))


LANGUAGES = st.sampled_from(("en", "es", "so", "vi"))
WRITTEN = st.lists(st.builds(summary, st.integers(1, 4), LANGUAGES))


@given(WRITTEN, st.integers(1, 4), st.sets(LANGUAGES), st.sets(LANGUAGES))
def test_what_is_missing_is_what_nobody_wrote_of_the_present_text(
    found: list[Summary], n: int, asked: set[str], excused: set[str]
) -> None:
    lacking = set(missing(sorted(asked), found, n, excused))
    there = {one.language for one in found if one.n == n}
    assert lacking == asked - there - excused
    assert {one.language for one in standing(found, n)} == {o.language for o in found if o.n <= n}
