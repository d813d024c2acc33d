# SPDX-License-Identifier: Apache-2.0
"""How words and public values stand in the cells of tables that are given out."""

from __future__ import annotations

from govdesk.rules.public_values import PublicValue, Shown, Suppressed

_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With these, a cell that may be a formula begins; some spreadsheets read the wide forms, too."""


def plain(text: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_BEGINS) else text


def number_cell(value: PublicValue | None) -> str:
    """A number in full; empty where none may stand."""
    return format(value.value, "f") if isinstance(value, Shown) else ""


def shown_cell(value: PublicValue | None) -> str:
    """`shown`, `suppressed` (hidden to protect people) or `missing` (never reported)."""
    match value:
        case Shown():
            return "shown"
        case Suppressed():
            return "suppressed"
        case _:
            return "missing"
