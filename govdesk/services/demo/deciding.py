# SPDX-License-Identifier: Apache-2.0
"""One motion at one meeting of Marlow Bay: moved, seconded, stated, called, closed, followed up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.motions import Motion
from govdesk.services.actions import assign_action, report_progress
from govdesk.services.attendance import declare_recusal, note_attendance
from govdesk.services.ballots import cast_ballot, enter_ballot, read_back
from govdesk.services.cosponsors import cosponsor
from govdesk.services.demo.town import Event, Town
from govdesk.services.motions import step
from govdesk.services.summaries import record_mover_view, write_summary
from govdesk.services.votes import close_vote, open_vote

OWN_DESK = ("Health", "Youth")
"""Whose principals cast their ballots on their own desk; the others speak theirs."""
NOTES = {
    "in_progress": "Work has begun; see the department's note in the next quarterly review.",
    "done": "Done and in use.",
}


@dataclass(slots=True)
class Sitting:
    """A meeting in session: who is there for each seat, by the seat's title."""

    meeting_id: str
    there: dict[str, str]
    leaves: Sequence[str] = ()
    """Seats whose people leave while the last motion is being called."""
    later: list[Event] = field(default_factory=list)
    """What the meeting's decisions bring about afterwards."""


def decide(
    town: Town,
    sitting: Sitting,
    *,
    motion_id: str,
    plan: Mapping[str, Any],
    last: bool = False,
) -> str:
    """Take a motion to its vote and close it; the vote's id."""
    secretary, meeting = town.ctx, sitting.meeting_id
    state, number = town.ctx.read(_standing, motion_id=motion_id)
    if state == "noticed":
        for verb, title in (("move", plan["mover"]), ("second", plan["seconder"])):
            seat = town.seats[_someone_there(sitting, title)]
            step(secretary, motion_id=motion_id, verb=verb, seat_id=seat, meeting_id=meeting)
            town.minutes_pass(1)
        step(town.as_("chair"), motion_id=motion_id, verb="state", meeting_id=meeting)
    recused = dict(plan.get("recused", ()))
    for title, nature in recused.items():
        declare_recusal(
            secretary,
            motion_id=motion_id,
            seat_id=town.seats[title],
            nature=nature,
            details="Told to the chair in confidence before the meeting.",
        )
    town.minutes_pass(9)
    vote = open_vote(town.as_("chair"), motion_id=motion_id, meeting_id=meeting).made
    if last:
        _leave(town, sitting)
    for title, member in sitting.there.items():
        if title not in recused:
            _ballot(town, vote, title, member, _choice(plan, title))
    town.minutes_pass(1)
    read_back(town.ctx, vote_id=vote)
    town.minutes_pass(1)
    close_vote(town.as_("chair"), vote_id=vote)
    town.minutes_pass(1)
    if "action" in plan and town.ctx.read(_standing, motion_id=motion_id)[0] == "adopted":
        _follow_up(town, sitting, motion_id, number, plan["action"])
    return vote


def agree(town: Town, sitting: Sitting, *, motion_id: str, mover: str, seconder: str) -> None:
    """Adopt an ordinary motion by general consent."""
    chair, meeting = town.as_("chair"), sitting.meeting_id
    for verb, title in (("move", mover), ("second", seconder)):
        seat = town.seats[_someone_there(sitting, title)]
        step(town.ctx, motion_id=motion_id, verb=verb, seat_id=seat, meeting_id=meeting)
    step(chair, motion_id=motion_id, verb="state", meeting_id=meeting)
    step(chair, motion_id=motion_id, verb="adopt_by_consent", meeting_id=meeting, unopposed=True)
    town.minutes_pass(2)


def in_spanish(town: Town, motion_id: str, plan: Mapping[str, Any]) -> None:
    """A motion's Spanish summary, where its plan has one, and the mover's word on it."""
    told = plan.get("spanish")
    if told is None:
        return
    made = write_summary(
        town.ctx, motion_id=motion_id, language="es", summary=told["text"], author=told["author"]
    ).made
    if told.get("agrees") == "yes":
        mover = town.as_(town.logins[plan["mover"]])
        record_mover_view(mover, summary_id=made, agrees=True)


def stand_behind(town: Town, motion_id: str, plan: Mapping[str, Any]) -> None:
    """The seats that co-sponsor a motion, each at its own desk."""
    for title in plan.get("cosponsors", ()):
        town.minutes_pass(1)
        at_desk = town.as_(town.logins[title])
        cosponsor(at_desk, motion_id=motion_id, seat_id=town.seats[title])


def _standing(session: Session, *, motion_id: str) -> tuple[str, str]:
    row = session.execute(select(Motion.state, Motion.number).where(Motion.id == motion_id)).one()
    return row.state, row.number


def _someone_there(sitting: Sitting, title: str) -> str:
    return title if title in sitting.there else next(iter(sitting.there))


def _choice(plan: Mapping[str, Any], title: str) -> str:
    if title in plan["no"]:
        return "no"
    return "abstain" if title in plan["abstain"] else "yes"


def _ballot(town: Town, vote: str, title: str, member: str, choice: str) -> None:
    seat = town.seats[title]
    if title in OWN_DESK and member == town.members[title]:
        cast_ballot(town.as_(town.logins[title]), vote_id=vote, seat_id=seat, choice=choice)
    else:
        enter_ballot(town.ctx, vote_id=vote, seat_id=seat, choice=choice)


def _leave(town: Town, sitting: Sitting) -> None:
    for title in sitting.leaves:
        member = sitting.there.pop(title)
        note_attendance(
            town.ctx,
            meeting_id=sitting.meeting_id,
            seat_id=town.seats[title],
            member_id=member,
            event="leave",
        )


def _follow_up(
    town: Town, sitting: Sitting, motion_id: str, number: str, plan: Mapping[str, Any]
) -> None:
    action = assign_action(
        town.ctx,
        title=plan["title"],
        department_id=town.departments[plan["department"]],
        due=date.fromisoformat(plan["due"]),
        motion_id=motion_id,
    ).made
    town.actions[number] = action
    login = plan["department"]
    begun = town.clock.micros // 1_000_000

    def report(state: str, percent: int) -> None:
        report_progress(
            town.as_(login), action_id=action, state=state, percent=percent, note=NOTES[state]
        )

    first: Callable[[], None] = partial(report, "in_progress", plan.get("percent", 30))
    sitting.later.append((town.of_seconds(begun + 6 * 86_400), first))
    if "done" in plan:
        sitting.later.append((town.when(plan["done"], "15:00"), partial(report, "done", 100)))
