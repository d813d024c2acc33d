# SPDX-License-Identifier: Apache-2.0
"""Every deadline that leads to a meeting follows the record, on both databases."""

from __future__ import annotations

from govdesk.queries.countdown import next_countdown
from govdesk.rules.countdown import Standing, Step
from govdesk.services import meetings, motions
from govdesk.services.residents import answer_comment, receive_comment
from govdesk.wording import say
from tests.builders import City
from tests.sittings import sitting


def steps(city: City) -> dict[str, Step]:
    found = city.ctx.read(next_countdown)
    assert found is not None
    return {one.told.deadline.value: one for one in found.steps}


def test_the_countdown_follows_the_record(city: City) -> None:
    assert city.ctx.read(next_countdown) is None
    first, _motions = sitting(city)
    assert city.ctx.read(next_countdown) is None, "a meeting in session has begun"
    meetings.close_meeting(city.ctx, meeting_id=first.meeting_id)
    city.later(days=1)
    starts = f"{city.today.replace(month=2, day=20)}T17:30"
    meeting_id = meetings.schedule_meeting(
        city.ctx, title="February meeting", starts_wall=starts, place="Town hall"
    ).made
    motion_id = first.submit()
    now = steps(city)
    assert list(now) == [
        "minutes", "agenda", "notice", "papers", "amendments", "meeting",
    ]  # fmt: skip
    assert say(now["agenda"].what) == "Put 1 waiting motion on an agenda"
    assert say(now["minutes"].what) == "Draft the minutes of meeting 2026-1"
    hours = (now["meeting"].told.due_at - now["agenda"].told.due_at) // 3_600_000_000
    assert hours == 168
    meetings.add_agenda_item(
        city.ctx, meeting_id=meeting_id, title="Library", kind="motion", motion_id=motion_id
    )
    comment = receive_comment(
        city.ctx, subject_kind="motion", subject_id=motion_id, shown_name="A reader", text="When?"
    ).made
    now = steps(city)
    assert now["agenda"].standing is Standing.DONE
    assert (now["answers"].told.waiting, now["answers"].told.subject) == (1, motion_id)
    answer_comment(city.ctx, comment_id=comment, text="At noon.", by_words="The secretariat")
    meetings.draft_minutes(city.ctx, meeting_id=first.meeting_id, text="All present.")
    meetings.give_notice(city.ctx, meeting_id=meeting_id, place="Town hall door", person="Sefa")
    now = steps(city)
    assert "addendum" not in now
    for name in ("answers", "minutes", "notice"):
        assert now[name].standing is Standing.DONE, name
    meetings.add_agenda_item(city.ctx, meeting_id=meeting_id, title="Words", kind="comment")
    now = steps(city)
    assert say(now["addendum"].what) == "Post an addendum: 1 item came after the notice"
    city.clock.micros = now["notice"].told.due_at + 3_600_000_000
    late = steps(city)["papers"]
    assert (late.standing, say(late.left)) == (Standing.MISSED, "1 hour late")
    # A motion withdrawn before it came onto an agenda waits for none.
    gone = first.submit()
    motions.step(city.ctx, motion_id=gone, verb="withdraw")
    assert steps(city)["agenda"].standing is Standing.DONE
