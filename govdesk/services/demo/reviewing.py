# SPDX-License-Identifier: Apache-2.0
"""Marlow Bay's quarterly reviews: opened, written, adopted, and the pivots they propose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.reviews import Finding, Pivot
from govdesk.models.workspace import Department
from govdesk.queries.reviews import review as review_query
from govdesk.queries.status import indicator_states
from govdesk.rules.periods import parse_period
from govdesk.services.demo.deciding import Sitting, decide, in_spanish
from govdesk.services.demo.town import Event, Town
from govdesk.services.pivots import evaluate, propose_pivot
from govdesk.services.residents import add_narrative
from govdesk.services.review_feedback import answer_feedback
from govdesk.services.review_requests import hand_in
from govdesk.services.reviews import (
    approve_review,
    dispose,
    freeze_review,
    open_review,
    submit_review,
    write_finding,
)

if TYPE_CHECKING:
    from govdesk.services.demo.measuring import Measuring

BEHIND = "We are behind plan. {what} What we propose stands below."
UNANIMOUS: dict[str, Any] = {"mover": "Seniors", "seconder": "Health", "no": [], "abstain": []}


class Reviewing:
    """Every review of the story."""

    def __init__(self, town: Town, measuring: Measuring) -> None:
        self.town, self.measuring = town, measuring

    def events(self) -> Iterator[Event]:
        """Each review's work before its meeting, with narratives and evaluations in between."""
        town = self.town
        for plan in town.data["meetings"]:
            if "review" not in plan:
                continue
            period = plan["review"]
            end = parse_period(period).last_date
            yield town.when(end, "09:00", days=16), partial(self._open, period)
            if town.data["late"]["period"] == period:
                yield town.when(end, "16:30", days=21), self.measuring.report_late
            yield town.when(end, "09:00", days=22), partial(self._write, plan)
            if town.data["late"]["period"] == period:
                yield town.when(end, "11:00", days=22), partial(self._hand_in, period)
            yield town.when(end, "14:00", days=22), partial(self._submit, period)
            yield town.when(end, "10:00", days=23), partial(self._issue, period)
        for told in town.data["narratives"]:
            yield town.when(told["on"], "13:00"), partial(self._narrate, told)
        for code, pivot in town.data["pivots"].items():
            if "evaluation" in pivot:
                yield town.when(pivot["evaluated"], "11:00"), partial(self._evaluate, code, pivot)

    def sit(self, sitting: Sitting, plan: Mapping[str, Any]) -> None:
        """The part of a meeting that is about its review: pivots first, then its adoption."""
        period = plan.get("review")
        if period is None:
            return
        for code in plan.get("pivots", ()):
            motion = self.town.motions[f"pivot {period} {code}"]
            told = self.town.data["pivots"][code]
            self.town.votes[f"pivot {period} {code}"] = decide(
                self.town, sitting, motion_id=motion, plan=told
            )
        motion = self.town.motions[f"adopt_review {plan['key']}"]
        vote = decide(self.town, sitting, motion_id=motion, plan=UNANIMOUS)
        freeze_review(
            self.town.as_("clerk"),
            review_id=self.town.reviews[period],
            kind="adopted",
            vote_id=vote,
        )

    def _open(self, period: str) -> None:
        self.town.reviews[period] = open_review(self.town.ctx, period=period).made

    def _write(self, plan: Mapping[str, Any]) -> None:
        period = plan["review"]
        findings = self.town.ctx.read(_findings, review_id=self.town.reviews[period])
        states = self.town.ctx.read(
            indicator_states, now=self.town.clock.micros, period=parse_period(period)
        )
        for state in states:
            if not state.status.behind:
                continue
            code, finding = state.indicator.code, findings[state.id]
            told = self.town.data["pivots"].get(code, {})
            what = told.get("effect", "The cause is known and passing.")
            write_finding(
                self.town.as_(self.measuring.specs[code]["department"]),
                finding_id=finding,
                narrative=BEHIND.format(what=what),
            )
            if code in plan.get("pivots", ()):
                self._propose(period, code, finding, told)
            else:
                dispose(
                    self.town.ctx,
                    finding_id=finding,
                    disposition="stay",
                    reason="The measures agreed on earlier have only begun to work.",
                )

    def _propose(self, period: str, code: str, finding: str, told: Mapping[str, Any]) -> None:
        pivot = propose_pivot(
            self.town.ctx,
            finding_id=finding,
            change=told["change"],
            approach=told["approach"],
            expected_effect=told["effect"],
            new_target=Decimal(told["target"]),
            mover_seat_id=self.town.seats[told["mover"]],
        ).made
        self.town.pivots[code] = pivot
        motion_id = self.town.ctx.read(_motion, pivot_id=pivot)
        self.town.motions[f"pivot {period} {code}"] = motion_id
        in_spanish(self.town, motion_id, told)

    def _hand_in(self, period: str) -> None:
        """Every department's part, by itself."""
        made = self.town.reviews[period]
        review = self.town.ctx.read(review_query, id=made, now=self.town.clock.micros)
        assert review is not None
        for part in review.departments:
            key = self.town.ctx.read(_key_of, department_id=part.id)
            note = "" if part.is_ready else "What is missing is not counted this quarter."
            hand_in(self.town.as_(key), review_id=made, department_id=part.id, note=note)

    def _submit(self, period: str) -> None:
        answer_feedback(
            self.town.ctx,
            review_id=self.town.reviews[period],
            text=self.town.data["feedback"][period],
        )
        submit_review(self.town.ctx, review_id=self.town.reviews[period])

    def _issue(self, period: str) -> None:
        clerk, review = self.town.as_("clerk"), self.town.reviews[period]
        approve_review(clerk, review_id=review)
        freeze_review(clerk, review_id=review, kind="issued")

    def _narrate(self, told: Mapping[str, Any]) -> None:
        add_narrative(
            self.town.ctx,
            kind=told["kind"],
            text=told["text"],
            indicator_id=self.town.indicators[told["indicator"]],
            consent=told["consent"],
            answered=told.get("answered"),
        )

    def _evaluate(self, code: str, told: Mapping[str, str]) -> None:
        evaluate(self.town.ctx, pivot_id=self.town.pivots[code], evaluation=told["evaluation"])


def _findings(session: Session, *, review_id: str) -> dict[str, str]:
    rows = session.execute(
        select(Finding.indicator_id, Finding.id).where(Finding.review_id == review_id)
    )
    return {indicator: finding for indicator, finding in rows}  # noqa: C416 - Row is no pair


def _key_of(session: Session, *, department_id: str) -> str:
    return session.get_one(Department, department_id).key


def _motion(session: Session, *, pivot_id: str) -> str:
    motion = session.scalars(select(Pivot.motion_id).where(Pivot.id == pivot_id)).one()
    assert motion is not None
    return motion
