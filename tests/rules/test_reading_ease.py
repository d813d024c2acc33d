# SPDX-License-Identifier: Apache-2.0
"""Reading ease: syllables as dictionaries part them, grades as their sources reckon them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.reading_ease import (
    FEWEST,
    english_syllables,
    reading_ease,
    sentences_of,
    spanish_syllables,
)

ENGLISH = {
    1: "the one age time moved asked plans votes wait health",
    2: "people table settled quarter needed voted copies changes making",
    3: "department resident decided completed neighbourhood adopted",
    4: "indicator community information",
    5: "university",
}
"""As the Carnegie Mellon Pronouncing Dictionary speaks them."""
SPANISH = {
    1: "y de más que quien fui rey dos ley bien",
    2: "meta ciudad noche agua guerra cuota ruido país día reunión",
    3: "vecinos semana ahora poeta consejo guitarra",
    4: "indicador comunidad resolución mayoría",
    5: "departamento participación",
}
"""As the Ortografía de la lengua española (2010) parts them."""
EASY = "We met on Monday. We talked about the night bus. It came late. " * 4
HARD = (
    "Notwithstanding considerable interdepartmental coordination, implementation of the "
    "comprehensive accessibility recommendations remains substantially incomplete, predominantly "
    "owing to insufficient organisational capacity and unanticipated procurement difficulties. "
)


def _counted(words: str, count: object) -> dict[str, int]:
    assert callable(count)
    return {word: count(word) for word in words.split()}


@pytest.mark.parametrize(("count", "words"), ENGLISH.items())
def test_english_words_have_their_syllables(count: int, words: str) -> None:
    assert _counted(words, english_syllables) == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize(("count", "words"), SPANISH.items())
def test_spanish_words_have_their_syllables(count: int, words: str) -> None:
    assert _counted(words, spanish_syllables) == dict.fromkeys(words.split(), count)


def test_the_grade_is_that_of_the_formula() -> None:
    # 10 sentences of 5 words of one syllable: 0.39 * 5 + 11.8 * 1 - 15.59 = -1.84, so the first.
    easy = reading_ease(["We can all see it."] * 10, "en")
    assert easy is not None
    assert (easy.grade, easy.words, easy.easy) == (1, 50, True)
    # 4 sentences of 15 words, each with 5 of two syllables: 5.85 + 11.8 * 20 / 15 - 15.59 = 6.
    line = "We met in the street and spoke about " + "people " * 4 + "so as to."
    found = reading_ease([line] * 4, "en")
    assert found is not None
    assert (found.grade, found.words) == (6, 60)
    # 206.84 - 60 * 2 - 1.02 * 10 = 76.64, and his table has the sixth grade from 70 to 80.
    spanish = reading_ease([("noche " * 10).strip() + "."] * 5, "es")
    assert spanish is not None
    assert spanish.grade == 6


def test_the_hardest_sentence_is_named_and_the_hard_text_is_above_the_aim() -> None:
    found = reading_ease([EASY + HARD], "en")
    assert found is not None
    assert found.hardest == HARD.strip()
    hard = reading_ease([HARD * 3], "en")
    assert hard is not None
    assert not hard.easy
    assert hard.grade > 14


def test_few_words_and_languages_without_a_formula_have_no_grade() -> None:
    assert reading_ease(["word " * (FEWEST - 1)], "en") is None
    assert reading_ease(["2026 14 % 3,5 " * 40], "en") is None
    assert reading_ease([EASY], "ar") is None


def test_a_point_that_ends_no_sentence_ends_none() -> None:
    assert sentences_of("It is 3.5 km, i.e. far. Come at 6 p.m. on Monday! ¿Vale? “Yes.”") == (
        "It is 3.5 km, i.e. far.",
        "Come at 6 p.m. on Monday!",
        "¿Vale?",
        "“Yes.”",
    )


@given(st.text(max_size=60), st.sampled_from(["en", "es"]))
def test_any_text_has_words_of_at_least_one_syllable(text: str, lang: str) -> None:
    for word in text.split():
        assert english_syllables(word) >= 1
        assert spanish_syllables(word) >= 1
    found = reading_ease([text] * 20, lang)
    assert found is None or found.grade >= 1
