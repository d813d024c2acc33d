# SPDX-License-Identifier: Apache-2.0
"""Meetings and motions taken the wrong way: in the wrong order, twice, for somebody else, for a
time that is over. Each is refused in words, and nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.people import Term
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import Refusal
from govdesk.rules.wall_times import instant
from govdesk.services import meetings, motions, people, votes
from govdesk.services.amendments import move_amendment
from govdesk.services.consent import adopt_consent_agenda
from govdesk.services.departures import depart
from govdesk.services.motion_words import recommend
from govdesk.services.speakers import list_speaker
from tests.builders import City
from tests.sittings import SEATS, Sitting, bring, sitting


def refused(act: Callable[..., Any], *args: Any, **given: Any) -> str:
    """The key of the refusal."""
    with pytest.raises(Refusal) as caught:
        act(*args, **given)
    return caught.value.what.key


def state_of(city: City, motion_id: str) -> str:
    with city.ctx.store.reading() as session:
        return session.get_one(Motion, motion_id).state


def another(city: City, *items: str, noticed: bool = True) -> str:
    """A second meeting 15 days on, in session, with motions that came after its notice."""
    starts = f"{city.today + timedelta(days=15)}T17:30"
    made = meetings.schedule_meeting(
        city.ctx, title="Another", starts_wall=starts, place="Town hall"
    ).made
    meetings.add_agenda_item(city.ctx, meeting_id=made, title="Opening", kind="opening")
    if noticed:
        for one in items:
            meetings.add_agenda_item(
                city.ctx, meeting_id=made, title="Again", kind="motion", motion_id=one
            )
    meetings.give_notice(city.ctx, meeting_id=made, place="Town hall door", person="Sefa")
    city.clock.micros = instant(starts, city.ctx.store.zone)[1]
    if not noticed:
        for one in items:
            meetings.add_agenda_item(
                city.ctx, meeting_id=made, title="Again", kind="motion", motion_id=one
            )
    for seat in SEATS:
        Sitting(city, made).note(seat, "arrive")
    meetings.open_meeting(city.ctx, meeting_id=made)
    return made


def test_what_another_meeting_s_notice_told_is_not_decided_in_this_one(city: City) -> None:
    """A notice is for its own meeting: nothing is moved, voted on or agreed to elsewhere by it."""
    made, (motion_id, pending) = sitting(city, "ordinary", "ordinary")
    motions.step(city.ctx, motion_id=motion_id, verb="postpone",
                 until=city.today + timedelta(days=20), unopposed=True)  # fmt: skip
    other = made.submit()
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    there = another(city, motion_id, pending, other, noticed=False)
    assert refused(motions.step, city.ctx, motion_id=other, verb="move",
                   seat_id=city.seat("Health")) == "motions.needs_waiver_voted"  # fmt: skip
    assert refused(motions.step, city.ctx, motion_id=motion_id,
                   verb="take_up") == "motions.needs_announced"  # fmt: skip
    assert refused(votes.open_vote, city.ctx, motion_id=pending) == "motions.needs_announced"
    assert refused(motions.step, city.ctx, motion_id=pending, verb="adopt_by_consent",
                   unopposed=True) == "motions.needs_announced"  # fmt: skip
    assert refused(adopt_consent_agenda, city.ctx, meeting_id=there, motion_ids=[pending],
                   unopposed=True) == "motions.needs_announced"  # fmt: skip
    assert state_of(city, pending) == "pending"


def test_a_motion_noticed_for_a_cancelled_meeting_waits_for_another_notice(city: City) -> None:
    made = meetings.schedule_meeting(
        city.ctx, title="First", starts_wall="2026-01-20T17:30", place="Town hall"
    ).made
    motion_id = Sitting(city, made).submit()
    meetings.add_agenda_item(
        city.ctx, meeting_id=made, title="Library", kind="motion", motion_id=motion_id
    )
    meetings.give_notice(city.ctx, meeting_id=made, place="Town hall door", person="Sefa")
    assert state_of(city, motion_id) == "noticed"
    meetings.close_meeting(city.ctx, meeting_id=made, end_state="cancelled", reason="Snow")
    another(city, motion_id, noticed=False)
    move = {"motion_id": motion_id, "verb": "move", "seat_id": city.seat("Health")}
    assert refused(motions.step, city.ctx, **move) == "motions.needs_announced"


def test_what_a_meeting_left_pending_goes_on_at_the_next_that_announces_it(city: City) -> None:
    made, (motion_id,) = sitting(city)
    change = move_amendment(
        city.ctx, motion_id=motion_id, text="The branch libraries open on Saturdays.",
        summary="Saturdays.", mover_seat_id=city.seat("Youth"),
    ).made  # fmt: skip
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    another(city, motion_id)
    motions.step(city.ctx, motion_id=change, verb="second", seat_id=city.seat("Seniors"))
    motions.step(city.ctx, motion_id=change, verb="state")
    for one in (change, motion_id):
        vote = votes.open_vote(city.ctx, motion_id=one).made
        for seat in SEATS:
            votes.enter_ballot(city.ctx, vote_id=vote, seat_id=city.seat(seat), choice="yes")
        votes.close_vote(city.as_("chair"), vote_id=vote)
        assert state_of(city, one) == "adopted"
    assert city.ctx.read(verify_workspace).failures == ()


def test_nobody_says_for_the_members_that_they_agreed(city: City) -> None:
    """A mover cannot take back what is the body's by their own word for everyone's."""
    made, _motions = sitting(city)
    motion_id = motions.submit_motion(
        city.as_("health"), title="Mine", text="Mine.", summary="Mine.",
        mover_seat_id=city.seat("Health"),
    ).made  # fmt: skip
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    another(city, motion_id)
    bring(city, motion_id)
    for given in ({"yes": 5, "no": 0}, {"unopposed": True}):
        assert refused(
            motions.step, city.as_("health"), motion_id=motion_id, verb="withdraw", **given
        ) == "motions.needs_carried"  # fmt: skip
    motions.step(city.ctx, motion_id=motion_id, verb="withdraw", unopposed=True)
    assert state_of(city, motion_id) == "withdrawn"


def test_nothing_is_put_off_to_a_day_that_is_over(city: City) -> None:
    _made, (motion_id,) = sitting(city)
    for verb, more in (("postpone", {}), ("refer", {"body": "The health board"})):
        given: dict[str, Any] = {
            "motion_id": motion_id, "verb": verb, "unopposed": True, **more,
        }  # fmt: skip
        assert refused(motions.step, city.ctx, until=city.today, **given) == "motions.until_is_over"
        motions.step(city.ctx, until=city.today + timedelta(days=1), **given)
        with city.ctx.store.reading() as session:
            assert session.get_one(Motion, motion_id).state in ("postponed", "referred")
        motions.step(city.ctx, motion_id=motion_id, verb="take_up")


def test_a_seat_that_nobody_is_here_for_neither_moves_nor_seconds(city: City) -> None:
    made, (_first, motion_id) = sitting(city, "ordinary", "ordinary", away=("Youth",))
    motions.step(city.ctx, motion_id=motion_id, verb="withdraw", unopposed=True)
    third = made.submit(mover="Youth")
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    there = another(city, third)
    Sitting(city, there).note("Youth", "leave")
    step = partial(motions.step, city.ctx, motion_id=third)
    assert refused(step, verb="move") == "motions.seat_not_here"
    youth = city.seat("Youth")
    assert refused(step, verb="move", seat_id=youth) == "motions.seat_not_here"
    step(verb="move", seat_id=city.seat("Health"))
    assert refused(step, verb="second", seat_id=youth) == "motions.seat_not_here"
    step(verb="second", seat_id=city.seat("Seniors"))
    step(verb="state")
    assert (
        refused(
            move_amendment, city.ctx, motion_id=third, text="Other.", summary="Other.",
            mover_seat_id=youth,
        )
        == "motions.seat_not_here"
    )  # fmt: skip


def test_an_item_whose_amendment_is_being_voted_on_stays(city: City) -> None:
    made, (motion_id,) = sitting(city)
    change = move_amendment(
        city.ctx, motion_id=motion_id, text="On Saturdays.", summary="Saturdays.",
        mover_seat_id=city.seat("Youth"),
    ).made  # fmt: skip
    motions.step(city.ctx, motion_id=change, verb="second", seat_id=city.seat("Seniors"))
    motions.step(city.ctx, motion_id=change, verb="state")
    votes.open_vote(city.ctx, motion_id=change)
    with city.ctx.store.reading() as session:
        from govdesk.models.meetings import AgendaItem

        item = session.query(AgendaItem).filter_by(motion_id=motion_id).one().id
    assert made.meeting_id
    assert (
        refused(meetings.remove_agenda_item, city.ctx, item_id=item, reason="No time")
        == "meetings.needs_no_open_vote"
    )


def test_whoever_speaks_speaks_to_an_item_of_their_own_meeting(city: City) -> None:
    made, _motions = sitting(city)
    elsewhere = meetings.schedule_meeting(
        city.ctx, title="Later", starts_wall="2026-06-20T17:30", place="Town hall"
    ).made
    item = meetings.add_agenda_item(
        city.ctx, meeting_id=elsewhere, title="Words", kind="comment"
    ).made
    assert (
        refused(list_speaker, city.ctx, meeting_id=made.meeting_id, item_id=item)
        == "speakers.other_meeting"
    )
    gone = meetings.add_agenda_item(
        city.ctx, meeting_id=made.meeting_id, title="Words", kind="comment"
    ).made
    meetings.remove_agenda_item(city.ctx, item_id=gone, reason="No time")
    assert (
        refused(list_speaker, city.ctx, meeting_id=made.meeting_id, item_id=gone)
        == "speakers.other_meeting"
    )


def test_who_left_leaves_once(city: City) -> None:
    youth, today = city.member("Youth"), city.today
    ends = today + timedelta(days=9)
    depart(city.ctx, member_id=youth, ends=ends, reason="Moves away", seat_next=True)
    for again in (ends, ends + timedelta(days=5)):
        assert (
            refused(depart, city.ctx, member_id=youth, ends=again, reason="Again", seat_next=True)
            == "people.no_term"
        )
    # Sooner than was said: the stand-in begins sooner, and once.
    depart(city.ctx, member_id=youth, ends=today, reason="Sooner", seat_next=True)
    with city.ctx.store.reading() as session:
        seat = city.seat("Youth")
        principals = (
            session.query(Term)
            .filter(Term.seat_id == seat, Term.role == "principal", Term.member_id != youth)
            .all()
        )
        assert [(one.starts, one.ends) for one in sorted(principals, key=lambda t: t.starts)] == [
            (today + timedelta(days=1), ends),
            (ends + timedelta(days=1), None),
        ]


def test_a_person_has_one_vote_whatever_seats_they_stand_in_for(city: City) -> None:
    """Whoever holds a seat cannot be counted for another at the same time."""
    people.start_term(
        city.ctx, seat_id=city.seat("Seniors"), member_id=city.member("Old Harbour"),
        role="alternate", rank=1, starts=city.today,
    )  # fmt: skip
    made, (motion_id,) = sitting(city, away=("Seniors",))
    vote = made.put(motion_id)
    made.enter(vote, "Old Harbour", "yes")
    with pytest.raises(Refusal):
        made.enter(vote, "Seniors", "yes")
    made.close(vote)
    assert city.ctx.read(verify_workspace).failures == ()


def test_nobody_holds_two_seats(city: City) -> None:
    term = {"member_id": city.member("Health"), "starts": city.today}
    depart(city.ctx, member_id=city.member("Seniors"), ends=city.today, reason="Died")
    term["starts"] = city.today + timedelta(days=1)
    assert (
        refused(people.start_term, city.ctx, seat_id=city.seat("Seniors"), **term)
        == "people.holds_another"
    )


def test_the_secretariat_recommends_before_the_members_decide(city: City) -> None:
    made, (motion_id,) = sitting(city)
    vote = made.put(motion_id)
    given = {"motion_id": motion_id, "recommendation": "Adopt it"}
    assert refused(recommend, city.ctx, **given) == "motions.recommended_too_late"
    for seat in SEATS:
        made.enter(vote, seat, "yes")
    made.close(vote)
    assert refused(recommend, city.ctx, **given) == "motions.recommended_too_late"


def test_attendance_notes_only_what_changes(city: City) -> None:
    made, _motions = sitting(city, away=("Youth",))
    for seat, event in (("Health", "arrive"), ("Youth", "leave"), ("Health", "back"),
                        ("Health", "excused")):  # fmt: skip
        assert refused(made.note, seat, event) == "meetings.nothing_to_note", (seat, event)
    made.note("Youth", "excused")
    assert refused(made.note, "Youth", "excused") == "meetings.nothing_to_note"
    made.note("Health", "remote")
    made.note("Health", "recused")
    assert refused(made.note, "Health", "recused") == "meetings.nothing_to_note"
    made.note("Health", "back")


def test_a_meeting_is_continued_on_a_day_to_come(city: City) -> None:
    made, _motions = sitting(city)
    for when in ("soon", "2026-01-02T17:30"):
        assert refused(
            meetings.close_meeting, city.ctx, meeting_id=made.meeting_id, end_state="continued",
            continues_on=when,
        ) in ("meetings.no_time", "meetings.time_is_over")  # fmt: skip
    with city.ctx.store.reading() as session:
        assert session.get_one(Meeting, made.meeting_id).state == "in_session"


def minutes_motion(city: City, meeting_id: str) -> str:
    """A motion to approve minutes, adopted in a meeting of its own; its id."""
    motion_id = Sitting(city, meeting_id).submit()
    another(city, motion_id)
    bring(city, motion_id)
    motions.step(city.ctx, motion_id=motion_id, verb="adopt_by_consent", unopposed=True)
    return motion_id


def test_minutes_are_approved_only_by_a_vote_on_the_draft_that_stands(city: City) -> None:
    made, (motion_id,) = sitting(city)
    motions.step(city.ctx, motion_id=motion_id, verb="adopt_by_consent", unopposed=True)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    about = {"meeting_id": made.meeting_id}
    city.later(minutes=1)
    meetings.draft_minutes(city.ctx, text="All came.", **about)
    assert (
        refused(meetings.approve_minutes, city.ctx, motion_id=motion_id, **about)
        == "meetings.approval_before_the_draft"
    )
    approval = minutes_motion(city, made.meeting_id)
    city.later(minutes=1)
    meetings.draft_minutes(city.ctx, text="All came, and one left.", **about)
    assert (
        refused(meetings.approve_minutes, city.ctx, motion_id=approval, **about)
        == "meetings.approval_before_the_draft"
    )
    with city.ctx.store.reading() as session:
        assert session.get_one(Meeting, made.meeting_id).state == "minutes_draft"


def test_what_approved_minutes_is_not_reconsidered(city: City) -> None:
    made, _motions = sitting(city)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    meetings.draft_minutes(city.ctx, meeting_id=made.meeting_id, text="All came.")
    approval = minutes_motion(city, made.meeting_id)
    meetings.approve_minutes(city.ctx, meeting_id=made.meeting_id, motion_id=approval)
    assert (
        refused(
            motions.step, city.ctx, motion_id=approval, verb="reconsider",
            seat_id=city.seat("Health"), unopposed=True,
        )
        == "motions.needs_nothing_in_force"
    )  # fmt: skip
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_continued_meeting_goes_on_with_what_is_not_decided(city: City) -> None:
    made, (done, left) = sitting(city, "ordinary", "key")
    motions.step(city.ctx, motion_id=done, verb="adopt_by_consent", unopposed=True)
    there = meetings.close_meeting(
        city.ctx, meeting_id=made.meeting_id, end_state="continued",
        continues_on=f"{city.today + timedelta(days=9)} 17:30",
    ).made  # fmt: skip
    with city.ctx.store.reading() as session:
        before, after = (session.get_one(Meeting, one) for one in (made.meeting_id, there))
        assert (before.state, after.state, after.kind) == ("continued", "scheduled", "continued")
        assert session.get_one(Motion, left).meeting_id == there
        assert session.get_one(Motion, done).meeting_id == made.meeting_id
    meetings.give_notice(city.ctx, meeting_id=there, place="Town hall door", person="Sefa")
    city.later(days=9)
    for seat in SEATS:
        Sitting(city, there).note(seat, "arrive")
    meetings.open_meeting(city.ctx, meeting_id=there)
    vote = votes.open_vote(city.ctx, motion_id=left).made
    for seat in SEATS:
        votes.enter_ballot(city.ctx, vote_id=vote, seat_id=city.seat(seat), choice="yes")
    votes.close_vote(city.as_("chair"), vote_id=vote)
    assert state_of(city, left) == "adopted"
    assert city.ctx.read(verify_workspace).failures == ()
