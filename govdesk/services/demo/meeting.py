# SPDX-License-Identifier: Apache-2.0
"""A meeting of Marlow Bay's task force, from its date being set to its minutes being approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from govdesk.services.agenda import add_agenda_item
from govdesk.services.attendance import note_attendance
from govdesk.services.demo.deciding import Sitting, agree, decide, in_spanish, stand_behind
from govdesk.services.demo.reviewing import Reviewing
from govdesk.services.demo.town import Event, Town
from govdesk.services.meetings import close_meeting, give_notice, open_meeting, schedule_meeting
from govdesk.services.minutes import approve_minutes, draft_minutes
from govdesk.services.motions import submit_motion
from govdesk.services.residents import answer_comment, receive_comment
from govdesk.services.summaries import ask_languages
from govdesk.wording import Words

PLACE = "Harbour Hall, 2 Quay Street"
POSTED = ("The door of Harbour Hall", "The city's page")
CLERK = "Clio Clamshell"
MINUTES = (
    "Minutes of the {title} of {day}. Attendance, motions and votes are as the record tells them."
)


class Meetings:
    """Every meeting of the story. What a meeting brings about later is run by the story too."""

    def __init__(self, town: Town, reviewing: Reviewing) -> None:
        self.town, self.reviewing = town, reviewing
        self._unapproved: tuple[str, str] | None = None

    def events(self) -> Iterator[Event]:
        """Each meeting's preparation; the sittings are in `sittings`."""
        town = self.town
        for title, told in town.data["languages"].items():
            yield town.when(told["on"], "18:00"), partial(self._ask, title, told["asked"])
        for plan in town.data["meetings"]:
            day = plan["on"]
            ahead = plan.get("ahead") == "yes"
            yield town.when(day, "09:00", days=-48 if ahead else -30), partial(self._set, plan)
            yield town.when(day, "11:00", days=-44 if ahead else -18), partial(self._table, plan)
            for key in plan["motions"]:
                yield from self._comments(key, day, ahead)
            if ahead:
                continue
            yield town.when(day, "10:00", days=-4), partial(self._late_items, plan)
            yield town.when(day, "12:00", days=-4), partial(self._notice, plan)
            yield town.when(day, "17:20"), partial(self._sit, plan)

    def _set(self, plan: Mapping[str, Any]) -> None:
        self.town.meetings[plan["key"]] = schedule_meeting(
            self.town.ctx, title=plan["title"], starts_wall=f"{plan['on']}T17:30", place=PLACE
        ).made
        self._item(plan, "Opening and public comment", "opening", minutes=15)

    def _table(self, plan: Mapping[str, Any]) -> None:
        for key in plan["motions"]:
            self.town.minutes_pass(7)
            told = self.town.data["motions"][key]
            if key in self.town.motions:
                self._item(plan, told["title"], "motion", motion_id=self.town.motions[key])
                continue
            self.town.motions[key] = submit_motion(
                self.town.ctx,
                title=told["title"],
                text=told["text"],
                summary=told["summary"],
                if_adopted=told["adopted"],
                if_rejected=told["rejected"],
                matters=told.get("matters", ()),
                cost=told.get("money"),
                cost_note=told.get("money_for", ""),
                mover_seat_id=self.town.seats[told["mover"]],
                meeting_id=self.town.meetings[plan["key"]],
            ).made
            in_spanish(self.town, self.town.motions[key], told)
            stand_behind(self.town, self.town.motions[key], told)

    def _ask(self, title: str, languages: Sequence[str]) -> None:
        """A member asks for summaries in their language, at their own desk."""
        ask_languages(
            self.town.as_(self.town.logins[title]),
            member_id=self.town.members[title],
            languages=languages,
        )

    def _late_items(self, plan: Mapping[str, Any]) -> None:
        """The review and its pivots, and last time's minutes, before the agenda is posted."""
        meeting = self.town.meetings[plan["key"]]
        if self._unapproved is not None:
            self._procedural(plan, "minutes", f"Minutes of {self._unapproved[1]}")
        if "review" in plan:
            period = plan["review"]
            review = self.town.reviews[period]
            self._item(plan, f"Review of {period}", "review", review_id=review)
            for code in plan.get("pivots", ()):
                motion = self.town.motions[f"pivot {period} {code}"]
                self._item(plan, f"Change of course for {code}", "motion", motion_id=motion)
            self._procedural(plan, "adopt_review", f"Adopting the review of {period}")
        add_agenda_item(self.town.ctx, meeting_id=meeting, title="Closing", kind="closing")

    def _procedural(self, plan: Mapping[str, Any], kind: str, title: str) -> None:
        self.town.motions[f"{kind} {plan['key']}"] = submit_motion(
            self.town.ctx,
            title=title,
            text=f"{title}: the task force adopts them as they were sent to its members.",
            summary="Puts on record what the task force has examined.",
            if_adopted="They stand as sent.",
            if_rejected="They go back to the secretariat.",
            mover_seat_id=self.town.seats["Seniors"],
            meeting_id=self.town.meetings[plan["key"]],
        ).made

    def _item(
        self, plan: Mapping[str, Any], title: str, kind: str, minutes: int = 20, **about: str
    ) -> None:
        add_agenda_item(
            self.town.ctx,
            meeting_id=self.town.meetings[plan["key"]],
            title=title,
            kind=kind,
            minutes_planned=minutes,
            **about,
        )

    def _notice(self, plan: Mapping[str, Any]) -> None:
        meeting = self.town.meetings[plan["key"]]
        for place in POSTED:
            give_notice(self.town.ctx, meeting_id=meeting, place=place, person=CLERK)

    def _comments(self, key: str, day: str, ahead: bool) -> Iterator[Event]:
        for told in self.town.data["motions"][key].get("comments", ()):
            before = -43 if ahead else -2
            yield (
                self.town.when(day, "16:00", days=before),
                partial(self._comment, key, told, self.town.when(day, "11:00", days=7)),
            )

    def _comment(self, key: str, told: Mapping[str, str], answered: Any) -> None:
        comment = receive_comment(
            self.town.as_("clerk"),
            subject_kind="motion",
            subject_id=self.town.motions[key],
            shown_name=told["name"],
            text=told["text"],
        ).made
        if told["answer"]:
            self.town.later(answered, partial(self._answer, comment, told))

    def _answer(self, comment: str, told: Mapping[str, str]) -> None:
        answer_comment(self.town.ctx, comment_id=comment, text=told["answer"], by_words=told["by"])

    def _sit(self, plan: Mapping[str, Any]) -> None:
        town, meeting = self.town, self.town.meetings[plan["key"]]
        sitting = Sitting(meeting, self._arrive(plan), plan.get("leaves", ()))
        town.set_clock(town.when(plan["on"], "17:31"))
        open_meeting(town.as_("chair"), meeting_id=meeting)
        town.minutes_pass(15)
        self._approve(sitting, plan)
        self.reviewing.sit(sitting, plan)
        for place, key in enumerate(plan["motions"], start=1):
            town.votes[key] = decide(
                town,
                sitting,
                motion_id=town.motions[key],
                plan=town.data["motions"][key],
                last=place == len(plan["motions"]),
            )
            town.minutes_pass(12)
        close_meeting(town.as_("chair"), meeting_id=meeting)
        day = date.fromisoformat(plan["on"])
        text = MINUTES.format(title=plan["title"], day=Words("en").date(day, "long"))
        drafted = town.when(plan["on"], "10:00", days=6)
        town.later(drafted, lambda: draft_minutes(town.ctx, meeting_id=meeting, text=text))
        self._unapproved = (meeting, f"{plan['title']}, {plan['on']}")
        for moment, happen in sitting.later:
            town.later(moment, happen)

    def _arrive(self, plan: Mapping[str, Any]) -> dict[str, str]:
        there = {}
        for title, principal in self.town.members.items():
            absent = title in plan["absent"]
            if absent and plan.get("alternates") == "no":
                self._note(plan, title, principal, "excused")
                continue
            if absent:
                self._note(plan, title, principal, "excused")
            member = self.town.alternates[title] if absent else principal
            self._note(plan, title, member, "arrive")
            there[title] = member
        return there

    def _note(self, plan: Mapping[str, Any], title: str, member: str, event: str) -> None:
        note_attendance(
            self.town.ctx,
            meeting_id=self.town.meetings[plan["key"]],
            seat_id=self.town.seats[title],
            member_id=member,
            event=event,
        )

    def _approve(self, sitting: Sitting, plan: Mapping[str, Any]) -> None:
        motion = self.town.motions.get(f"minutes {plan['key']}")
        if motion is None or self._unapproved is None:
            return
        agree(self.town, sitting, motion_id=motion, mover="Seniors", seconder="Housing")
        approve_minutes(self.town.ctx, meeting_id=self._unapproved[0], motion_id=motion)
