# SPDX-License-Identifier: Apache-2.0
"""Whether a target may be set by the secretariat alone."""

from __future__ import annotations

from collections.abc import Collection

from govdesk.rules.decision_classes import DecisionClass, at_least
from govdesk.rules.decisions import Result
from govdesk.rules.messages import Message, message


def why_not_set(fiscal_year: int, standing: Collection[int]) -> Message | None:
    """None when the first target of a fiscal year may be set; `standing` are the years that have
    one. A target that stands is changed by an adopted motion only.
    """
    if fiscal_year in standing:
        return message("target.only_by_vote", year=str(fiscal_year))
    return None


def why_not_by(vote: tuple[str, str] | None) -> Message | None:
    """None when a vote may change a target: it was adopted, as a key decision at least. `vote` is
    its outcome and its class; None: there is none, or it is open."""
    if vote is None or vote[0] != Result.ADOPTED:
        return message("target.vote_not_adopted")
    if not at_least(DecisionClass(vote[1]), DecisionClass.KEY):
        return message("target.vote_not_key")
    return None
