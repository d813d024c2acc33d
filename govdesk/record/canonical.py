# SPDX-License-Identifier: Apache-2.0
"""The canonical form of an entry's body: RFC 8785 for the values that a body may hold.

Strings, integers within 2^53-1, arrays and objects with ASCII keys; no null, boolean or float. For
these `json.dumps` with sorted keys is the canonical form (a test holds it equal to the `rfc8785`
library). Standard library only: the public verifier reads this file.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

MAX_INTEGER = 2**53 - 1

Plain = str | int | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """A value as a body may hold it; raises ValueError or TypeError for what has no such form.

    Dates become ISO text, decimals and fractions exact text, booleans `yes` or `no`. An object's
    entries without a value are left out.
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case int():
            if abs(value) > MAX_INTEGER:
                raise ValueError("an integer beyond 2^53-1 has no canonical form")
            return int(value)
        case Decimal():
            return _decimal(value)
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case date():
            return value.isoformat()
        case Mapping():
            return {_key(k): plain(v) for k, v in value.items() if v is not None}
        case list() | tuple():
            return [plain(v) for v in value]
        case _:
            raise TypeError(f"{type(value).__name__} has no canonical form")


def canonical(body: Mapping[str, Any]) -> bytes:
    """The exact bytes of a body that is already `plain`."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def read_canonical(raw: bytes) -> dict[str, Any]:
    """The object whose canonical form these bytes are; raises ValueError for any other bytes."""
    try:
        body = _DECODER.decode(raw.decode("utf-8"))
        if not isinstance(body, dict) or _ENCODER.encode(body).encode("utf-8") != raw:
            raise ValueError("not the canonical form of an object")
        # Rare enough to look at every value: keys must be ASCII, and these words in strings.
        suspect = not raw.isascii() or _may_have_literal(raw)
        if suspect and (plain(body) != body or _has_literal(body)):
            raise ValueError("a value that a body does not hold")
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except TypeError as error:
        raise ValueError("a value that a body does not hold") from error
    return body


def sha256_hex(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_sha256(text: str) -> str:
    """The hash of a text as people see it: NFC, LF, no trailing spaces (see `clean_text`)."""
    return sha256_hex(text.encode("utf-8"))


def clean_text(text: str) -> str:
    """Text as it is kept: NFC, LF line ends, no trailing spaces, no control or bidi-override
    characters."""
    if text.isascii() and text.isprintable():  # most words in a long file: one plain line
        return text.rstrip()
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = (
        c
        for c in text
        if c in "\n\t" or (unicodedata.category(c) not in {"Cc", "Cs"} and c not in _BIDI)
    )
    return "\n".join(line.rstrip() for line in "".join(kept).split("\n")).strip("\n")


_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _key(key: object) -> str:
    if not isinstance(key, str) or not key.isascii():
        raise ValueError("keys are ASCII text")
    return key


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("only finite numbers have a canonical form")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _may_have_literal(raw: bytes) -> bool:
    """Whether bytes in the canonical form may hold true, false or null outside a string."""
    return (
        (b"true" in raw and (b":true" in raw or b",true" in raw or b"[true" in raw))
        or (b"false" in raw and (b":false" in raw or b",false" in raw or b"[false" in raw))
        or (b"null" in raw and (b":null" in raw or b",null" in raw or b"[null" in raw))
    )


def _has_literal(value: object) -> bool:
    match value:
        case bool():
            return True
        case dict():
            return any(_has_literal(one) for one in value.values())
        case list():
            return any(_has_literal(one) for one in value)
        case _:
            return False


def _integer(text: str) -> int:
    value = int(text)
    if abs(value) > MAX_INTEGER:
        raise ValueError("an integer beyond 2^53-1 has no canonical form")
    return value


def _no_form(text: str) -> object:
    raise ValueError(f"{text} has no canonical form")


_DECODER = json.JSONDecoder(parse_float=_no_form, parse_int=_integer, parse_constant=_no_form)
_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False
)
"""What was read from text holds itself nowhere."""
