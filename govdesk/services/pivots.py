# SPDX-License-Identifier: Apache-2.0
"""Changes of course: proposed in a review as a key motion, in effect only by its adoption."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select

from govdesk.models.reviews import Finding, Pivot, Review
from govdesk.models.workspace import Workspace
from govdesk.queries.charter import charter_now
from govdesk.queries.status import IndicatorState, indicator_states
from govdesk.rules.decision_classes import DecisionClass, Matter
from govdesk.rules.messages import message
from govdesk.rules.milestones import Shape
from govdesk.rules.numbers import Number
from govdesk.rules.periods import parse_period
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.rules.reviews import Disposition, ReviewState, why_not_step
from govdesk.rules.status import Status
from govdesk.services.context import Act, Changed, Context
from govdesk.services.inputs import LONG, found, typed
from govdesk.services.motions import link, record_motion
from govdesk.services.targets import record_target
from govdesk.wording import Words

CHANGES = ("target", "timeline", "resources", "approach", "department")


def propose_pivot(
    ctx: Context,
    *,
    finding_id: str,
    change: str,
    approach: str,
    expected_effect: str,
    new_target: Decimal | None = None,
    mover_seat_id: str | None = None,
) -> Changed:
    """Propose a change of course for a finding behind plan: its key motion is drafted, submitted
    and linked both ways. Made is the id of the pivot.

    `change` is one of `CHANGES`. Raises Refusal when the finding is not behind plan or a change of
    course is proposed for it already.
    """
    with ctx.writing("pivot.propose") as act:
        session = act.session
        finding = found(session, Finding, finding_id, named=message("review.finding"))
        review = session.get_one(Review, finding.review_id)
        refusal = why_not_step("dispose", ReviewState(review.state))
        if refusal is not None:
            raise Refusal(refusal, kept=message("general.nothing_changed"))
        state = _state_of(act, finding, review)
        name = state.indicator.definition.name
        if not Status(finding.status_override or state.status).behind:
            raise Refusal(message("pivot.not_behind_plan", name=name))
        proposed = (Pivot.finding_id == finding_id, Pivot.state == "proposed")
        if session.scalar(select(Pivot.id).where(*proposed)):
            raise Refusal(message("pivot.already", name=name))
        if change not in CHANGES:
            field = message("pivot.change")
            raise BadInput(message("general.choose_one", field=field), field="change")
        if change == "target" and new_target is None:
            raise BadInput(message("pivot.needs_target"), field="new_target")
        plan = _Plan(
            state=state,
            finding_id=finding_id,
            year=_fiscal_year(act, review),
            change=change,
            approach=typed(approach, "approach", limit=LONG, named=message("pivot.approach")),
            effect=typed(
                expected_effect, "expected_effect", limit=LONG, named=message("pivot.effect")
            ),
            new_target=new_target,
        )
        motion_id = _submit_motion(act, plan, mover_seat_id)
        made = act.new_id()
        act.record(
            "pivot.proposed",
            made,
            finding_id=finding_id,
            indicator_id=finding.indicator_id,
            motion_id=motion_id,
            change=change,
            approach=plan.approach,
            new_target=new_target,
            expected_effect=plan.effect,
        )
        link(act, motion_id=motion_id, kind="pivot", target_id=made)
        act.record(
            "finding.disposed",
            finding_id,
            disposition=str(Disposition.PIVOT),
            disposition_reason=plan.approach,
        )
        return act.changed(made)


def decide_pivots(act: Act, *, motion_id: str, adopted: bool, vote_id: str) -> tuple[str, ...]:
    """Within the closing of a vote, after its outcome is recorded: what became of the changes of
    course the motion proposes, and the new targets that adoption sets. Gives the targets' ids.

    The milestones of quarters that are over stay; from where the indicator stands, equal steps lead
    to the new target.
    """
    targets: list[str] = []
    query = select(Pivot).where(Pivot.motion_id == motion_id, Pivot.state == "proposed")
    for pivot in act.session.scalars(query.order_by(Pivot.id)).all():
        decided = "adopted" if adopted else "rejected"
        act.record("pivot.decided", pivot.id, state=decided, decided_at=act.now)
        if adopted and pivot.new_target is not None:
            targets.append(_new_target(act, pivot, vote_id))
    return tuple(targets)


def evaluate(ctx: Context, *, pivot_id: str, evaluation: str) -> Changed:
    """Say in a later review what an adopted change of course did."""
    with ctx.writing("pivot.evaluate") as act:
        pivot = found(act.session, Pivot, pivot_id, named=message("pivot.this"))
        if pivot.state != "adopted":
            raise Refusal(message("pivot.not_adopted"))
        text = typed(evaluation, "evaluation", limit=LONG, named=message("pivot.evaluation"))
        act.record("pivot.evaluated", pivot_id, evaluation=text)
        return act.changed()


@dataclass(frozen=True, slots=True)
class _Plan:
    state: IndicatorState
    finding_id: str
    year: int
    change: str
    approach: str
    effect: str
    new_target: Decimal | None


def _state_of(act: Act, finding: Finding, review: Review) -> IndicatorState:
    (state,) = indicator_states(
        act.session,
        now=act.now,
        period=parse_period(review.period),
        ids={finding.indicator_id},
    )
    return state


def _fiscal_year(act: Act, review: Review) -> int:
    start = charter_now(act.session).fiscal_year_start
    return parse_period(review.period).year(start).last_date.year


def _submit_motion(act: Act, plan: _Plan, mover_seat_id: str | None) -> str:
    """The key motion, drafted in the workspace's language."""
    words = Words(act.session.scalars(select(Workspace.language)).one())
    definition = plan.state.indicator.definition
    change = message(f"pivot.change.{plan.change}")
    target = (
        message("pivot.text.no_target", year=str(plan.year))
        if plan.new_target is None
        else message(
            "pivot.text.target", year=str(plan.year), value=plan.new_target, unit=definition.unit
        )
    )
    text = words.say(
        message(
            "pivot.text",
            code=definition.id,
            name=definition.name,
            change=change,
            approach=plan.approach,
            target=target,
            effect=plan.effect,
        )
    )
    return record_motion(
        act,
        title=words.say(message("pivot.title", name=definition.name)),
        text=text,
        summary=words.say(message("pivot.summary", name=definition.name, change=change)),
        if_adopted=words.say(message("pivot.if_adopted")),
        if_rejected=words.say(message("pivot.if_rejected")),
        decision_class=str(DecisionClass.KEY),
        matters=(Matter.PIVOT,),
        mover_seat_id=mover_seat_id,
        links=(("indicator", plan.state.id), ("finding", plan.finding_id)),
    )


