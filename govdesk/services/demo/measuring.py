# SPDX-License-Identifier: Apache-2.0
"""Marlow Bay's indicators, their targets, and the readings that departments send in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from govdesk.rules.indicators import Direction, IndicatorDefinition, IndicatorKind
from govdesk.rules.periods import Period, PeriodKind, parse_period, quarter
from govdesk.rules.readings import is_quotient
from govdesk.services.demo.figures import (
    Series,
    months_of,
    rounded,
    split,
    split_below,
    whole_numerator,
)
from govdesk.services.demo.town import Event, Town
from govdesk.services.indicator_library import indicator_library
from govdesk.services.indicators import adopt_indicator
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.targets import set_target

QUARTERS = tuple(quarter(2024, 1).next(n) for n in range(10))
NO_DATA = "The system was replaced in this quarter; its figures cannot be told apart."


class Measuring:
    """Everything about numbers that happens in the story."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.specs: dict[str, dict[str, Any]] = {
            spec["code"]: spec for spec in town.data["indicators"]
        }
        shelf = {definition.id: definition for definition in indicator_library()}
        self.definitions: dict[str, IndicatorDefinition] = {}
        for code, spec in self.specs.items():
            monthly = spec.get("monthly") == "yes"
            taken = shelf[code]
            self.definitions[code] = (
                replace(taken, frequency=PeriodKind.MONTH) if monthly else taken
            )
        self._quarters = self._all_quarters()

    def events(self) -> Iterator[Event]:
        """Adoption, baselines, then every quarter's readings with what is late or revised."""
        town = self.town
        yield town.when("2024-07-10", "10:00"), self._adopt
        yield town.when("2024-07-24", "10:00"), partial(self._report, QUARTERS[:2])
        for period in QUARTERS[2:]:
            end = period.last_date
            yield town.when(end, "10:00", days=18), partial(self._report, (period,))
        for revised in town.data["revised"]:
            end = parse_period(revised["period"]).last_date
            after = int(revised.get("days", 48))
            yield town.when(end, "15:00", days=after), partial(self._revise, revised)
        for year, day in (("2025", "2024-12-11"), ("2026", "2025-11-19")):
            yield town.when(day, "09:30"), partial(self._targets, year)

    def report_late(self) -> None:
        """The reading that was missing on the day, sent in after all."""
        late = self.town.data["late"]
        note = "Late: the responder forms of the last June weekend had to be typed in."
        rows = self._rows(late["code"], parse_period(late["period"]))
        self._send(late["code"], [replace(row, note=note) for row in rows])

    def _adopt(self) -> None:
        for code, definition in self.definitions.items():
            self.town.indicators[code] = adopt_indicator(
                self.town.ctx,
                code=code,
                department_id=self.town.departments[self.specs[code]["department"]],
                definition=definition,
                from_period=str(QUARTERS[0].year().parts(definition.frequency)[0]),
            ).made

    def _all_quarters(self) -> dict[tuple[str, str], Fraction]:
        figures: dict[tuple[str, str], Fraction] = {}
        for code, definition in self.definitions.items():
            series = Series(definition, self.specs[code], self.town.chance)
            for period in QUARTERS:
                figures[code, str(period)] = series.quarter(period)
        return figures

    def _targets(self, year: str) -> None:
        for code, spec in self.specs.items():
            goal, definition = spec["goal"].get(year), self.definitions[code]
            if goal is None:
                continue
            banded = definition.direction is Direction.BAND
            set_target(
                self.town.ctx,
                indicator_id=self.town.indicators[code],
                fiscal_year=int(year),
                value=None if banded else Decimal(goal),
                baseline=None
                if banded
                else Decimal(spec["goal"].get(str(int(year) - 1), spec["start"])),
                band=definition.band if banded else None,
                vote_id=self.town.votes[f"targets_{year}"],
                reason="Adopted with the annex of the motion on targets.",
            )

    def _report(self, periods: Sequence[Period]) -> None:
        by_department: dict[str, list[ReadingInput]] = defaultdict(list)
        late = self.town.data["late"]
        missing = {(code, label) for code, label in self.town.data["missing"]}
        for period in periods:
            for code, spec in self.specs.items():
                label = str(period)
                if (code, label) == (late["code"], late["period"]):
                    continue
                if (code, label) in missing:
                    rows = [
                        ReadingInput(
                            self.town.indicators[code], label, status="no_data", note=NO_DATA
                        )
                    ]
                else:
                    rows = self._rows(code, period)
                by_department[spec["department"]] += rows
        for department, rows in by_department.items():
            record_readings(self.town.as_(department), readings=rows)
            self.town.minutes_pass(25)

    def _send(self, code: str, rows: list[ReadingInput]) -> None:
        record_readings(self.town.as_(self.specs[code]["department"]), readings=rows)

    def _revise(self, revised: dict[str, str]) -> None:
        code, period = revised["code"], parse_period(revised["period"])
        row = self._rows(code, period)[0]
        assert row.numerator is not None
        numerator = (row.numerator * Decimal(revised["factor"])).quantize(Decimal(1))
        self._send(code, [replace(row, numerator=numerator, reason=revised["reason"])])

    def _rows(self, code: str, period: Period) -> list[ReadingInput]:
        """An indicator's readings of a quarter: its months, or itself and its neighbourhoods."""
        definition, spec = self.definitions[code], self.specs[code]
        figure, chance = self._quarters[code, str(period)], self.town.chance
        if definition.frequency is PeriodKind.HALF:
            if period.number() % 2:
                return []
            return [self._row(code, Period(period.start - 3, 6), figure, spec["cases"])]
        if definition.frequency is PeriodKind.MONTH:
            cases = spec["cases"] if definition.id == "A1" else spec["cases"] // 3
            return [
                self._row(code, month, one, cases)
                for month, one in zip(
                    period.parts(PeriodKind.MONTH), months_of(figure, chance), strict=True
                )
            ]
        whole = self._row(code, period, figure, spec["cases"])
        return [whole, *(self._places(whole) if spec.get("places") == "yes" else ())]

    def _row(self, code: str, period: Period, figure: Fraction, cases: int) -> ReadingInput:
        definition = self.definitions[code]
        row = ReadingInput(self.town.indicators[code], str(period), source=definition.source)
        if is_quotient(definition):
            numerator = whole_numerator(definition, figure, cases)
            return replace(row, numerator=Decimal(numerator), denominator=Decimal(cases))
        value = rounded(definition, figure)
        counted = definition.kind is IndicatorKind.COUNT or not cases
        return replace(row, value=value, denominator=None if counted else Decimal(cases))

    def _places(self, whole: ReadingInput) -> Iterator[ReadingInput]:
        weights = [weight for _, _, weight in self.town.data["neighbourhoods"]]
        ids = [self.town.places[key] for key, _, _ in self.town.data["neighbourhoods"]]
        chance = self.town.chance
        if whole.value is not None:
            for place, part in zip(ids, split(int(whole.value), weights, chance, 25), strict=True):
                yield replace(whole, neighbourhood_id=place, value=Decimal(part))
            return
        assert whole.numerator is not None
        assert whole.denominator is not None
        under = split(int(whole.denominator), weights, chance, 10)
        over = split_below(split(int(whole.numerator), under, chance, 12), under)
        for place, numerator, denominator in zip(ids, over, under, strict=True):
            yield replace(
                whole,
                neighbourhood_id=place,
                numerator=Decimal(numerator),
                denominator=Decimal(denominator),
            )
