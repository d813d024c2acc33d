# SPDX-License-Identifier: Apache-2.0
"""Minutes draft themselves from everything that a meeting did, in the workspace's language."""

from __future__ import annotations

from datetime import time, timedelta

from govdesk.queries.meeting_views import certificate_view
from govdesk.queries.minutes import minutes_text
from govdesk.queries.verification import verify_workspace
from govdesk.services import meetings, motions
from govdesk.services.actions import assign_action
from govdesk.services.amendments import move_amendment
from govdesk.services.ballots import read_back
from govdesk.services.residents import receive_comment
from govdesk.services.speakers import call_speaker, list_speaker
from govdesk.wording import Words, use
from tests.builders import City
from tests.sittings import SEATS, sitting


def test_minutes_tell_amendments_consent_steps_words_and_actions(city: City) -> None:
    made, (agreed, changed, later, gone) = sitting(city, *["ordinary"] * 4)
    receive_comment(
        city.ctx, subject_kind="motion", subject_id=agreed, shown_name="A reader", text="At last."
    )
    motions.step(city.ctx, motion_id=agreed, verb="adopt_by_consent", unopposed=True)
    city.later(minutes=1)
    change = move_amendment(
        city.ctx, motion_id=changed, text="The branch libraries open on Saturdays.",
        summary="Saturdays instead.", mover_seat_id=city.seat("Youth"),
    ).made  # fmt: skip
    motions.step(city.ctx, motion_id=change, verb="second", seat_id=city.seat("Seniors"))
    motions.step(city.ctx, motion_id=change, verb="state")
    vote = made.put(change)
    for seat in SEATS:
        made.enter(vote, seat, "yes" if seat == "Youth" else "no")
    made.close(vote)
    city.later(minutes=1)
    motions.step(city.ctx, motion_id=changed, verb="lay_on_the_table", unopposed=True)
    until = city.today + timedelta(days=9)
    motions.step(city.ctx, motion_id=later, verb="refer", body="The health board", until=until,
                 unopposed=True)  # fmt: skip
    motions.step(city.ctx, motion_id=gone, verb="withdraw", unopposed=True)
    assign_action(
        city.ctx, title="Ask the branches", department_id=city.department("housing"),
        due=until, motion_id=agreed,
    )  # fmt: skip
    speaker = list_speaker(city.ctx, meeting_id=made.meeting_id, name="Rae Resident").made
    call_speaker(city.ctx, speaker_id=speaker)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    city.later(minutes=1)
    assign_action(
        city.ctx, title="Of another day", department_id=city.department("housing"), due=until
    )
    use(Words("es"))
    try:
        text = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.clock.micros)
    finally:
        use(Words("en"))
    parts = text.split("\n\n")
    wanted = [
        "The public spoke: Rae Resident.",
        "A resident’s word, A reader: At last.",
        "Adopted, nobody objecting.",
        "Amendment 2026-2-A1: Saturdays instead.",
        "Moved by Youth.",
        "Yes: Yara Youngquist.",
        "Set aside for now.",
        "Referred: The health board. The report is due 29 Jan 2026.",
        "Withdrawn.",
        "Actions\nAction 2026-1: Ask the branches (Housing, due 29 Jan 2026)",
    ]
    places = [parts.index(one) for one in wanted]
    assert places == sorted(places)
    assert "Of another day" not in text


def test_why_somebody_was_absent_from_a_vote_is_told(city: City) -> None:
    made, (motion_id,) = sitting(city, away=("Youth", "Old Harbour"))
    made.note("Youth", "excused")
    made.note("Old Harbour", "on_leave")
    vote = made.put(motion_id)
    for seat in ("Health", "Housing", "Seniors"):
        made.enter(vote, seat, "yes")
    made.close(vote)
    city.later(minutes=1)
    made.note("Youth", "arrive")  # too late for that vote
    text = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.clock.micros)
    for told in (
        "Absent, excused: Yara Youngquist.",
        "Absent, on leave: Odile Oldharbour.",
        "Odile Oldharbour (Old Harbour) is on leave.",
    ):
        assert told in text
    assert city.ctx.read(verify_workspace).failures == ()


def test_the_minutes_say_when_spoken_votes_were_read_back(city: City) -> None:
    made, ids = sitting(city, "ordinary", "ordinary")
    opened = []
    for at, motion_id in enumerate(ids):
        vote = made.put(motion_id)
        opened.append(vote)
        made.enter(vote, "Health", "yes")
        city.later(minutes=12)
        if not at:
            read_back(city.ctx, vote_id=vote)
        made.close(vote)
    text = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.clock.micros)
    assert text.index("Spoken, read back 17:42.") < text.index("Spoken, not read back.")
    told = [
        city.ctx.read(certificate_view, vote=vote, lang="en", draft=False).decision
        for vote in opened
    ]
    assert [(one.spoken, one.read_back) for one in told] == [(True, time(17, 42)), (True, None)]
