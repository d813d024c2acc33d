# SPDX-License-Identifier: Apache-2.0
"""A closed vote decided again under other rules. Nothing changes: the vote stands as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.models.votes import Outcome, Vote
from govdesk.queries.charter import charter_now
from govdesk.rules.charter import Charter
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decisions import Result, decide
from govdesk.rules.outcome_json import statuses
from govdesk.rules.rule_templates import WhatIf, rule_templates, what_if


def what_if_of(session: Session, *, vote_id: str) -> tuple[WhatIf, ...]:
    """What a closed vote would have come to under each common rule. Raises LookupError when it is
    open or not there."""
    vote = session.get_one(Vote, vote_id)
    outcome = session.get_one(Outcome, vote.outcome_id)
    titles = {one.key: one.title for one in charter_now(session).constituencies}
    roll = [
        replace(seat, group=titles.get(seat.group or "", seat.group))
        for seat in statuses(outcome.positions)
    ]
    return what_if(
        Result(outcome.outcome),
        rule_from_json(vote.rule).chair,
        roll,
        rule_templates(tuple(titles.values())),
    )


@dataclass(frozen=True, slots=True)
class OtherOutcome:
    """A past vote that would have come out otherwise: what it came to, and what it would have."""

    motion_id: str
    number: str
    title: str
    was: str
    would_be: str


@dataclass(frozen=True, slots=True)
class CharterTried:
    """A charter tried on every closed vote: how many there were, and those that differ."""

    votes: int
    others: tuple[OtherOutcome, ...]


def charter_tried(session: Session, *, body: Mapping[str, Any]) -> CharterTried:
    """What every closed vote would have come to under a charter's rule of its class, with the seats
    as they were. Raises BadInput for what is no charter."""
    charter = Charter.from_json(body)
    query = (
        select(Vote, Outcome, Motion)
        .join(Outcome, Outcome.id == Vote.outcome_id)
        .join(Motion, Motion.id == Vote.motion_id)
        .order_by(Vote.closed_at.desc(), Vote.id)
    )
    others, count = [], 0
    for vote, outcome, motion in session.execute(query):
        count += 1
        found = decide(charter.rule_for(vote.decision_class), statuses(outcome.positions))
        if found.result.value != outcome.outcome:
            others.append(
                OtherOutcome(
                    motion.id, motion.number, motion.title, outcome.outcome, found.result.value
                )
            )
    return CharterTried(count, tuple(others))
