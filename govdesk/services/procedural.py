# SPDX-License-Identifier: Apache-2.0
"""What the members said to a procedural question: counted hands, a called roll, or nobody
objecting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.queries.remote import roll_call_asked
from govdesk.queries.rolls import seats_now
from govdesk.rules.decision_json import rule_to_json
from govdesk.rules.decision_rules import Rule
from govdesk.rules.messages import message
from govdesk.rules.motions import MotionState, MotionVerb
from govdesk.rules.procedural import (
    Called,
    Hands,
    asks_members,
    counted,
    rule_of,
    why_not_called,
    why_not_counted,
)
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.context import Act


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of the members: so many hands, or each seat by name, or that nobody objects.

    Nothing at all where none of the three is given.
    """

    hands: Hands | None = None
    called: Called | None = None
    unopposed: bool = False

    @property
    def count(self) -> Hands | None:
        """For and against, however they were asked."""
        return self.called.hands if self.called is not None else self.hands

    @property
    def given(self) -> bool:
        """Whether anything was said."""
        return self.unopposed or self.count is not None


NOTHING_SAID = Answer()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the members agreed, or did not. `people` are those who were here, by their seats."""

    rule: Rule
    answer: Answer
    meeting_id: str | None
    people: Mapping[str, str | None]

    @property
    def carried(self) -> bool:
        """Whether they agreed."""
        return self.answer.count is None or counted(self.rule, self.answer.count).adopted

    def fields(self) -> dict[str, Any]:
        """As the step's entry says it."""
        count, called = self.answer.count, self.answer.called
        if count is None:
            return {"agreed": "unopposed"}
        said = called.said.items() if called is not None else ()
        roll = [{"seat": seat, "member": self.people[seat], "said": one} for seat, one in said]
        return {
            "agreed": "carried" if self.carried else "lost",
            "yes": count.yes,
            "no": count.no,
            "called": roll or None,
            "rule": rule_to_json(self.rule, canonical=True),
        }


def answer(
    *,
    yes: int | None = None,
    no: int | None = None,
    called: Mapping[str, str] | None = None,
    unopposed: bool = False,
) -> Answer:
    """What a service was told: a called roll before counted hands, and both before nobody
    objecting."""
    if called is not None:
        return Answer(called=Called(dict(called)))
    if (yes, no) != (None, None):
        return Answer(hands=Hands(yes or 0, no or 0))
    return Answer(unopposed=unopposed)


def agreement(
    act: Act, motion: Motion, verb: MotionVerb, said: Answer, *, meeting_id: str | None = None
) -> Agreement | None:
    """What was said to a step that is the members' to agree to; None of other steps, or where
    nothing was said. Raises as `agreed_in`."""
    if not asks_members(verb, MotionState(motion.state)) or not said.given:
        return None
    meeting = act.session.get(Meeting, meeting_id or motion.meeting_id or "")
    return agreed_in(act, meeting, rule_of(verb), said)


def agreed_in(act: Act, meeting: Meeting | None, rule: Rule, said: Answer) -> Agreement:
    """What the members of a meeting said, judged by a rule.

    Raises BadInput where no hand is counted, or more than seats are present, or a roll does not
    have every seat that is present; Refusal where the charter asks for a roll and none is called.
    """
    if meeting is not None and said.called is None:
        asked = roll_call_asked(act.session, meeting, now=act.now)
        if asked is not None:
            raise Refusal(message("remote.roll_asked"), kept=message("general.nothing_changed"))
    seats = seats_now(act.session, meeting, at=act.now) if meeting is not None else ()
    people = {seat.seat_id: seat.member_id for seat in seats if seat.here}
    problem, field = None, "yes"
    if said.called is not None:
        problem, field = why_not_called(said.called, people), "called"
    elif said.hands is not None:
        problem = why_not_counted(said.hands, len(people))
    if problem is not None:
        raise BadInput(problem, field=field)
    return Agreement(rule, said, meeting.id if meeting is not None else None, people)
