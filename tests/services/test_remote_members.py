# SPDX-License-Identifier: Apache-2.0
"""Members who take part from elsewhere: what the charter asks of them, whether they count, and what
is decided meanwhile, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from govdesk.models.meetings import Attendance
from govdesk.models.record import Entry, PrivateDetail
from govdesk.queries.meetings import MeetingDetail, meeting
from govdesk.queries.minutes import minutes_text
from govdesk.queries.verification import verify_workspace
from govdesk.rules.attendance import RemoteNeed, RemoteRules
from govdesk.rules.charter_changes import CharterChange, RemoteWay
from govdesk.rules.refusals import BadInput
from govdesk.services import meetings, motions
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


def joins(made: Sitting, seat: str, **given: object) -> None:
    meetings.note_attendance(
        made.city.ctx, meeting_id=made.meeting_id, seat_id=made.city.seat(seat),
        member_id=made.city.member(seat), event="remote", **given,  # type: ignore[arg-type]
    )  # fmt: skip


def found(made: Sitting) -> MeetingDetail:
    ctx = made.city.ctx
    detail = ctx.read(meeting, meeting_id=made.meeting_id, actor=ctx.actor, now=ctx.now())
    assert detail is not None
    return detail


def test_what_the_charter_asks_is_asked_and_the_reason_never_published(city: City) -> None:
    made, pending = under(city, CharterChange(remote_way=RemoteWay.NOT_COUNTED, remote=ALL))
    given: dict[str, object] = {}
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
    consent = {"motion_id": pending, "verb": "adopt_by_consent", "unopposed": True}
    assert refused(lambda: motions.step(city.ctx, **consent)) == "remote.roll_call"  # type: ignore[arg-type]

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
        assert session.get_one(motions.Motion, pending).state == "pending", "two in the room: void"
    assert city.ctx.read(verify_workspace).failures == ()


def test_half_of_the_seats_may_have_to_be_in_the_room(city_file: City) -> None:
    made, _pending = under(city_file, CharterChange(remote_way=RemoteWay.ROOM))
    for seat in ("Youth", "Seniors"):
        joins(made, seat)
    assert [say(one) for one in found(made).here][1:] == [
        "In the room itself are 3; 3 are needed there."
    ]
    assert found(made).quorum.met  # type: ignore[union-attr]
    made.note("Housing", "remote")
    assert not found(made).quorum.met  # type: ignore[union-attr]


def test_nothing_is_asked_where_the_charter_says_nothing(city_file: City) -> None:
    made, (pending,) = sitting(city_file, "ordinary")
    joins(made, "Youth")
    assert found(made).roll_call is None
    motions.step(city_file.ctx, motion_id=pending, verb="adopt_by_consent", unopposed=True)


def test_a_lost_connection_is_noted_at_its_minute(city: City) -> None:
    """Only since what was last done or voted, which stands on who was here."""
    made, (motion_id,) = sitting(city, "ordinary")
    seat = {"meeting_id": made.meeting_id, "seat_id": city.seat("Youth")}
    lost = {**seat, "member_id": city.member("Youth"), "event": "lost"}
    joins(made, "Youth")
    city.later(minutes=10)  # it is 17:40, and the motion was stated at 17:30
    vote_id = made.put(motion_id)
    for minute, key in (
        ("half past", "form"), ("25:00", "form"), ("17:50", "to_come"), ("17:35", "settled"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as caught:
            meetings.note_attendance(city.ctx, **lost, at_wall=minute)
        assert (caught.value.field, caught.value.code) == ("at_wall", f"meetings.minute_{key}")
    city.later(minutes=8)
    meetings.note_attendance(city.ctx, **lost, at_wall="17:42")
    with city.ctx.store.reading() as session:
        rows = session.scalars(select(Attendance).order_by(Attendance.entry_seq)).all()
        assert (rows[-1].event, city.ctx.now() - rows[-1].at) == ("lost", 6 * 60 * 1_000_000)
    for seat_name in ("Health", "Housing", "Seniors", "Old Harbour"):
        made.enter(vote_id, seat_name, "yes")
    made.close(vote_id)
    assert city.ctx.read(verify_workspace).failures == ()