def _new_target(act: Act, pivot: Pivot, vote_id: str) -> str:
    assert pivot.new_target is not None
    finding = act.session.get_one(Finding, pivot.finding_id)
    review = act.session.get_one(Review, finding.review_id)
    state = _state_of(act, finding, review)
    old = state.target
    steps: tuple[Number, ...] = ()
    place = parse_period(review.period).number(charter_now(act.session).fiscal_year_start)
    if old is not None and old.band is None and len(old.milestones) == 4 and place < 4:
        steps = _steps(old.milestones, place, state.actual, Fraction(pivot.new_target))
    return record_target(
        act,
        indicator_id=pivot.indicator_id,
        fiscal_year=_fiscal_year(act, review),
        value=pivot.new_target,
        baseline=old.baseline if old is not None else None,
        trajectory=Shape.STEP if steps else Shape.LINEAR,
        steps=steps,
        reason=pivot.approach,
        vote_id=vote_id,
        pivot_id=pivot.id,
    )


def _steps(
    milestones: tuple[Fraction | None, ...],
    place: int,
    actual: Fraction | None,
    target: Fraction,
) -> tuple[Number, ...]:
    """The old milestones up to quarter `place`, then a straight line to the new target; nothing
    where an old milestone is missing (a late start), so that the path is drawn anew."""
    past = [one for one in milestones[:place] if one is not None]
    if len(past) < place:
        return ()
    start = past[-1] if actual is None else actual
    left = len(milestones) - place
    ahead = [start + (target - start) * step / left for step in range(1, left + 1)]
    return (*past, *ahead)
