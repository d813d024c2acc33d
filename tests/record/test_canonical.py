# SPDX-License-Identifier: Apache-2.0
"""The canonical form equals RFC 8785, and refuses what has no such form."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from govdesk.record.canonical import canonical, clean_text, plain, read_canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=127))
PLAIN = st.recursive(
    TEXT | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


@given(st.dictionaries(KEYS, PLAIN))
def test_it_is_what_the_rfc_8785_library_writes_and_is_read_back(body: dict[str, object]) -> None:
    written = canonical(body)
    assert written == rfc8785.dumps(body)  # type: ignore[arg-type]
    assert read_canonical(written) == body


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


# RFC 8785 section 3.2.2: its sample's string, and the form that the RFC gives it; Appendix B: the
# whole numbers of its table that are exact in JSON numbers (a body holds nothing else).
RFC_8785_STRING = (
    b'{"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/"}',
    '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'.encode(),
)
RFC_8785_NUMBERS = ["0", "9007199254740991", "-9007199254740991"]


def test_rfc_8785_string() -> None:
    given_form, canonical_form = RFC_8785_STRING
    assert canonical(json.loads(given_form)) == canonical_form
    assert read_canonical(canonical_form) == json.loads(given_form)
    with pytest.raises(ValueError):
        read_canonical(given_form)


@pytest.mark.parametrize("number", RFC_8785_NUMBERS)
def test_rfc_8785_numbers(number: str) -> None:
    assert canonical(read_canonical(b'{"n":%s}' % number.encode())) == b'{"n":%s}' % number.encode()


@pytest.mark.parametrize(
    "raw",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1} ',
        b'\xef\xbb\xbf{"a":1}',
        '{"a":1}'.encode("utf-16"),
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":01}',
        b'{"a":9007199254740992}',
        b'{"a":' + b"9" * 5000 + b"}",
        b'{"a":true}',
        b'{"a":[false]}',
        b'{"a":null}',
        b'{"a":[1,null]}',
        b'{"a":NaN}',
        '{"é":1}'.encode(),
        b'{"\\u00e9":1}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b"[1]",
        b'"a"',
        b"",
        b"[" * 100_000,
        b'{"a":' * 3_000 + b"1" + b"}" * 3_000,
    ],
)
def test_any_other_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_canonical(raw)


def test_words_of_json_may_stand_in_strings() -> None:
    body = {"a": "[true", "b": "é:null"}
    assert read_canonical(canonical(body)) == body
