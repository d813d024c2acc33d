# SPDX-License-Identifier: Apache-2.0
"""Reading a number that a person typed into a field, as their language writes it.

What `Words.number` shows is read back equal: 1,234.5 in English, 1.234,5 in Spanish. The plain form
with a point (1234.5) is read in every language where it cannot mean anything else: Spanish reads
1.234 as one thousand two hundred and thirty-four. Files use `rules.numbers.parse_number` alone.
"""

from __future__ import annotations

import re
from decimal import Decimal

from govdesk.rules.messages import message
from govdesk.rules.numbers import parse_number
from govdesk.rules.refusals import BadInput
from govdesk.wording.words import Words, current

_BLANKS = "\u00a0\u202f\u2009 "
_MINUS = "\u2212"
_PLAIN = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)", re.ASCII)


def read_number(text: str, field: str, words: Words | None = None) -> Decimal:
    """The number typed into `field`, in the present language unless `words` is another.

    Raises BadInput at the field, saying how this language writes a number.
    """
    words = words or current()
    written = text.strip().replace(_MINUS, "-")
    point, group = _signs(words)
    localised = re.compile(
        rf"[+-]?(\d{{1,3}}([{_BLANKS}{re.escape(group)}])\d{{3}}(\2\d{{3}})*|\d+)"
        rf"({re.escape(point)}\d+)?",
        re.ASCII,
    )
    if localised.fullmatch(written):
        for sign in (group, *_BLANKS):
            written = written.replace(sign, "")
        written = written.replace(point, ".")
    elif not _PLAIN.fullmatch(written):
        shown = written if len(written) <= 40 else written[:40] + "…"
        example = Decimal("1234.5")
        raise BadInput(
            message(
                "number.as_written",
                text=shown,
                plain=words.typed_number(example),
                grouped=words.number(example),
            ),
            field=field,
        )
    try:
        return parse_number(written)
    except BadInput as problem:
        raise BadInput(problem.what, field=field) from problem


def _signs(words: Words) -> tuple[str, str]:
    """The decimal sign and the thousands sign of a language."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_decimal_symbol(words.locale), get_group_symbol(words.locale)
