# SPDX-License-Identifier: Apache-2.0
"""What an import answers, whatever it took in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govdesk.cli import answers
from govdesk.rules.messages import Message, message
from govdesk.rules.reading_rows import RowProblem
from govdesk.wording import current, say


def as_objects(rejected: Sequence[RowProblem]) -> list[dict[str, Any]]:
    """The problems as JSON."""
    return [
        {
            "row": one.row,
            "column": one.column or None,
            "code": one.code,
            "message": current().say(one.text),
        }
        for one in rejected
    ]


def tell(rows: int, rejected: Sequence[RowProblem]) -> bool:
    """Say every problem and how many rows were read; whether there was none."""
    for one in rejected:
        answers.remark(say(_placed(one)))
    answers.result(say(message("import.rows", count=rows)))
    if rejected:
        answers.result(say(message("import.rejected", count=len(rejected))))
    return not rejected


def _placed(one: RowProblem) -> Message:
    if not one.column:
        return message("import.at_row", row=one.row, problem=one.text)
    return message("import.at", row=one.row, column=one.column, problem=one.text)
