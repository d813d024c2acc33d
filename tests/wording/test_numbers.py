# SPDX-License-Identifier: Apache-2.0
"""What is shown reads back equal, in every language; what could mean two things is not guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.refusals import BadInput
from govdesk.wording import Words, read_number
from govdesk.wording.words import LANGUAGES

WORDS = {lang: Words(lang) for lang in LANGUAGES}
languages = st.sampled_from(sorted(WORDS))
values = st.decimals(min_value=-(10**12), max_value=10**12, places=6, allow_nan=False)


@given(languages, values, st.integers(0, 6))
def test_what_is_shown_reads_back_equal(lang: str, value: Decimal, digits: int) -> None:
    rounded = round(value, digits)
    words = WORDS[lang]
    assert read_number(words.number(rounded, digits), "value", words) == rounded


@given(languages, values)
def test_what_a_field_is_filled_with_reads_back_equal(lang: str, value: Decimal) -> None:
    words = WORDS[lang]
    assert read_number(words.typed_number(value), "value", words) == value


@given(languages, values, st.integers(0, 6).filter(lambda n: n != 3))
def test_the_plain_form_is_read_in_every_language(lang: str, value: Decimal, digits: int) -> None:
    rounded = round(value, digits)
    assert read_number(format(rounded, "f"), "value", WORDS[lang]) == rounded


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "1,234.5", "1234.5"),
        ("en", "1,234", "1234"),
        ("en", " -12.345 ", "-12.345"),
        ("en", "\u22123", "-3"),
        ("es", "1.234,5", "1234.5"),
        ("es", "1234,5", "1234.5"),
        ("es", "1 234,5", "1234.5"),
        ("es", "1.234", "1234"),
        ("es", "1234.567", "1234.567"),
        ("es", "0,25", "0.25"),
        ("es", "12.5", "12.5"),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(lang: str, text: str, value: str) -> None:
    assert read_number(text, "value", WORDS[lang]) == Decimal(value)


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "1,5", "Write it like 1234.5 or 1,234.5."),
        ("en", "12,34.5", "Write it like 1234.5 or 1,234.5."),
        ("en", "1.234,5", "Write it like 1234.5 or 1,234.5."),
        ("es", "1,234.5", "1234,5 o 1.234,5"),
        ("es", "1.234.56", "1234,5 o 1.234,5"),
        ("es", "doce", "1234,5 o 1.234,5"),
        ("en", "50 %", "Write it like"),
        ("en", "nan", "Write it like"),
        ("en", "9" * 30, "too large"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(lang: str, text: str, told: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_number(text, "target", WORDS[lang])
    assert caught.value.field == "target"
    assert told in WORDS[lang].say(caught.value.what)
