# SPDX-License-Identifier: Apache-2.0
"""A quarter's readings as a grid to type or paste into: a line for each number there can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from govdesk.queries.breakdowns import parts_held
from govdesk.queries.charter import charter_now
from govdesk.queries.definitions import DefinedIndicator, defined_indicators
from govdesk.queries.moment import city_today
from govdesk.queries.people import neighbourhoods
from govdesk.queries.series import EVERYONE, HeldReading, Part, held_readings
from govdesk.rules.messages import message
from govdesk.rules.periods import Period, PeriodKind, parse_period, period_of
from govdesk.rules.readings import counts_cases, is_quotient, kept
from govdesk.rules.refusals import BadInput
from govdesk.rules.year_to_date import expected_periods


@dataclass(frozen=True, slots=True)
class GridLine:
    """One number that can be given: of which indicator, for which period and part, and what holds
    for it now, if anything. A `quotient` takes what is counted and out of what, else a value;
    `cases` says that the number of cases behind the value can be given too."""

    indicator_id: str
    code: str
    name: str
    unit: str
    quotient: bool
    cases: bool
    period: str
    part: Part
    where: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None

    @property
    def is_held(self) -> bool:
        """Whether there is a reading already, so that another one revises it."""
        return self.value is not None or self.denominator is not None


@dataclass(frozen=True, slots=True)
class QuarterGrid:
    """All lines of a quarter, by indicator and period, the whole city before its parts."""

    period: str
    lines: tuple[GridLine, ...]


def quarter_grid(session: Session, *, period: str = "", department_id: str = "") -> QuarterGrid:
    """The grid of a quarter, or of the last one that is over; of one department or of all.

    Parts of the city have a line where an indicator had readings of them before. Raises BadInput
    for what is no quarter.
    """
    start = charter_now(session).fiscal_year_start
    if period:
        quarter = parse_period(period, start)
    else:
        quarter = period_of(city_today(session), PeriodKind.QUARTER, start).previous()
    if quarter.kind is not PeriodKind.QUARTER:
        raise BadInput(message("review.not_a_quarter", text=period), field="period")
    found = [one for one in defined_indicators(session) if department_id in ("", one.department_id)]
    series = held_readings(session, indicators=found)
    names = {one.id: one.name for one in neighbourhoods(session)}
    lines: list[GridLine] = []
    for one in found:
        parts = parts_held(session, indicator=one)
        named = sorted((_where(part, names), part) for part in parts)
        expected = expected_periods(one.definition, quarter.year(start), quarter)
        for each in (p for p in expected if p.start + p.months > quarter.start):
            lines.append(_line(one, each, EVERYONE, "", series[one.id].get(each)))
            for where, part in named:
                lines.append(_line(one, each, part, where, parts[part].get(each)))
    return QuarterGrid(quarter.label(), tuple(lines))


def _where(part: Part, names: Mapping[str, str]) -> str:
    """A neighbourhood's name or a group's key."""
    return names[part.neighbourhood_id] if part.neighbourhood_id else part.group_key


def _line(
    indicator: DefinedIndicator, period: Period, part: Part, where: str, held: HeldReading | None
) -> GridLine:
    definition = indicator.definition
    quotient = is_quotient(definition)
    return GridLine(
        indicator_id=indicator.id,
        code=indicator.code,
        name=definition.name,
        unit=definition.unit,
        quotient=quotient,
        cases=counts_cases(definition),
        period=period.label(),
        part=part,
        where=where,
        value=_exact(held.value) if held and not quotient else None,
        numerator=_exact(held.numerator) if held and quotient else None,
        denominator=_exact(held.denominator) if held else None,
    )


def _exact(number: Fraction | None) -> Decimal | None:
    """A recorded number as it was written, without the zeros that keeping it adds."""
    if number is None:
        return None
    written = kept(number).normalize()
    return written.quantize(Decimal(1)) if written == written.to_integral() else written
