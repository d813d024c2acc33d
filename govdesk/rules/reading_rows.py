# SPDX-License-Identifier: Apache-2.0
"""Rows of a file of readings: what their cells say, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar
from unicodedata import normalize

from govdesk.rules.messages import Message, message
from govdesk.rules.periods import Period
from govdesk.rules.readings import ReadingStatus
from govdesk.rules.refusals import BadInput
from govdesk.rules.written_numbers import NumberStyle, written_number
from govdesk.rules.written_periods import First, written_period

FIELDS = (
    "indicator",
    "period",
    "group",
    "neighbourhood",
    "value",
    "numerator",
    "denominator",
    "status",
    "source",
    "note",
)
"""The columns of a plain file of readings, in their usual order."""
LIMITS = {"indicator": 300, "group": 64, "neighbourhood": 300, "source": 300, "note": 20_000}
STATUSES = {
    "": ReadingStatus.FINAL,
    "final": ReadingStatus.FINAL,
    "provisional": ReadingStatus.PROVISIONAL,
    "no_data": ReadingStatus.NO_DATA,
    "no data": ReadingStatus.NO_DATA,
}
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One reading as the file writes it.

    `columns` gives, for each field, the column it stands in, as the file names it. `defines` holds
    what the row says of the indicator itself, for one that is not measured yet.
    """

    line: int
    fields: Mapping[str, str]
    columns: Mapping[str, str]
    defines: Mapping[str, str] = field(default_factory=dict)

    def problem(self, name: str, text: Message) -> RowProblem:
        """Something wrong with a field, where it stands."""
        return RowProblem(self.line, self.columns.get(name, name), text)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong, in which row and column of the file."""

    row: int
    column: str
    text: Message

    @property
    def code(self) -> str:
        """The stable word for it: its message's key."""
        return self.text.key


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How a file writes numbers and dates, which month its fiscal year starts in, and what it calls
    the statuses besides their own names."""

    numbers: NumberStyle = field(default_factory=NumberStyle)
    first: First = ""
    fiscal_start: int | None = None
    statuses: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row says, its cells understood; names are not looked up yet."""

    row: TextRow
    when: Period | date
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    status: ReadingStatus

    def text(self, name: str) -> str:
        """A field of words, without blanks around it."""
        return self.row.fields.get(name, "").strip()


def read_row(row: TextRow, style: RowStyle) -> ReadRow | tuple[RowProblem, ...]:
    """The row understood, or everything that is wrong with its cells."""
    problems: list[RowProblem] = []

    def tried(name: str, read: Callable[[str], _Read]) -> _Read | None:
        text = row.fields.get(name, "").strip()
        try:
            return read(text) if text or name in ("period", "status") else None
        except BadInput as problem:
            problems.append(row.problem(name, problem.what))
            return None

    for name, limit in LIMITS.items():
        text = row.fields.get(name, "")
        if len(text if text.isascii() else normalize("NFC", text)) > limit:
            problems.append(row.problem(name, message("import.too_long", limit=limit)))
    if not row.fields.get("indicator", "").strip():
        problems.append(row.problem("indicator", message("import.no_indicator")))
    when = tried(
        "period", lambda t: written_period(t, fiscal_start=style.fiscal_start, first=style.first)
    )
    value, numerator, denominator = (
        tried(name, lambda text: written_number(text, style.numbers))
        for name in ("value", "numerator", "denominator")
    )
    status = tried("status", lambda text: _status(text, style))
    if problems or when is None or status is None:
        return tuple(problems)
    return ReadRow(row, when, value, numerator, denominator, status)


def _status(text: str, style: RowStyle) -> ReadingStatus:
    word = text.casefold()
    if not style.statuses and word in STATUSES:
        return STATUSES[word]
    called = {name.casefold(): status for name, status in style.statuses.items()}
    found = STATUSES.get(called.get(word, word).casefold())
    if found is None:
        raise BadInput(message("import.unknown_status", text=text[:60]))
    return found
