# SPDX-License-Identifier: Apache-2.0
"""Meetings: notice and its deadline, opening with a quorum, agenda, endings and minutes."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from govdesk.models.meetings import AgendaItem, Meeting, Minutes
from govdesk.models.motions import Motion
from govdesk.queries.meeting_views import meeting_view
from govdesk.queries.meetings import meeting
from govdesk.queries.postings import PostingRow, notice_versions, postings
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal, Stale
from govdesk.services import meetings, motions
from govdesk.wording import say
from tests.builders import City
from tests.sittings import sitting


def scheduled(city: City, starts: str = "2026-01-20T17:30", kind: str = "regular") -> str:
    return meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall=starts, place="Town hall", kind=kind
    ).made


def state(city: City, meeting_id: str) -> str:
    with city.ctx.store.reading() as session:
        return session.get_one(Meeting, meeting_id).state


def test_a_meeting_keeps_its_instant_its_wall_time_and_its_deadline(city: City) -> None:
    meeting_id = scheduled(city)
    with city.ctx.store.reading() as session:
        row = session.get_one(Meeting, meeting_id)
        assert (row.number, row.starts_wall) == ("2026-1", "2026-01-20T17:30")
        assert row.starts_at == 1_768_948_200_000_000  # 22:30 UTC
        assert row.starts_at - row.notice_due_at == 72 * 3_600_000_000


def test_a_time_that_the_clocks_skip_is_refused(city: City) -> None:
    for wall, why in (("2026-03-08T02:30", "meetings.no_such_time"), ("soon", "meetings.no_time")):
        with pytest.raises(BadInput) as refusal:
            scheduled(city, wall)
        assert refusal.value.what.key == why


def test_numbers_run_by_calendar_year_and_are_not_reused(city: City) -> None:
    numbers = []
    for starts in ("2026-02-01T17:30", "2026-03-01T17:30"):
        meeting_id = scheduled(city, starts)
        with city.ctx.store.reading() as session:
            numbers.append(session.get_one(Meeting, meeting_id).number)
        meetings.close_meeting(
            city.ctx, meeting_id=meeting_id, end_state="cancelled", reason="No items"
        )
    city.later(days=400)
    late = scheduled(city, "2027-03-02T17:30")
    with city.ctx.store.reading() as session:
        numbers.append(session.get_one(Meeting, late).number)
    assert numbers == ["2026-1", "2026-2", "2027-1"]


def test_notice_needs_an_agenda_and_carries_its_motions_with_it(city: City) -> None:
    meeting_id = scheduled(city)
    with pytest.raises(Refusal) as refusal:
        meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Door", person="Sefa")
    assert refusal.value.what.key == "meetings.needs_agenda_ready"
    motion_id = motions.submit_motion(
        city.ctx, title="Sundays", text="Open.", summary="Opens.", meeting_id=meeting_id,
        mover_seat_id=city.seat("Health"),
    ).made  # fmt: skip
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Town hall door", person="Sefa")
    with city.ctx.store.reading() as session:
        motion = session.get_one(Motion, motion_id)
        assert (motion.state, motion.meeting_id) == ("noticed", meeting_id)
    assert state(city, meeting_id) == "noticed"


def test_an_item_added_after_the_deadline_is_not_noticed(city: City) -> None:
    meeting_id = scheduled(city)
    meetings.add_agenda_item(city.ctx, meeting_id=meeting_id, title="Opening", kind="opening")
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Door", person="Sefa")
    city.later(days=14)
    motion_id = motions.submit_motion(
        city.ctx, title="Late", text="Late.", summary="Late.", meeting_id=meeting_id
    ).made
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Door", person="Sefa")
    with city.ctx.store.reading() as session:
        assert session.get_one(Motion, motion_id).state == "submitted"
        assert [one.person for one in postings(session, meeting_id)] == ["Sefa", "Sefa"]


def posted(city: City, meeting_id: str, **told: str) -> None:
    given: dict[str, Any] = {"place": "Door", "person": "Sefa", **told}
    meetings.give_notice(city.ctx, meeting_id=meeting_id, **given)


def test_a_posting_is_a_place_a_time_and_a_person(city: City) -> None:
    meeting_id = scheduled(city)
    meetings.add_agenda_item(city.ctx, meeting_id=meeting_id, title="Opening", kind="opening")
    now = city.clock.micros
    for field, told in (
        ("place", {"place": " "}),
        ("person", {"person": ""}),
        ("posted_wall", {"posted_wall": ""}),
        ("posted_wall", {"posted_wall": "this morning"}),
        ("posted_wall", {"posted_wall": "2099-01-01 09:00"}),
    ):
        with pytest.raises(BadInput) as refused:
            posted(city, meeting_id, **told)
        assert refused.value.field == field
    assert state(city, meeting_id) == "scheduled"
    posted(city, meeting_id, posted_wall="2026-01-05 08:30")
    city.later(hours=1)
    posted(city, meeting_id, place="The city's page", person="Clio")
    with city.ctx.store.reading() as session:
        first, second = postings(session, meeting_id)
        assert (first.place, first.person) == ("Door", "Sefa")
        assert first.at < now
        assert second == PostingRow("The city's page", now + 3_600_000_000, "Clio")
        assert session.get_one(Meeting, meeting_id).noticed_at == now
        assert not differences(session)


def test_every_version_of_the_notice_stays(city: City) -> None:
    meeting_id = scheduled(city)
    first = meetings.add_agenda_item(
        city.ctx, meeting_id=meeting_id, title="Opening", kind="opening"
    ).made
    posted(city, meeting_id)
    posted(city, meeting_id, place="The city's page")
    meetings.add_agenda_item(city.ctx, meeting_id=meeting_id, title="Report", kind="report")
    posted(city, meeting_id)
    meetings.remove_agenda_item(city.ctx, item_id=first, reason="Not needed")
    posted(city, meeting_id)
    with city.ctx.store.reading() as session:
        versions = notice_versions(session, meeting_id)
        assert not differences(session)
    assert [(one.n, one.kind.value, len(one.postings), one.items) for one in versions] == [
        (1, "first", 2, ("Opening",)),
        (2, "addendum", 1, ("Opening", "Report")),
        (3, "revised", 1, ("Report",)),
    ]
    assert [[say(change) for change in one.changes] for one in versions] == [
        [],
        ["Added: Report."],
        ["Taken off: Opening."],
    ]


def test_a_proof_noted_in_a_line_before_is_still_shown(city_file: City) -> None:
    meeting_id = scheduled(city_file)
    meetings.add_agenda_item(city_file.ctx, meeting_id=meeting_id, title="Opening", kind="opening")
    with city_file.ctx.writing("meeting.notice") as act:
        act.record(
            "meeting.noticed", meeting_id, noticed_at=act.now, notice_proof="Door, 9 am\nSite"
        )
    posted(city_file, meeting_id, place="Library")
    found = city_file.ctx.read(
        meeting, meeting_id=meeting_id, actor=None, now=city_file.clock.micros
    )
    assert found is not None
    assert found.proofs == ("Door, 9 am", "Site")
    assert [one.place for one in found.notices[0].postings] == ["Library"]
    view = city_file.ctx.read(meeting_view, meeting=meeting_id, what="addendum")
    assert [one.text for one in view.meeting.proofs] == ["Door, 9 am", "Site"]


def test_a_meeting_opens_only_with_notice_in_time_and_a_quorum(city: City) -> None:
    meeting_id = scheduled(city)
    meetings.add_agenda_item(city.ctx, meeting_id=meeting_id, title="Opening", kind="opening")
    with pytest.raises(Refusal) as refusal:
        meetings.open_meeting(city.ctx, meeting_id=meeting_id)
    assert refusal.value.what.key == "meetings.needs_notice_or_waiver"
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Door", person="Sefa")
    city.later(days=15)
    with pytest.raises(Refusal) as refusal:
        meetings.open_meeting(city.ctx, meeting_id=meeting_id)
    assert refusal.value.what.key == "meetings.needs_quorum_present"
    meetings.close_meeting(city.ctx, meeting_id=meeting_id, end_state="no_quorum")
    assert state(city, meeting_id) == "no_quorum"


def test_who_keeps_attendance_names_people_of_the_seat(city: City) -> None:
    made, _ = sitting(city)
    with pytest.raises(Refusal) as refusal:
        made.note("Health", "leave", city.member("Youth"))
    assert refusal.value.what.key == "meetings.not_of_the_seat"
    with pytest.raises(BadInput):
        made.note("Health", "sleep")
    with pytest.raises(NotAllowed):
        meetings.note_attendance(
            city.as_("youth"),
            meeting_id=made.meeting_id,
            seat_id=city.seat("Youth"),
            member_id=city.member("Youth"),
            event="leave",
        )


def test_agenda_items_move_and_go_with_a_reason_once_noticed(city: City) -> None:
    meeting_id = scheduled(city)
    ids = [
        meetings.add_agenda_item(city.ctx, meeting_id=meeting_id, title=title, kind="report").made
        for title in ("First", "Second", "Third")
    ]
    meetings.move_agenda_item(city.ctx, item_id=ids[2], position=1)
    with city.ctx.store.reading() as session:
        query = select(AgendaItem.title).order_by(AgendaItem.position)
        assert list(session.scalars(query)) == ["Third", "First", "Second"]
    meetings.remove_agenda_item(city.ctx, item_id=ids[0])
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Door", person="Sefa")
    with pytest.raises(BadInput):
        meetings.remove_agenda_item(city.ctx, item_id=ids[1])
    meetings.remove_agenda_item(city.ctx, item_id=ids[1], reason="Withdrawn by the reporter")


def test_a_meeting_with_an_open_vote_cannot_be_adjourned(city: City) -> None:
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    with pytest.raises(Refusal) as refusal:
        meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    assert refusal.value.what.key == "meetings.needs_no_open_vote"
    made.close(vote_id)
    meetings.recess_meeting(city.ctx, meeting_id=made.meeting_id)
    meetings.resume_meeting(city.ctx, meeting_id=made.meeting_id)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    assert state(city, made.meeting_id) == "adjourned"


def test_minutes_are_drafted_in_versions_and_approved_by_a_decision(city: City) -> None:
    made, (motion_id,) = sitting(city)
    motions.step(city.ctx, motion_id=motion_id, verb="adopt_by_consent", unopposed=True)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    meetings.draft_minutes(city.ctx, meeting_id=made.meeting_id, text="First draft")
    meetings.draft_minutes(city.ctx, meeting_id=made.meeting_id, text="Second draft")
    undecided = made.submit()
    with pytest.raises(Refusal) as refusal:
        meetings.approve_minutes(city.ctx, meeting_id=made.meeting_id, motion_id=undecided)
    assert refusal.value.what.key == "meetings.needs_approval_voted"
    meetings.approve_minutes(city.ctx, meeting_id=made.meeting_id, motion_id=motion_id)
    with city.ctx.store.reading() as session:
        last = session.scalars(select(Minutes).order_by(Minutes.version.desc())).first()
        assert last is not None
        assert (last.version, last.text) == (3, "Second draft")
    assert state(city, made.meeting_id) == "approved"


def test_an_edit_of_a_meeting_changed_meanwhile_is_stale(city: City) -> None:
    meeting_id = scheduled(city)
    meetings.add_agenda_item(city.ctx, meeting_id=meeting_id, title="Opening", kind="opening")
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Door", person="Sefa", revision=1)
    with pytest.raises(Stale):
        meetings.give_notice(
            city.ctx, meeting_id=meeting_id, place="Again", person="Sefa", revision=1
        )
