# SPDX-License-Identifier: Apache-2.0
"""Indicators: adopting one, and defining it anew (which makes a break in its series)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from govdesk.models.indicators import Indicator
from govdesk.models.workspace import Department
from govdesk.rules.indicators import IndicatorDefinition, check_definition
from govdesk.rules.messages import message
from govdesk.rules.periods import Period, parse_period, period_of
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.numbers import today


def adopt_indicator(
    ctx: Context,
    *,
    code: str,
    department_id: str,
    definition: IndicatorDefinition,
    domain: str = "",
    from_period: str = "",
) -> Changed:
    """Begin to measure something, answered for by a department.

    `domain` is the definition's own unless given; `from_period` is the first period measured, by
    default the present one. Raises BadInput when the definition cannot be used, Refusal when the
    code is taken.
    """
    with ctx.writing("indicator.keep") as act:
        found(act.session, Department, department_id, named=message("measure.department"))
        code = typed(code, "code", limit=40, named=message("indicator.field.id"))
        if act.session.scalar(select(Indicator.id).where(Indicator.code == code)):
            raise Refusal(message("measure.code_taken", code=code), field="code")
        _refuse_unusable(definition)
        made = act.new_id()
        act.record(
            "indicator.adopted",
            made,
            code=code,
            department_id=department_id,
            domain=domain or definition.domain,
            state="active",
            definition=1,
            **_definition_fields(act, definition, from_period),
        )
        return act.changed(made)


def redefine(
    ctx: Context,
    *,
    indicator_id: str,
    definition: IndicatorDefinition,
    reason: str,
    from_period: str = "",
) -> Changed:
    """A new version of what an indicator measures, from a period on, for a printed reason."""
    with ctx.writing("indicator.keep") as act:
        row = found(act.session, Indicator, indicator_id, named=message("measure.indicator"))
        _refuse_unusable(definition)
        act.record(
            "indicator.redefined",
            indicator_id,
            definition=row.definition + 1,
            reason=typed(reason, "reason", limit=LONG, named=message("measure.reason")),
            **_definition_fields(act, definition, from_period),
        )
        return act.changed(indicator_id)


def _refuse_unusable(definition: IndicatorDefinition) -> None:
    for problem in check_definition(definition):
        raise BadInput(problem, field="definition")


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except BadInput as problem:
        raise BadInput(problem.what, field="from_period") from problem


def _definition_fields(
    act: Act, definition: IndicatorDefinition, from_period: str
) -> dict[str, Any]:
    first = _period(from_period) if from_period else period_of(today(act), definition.frequency)
    return definition_fields(act.new_id(), definition, first)


def definition_fields(
    definition_id: str, definition: IndicatorDefinition, first: Period
) -> dict[str, Any]:
    """A definition as its entry takes it, in force from the period `first`. Raises BadInput."""
    return {
        "definition_id": definition_id,
        "name": typed(definition.name, "name", named=message("indicator.field.name")),
        "description": definition.description,
        "unit": typed(definition.unit, "unit", named=message("indicator.field.unit")),
        "kind": str(definition.kind),
        "aggregation": str(definition.aggregation),
        "direction": str(definition.direction),
        "numerator": definition.numerator or None,
        "denominator": definition.denominator or None,
        "multiplier": definition.multiplier,
        "decimals": definition.decimals,
        "frequency": str(definition.frequency),
        "data_source": definition.source,
        "minimum_denominator": definition.minimum_denominator,
        "from_period": first.label(),
    }
