# SPDX-License-Identifier: Apache-2.0
"""A closed vote decided again under other rules. Nothing changes: the vote stands as it was."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from govdesk.models.votes import Outcome, Vote
from govdesk.queries.charter import charter_now
from govdesk.queries.rolls import statuses
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decisions import Result
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
