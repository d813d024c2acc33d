# SPDX-License-Identifier: Apache-2.0
"""Indicators that a file of readings brings with it, for a task force that begins with a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from govdesk.record.canonical import clean_text
from govdesk.rules.indicators import (
    Aggregation,
    Direction,
    IndicatorDefinition,
    IndicatorKind,
    check_definition,
)
from govdesk.rules.messages import Message, message
from govdesk.rules.periods import Period, PeriodKind, period_of
from govdesk.rules.reading_rows import ReadRow
from govdesk.rules.refusals import BadInput
from govdesk.rules.written_numbers import NumberStyle, written_number
from govdesk.services.indicators import definition_fields
from govdesk.services.inputs import typed

_Word = TypeVar("_Word", bound=StrEnum)
LONGEST_CODE = 40
LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class Adopts:
    """An indicator to begin with, as its entry takes it, and its department's entry if that is
    new too."""

    id: str
    department_id: str
    definition: IndicatorDefinition
    fields: Mapping[str, Any]
    department: Mapping[str, str] | None = None


class Owners:
    """The departments by key and name, and those that a file brings with it."""

    def __init__(
        self, known: Mapping[str, str], *, create: bool, preferred: str | None = None
    ) -> None:
        """`known` are ids by key or name; `preferred` answers for what names no department."""
        self._ids = {name.casefold(): id for name, id in known.items()}
        self._create = create
        self._preferred = preferred

    def of(self, name: str, new_id: Callable[[], str]) -> tuple[str, Mapping[str, str] | None]:
        """The id of a department, and its entry's fields when it is new. Raises BadInput."""
        written = clean_text(name).strip()
        found = self._ids.get(written.casefold()) or (None if written else self._preferred)
        if found is not None:
            return found, None
        if not self._create or not written:
            key = "import.unknown_department" if written else "import.no_department"
            raise BadInput(message(key, text=written[:60]), field="department")
        return new_id(), {
            "key": self._key(written),
            "name": typed(written, "department", named=message("measure.department")),
        }

    def know(self, name: str, id: str) -> None:
        """A department is there from now on."""
        self._ids[clean_text(name).strip().casefold()] = id

    def _key(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_KEY] or "department"
        key, count = stem, 1
        while key in self._ids:
            count += 1
            key = f"{stem}_{count}"
        self._ids.setdefault(key, "")
        return key


def adopted_from(read: ReadRow, owners: Owners, new_id: Callable[[], str]) -> Adopts:
    """The indicator that a row is about, as the row and its map define it.

    What they leave out is taken to be the least that can be: a level that is neither good nor bad,
    a share where there is a denominator, as often as the row's own period. Raises BadInput.
    """
    said = {name: clean_text(text).strip() for name, text in read.row.defines.items()}
    code = typed(
        read.text("indicator"), "indicator", limit=LONGEST_CODE, named=message("indicator.field.id")
    )
    share = read.denominator is not None and read.numerator is not None
    definition = IndicatorDefinition(
        id=code,
        domain=said.get("domain", ""),
        name=said.get("name") or code,
        description=said.get("description", ""),
        unit=said.get("unit", ""),
        kind=_word(
            said, "kind", IndicatorKind, IndicatorKind.PROPORTION if share else IndicatorKind.INDEX
        ),
        aggregation=_word(
            said, "aggregation", Aggregation, Aggregation.POOLED if share else Aggregation.LEVEL
        ),
        direction=_word(said, "direction", Direction, Direction.NEUTRAL),
        numerator=said.get("numerator", ""),
        denominator=said.get("denominator", ""),
        multiplier=_number(said, "multiplier", Decimal(100) if share else Decimal(1)),
        source=said.get("source", ""),
        decimals=int(_number(said, "decimals", Decimal(0))),
        frequency=_word(said, "frequency", PeriodKind, _frequency(read)),
    )
    for problem in check_definition(definition):
        raise BadInput(problem, field="indicator")
    department_id, department = owners.of(said.get("department", ""), new_id)
    first = read.when if isinstance(read.when, Period) else period_of(read.when, PeriodKind.MONTH)
    fields = definition_fields(new_id(), definition, first)
    return Adopts(
        id=new_id(),
        department_id=department_id,
        definition=definition,
        fields={
            "code": code,
            "department_id": department_id,
            "domain": definition.domain,
            "state": "active",
            "definition": 1,
            **fields,
        },
        department=department,
    )


def _frequency(read: ReadRow) -> PeriodKind:
    return read.when.kind if isinstance(read.when, Period) else PeriodKind.MONTH


def _word(said: Mapping[str, str], name: str, words: type[_Word], default: _Word) -> _Word:
    text = said.get(name, "").lower()
    if not text:
        return default
    if text not in set(words):
        raise BadInput(_odd(name, text), field=name)
    return words(text)


def _number(said: Mapping[str, str], name: str, default: Decimal) -> Decimal:
    text = said.get(name, "")
    try:
        return written_number(text, NumberStyle(".", sure=True)) if text else default
    except BadInput as problem:
        raise BadInput(_odd(name, text), field=name) from problem


def _odd(name: str, text: str) -> Message:
    return message("import.odd_word", setting=name, text=text[:60])
