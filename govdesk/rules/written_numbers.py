# SPDX-License-Identifier: Apache-2.0
"""Numbers as spreadsheets from anywhere write them: 1,234.5 or 1.234,5 or 1 234,5.

What could be two numbers is refused and not guessed: 1,234 is read only where the rest of the file,
or its map, says whether its comma marks decimals or thousands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from functools import lru_cache
from typing import Literal

from govdesk.rules.messages import message
from govdesk.rules.numbers import parse_number
from govdesk.rules.refusals import BadInput

Mark = Literal[".", ","]
MOST_DECIMALS = 12
"""What a program writes beyond these is its binary arithmetic and no measurement; it is rounded."""

_SPACES = re.compile(r"(?<=\d)[ \u00a0\u2007\u2009\u202f'’](?=\d{3}(?!\d))")
_BARE = re.compile(r"[+-]?[0-9.,]+", re.ASCII)
_BY_POINT = re.compile(
    r"[+-]?(0?\.\d+|\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+|\d{4,}\.\d+|\d{1,3}(,\d{3})+\.\d+)", re.ASCII
)
_BY_COMMA = re.compile(
    r"[+-]?(0?,\d+|\d+,\d{1,2}|\d+,\d{4,}|0,\d+|\d{4,},\d+|\d{1,3}(\.\d{3})+,\d+)", re.ASCII
)
_GROUPED = {
    ".": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII),
    ",": re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?", re.ASCII),
}
_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The sign that marks decimals. `sure`: the file or its map shows it; else what could be two
    numbers is refused."""

    mark: Mark = "."
    sure: bool = False


def style_of(cells: Iterable[str], *, presumed: Mark = ".") -> NumberStyle:
    """The style that a file's own cells show; the `presumed` one, unsure, where they show none or
    both."""
    seen: set[Mark] = set()
    for cell in cells:
        shown = shows(cell)
        if shown is not None:
            seen.add(shown)
            if len(seen) == 2:
                break
    return NumberStyle(seen.pop(), sure=True) if len(seen) == 1 else NumberStyle(presumed)


def shows(cell: str) -> Mark | None:
    """The mark of decimals that a cell cannot be read without; None when it says nothing of it."""
    written = _plain(cell)
    if _BY_POINT.fullmatch(written):
        return "."
    return "," if _BY_COMMA.fullmatch(written) else None


@lru_cache(maxsize=8192)
def written_number(text: str, style: NumberStyle = NumberStyle()) -> Decimal:
    """The number in a cell, to 12 decimals. Raises BadInput in words, as `parse_number` does, and
    where it could be two numbers or has decimals by the other mark than the rest of its file."""
    written = _plain(text)
    other = "," if style.mark == "." else "."
    if _ONE_GROUP.fullmatch(written) and not style.sure and not _plainly_decimal(written, style):
        raise BadInput(message("number.two_ways", text=text.strip()[:60]))
    if _GROUPED[style.mark].fullmatch(written):
        written = written.replace(other, "")
    elif other in written:
        raise BadInput(message("number.other_mark", text=text.strip()[:60], mark=style.mark))
    value = parse_number(written.replace(",", "."))
    if -int(value.as_tuple().exponent) <= MOST_DECIMALS:
        return value
    with localcontext(prec=60):
        rounded = value.quantize(Decimal(1).scaleb(-MOST_DECIMALS), ROUND_HALF_EVEN)
    if value and not rounded:
        raise BadInput(message("number.too_small", text=text.strip()[:60]))
    return rounded


def _plainly_decimal(written: str, style: NumberStyle) -> bool:
    """A point in a file of commas between cells is a decimal point, as every program writes it."""
    return style.mark == "." and "." in written


def _plain(text: str) -> str:
    written = text.strip().replace("\u2212", "-")
    return written if _BARE.fullmatch(written) else _SPACES.sub("", written)
