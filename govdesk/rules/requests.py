# SPDX-License-Identifier: Apache-2.0
"""A department's part of a review: asked for, handed in, given back, and what is done next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from govdesk.rules.messages import Message, message


class RequestStep(StrEnum):
    """What was done: the chase in the order in which it is done (asking again is reminding), then
    the answer, and its return."""

    ASKED = "asked"
    REMINDED = "reminded"
    ESCALATED = "escalated"
    ANSWERED = "answered"
    RETURNED = "returned"

    @property
    def word(self) -> Message:
        """The step in words."""
        return message(f"request.step.{self.value}")


CHASE = frozenset({RequestStep.ASKED, RequestStep.REMINDED, RequestStep.ESCALATED})
"""What the secretariat does about a part that is missing."""


def is_handed_in(done: Sequence[str]) -> bool:
    """Whether a part is handed in, after these steps in their order: a chase changes nothing."""
    answers = [step for step in done if step not in CHASE]
    return bool(answers) and answers[-1] == RequestStep.ANSWERED


def next_version(done: Sequence[str]) -> int:
    """The version of a part when it is handed in next, from 1."""
    return done.count(RequestStep.ANSWERED) + 1


def step_of_pack(done: Collection[str]) -> RequestStep:
    """What a request pack is for a department for which this was done before."""
    return RequestStep.REMINDED if CHASE.intersection(done) else RequestStep.ASKED


def why_not_request(
    step: RequestStep, *, name: str, done: Sequence[str], ready: bool
) -> Message | None:
    """None when the step makes sense: something is missing, and who is taken further was asked."""
    if is_handed_in(done):
        return message("request.handed_in", name=name)
    if ready:
        return message("request.ready", name=name)
    if step is not RequestStep.ASKED and not CHASE.intersection(done):
        return message("request.not_asked", name=name)
    return None


def why_not_hand_in(*, name: str, done: Sequence[str]) -> Message | None:
    """None when a department's part can be handed in: it is not handed in already."""
    return message("request.handed_in", name=name) if is_handed_in(done) else None


def why_not_give_back(*, name: str, done: Sequence[str]) -> Message | None:
    """None when there is a part to be given back."""
    return None if is_handed_in(done) else message("request.not_handed_in", name=name)


def why_not_change(*, name: str, done: Sequence[str]) -> Message | None:
    """None when a department's stories in a review may be changed: its part is not handed in."""
    return message("request.closed", name=name) if is_handed_in(done) else None
