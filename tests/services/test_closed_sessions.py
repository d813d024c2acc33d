# SPDX-License-Identifier: Apache-2.0
"""Closed sessions: by which law, when and who was in is kept, and nothing else; behind closed doors
nothing is decided, and the public display shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from govdesk.models.meetings import ClosedSession
from govdesk.queries.closed_sessions import closed_sessions
from govdesk.queries.minutes import minutes_text
from govdesk.queries.public_display import public_display
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services import meetings, motions, votes
from govdesk.services.amendments import move_amendment
from govdesk.services.closed_sessions import close_doors, open_doors
from govdesk.services.speakers import call_speaker, end_speaker, list_speaker
from tests.builders import ALTERNATE, PEOPLE, City
from tests.sittings import sitting

GROUND = "Open Meetings Law, section 105(1)(f): a person's employment"


def refused(act: Callable[..., Any], *args: Any, **given: Any) -> str:
    with pytest.raises(Refusal) as caught:
        act(*args, **given)
    return caught.value.what.key


def test_what_is_kept_of_a_closed_session_and_nothing_else(city: City) -> None:
    made, (motion_id,) = sitting(city, away=("Youth",))
    made.note("Youth", "arrive", made.alternate())
    close_doors(
        city.ctx, meeting_id=made.meeting_id, mover_seat_id=city.seat("Health"), ground=GROUND,
        others="The city's attorney", unopposed=True,
    )  # fmt: skip
    city.later(minutes=20)
    shown = city.ctx.read(
        public_display, meeting_id=made.meeting_id, item_id="", now=city.clock.micros
    )
    assert shown is not None
    assert (shown.doors_open, shown.item, shown.words, shown.roll) == (False, "", "", ())
    open_doors(city.ctx, meeting_id=made.meeting_id, reported_out="Nothing was decided.")
    (row,) = city.ctx.read(closed_sessions, meeting_id=made.meeting_id)
    assert (row.ground, row.mover, row.agreed, row.others) == (
        GROUND, "Health", "unopposed", "The city's attorney",
    )  # fmt: skip
    assert dict(row.inside) == {
        "Health": PEOPLE["Health"], "Housing": PEOPLE["Housing"], "Youth": ALTERNATE,
        "Seniors": PEOPLE["Seniors"], "Old Harbour": PEOPLE["Old Harbour"],
    }  # fmt: skip
    assert row.closed_at == row.opened_at + 20 * 60_000_000
    columns = set(ClosedSession.__table__.columns.keys())
    assert columns == {
        "id", "meeting_id", "item_id", "mover_seat_id", "agreed", "called", "yes", "no", "rule",
        "ground", "inside", "others", "opened_at", "closed_at", "reported_out",
    }  # fmt: skip
    vote = made.put(motion_id)
    made.enter(vote, "Health", "yes")
    made.close(vote)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    text = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.clock.micros)
    for words in (GROUND, "From 17:30 to 17:50.", ALTERNATE, "Reported out: Nothing was decided."):
        assert words in text
    assert city.ctx.read(verify_workspace).failures == ()


def test_behind_closed_doors_nothing_is_decided_moved_or_ended(city: City) -> None:
    made, (motion_id, other) = sitting(city, "ordinary", "ordinary")
    about = {"meeting_id": made.meeting_id}
    speaker = list_speaker(city.ctx, meeting_id=made.meeting_id).made
    close_doors(
        city.ctx, meeting_id=made.meeting_id, mover_seat_id=city.seat("Health"), ground=GROUND,
        yes=3, no=2,
    )  # fmt: skip
    assert refused(votes.open_vote, city.ctx, motion_id=motion_id) == "motions.needs_doors_open"
    for verb in ("adopt_by_consent", "withdraw", "lay_on_the_table"):
        assert refused(
            motions.step, city.ctx, motion_id=other, verb=verb, unopposed=True
        ) == "motions.needs_doors_open"  # fmt: skip
    assert refused(
        move_amendment, city.ctx, motion_id=other, text="Other.", summary="Other.",
        mover_seat_id=city.seat("Youth"),
    ) == "motions.needs_doors_open"  # fmt: skip
    assert refused(call_speaker, city.ctx, speaker_id=speaker) == "meetings.needs_doors_open"
    assert refused(meetings.close_meeting, city.ctx, **about) == "meetings.needs_doors_open"
    assert refused(meetings.recess_meeting, city.ctx, **about) == "meetings.needs_doors_open"
    again = {"ground": GROUND, "mover_seat_id": city.seat("Health"), "unopposed": True}
    assert refused(close_doors, city.ctx, **again, **about) == "meetings.needs_doors_open"
    with pytest.raises(BadInput) as caught:
        open_doors(city.ctx, reported_out=" \n", **about)
    assert caught.value.field == "reported_out"
    open_doors(city.ctx, reported_out="Nothing.", **about)
    assert refused(open_doors, city.ctx, reported_out="x", **about) == "meetings.doors_not_closed"


def test_the_doors_are_closed_by_the_members_and_by_law(city: City) -> None:
    made, (motion_id,) = sitting(city, away=("Youth",))
    given: dict[str, Any] = {
        "meeting_id": made.meeting_id, "ground": GROUND, "mover_seat_id": city.seat("Health"),
        "yes": 3, "no": 1,
    }  # fmt: skip

    def why(**other: Any) -> str:
        return refused(close_doors, city.ctx, **{**given, **other})

    assert why(yes=None, no=None) == "motions.needs_carried"
    assert why(yes=3, no=2) == "motions.hands_too_many"
    assert why(yes=0, no=0) == "motions.hands_needed"
    assert why(mover_seat_id=city.seat("Youth")) == "motions.seat_not_here"
    for field, value in (("ground", "  "), ("ground", "x" * 200_000), ("mover_seat_id", None)):
        with pytest.raises(BadInput) as caught:
            close_doors(city.ctx, **{**given, field: value})
        assert caught.value.field == field
    with pytest.raises(NotAllowed):
        close_doors(city.as_("youth"), **given)
    speaker = list_speaker(city.ctx, meeting_id=made.meeting_id).made
    call_speaker(city.ctx, speaker_id=speaker)
    assert why() == "speakers.someone_speaks"
    end_speaker(city.ctx, speaker_id=speaker)
    elsewhere = meetings.schedule_meeting(
        city.ctx, title="Later", starts_wall="2026-06-20T17:30", place="Town hall"
    ).made
    item = meetings.add_agenda_item(
        city.ctx, meeting_id=elsewhere, title="Words", kind="comment"
    ).made
    assert why(item_id=item) == "speakers.other_meeting"
    vote = made.put(motion_id)
    assert why() == "meetings.needs_no_open_vote"
    made.close(vote)
    for seat in ("Seniors", "Old Harbour", "Housing"):
        made.note(seat, "leave")
    assert why() == "meetings.needs_quorum_present"
    meetings.recess_meeting(city.ctx, meeting_id=made.meeting_id)
    assert why() == "motions.needs_in_session"


def test_where_the_members_do_not_agree_the_doors_stay_open(city: City) -> None:
    """And that it was asked is kept, with the hands."""
    made, (motion_id,) = sitting(city)
    close_doors(
        city.ctx, meeting_id=made.meeting_id, mover_seat_id=city.seat("Health"), ground=GROUND,
        yes=2, no=3,
    )  # fmt: skip
    (row,) = city.ctx.read(closed_sessions, meeting_id=made.meeting_id)
    assert (row.agreed, row.hands, row.was_closed, row.inside) == ("lost", (2, 3), False, ())
    vote = made.put(motion_id)
    for seat in ("Health", "Housing", "Youth"):
        made.enter(vote, seat, "yes")
    made.close(vote)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    text = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.clock.micros)
    assert "Not carried: 2 yes, 3 no; RONR, majority of votes cast." in text
    assert "In the room" not in text
    assert city.ctx.read(verify_workspace).failures == ()


def test_doors_closed_past_the_members_are_found(city_file: City) -> None:
    city = city_file
    made, _motions = sitting(city)
    with city.ctx.writing("meeting.run") as act:
        act.record(
            "closed_session.begun", act.new_id(), meeting_id=made.meeting_id,
            mover_seat_id=city.seat("Health"), agreed="carried", yes=2, no=3, ground=GROUND,
            inside=[], opened_at=act.now,
        )  # fmt: skip
    assert {one.rule for one in city.ctx.read(verify_workspace).failures} == {"carried"}
