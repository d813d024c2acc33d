# SPDX-License-Identifier: Apache-2.0
"""The life of a quarterly review, and what stands in the way of its next step."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from govdesk.rules.messages import Message, message
from govdesk.rules.status import Status


class ReviewState(StrEnum):
    """Where a review stands. Issued and adopted are its two freezes."""

    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"
    ADOPTED = "adopted"

    @property
    def word(self) -> Message:
        """The state in words."""
        return message(f"review.state.{self.value}")


class Disposition(StrEnum):
    """What is decided about an indicator that is behind plan."""

    PIVOT = "pivot"
    STAY = "stay"
    ACCEPT = "accept"


NEXT = {
    "write": (ReviewState.OPEN,),
    "override": (ReviewState.OPEN, ReviewState.SUBMITTED),
    "dispose": (
        ReviewState.OPEN,
        ReviewState.SUBMITTED,
        ReviewState.APPROVED,
        ReviewState.ISSUED,
    ),
    "submit": (ReviewState.OPEN,),
    "return": (ReviewState.SUBMITTED, ReviewState.APPROVED),
    "approve": (ReviewState.SUBMITTED,),
    "issued": (ReviewState.APPROVED,),
    "adopted": (ReviewState.ISSUED,),
    "reopen": (ReviewState.ADOPTED, ReviewState.ISSUED),
}
"""The states from which each step may be taken."""


def why_not_step(step: str, state: ReviewState) -> Message | None:
    """None when `step` may be taken in `state`, else why not. Raises KeyError for no step."""
    if state in NEXT[step]:
        return None
    return message("review.needs_state", state=state.word, needed=NEXT[step][0].word)


def why_not_approve(state: ReviewState, submitted_by: str, account_id: str) -> Message | None:
    """None when this account may approve: the review is submitted, by someone else."""
    refusal = why_not_step("approve", state)
    if refusal is None and submitted_by == account_id:
        return message("review.same_person")
    return refusal


def why_not_freeze(
    step: str,
    state: ReviewState,
    *,
    midpoint: bool,
    undisposed: Sequence[str],
) -> Message | None:
    """None when the review may be frozen. `undisposed` names what is behind plan and undecided.

    At the midpoint it must be empty before the review is adopted. A review is issued before the
    meeting that decides some of it, so issuing does not wait for that.
    """
    refusal = why_not_step(step, state)
    if refusal is not None:
        return refusal
    if step == ReviewState.ADOPTED and midpoint and undisposed:
        names = ", ".join(undisposed)
        return message("review.needs_disposition", count=len(undisposed), names=names)
    return None


def needs_disposition(status: str, disposition: str | None) -> bool:
    """Whether something is to be decided about a finding yet."""
    return Status(status).behind and disposition is None
