# SPDX-License-Identifier: Apache-2.0
"""The countdown to a meeting: order, standing and words, at, before and after every deadline."""

from __future__ import annotations

import pytest

from govdesk.rules.countdown import Deadline, Standing, Told, countdown
from govdesk.rules.deadlines import DAY, HOUR, Deadlines
from govdesk.wording import say

DUE = 100 * DAY


@pytest.mark.parametrize(
    ("told", "now", "standing", "left"),
    [
        ({}, DUE - 3 * DAY - 1, Standing.AHEAD, "3 days left"),
        ({}, DUE - 3 * DAY, Standing.NEAR, "3 days left"),
        ({}, DUE - 2 * DAY, Standing.NEAR, "2 days left"),
        ({}, DUE - 2 * DAY + 1, Standing.NEAR, "47 hours left"),
        ({}, DUE - HOUR, Standing.NEAR, "1 hour left"),
        ({}, DUE - HOUR + 1, Standing.NEAR, "59 minutes left"),
        ({}, DUE, Standing.NEAR, "0 minutes left"),
        ({}, DUE + HOUR, Standing.MISSED, "1 hour late"),
        ({}, DUE + 9 * DAY, Standing.MISSED, "9 days late"),
        ({"done": True, "done_at": DUE}, DUE + DAY, Standing.DONE, "Done"),
        ({"done": True, "done_at": DUE + 1}, DUE + DAY, Standing.DONE_LATE, "Done, but late"),
        ({"done": True}, DUE + DAY, Standing.DONE, "Done"),
    ],
)
def test_a_deadline_stands_as_its_time_says(
    told: dict[str, int], now: int, standing: Standing, left: str
) -> None:
    (step,) = countdown([Told(Deadline.NOTICE, DUE, **told)], now=now)  # type: ignore[arg-type]
    assert (step.standing, say(step.left)) == (standing, left)
    assert step.open == ("done" not in told)


def test_time_that_nobody_owed_anything_by_is_over_and_never_late() -> None:
    (step,) = countdown([Told(Deadline.AMENDMENTS, DUE)], now=DUE + 1)
    assert (step.standing, say(step.left), step.open) == (Standing.PASSED, "Over", False)


def test_deadlines_come_in_the_order_of_their_times_and_say_what_they_ask() -> None:
    known = [
        Told(Deadline.MEETING, DUE),
        Told(Deadline.PAPERS, DUE - DAY),
        Told(Deadline.NOTICE, DUE - DAY, done=True),
        Told(Deadline.AGENDA, DUE - 2 * DAY, waiting=2),
        Told(Deadline.ANSWERS, DUE, waiting=1),
    ]
    steps = countdown(known, now=0)
    assert [say(one.what) for one in steps] == [
        "Put 2 waiting motions on an agenda",
        "The notice is posted",
        "Publish the agenda packet",
        "Answer 1 resident’s comment on its motions",
        "The meeting begins",
    ]
    (empty,) = countdown([Told(Deadline.AGENDA, DUE)], now=0)
    assert say(empty.what) == "Write the agenda"


def test_only_a_regular_meeting_keeps_the_charter_s_hours() -> None:
    deadlines = Deadlines(agenda_hours=168, minutes_days=14)
    when = {"starts_at": DUE, "notice_due_at": DUE - HOUR}
    assert deadlines.before(168, kind="regular", **when) == DUE - 7 * DAY
    assert deadlines.before(168, kind="emergency", **when) == DUE - HOUR
    assert deadlines.before(0, kind="regular", **when) == DUE - HOUR
    assert deadlines.minutes_due(DUE) == DUE + 14 * DAY
    assert Deadlines().minutes_due(DUE) is None
    assert deadlines.changed(Deadlines(agenda_hours=168)) == ("minutes_days",)
