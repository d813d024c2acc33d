# SPDX-License-Identifier: Apache-2.0
"""What the members said to a procedural question: counted hands, or nobody objecting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.queries.rolls import seats_now
from govdesk.rules.decision_json import rule_to_json
from govdesk.rules.decision_rules import Rule
from govdesk.rules.motions import MotionState, MotionVerb
from govdesk.rules.procedural import Hands, asks_members, counted, rule_of, why_not_counted
from govdesk.rules.refusals import BadInput
from govdesk.services.context import Act


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the members agreed, or did not."""

    rule: Rule
    hands: Hands | None
    """None where nobody objected."""

    @property
    def carried(self) -> bool:
        """Whether they agreed."""
        return self.hands is None or counted(self.rule, self.hands).adopted

    def fields(self) -> dict[str, Any]:
        """As the step's entry says it."""
        if self.hands is None:
            return {"agreed": "unopposed"}
        return {
            "agreed": "carried" if self.carried else "lost",
            "yes": self.hands.yes,
            "no": self.hands.no,
            "rule": rule_to_json(self.rule, canonical=True),
        }


def agreement(
    act: Act,
    motion: Motion,
    verb: MotionVerb,
    *,
    hands: Hands | None,
    unopposed: bool,
    meeting_id: str | None = None,
) -> Agreement | None:
    """What was said to a step that is the members' to agree to; None of other steps, or where
    nothing was said. Raises BadInput where more hands are counted than seats are present."""
    if not asks_members(verb, MotionState(motion.state)):
        return None
    if hands is None:
        return Agreement(rule_of(verb), None) if unopposed else None
    refuse_miscount(act, act.session.get(Meeting, meeting_id or motion.meeting_id or ""), hands)
    return Agreement(rule_of(verb), hands)


def refuse_miscount(act: Act, meeting: Meeting | None, hands: Hands) -> None:
    """Raises BadInput where no hand is counted, or more than seats are present."""
    seats = seats_now(act.session, meeting, at=act.now) if meeting is not None else ()
    problem = why_not_counted(hands, sum(seat.here for seat in seats))
    if problem is not None:
        raise BadInput(problem, field="yes")
