# SPDX-License-Identifier: Apache-2.0
"""What residents changed: motions that their words led to, and their seats' part in the votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion, MotionLink
from govdesk.models.residents import Comment
from govdesk.queries.public_decisions import Decision
from govdesk.queries.public_text import PublicText, redact
from govdesk.rules.charter_words import COMMUNITY
from govdesk.rules.decisions import Result
from govdesk.rules.roll import Status
from govdesk.rules.voting_records import Part, part_in

REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class LedMotion:
    """A motion whose mover names a resident's word as its reason. `result` is None while it is not
    decided."""

    number: str
    title: PublicText
    said: PublicText
    """What the resident said; of several, the first."""
    result: Result | None


def led_by_residents(
    session: Session, *, span: tuple[int, int], decided: Sequence[Decision], source: str
) -> tuple[LedMotion, ...]:
    """Motions that a resident's word led to, submitted in `span` (microseconds UTC) or among those
    `decided`."""
    results = {one.number: one.result for one in decided}
    submitted = (Motion.submitted_at >= span[0]) & (Motion.submitted_at < span[1])
    query = (
        select(Motion.number, Motion.title, Comment.text)
        .join(MotionLink, MotionLink.motion_id == Motion.id)
        .join(Comment, Comment.id == MotionLink.target_id)
        .where(MotionLink.kind == "comment")
        .where(or_(submitted, Motion.number.in_(results)))
        .order_by(Motion.submitted_at, Motion.number, Comment.at, Comment.id)
    )
    found: dict[str, LedMotion] = {}
    for number, title, said in session.execute(query):
        found.setdefault(
            number,
            LedMotion(
                number,
                PublicText(redact(title, REMOVED), source),
                PublicText(redact(said, REMOVED), source),
                results.get(number),
            ),
        )
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class ResidentsVote:
    """How the residents' seats voted in one decision, beside the whole, and what part they had."""

    decision: Decision
    yes: int
    no: int
    part: Part


def residents_votes(decided: Sequence[Decision]) -> tuple[ResidentsVote, ...]:
    """What part the residents' seats had in each vote that decided something, from its roll."""
    found = []
    for one in decided:
        choices = [line.choice for line in one.roll if line.constituency == COMMUNITY]
        yes, no = choices.count(Status.YES), choices.count(Status.NO)
        part = part_in(one.result, yes, no, blocked=COMMUNITY in one.not_concurring)
        if choices and part is not None:
            found.append(ResidentsVote(one, yes, no, part))
    return tuple(found)
