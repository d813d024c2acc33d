# SPDX-License-Identifier: Apache-2.0
"""A small city that measures: indicators, targets and readings to test on.

answered = measured(city)        # three indicators with 2026 targets; ids by code
report(city, id, "2026-Q1", 30)  # one reading, as the secretariat
city.clock.micros = at("2026-07-10")
"""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from govdesk.queries.status import IndicatorState, indicator_states
from govdesk.rules.indicators import Aggregation, Direction, IndicatorDefinition, IndicatorKind
from govdesk.services.context import Context
from govdesk.services.indicators import adopt_indicator
from govdesk.services.readings import ReadingInput, record_readings
from govdesk.services.targets import set_target
from tests.builders import City

ENROLLED = IndicatorDefinition(
    id="A5",
    domain="access",
    name="People enrolled in peer support",
    description="New enrolments.",
    unit="people",
    kind=IndicatorKind.COUNT,
    aggregation=Aggregation.FLOW,
    direction=Direction.INCREASE,
    source="Programme register",
)
WAIT = IndicatorDefinition(
    id="A6",
    domain="access",
    name="Wait to first session",
    description="Median days.",
    unit="days",
    kind=IndicatorKind.DURATION,
    aggregation=Aggregation.LEVEL,
    direction=Direction.DECREASE,
    decimals=1,
)
ANSWERED = IndicatorDefinition(
    id="R2",
    domain="response",
    name="Arrivals within 30 minutes",
    description="Share of arrivals.",
    unit="%",
    kind=IndicatorKind.PROPORTION,
    aggregation=Aggregation.POOLED,
    direction=Direction.INCREASE,
    numerator="arrivals within 30 minutes",
    denominator="arrivals",
    multiplier=Decimal(100),
    decimals=1,
)


def at(day: str, hour: int = 15) -> int:
    """Microseconds UTC of an hour on a day."""
    moment = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
    return int(moment.timestamp()) * 1_000_000


def measured(city: City) -> dict[str, str]:
    """Adopts enrolment (flow 0 to 100), wait (level 20 to 12) and arrivals (pooled 60 to 80 %),
    with targets for 2026; ids by code."""
    ids: dict[str, str] = {}
    for definition, department, baseline, target in (
        (ENROLLED, "health", None, 100),
        (WAIT, "health", 20, 12),
        (ANSWERED, "housing", 60, 80),
    ):
        made = adopt_indicator(
            city.ctx,
            code=definition.id,
            department_id=city.department(department),
            definition=definition,
        ).made
        set_target(
            city.ctx,
            indicator_id=made,
            fiscal_year=2026,
            value=Decimal(target),
            baseline=None if baseline is None else Decimal(baseline),
        )
        ids[definition.id] = made
    return ids


def report(
    city: City,
    indicator_id: str,
    period: str,
    value: int | str | None = None,
    *,
    parts: tuple[int, int] | None = None,
    ctx: Context | None = None,
    status: str = "final",
    reason: str | None = None,
    note: str | None = None,
) -> str:
    """Record one city-wide reading; its id."""
    numerator, denominator = parts or (None, None)
    one = ReadingInput(
        indicator_id,
        period,
        value=None if value is None else Decimal(value),
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
        status=status,
        reason=reason,
        note=note,
    )
    return record_readings(ctx or city.ctx, readings=[one]).made


def state(city: City, indicator_id: str, *, as_of: int | None = None) -> IndicatorState:
    """Where one indicator stands now, or stood at a position of the record."""
    (found,) = city.ctx.read(
        indicator_states, now=city.clock.micros, as_of=as_of, ids={indicator_id}
    )
    return found
