# SPDX-License-Identifier: Apache-2.0
"""The Unicode bidirectional algorithm (UAX #9) for one line, with what makes it fit for office
texts: brackets that belong together face each other, and a date, an amount, a telephone number or
an address is one thing that is read from left to right. A share is not: Arabic has its sign to the
left of the number, Hebrew to the right, as the algorithm says.

python-bidi resolves the levels. Its quicker `get_display` leaves brackets as they are typed, so
that they open away from what they hold; its older part, used here, does not know which brackets
belong together (rule N0).
"""

from __future__ import annotations

import re
from typing import Any

_DIGITS = r"\d+(?:[.,]\d+)*"
_APART = re.compile(
    r"(?:\+\d{1,3}[ \u00a0-])?\(\d{2,4}\)[ \u00a0]?\d[\d \u00a0-]*\d"  # a telephone number
    r"|[a-z]+://[^\s\u0590-\u08ff]+[^\s.,;:!?)\u0590-\u08ff]"  # an address
    r"|[A-Za-z0-9]+(?:[-_./:@][A-Za-z0-9]+)+"  # a number in parts, a date, a file
    rf"|(?<![\w)])[-+\u2212]{_DIGITS}|\d+(?:,\d+)+(?:\.\d+)?",  # an amount
    re.ASCII,
)
_BETWEEN = re.compile(r"(?<=[\d\u202c])[\u2013\u2014](?=[\d\u202a])")
"""From one number to another: in the direction of the line."""
_OPEN, _CLOSE = "\u202a", "\u202c"
_MARKS = ("\u200e", "\u200f")
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def display(line: str, *, rtl: bool) -> str:
    """A line of reading order in the order in which it is printed, its brackets turned."""
    from bidi import algorithm

    prepared = _APART.sub(rf"{_OPEN}\g<0>{_CLOSE}", line)
    mark = _MARKS[rtl]
    prepared = _BETWEEN.sub(rf"{mark}\g<0>{mark}", prepared)
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "R" if rtl else "L"
    algorithm.get_embedding_levels(prepared, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], "R" if rtl else "L")
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    algorithm.apply_mirroring(storage, False)
    return "".join(one["ch"] for one in storage["chars"] if one["ch"] not in _MARKS)


def _pair_brackets(chars: list[dict[str, Any]], start: str) -> None:
    """Rule N0: both of a pair get the direction of what they hold, where it is that of the text
    around, or both the text before and all that they hold run the other way."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, one in enumerate(chars):
        if one["type"] != "ON":
            continue
        if one["ch"] in _PAIRS:
            waiting.append((_PAIRS[one["ch"]], place))
        elif any(closing == one["ch"] for closing, _ in waiting):
            while waiting:
                closing, opened = waiting.pop()
                if closing == one["ch"]:
                    pairs.append((opened, place))
                    break
    for opened, closed in sorted(pairs):
        level = chars[opened]["level"]
        if chars[closed]["level"] != level:
            continue
        along, across = ("R", "L") if level % 2 else ("L", "R")
        held = {_strong(one) for one in chars[opened + 1 : closed] if one["level"] == level}
        before = (_strong(one) for one in reversed(chars[:opened]) if one["level"] == level)
        context = next((found for found in before if found), start)
        if along in held:
            found = along
        elif across in held:
            found = across if context == across else along
        else:
            continue
        chars[opened]["type"] = chars[closed]["type"] = found


def _strong(one: dict[str, Any]) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(one["type"], "")
