# SPDX-License-Identifier: Apache-2.0
"""Which measured numbers rest on so few people that they would tell who they are.

One rule for every publication: packets, web pages and open data hide the same numbers.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from govdesk.rules.indicators import IndicatorKind

_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_small(
    kind: IndicatorKind,
    *,
    value: Fraction | Decimal | None,
    numerator: Fraction | Decimal | None,
    denominator: Fraction | Decimal | None,
    k: int,
) -> bool:
    """Whether a count, a numerator, a share's complement or the number of cases is from 1 to
    `k` - 1. A zero is no one."""
    if kind is IndicatorKind.COUNT:
        return value is not None and 0 < value < k
    asked = [numerator, denominator]
    if kind is IndicatorKind.PROPORTION and numerator is not None and denominator is not None:
        asked.append(Fraction(denominator) - Fraction(numerator))
    return any(number is not None and 0 < number < k for number in asked)


def without_numbers(text: str, removed: str) -> str:
    """`text` with every number but a year replaced, for words about a value that is hidden.

    Public numbers such as `2026-14` stay: what joins them to another number is no decimal mark.
    """
    return _NUMBER.sub(
        lambda found: found.group() if _YEAR.fullmatch(found.group()) else removed, text
    )
