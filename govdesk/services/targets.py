# SPDX-License-Identifier: Apache-2.0
"""Targets: what an indicator must reach by the end of a fiscal year, and by each quarter."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from govdesk.models.indicators import Indicator, Target
from govdesk.models.indicators import IndicatorDefinition as DefinitionRow
from govdesk.models.votes import Outcome, Vote
from govdesk.record.canonical import clean_text
from govdesk.rules.indicators import Aggregation, Direction, TargetBand
from govdesk.rules.messages import message
from govdesk.rules.milestones import MilestonePlan, Shape, milestones
from govdesk.rules.numbers import Number
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.rules.targets import why_not_by, why_not_set
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import found


def set_target(
    ctx: Context,
    *,
    indicator_id: str,
    fiscal_year: int,
    value: Decimal | None = None,
    baseline: Decimal | None = None,
    trajectory: str = Shape.LINEAR,
    band: TargetBand | None = None,
    steps: Sequence[Number] = (),
    weights: Sequence[Number] = (),
    first_active: int = 1,
    reason: str = "",
    vote_id: str | None = None,
) -> Changed:
    """Set the target of a fiscal year; its milestones follow from the path chosen.

    An indicator that is best inside a band needs `band` instead of `value`. Raises Refusal when the
    year has a target already and no adopted vote (`vote_id`) changes it, or no reason is given.
    """
    with ctx.writing("target.set") as act:
        made = record_target(
            act,
            indicator_id=indicator_id,
            fiscal_year=fiscal_year,
            value=value,
            baseline=baseline,
            trajectory=trajectory,
            band=band,
            steps=steps,
            weights=weights,
            first_active=first_active,
            reason=reason,
            vote_id=vote_id,
        )
        return act.changed(made)


def record_target(
    act: Act,
    *,
    indicator_id: str,
    fiscal_year: int,
    value: Decimal | None,
    baseline: Decimal | None,
    trajectory: str = Shape.LINEAR,
    band: TargetBand | None = None,
    steps: Sequence[Number] = (),
    weights: Sequence[Number] = (),
    first_active: int = 1,
    reason: str = "",
    vote_id: str | None = None,
    pivot_id: str | None = None,
) -> str:
    """Set a target within a service's transaction; its id. See `set_target`."""
    definition = _definition(act, indicator_id)
    direction = Direction(definition.direction)
    reason = clean_text(reason).strip()
    _refuse_quiet_change(act, indicator_id, fiscal_year, reason, vote_id)
    if direction is Direction.BAND:
        if band is None or band.low > band.high:
            raise BadInput(message("target.needs_band"), field="band_low")
        path: Sequence[object] = ()
        value = band.high if value is None else value
    else:
        if band is not None:
            raise BadInput(message("target.no_band"), field="band_low")
        if value is None:
            raise BadInput(message("target.needs_value"), field="value")
        aggregation = Aggregation(definition.aggregation)
        if baseline is None and aggregation is not Aggregation.FLOW:
            raise BadInput(message("target.needs_baseline"), field="baseline")
        path = milestones(
            MilestonePlan(
                target=value,
                baseline=baseline if baseline is not None else 0,
                shape=_shape(trajectory),
                aggregation=aggregation,
                first_active=first_active,
                steps=tuple(steps),
                weights=tuple(weights),
            )
        )
    made = act.new_id()
    act.record(
        "target.set",
        made,
        indicator_id=indicator_id,
        fiscal_year=fiscal_year,
        baseline=baseline,
        value=value,
        band_low=band.low if band else None,
        band_high=band.high if band else None,
        trajectory=trajectory,
        milestones=["" if one is None else one for one in path],
        reason=reason or None,
        vote_id=vote_id,
        pivot_id=pivot_id,
    )
    return made


def _definition(act: Act, indicator_id: str) -> DefinitionRow:
    indicator = found(act.session, Indicator, indicator_id, named=message("measure.indicator"))
    return act.session.scalars(
        select(DefinitionRow).where(
            DefinitionRow.indicator_id == indicator_id,
            DefinitionRow.version == indicator.definition,
        )
    ).one()


def _shape(trajectory: str) -> Shape:
    try:
        return Shape(trajectory)
    except ValueError as error:
        raise BadInput(
            message("general.choose_one", field=message("target.path")), field="trajectory"
        ) from error


def _refuse_quiet_change(
    act: Act, indicator_id: str, fiscal_year: int, reason: str, vote_id: str | None
) -> None:
    """A target that stands is changed only by an adopted motion, and says why."""
    if vote_id is not None:
        query = (
            select(Outcome.outcome, Vote.decision_class)
            .join(Vote, Vote.outcome_id == Outcome.id)
            .where(Vote.id == vote_id)
        )
        row = act.session.execute(query).one_or_none()
        refusal = why_not_by(None if row is None else (row[0], row[1]))
        if refusal is not None:
            raise Refusal(refusal, field="vote_id")
    standing = act.session.scalar(
        select(Target.id)
        .where(Target.indicator_id == indicator_id, Target.fiscal_year == fiscal_year)
        .limit(1)
    )
    refusal = why_not_set(fiscal_year, () if standing is None else (fiscal_year,))
    if refusal is None:
        return
    if vote_id is None:
        raise Refusal(
            refusal,
            kept=message("general.nothing_changed"),
            then=message("target.only_by_vote.then"),
            field="value",
        )
    if not reason:
        raise BadInput(message("general.required", field=message("measure.reason")), field="reason")
