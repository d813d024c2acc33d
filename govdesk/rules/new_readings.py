# SPDX-License-Identifier: Apache-2.0
"""What may be recorded as a reading, and what never can be."""

from __future__ import annotations

from datetime import date

from govdesk.rules.data_quality import Level, ReadingFacts, check_reading
from govdesk.rules.indicators import IndicatorDefinition
from govdesk.rules.messages import message
from govdesk.rules.numbers import Number, exact
from govdesk.rules.periods import Period
from govdesk.rules.readings import ReadingStatus, is_quotient, value_of
from govdesk.rules.refusals import BadInput


def check_new_reading(
    definition: IndicatorDefinition,
    period: Period,
    *,
    value: Number | None,
    numerator: Number | None,
    denominator: Number | None,
    status: ReadingStatus,
    note: str | None,
    today: date,
) -> None:
    """Raises BadInput, naming the field, when a reading cannot be recorded as it is.

    "No data" carries a note that says why and no numbers. A quotient needs both its parts; any
    other value may name the number of cases as its denominator. What cannot be is refused.
    """
    if period.kind is not definition.frequency:
        raise BadInput(
            message("reading.wrong_period", kind=message(f"period.kind.{definition.frequency}")),
            field="period",
        )
    if period.first_date > today:
        raise BadInput(message("reading.future", period=str(period)), field="period")
    given = [part is not None for part in (value, numerator, denominator)]
    if status is ReadingStatus.NO_DATA:
        if any(given):
            raise BadInput(message("reading.no_data_has_number"), field="status")
        if not note:
            raise BadInput(message("reading.no_data_why"), field="note")
        return
    if is_quotient(definition):
        if numerator is None:
            raise BadInput(message("reading.needs", part=definition.numerator), field="numerator")
        if denominator is None:
            raise BadInput(
                message("reading.needs", part=definition.denominator), field="denominator"
            )
    elif value is None:
        raise BadInput(message("reading.needs_value"), field="value")
    _refuse_impossible(definition, period, value, numerator, denominator, today)


def _refuse_impossible(
    definition: IndicatorDefinition,
    period: Period,
    value: Number | None,
    numerator: Number | None,
    denominator: Number | None,
    today: date,
) -> None:
    parts = is_quotient(definition)
    facts = ReadingFacts(
        period=period,
        value=value_of(definition, value, numerator, denominator),
        numerator=numerator if parts else None,
        denominator=denominator if parts else None,
    )
    if not parts and denominator is not None and exact(denominator) < 0:
        raise BadInput(message("quality.negative"), field="denominator")
    for flag in check_reading(facts, definition, today=today):
        if flag.level is Level.RED:
            raise BadInput(flag.text, field="numerator" if parts else "value")
