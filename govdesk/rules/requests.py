# SPDX-License-Identifier: Apache-2.0
"""The chase: what is done next about a department whose part of a review is missing."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from govdesk.rules.messages import Message, message


class RequestStep(StrEnum):
    """What was done, in the order in which it is done; asking again is reminding."""

    ASKED = "asked"
    REMINDED = "reminded"
    ESCALATED = "escalated"

    @property
    def word(self) -> Message:
        """The step in words."""
        return message(f"request.step.{self.value}")


def step_of_pack(done: Collection[str]) -> RequestStep:
    """What a request pack is for a department for which this was done before."""
    return RequestStep.REMINDED if done else RequestStep.ASKED


def why_not_request(
    step: RequestStep, *, name: str, done: Collection[str], ready: bool
) -> Message | None:
    """None when the step makes sense: something is missing, and who is taken further was asked."""
    if ready:
        return message("request.ready", name=name)
    if step is not RequestStep.ASKED and not done:
        return message("request.not_asked", name=name)
    return None
