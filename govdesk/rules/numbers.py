# SPDX-License-Identifier: Apache-2.0
"""Numbers, exactly: what a person wrote is what is compared.

A threshold decided on binary floats can go either way by a rounding error (14.4 against 14 from 18
is a tenth only in exact arithmetic), so rules compute with `Fraction` and become floats at the end.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput

Number = int | float | Decimal | Fraction

LARGEST = 10**18
"""No public figure reaches this; beyond it a cell is a typing error or an attack."""

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_LONGEST = 60


def exact(value: Number) -> Fraction:
    """The value as a fraction. A float stands for the shortest decimal that names it: 0.1 is 1/10.

    Raises BadInput on NaN and infinity.
    """
    if type(value) is Fraction:
        return value
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise BadInput(message("number.not_finite", text=str(value)))
        return _fraction(value)
    return Fraction(value)


@lru_cache(maxsize=8192)
def _fraction(value: Decimal) -> Fraction:
    """A long file holds the same numbers again and again, and each is compared several times."""
    return Fraction(value)


def parse_number(text: str) -> Decimal:
    """The number in a cell: digits with a point for decimals, an exponent at most.

    Raises BadInput in words for NaN, infinity, decimal commas, thousands separators, percent signs,
    anything else that is not a number, and numbers beyond `LARGEST`.
    """
    written = text.strip()
    shown = written if len(written) <= _LONGEST else written[:_LONGEST] + "…"
    if written.lstrip("+-").lower() in {"nan", "inf", "infinity"}:
        raise BadInput(message("number.not_finite", text=shown))
    if _DECIMAL_COMMA.fullmatch(written):
        raise BadInput(message("number.comma", text=shown))
    if len(written) > _LONGEST or not _PLAIN.fullmatch(written):
        raise BadInput(message("number.unreadable", text=shown))
    value = Decimal(written)
    if abs(value) > LARGEST:
        raise BadInput(message("number.too_large", text=shown))
    return value
