# SPDX-License-Identifier: Apache-2.0
"""What was not announced in time is decided only where the members set the notice aside, by law and
as they would change the charter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govdesk.models.motions import Motion
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services import meetings, motions, votes
from govdesk.services.waivers import move_waiver
from tests.builders import City
from tests.sittings import SEATS, Sitting, bring, sitting

WORDS = {
    "ground": "Open Meetings Law, section 104(2)",
    "finding": "The shelter closes tomorrow; nobody knew of it before today.",
}


def refused(act: Callable[..., Any], *args: Any, **given: Any) -> str:
    with pytest.raises(Refusal) as caught:
        act(*args, **given)
    return caught.value.what.key


def state_of(city: City, motion_id: str) -> str:
    with city.ctx.store.reading() as session:
        return session.get_one(Motion, motion_id).state


def decide(city: City, motion_id: str, *no: str) -> None:
    """Vote on a pending motion: every seat says yes but those named."""
    vote = votes.open_vote(city.ctx, motion_id=motion_id).made
    for seat in SEATS:
        choice = "no" if seat in no else "yes"
        votes.enter_ballot(city.ctx, vote_id=vote, seat_id=city.seat(seat), choice=choice)
    votes.close_vote(city.as_("chair"), vote_id=vote)


def late(city: City, made: Sitting) -> str:
    """A motion that came onto the agenda in the meeting itself."""
    motion_id = made.submit()
    meetings.add_agenda_item(
        city.ctx, meeting_id=made.meeting_id, title="Shelter", kind="motion", motion_id=motion_id
    )
    return motion_id


def test_a_late_motion_is_decided_where_the_members_set_its_notice_aside(city: City) -> None:
    made, (told,) = sitting(city)
    motion_id = late(city, made)
    health = city.seat("Health")
    move = {"motion_id": motion_id, "verb": "move", "seat_id": health}
    assert refused(motions.step, city.ctx, **move) == "motions.needs_waiver_voted"
    about = {"meeting_id": made.meeting_id, "mover_seat_id": health, **WORDS}
    asked = move_waiver(city.ctx, motion_id=motion_id, **about).made
    assert refused(motions.step, city.ctx, **move) == "motions.needs_waiver_voted"
    again = refused(move_waiver, city.ctx, motion_id=motion_id, **about)
    assert again == "meetings.waiver_is_asked"
    assert refused(move_waiver, city.ctx, motion_id=told, **about) == "meetings.notice_is_in_time"
    assert refused(move_waiver, city.ctx, **about) == "meetings.notice_is_in_time"
    bring(city, asked)
    assert refused(
        motions.step, city.ctx, motion_id=asked, verb="adopt_by_consent", unopposed=True
    ) == "motions.needs_ordinary"  # fmt: skip
    decide(city, asked, "Housing")
    assert state_of(city, asked) == "adopted"
    bring(city, motion_id)
    decide(city, motion_id)
    assert state_of(city, motion_id) == "adopted"
    assert city.ctx.read(verify_workspace).failures == ()


def test_without_the_residents_or_two_thirds_the_notice_stands(city: City) -> None:
    made, _told = sitting(city)
    for against in (("Seniors", "Youth"), ("Health", "Housing")):
        motion_id = late(city, made)
        asked = move_waiver(
            city.ctx, meeting_id=made.meeting_id, motion_id=motion_id,
            mover_seat_id=city.seat("Health"), **WORDS,
        ).made  # fmt: skip
        bring(city, asked)
        decide(city, asked, *against)
        assert state_of(city, asked) == "rejected"
        assert refused(
            motions.step, city.ctx, motion_id=motion_id, verb="move", seat_id=city.seat("Health")
        ) == "motions.needs_waiver_voted"  # fmt: skip


def test_a_meeting_whose_notice_is_late_opens_to_vote_on_that_first(city: City) -> None:
    made = meetings.schedule_meeting(
        city.ctx, title="Shelter", starts_wall="2026-01-05T09:30", place="Town hall",
        kind="emergency",
    ).made  # fmt: skip
    motion_id = Sitting(city, made).submit()
    meetings.add_agenda_item(
        city.ctx, meeting_id=made, title="Shelter", kind="motion", motion_id=motion_id
    )
    meetings.give_notice(city.ctx, meeting_id=made, place="Town hall door", person="Sefa")
    city.later(hours=1)
    for seat in SEATS:
        Sitting(city, made).note(seat, "arrive")
    assert refused(meetings.open_meeting, city.ctx, meeting_id=made) == (
        "meetings.needs_notice_or_waiver"
    )
    about = {"meeting_id": made, "mover_seat_id": city.seat("Health")}
    for field in WORDS:
        with pytest.raises(BadInput) as caught:
            move_waiver(city.ctx, **about, **{**WORDS, field: " "})
        assert caught.value.field == field
    asked = move_waiver(city.ctx, **about, **WORDS).made
    meetings.open_meeting(city.ctx, meeting_id=made)
    assert refused(
        motions.step, city.ctx, motion_id=motion_id, verb="move", seat_id=city.seat("Health")
    ) == "motions.needs_waiver_voted"  # fmt: skip
    bring(city, asked)
    decide(city, asked)
    bring(city, motion_id)
    decide(city, motion_id)
    assert state_of(city, motion_id) == "adopted"
    assert city.ctx.read(verify_workspace).failures == ()
