# SPDX-License-Identifier: Apache-2.0
"""Members who take part from elsewhere: what the charter asks of them, whether they count, and what
is decided meanwhile, on both databases."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from govdesk.models.meetings import Attendance
from govdesk.models.motions import Motion, MotionStep
from govdesk.models.record import Entry, PrivateDetail
from govdesk.queries.meetings import MeetingDetail, meeting
from govdesk.queries.minutes import minutes_text
from govdesk.queries.verification import verify_workspace
from govdesk.rules.attendance import RemoteNeed, RemoteRules
from govdesk.rules.charter_changes import CharterChange, RemoteWay
from govdesk.rules.decision_json import rule_to_json
from govdesk.rules.procedural import MAJORITY
from govdesk.rules.refusals import BadInput
from govdesk.services import meetings, motions
from govdesk.services.closed_sessions import close_doors
from govdesk.wording import say
from tests.builders import City
from tests.forging import refused
from tests.services.test_charter_changes import proposed, vote
from tests.sittings import Sitting, sitting

REASON = "A hospital stay until March."
ALL = RemoteRules(frozenset(RemoteNeed), forces_roll_call=True)


def under(city: City, change: CharterChange) -> tuple[Sitting, str]:
    """A sitting under a changed charter, with an ordinary motion pending."""
    motion_id = proposed(city, change)
    first, _ids = sitting(city, motion_ids=(motion_id,))
    vote(first, motion_id)
    meetings.close_meeting(city.ctx, meeting_id=first.meeting_id)
    city.later(days=1)
    made, (pending,) = sitting(city, "ordinary")
    return made, pending


def joins(made: Sitting, seat: str, **given: Any) -> None:
    meetings.note_attendance(
        made.city.ctx, meeting_id=made.meeting_id, seat_id=made.city.seat(seat),
        member_id=made.city.member(seat), event="remote", **given,
    )  # fmt: skip


def found(made: Sitting) -> MeetingDetail:
    ctx = made.city.ctx
    detail = ctx.read(meeting, meeting_id=made.meeting_id, actor=ctx.actor, now=ctx.now())
    assert detail is not None
    return detail


def test_what_the_charter_asks_is_asked_and_the_reason_never_published(city: City) -> None:
    made, pending = under(city, CharterChange(remote_way=RemoteWay.NOT_COUNTED, remote=ALL))
    given: dict[str, Any] = {}
    for name, value, field in (
        ("approved", True, "approved"), ("reason", REASON, "reason"),
        ("seen_and_heard", True, "seen_and_heard"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as refusal:
            joins(made, "Youth", **given)
        assert refusal.value.field == field
        assert refusal.value.kept is not None
        given[name] = value
    joins(made, "Youth", **given)
    with city.ctx.store.reading() as session:
        last = session.scalars(select(Attendance).order_by(Attendance.entry_seq.desc())).first()
        assert last is not None
        assert last.given == ["approval", "reason", "seen_and_heard"]
        assert session.scalars(select(PrivateDetail.value)).all()[-1] == REASON
        bodies = b"".join(session.scalars(select(Entry.body)))
        assert REASON.encode() not in bodies
        text = minutes_text(session, meeting_id=made.meeting_id, now=city.ctx.now())
        assert "joins from elsewhere" in text
        assert REASON not in text

    now = found(made)
    assert [say(one) for one in now.here] == [
        "4 of 5 seats are here; 3 are needed to decide anything.",
        "1 member takes part from elsewhere and is not counted: the charter counts only who is in"
        " the room. They may vote.",
    ]
    assert now.roll_call is not None
    assert refused(
        lambda: motions.step(
            city.ctx, motion_id=pending, verb="adopt_by_consent", unopposed=True
        )
    ) == "remote.roll_call"  # fmt: skip

    city.later(days=0)
    made.note("Youth", "lost")
    now = found(made)
    assert {one.title: one.presence for one in now.seats}["Youth"] == "absent"
    assert (len(now.here), now.roll_call) == (1, None)
    with city.ctx.store.reading() as session:
        text = minutes_text(session, meeting_id=made.meeting_id, now=city.ctx.now())
    assert "loses the connection" in text
    made.note("Youth", "back")
    assert found(made).roll_call is not None
    vote_id = made.put(pending)
    for seat in ("Health", "Housing", "Youth"):
        made.enter(vote_id, seat, "yes")
    made.note("Seniors", "leave")
    made.note("Old Harbour", "leave")
    made.close(vote_id)
    with city.ctx.store.reading() as session:
        assert session.get_one(Motion, pending).state == "pending", "two in the room: void"
    assert city.ctx.read(verify_workspace).failures == ()


def test_while_someone_is_elsewhere_procedural_questions_are_by_roll(city: City) -> None:
    made, pending = under(city, CharterChange(remote=RemoteRules(forces_roll_call=True)))
    city.later(minutes=1)
    joins(made, "Youth")
    ctx, titles = city.ctx, ("Health", "Housing", "Old Harbour", "Seniors", "Youth")
    said = dict(zip(map(city.seat, titles), ("yes", "no", "yes", "abstain", "yes"), strict=True))

    def ask(**given: Any) -> None:
        motions.step(
            ctx, motion_id=pending, verb="lay_on_the_table", seat_id=city.seat("Housing"),
            seconded_by=city.seat("Youth"), **given,
        )  # fmt: skip

    def close(**given: Any) -> None:
        close_doors(
            ctx, meeting_id=made.meeting_id, mover_seat_id=city.seat("Health"),
            ground="Open Meetings Law, section 105(1)(f)", **given,
        )  # fmt: skip

    for act in (ask, close):
        for given in ({"yes": 4, "no": 1}, {"unopposed": True}):
            assert refused(lambda act=act, given=given: act(**given)) == "remote.roll_asked"
        for roll, why in (
            ({city.seat("Youth"): "yes"}, "motions.roll_incomplete"),
            ({**said, city.seat("Youth"): "perhaps"}, "motions.roll_incomplete"),
            (dict.fromkeys(said, "abstain"), "motions.roll_undecided"),
        ):
            with pytest.raises(BadInput) as caught:
                act(called=roll)
            assert (caught.value.field, caught.value.code) == ("called", why)
    assert [one.seat_id for one in found(made).to_call] == [
        seat.seat_id for seat in found(made).seats if seat.presence in ("in_room", "remote")
    ]
    ask(called=said)
    with ctx.store.reading() as session:
        kept = session.scalars(select(MotionStep).order_by(MotionStep.entry_seq.desc())).first()
        assert kept is not None
        assert (kept.agreed, kept.yes, kept.no) == ("carried", 3, 1)
        assert kept.called is not None
        assert [one["said"] for one in kept.called] == list(said.values())
    city.later(minutes=1)
    close(called={**said, city.seat("Old Harbour"): "no", city.seat("Seniors"): "no"})
    with ctx.store.reading() as session:
        text = minutes_text(session, meeting_id=made.meeting_id, now=ctx.now())
    for told in (
        "Set aside for now. 3 yes, 1 no; RONR, majority of votes cast.",
        "Yes: Health, Old Harbour, Youth.",
        "Not carried: 2 yes, 3 no; RONR, majority of votes cast.",
        "No: Housing, Old Harbour, Seniors.",
    ):
        assert told in text, text
    assert ctx.read(verify_workspace).failures == ()
    for forged in (
        {"agreed": "unopposed"},
        {"agreed": "carried", "yes": 5, "no": 0},
        {"agreed": "carried", "yes": 4, "no": 1, "called": "as it was"},
        {"agreed": "carried", "yes": 3, "no": 1, "called": "one missing"},
    ):
        _forge(city, pending, made.meeting_id, forged, said)
        ask(called=said)
    failures = ctx.read(verify_workspace).failures
    assert [one.rule for one in failures] == ["carried"] * 4


def _forge(
    city: City, motion_id: str, meeting_id: str, fields: dict[str, Any], said: dict[str, str]
) -> None:
    """A step by whoever holds the log's pen, past the services."""
    titles = ("Health", "Housing", "Old Harbour", "Seniors", "Youth")
    roll = [
        {"seat": city.seat(one), "member": city.member(one), "said": said[city.seat(one)]}
        for one in titles
    ]
    rule = rule_to_json(MAJORITY, canonical=True)
    if "yes" in fields:
        fields = {**fields, "rule": rule}
    if "called" in fields:
        fields = {**fields, "called": roll if fields["called"] == "as it was" else roll[:-1]}
    with city.ctx.writing("motion.run") as act:
        act.record(
            "motion.stepped", motion_id, step_id=act.new_id(), verb="take_up",
            from_state="laid_on_the_table", to_state="pending", meeting_id=meeting_id, **fields,
        )  # fmt: skip


