# SPDX-License-Identifier: Apache-2.0
"""Before the notice it is said where known conflicts would keep a motion from passing."""

from __future__ import annotations

from govdesk.queries.meetings import meeting
from govdesk.services import meetings
from govdesk.services.attendance import declare_recusal
from govdesk.wording import say
from tests.builders import City
from tests.sittings import Sitting


def warnings(city: City, meeting_id: str) -> list[str]:
    found = city.ctx.read(meeting, meeting_id=meeting_id, actor=None, now=city.clock.micros)
    assert found is not None
    return [say(one) for one in found.conflicts]


def test_conflicts_that_leave_too_few_are_told_before_the_notice(city: City) -> None:
    made = meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall="2026-01-20T17:30", place="Town hall"
    ).made
    key, plain = (Sitting(city, made).submit(one) for one in ("key", "ordinary"))
    for one in (key, plain):
        meetings.add_agenda_item(
            city.ctx, meeting_id=made, title="Library", kind="motion", motion_id=one
        )

    def steps_aside(motion: str, seat: str, *, left: bool = False) -> None:
        declare_recusal(city.ctx, motion_id=motion, seat_id=city.seat(seat), nature="Works there",
                        left_room=left)  # fmt: skip

    assert warnings(city, made) == []
    steps_aside(key, "Seniors")
    steps_aside(key, "Old Harbour")
    assert warnings(city, made) == []  # Youth can still agree for the residents
    steps_aside(key, "Youth")
    assert warnings(city, made) == [
        "Motion 2026-1: With the conflicts that are declared, Community could not agree to it, even"
        " if everyone else says yes."
    ]
    steps_aside(plain, "Health", left=True)
    steps_aside(plain, "Housing", left=True)
    assert len(warnings(city, made)) == 1  # three are left, and enough
    steps_aside(plain, "Youth", left=True)
    assert warnings(city, made)[1] == (
        "Motion 2026-2: With the conflicts that are declared, too few could take part, even if"
        " everyone comes."
    )
    meetings.give_notice(city.ctx, meeting_id=made, place="Town hall door", person="Sefa")
    assert len(warnings(city, made)) == 2
