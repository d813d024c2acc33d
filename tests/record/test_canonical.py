# SPDX-License-Identifier: Apache-2.0
"""The canonical form equals RFC 8785, and refuses what has no such form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from govdesk.record.canonical import canonical, clean_text, plain

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=127))
PLAIN = st.recursive(
    TEXT | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


@given(st.dictionaries(KEYS, PLAIN))
def test_it_is_what_the_rfc_8785_library_writes(body: dict[str, object]) -> None:
    assert canonical(body) == rfc8785.dumps(body)  # type: ignore[arg-type]


def test_exact_values_keep_one_text_form() -> None:
    value = {
        "a": Decimal("12.500"),
        "b": Fraction(2, 4),
        "c": date(2026, 4, 1),
        "d": True,
        "e": None,
    }
    assert plain(value) == {"a": "12.5", "b": "1/2", "c": "2026-04-01", "d": "yes"}
    assert plain(Decimal("-0.0")) == "0"
    assert plain(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize("value", [2**53, -(2**53), Decimal("NaN"), {"é": 1}, {1: 1}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        plain(value)


@pytest.mark.parametrize("value", [1.5, b"x", {"a": {1.0}}])
def test_a_type_without_a_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        plain(value)


def test_text_is_kept_as_people_see_it() -> None:
    assert clean_text("Cafe\u0301  \r\nsecond\u202e line\x07 \n\n") == "Café\nsecond line"