def test_half_of_the_seats_may_have_to_be_in_the_room(city_file: City) -> None:
    made, _pending = under(city_file, CharterChange(remote_way=RemoteWay.ROOM))
    for seat in ("Youth", "Seniors"):
        joins(made, seat)
    assert [say(one) for one in found(made).here][1:] == [
        "In the room itself are 3; 3 are needed there."
    ]
    before = found(made).quorum
    assert before is not None
    assert before.met
    made.note("Housing", "remote")
    after = found(made).quorum
    assert after is not None
    assert not after.met


def test_nothing_is_asked_where_the_charter_says_nothing(city_file: City) -> None:
    made, (pending,) = sitting(city_file, "ordinary")
    joins(made, "Youth")
    assert found(made).roll_call is None
    motions.step(city_file.ctx, motion_id=pending, verb="adopt_by_consent", unopposed=True)


def test_a_lost_connection_is_noted_at_its_minute(city: City) -> None:
    """Only since what was last done or voted, which stands on who was here."""
    made, (motion_id,) = sitting(city, "ordinary")
    lose = partial(
        meetings.note_attendance, city.ctx, meeting_id=made.meeting_id, seat_id=city.seat("Youth"),
        member_id=city.member("Youth"), event="lost",
    )  # fmt: skip
    joins(made, "Youth")
    city.later(minutes=10)  # it is 17:40, and the motion was stated at 17:30
    vote_id = made.put(motion_id)
    for minute, key in (
        ("half past", "form"), ("25:00", "form"), ("17:50", "to_come"), ("17:35", "settled"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as caught:
            lose(at_wall=minute)
        assert (caught.value.field, caught.value.code) == ("at_wall", f"meetings.minute_{key}")
    city.later(minutes=8)
    lose(at_wall="17:42")
    with city.ctx.store.reading() as session:
        rows = session.scalars(select(Attendance).order_by(Attendance.entry_seq)).all()
        assert (rows[-1].event, city.ctx.now() - rows[-1].at) == ("lost", 6 * 60 * 1_000_000)
    for seat_name in ("Health", "Housing", "Seniors", "Old Harbour"):
        made.enter(vote_id, seat_name, "yes")
    made.close(vote_id)
    assert city.ctx.read(verify_workspace).failures == ()
