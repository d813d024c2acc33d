# SPDX-License-Identifier: Apache-2.0
"""A meeting of the small city in session, and a motion before it, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from govdesk.queries.people import holders
from govdesk.rules.wall_times import instant
from govdesk.services import meetings, motions, votes
from tests.builders import City

SEATS = ("Health", "Housing", "Youth", "Seniors", "Old Harbour")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting in session with everyone but those named `away` in the room."""

    city: City
    meeting_id: str

    def note(self, seat: str, event: str, member: str | None = None) -> None:
        """Note attendance of a seat's principal, or of another member."""
        meetings.note_attendance(
            self.city.ctx,
            meeting_id=self.meeting_id,
            seat_id=self.city.seat(seat),
            member_id=member or self.city.member(seat),
            event=event,
        )

    def alternate(self) -> str:
        """The member who stands in for Youth."""
        return self.city.holding("Youth").alternates[0].member_id

    def submit(self, decision_class: str = "ordinary", mover: str = "Health") -> str:
        """A motion submitted without a meeting; its id."""
        return motions.submit_motion(
            self.city.ctx,
            title="Open the library on Sundays",
            text="The branch libraries open on Sundays from noon to six.",
            summary="Branch libraries open on Sunday afternoons.",
            decision_class=decision_class,
            mover_seat_id=self.city.seat(mover),
        ).made

    def put(self, motion_id: str) -> str:
        """Open the vote on a pending motion; its id."""
        return votes.open_vote(self.city.ctx, motion_id=motion_id, meeting_id=self.meeting_id).made

    def cast(self, vote_id: str, login: str, choice: str) -> str:
        """Cast the ballot of the seat whose holder signs in by `login`."""
        seat = login.replace("_", " ").title()
        return votes.cast_ballot(
            self.city.as_(login), vote_id=vote_id, seat_id=self.city.seat(seat), choice=choice
        ).made

    def enter(self, vote_id: str, seat: str, choice: str) -> str:
        """Enter a spoken ballot."""
        return votes.enter_ballot(
            self.city.ctx, vote_id=vote_id, seat_id=self.city.seat(seat), choice=choice
        ).made

    def close(self, vote_id: str) -> str:
        """Close the vote; the outcome's id."""
        return votes.close_vote(self.city.as_("chair"), vote_id=vote_id).made


def sitting(
    city: City,
    *decision_classes: str,
    away: tuple[str, ...] = (),
    motion_ids: tuple[str, ...] = (),
) -> tuple[Sitting, list[str]]:
    """A noticed meeting opened 15 days on, with `motion_ids` and one new motion for each class
    moved, seconded and pending."""
    starts_wall = f"{city.today + timedelta(days=15)}T17:30"
    meeting_id = meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall=starts_wall, place="Town hall"
    ).made
    made = Sitting(city, meeting_id)
    if not decision_classes and not motion_ids:
        decision_classes = ("ordinary",)
    on_agenda = [*motion_ids, *(made.submit(one) for one in decision_classes)]
    for motion_id in on_agenda:
        meetings.add_agenda_item(
            city.ctx, meeting_id=meeting_id, title="Library", kind="motion", motion_id=motion_id
        )
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Town hall door", person="Sefa")
    city.clock.micros = instant(starts_wall, city.ctx.store.zone)[1]
    holding = {one.title: one.principal for one in city.ctx.read(holders, on=city.today)}
    for seat in SEATS:
        if seat not in away:
            principal = holding[seat]
            assert principal is not None
            made.note(seat, "arrive", principal.member_id)
    meetings.open_meeting(city.ctx, meeting_id=meeting_id)
    here = [seat for seat in ("Seniors", "Old Harbour", "Youth", "Housing") if seat not in away]
    mover = here.pop() if "Health" in away else "Health"
    for motion_id in on_agenda:
        bring(city, motion_id, mover=mover, seconder=here[0])
    return made, on_agenda


def bring(city: City, motion_id: str, *, mover: str = "Health", seconder: str = "Seniors") -> None:
    """Move, second and state a noticed motion."""
    motions.step(city.ctx, motion_id=motion_id, verb="move", seat_id=city.seat(mover))
    motions.step(city.ctx, motion_id=motion_id, verb="second", seat_id=city.seat(seconder))
    motions.step(city.ctx, motion_id=motion_id, verb="state")
