# SPDX-License-Identifier: Apache-2.0
"""What a file of readings would do to a workspace, row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from govdesk.queries.definitions import DefinedIndicator, defined_indicators
from govdesk.queries.people import departments, neighbourhoods
from govdesk.queries.reading_histories import HistoryKey, HistoryRow, histories
from govdesk.record.canonical import clean_text
from govdesk.rules.indicators import IndicatorDefinition
from govdesk.rules.messages import Message, message
from govdesk.rules.new_readings import check_new_reading
from govdesk.rules.periods import Period
from govdesk.rules.permissions import Actor, why_not
from govdesk.rules.reading_rows import ReadRow, RowProblem, RowStyle, TextRow, read_row
from govdesk.rules.readings import (
    ReadingStatus,
    kept,
    standing,
    value_of,
)
from govdesk.rules.refusals import BadInput
from govdesk.rules.written_periods import period_on
from govdesk.services.indicator_rows import Adopts, Owners, adopted_from


@dataclass(frozen=True, slots=True)
class Planned:
    """A reading to record, without its id, and the indicator to adopt before it, if any."""

    reading: dict[str, object]
    adopts: Adopts | None = None


@dataclass(frozen=True, slots=True)
class _Measured:
    """An indicator that readings can be recorded for. `new` indicators have no history."""

    id: str
    department_id: str
    version: int
    definition: IndicatorDefinition
    new: bool = False


class ReadingPlan:
    """Goes through the rows of a file once. `rejected` holds everything that is wrong so far."""

    def __init__(
        self,
        session: Session,
        *,
        style: RowStyle,
        fiscal_start: int,
        create: bool,
        create_departments: bool,
        reason: str,
        actor: Actor | None,
        today: date,
        new_id: Callable[[], str],
    ) -> None:
        """`new_id` makes the ids of what is created."""
        self.new = self.revised = self.unchanged = self.created = 0
        self.rejected: list[RowProblem] = []
        self._told: set[RowProblem] = set()
        self._session = session
        self._style = replace(style, fiscal_start=style.fiscal_start or fiscal_start)
        self._fiscal_start = fiscal_start
        self._create = create
        self._reason = reason
        self._actor = actor
        self._today = today
        self._new_id = new_id
        self._owners = Owners(
            {name: one.id for one in departments(session) for name in (one.key, one.name)},
            create=create_departments,
            preferred=actor.department_id if actor else None,
        )
        self._places = {
            name.casefold(): one.id
            for one in neighbourhoods(session)
            for name in (one.key, one.name)
        }
        self._indicators: dict[str, _Measured] = {}
        for one in defined_indicators(session):
            self._know(_measured(one), one.code, one.definition.name)
        self._histories: dict[str, dict[HistoryKey, list[HistoryRow]]] = {}
        self._seen: dict[HistoryKey, int] = {}

    def add(self, row: TextRow | RowProblem) -> Planned | None:
        """Take a row in: what to record for it, or None when that is nothing."""
        if isinstance(row, RowProblem):
            self._reject(row)
            return None
        read = read_row(row, self._style)
        if isinstance(read, tuple):
            for problem in read:
                self._reject(problem)
            return None
        known = self._indicators.get(read.text("indicator").casefold())
        adopts: Adopts | None = None
        if known is None:
            adopts = self._adopt(read)
            if adopts is None:
                return None
            known = _Measured(adopts.id, adopts.department_id, 1, adopts.definition, new=True)
        planned = self._reading(read, known)
        if adopts is not None and planned is not None:
            self._know(known, read.text("indicator"))
            if adopts.department is not None:
                self._owners.know(adopts.department["name"], adopts.department_id)
            self.created += 1
        return None if planned is None else Planned(planned, adopts)

    def _know(self, indicator: _Measured, *names: str) -> None:
        for name in names:
            self._indicators.setdefault(name.casefold(), indicator)

    def _adopt(self, read: ReadRow) -> Adopts | None:
        """What it takes to begin to measure what a row is about; None, and a rejection, if it
        cannot be."""
        if not self._create:
            self._refuse(read, "indicator", BadInput(_unknown(read)))
            return None
        try:
            return adopted_from(read, self._owners, self._new_id)
        except BadInput as problem:
            self._refuse(read, problem.field or "indicator", problem)
            return None

    def _reading(self, read: ReadRow, known: _Measured) -> dict[str, object] | None:
        try:
            return self._checked(read, known)
        except BadInput as problem:
            self._refuse(read, problem.field or "value", problem)
            return None

    def _checked(self, read: ReadRow, known: _Measured) -> dict[str, object] | None:
        """The reading as it is recorded; None when it is there already. Raises BadInput."""
        refusal = why_not(self._actor, "reading.record", department_id=known.department_id)
        if refusal is not None:
            raise BadInput(refusal, field="indicator")
        definition, place = known.definition, self._place(read)
        period = self._period(read, definition)
        note = clean_text(read.text("note")).strip() or None
        check_new_reading(
            definition,
            period,
            value=read.value,
            numerator=read.numerator,
            denominator=read.denominator,
            status=read.status,
            note=note,
            today=self._today,
        )
        group = clean_text(read.text("group")).strip()
        key: HistoryKey = (known.id, place, group, period.label())
        if key in self._seen:
            twice = message("import.twice", period=period.label(), first=self._seen[key])
            raise BadInput(twice, field="period")
        self._seen[key] = read.row.line
        value = value_of(definition, read.value, read.numerator, read.denominator)
        made: dict[str, Any] = {
            "indicator_id": known.id,
            "definition": known.version,
            "period": period.label(),
            "neighbourhood_id": place,
            "group_key": group,
            "value": None if value is None else kept(value),
            "numerator": read.numerator,
            "denominator": read.denominator,
            "status": str(read.status),
            "source": clean_text(read.text("source")).strip() or None,
            "note": note,
        }
        return self._against_history(made, self._history(known, key))

    def _against_history(
        self, made: dict[str, Any], history: list[HistoryRow]
    ) -> dict[str, object] | None:
        holds = standing(history, lambda row: row.status == ReadingStatus.WITHDRAWN)
        if holds is not None and _same(made, holds):
            self.unchanged += 1
            return None
        if holds is None:
            self.new += 1
        else:
            self.revised += 1
        made["supersedes_id"] = history[-1].id if history else None
        made["reason"] = None if holds is None else self._reason
        return made

    def _history(self, known: _Measured, key: HistoryKey) -> list[HistoryRow]:
        if known.new:
            return []
        if known.id not in self._histories:
            self._histories[known.id] = histories(self._session, indicator_id=known.id)
        return self._histories[known.id].get(key, [])

    def _place(self, read: ReadRow) -> str | None:
        name = read.text("neighbourhood")
        if not name:
            return None
        found = self._places.get(name.casefold())
        if found is None:
            raise BadInput(message("reading.no_such_neighbourhood"), field="neighbourhood")
        return found

    def _period(self, read: ReadRow, definition: IndicatorDefinition) -> Period:
        try:
            return period_on(read.when, definition.frequency, self._fiscal_start)
        except BadInput as problem:
            raise BadInput(problem.what, field="period") from problem

    def _refuse(self, read: ReadRow, name: str, problem: BadInput) -> None:
        self._reject(read.row.problem(name, problem.what))

    def _reject(self, problem: RowProblem) -> None:
        """Each problem of a row is told once, however many readings the row holds."""
        if problem not in self._told:
            self._told.add(problem)
            self.rejected.append(problem)


def _measured(one: DefinedIndicator) -> _Measured:
    return _Measured(one.id, one.department_id, one.version, one.definition)


def _unknown(read: ReadRow) -> Message:
    return message("import.unknown_indicator", text=read.text("indicator")[:60])


def _same(made: dict[str, Any], held: HistoryRow) -> bool:
    """Whether a file says nothing new. A file without sources or notes takes none away."""
    numbers = all(
        made[name] == getattr(held, name) for name in ("value", "numerator", "denominator")
    )
    words = all(made[name] in (None, getattr(held, name)) for name in ("source", "note"))
    return numbers and words and made["status"] == held.status
