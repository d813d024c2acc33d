# SPDX-License-Identifier: Apache-2.0
"""Changes of a spoken vote before the next item, in a small signed log: right ones and wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from govdesk.record.canonical import plain
from govdesk.rules.decision_json import rule_from_json
from govdesk.rules.decisions import decide
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.roll import Role, SeatStatus, Status
from tests.signed_logs import Story

NEXT_ITEM = {"changes_until": "next_item"}


def changed(
    story: Story, title: str = "harbour", *, choice: str = "no", again: str = "change",
    opened: bool = True, **other: Any,
) -> None:  # fmt: skip
    """A seat's vote in the vote `first` changed, and the outcome with it."""
    if opened and not any(b["type"] == "meeting.opened" for b in story.bodies):
        story.write("secretary", "meeting.opened", story.ids["meeting"], opened_at=story.at)
    vote = story.ids["vote first"]
    told = [
        b for b in story.bodies
        if b["subject"] == vote and b["type"] in ("vote.opened", "vote.closed", "vote.changed")
    ]  # fmt: skip
    made = story.id()
    positions = [dict(one) for one in told[-1]["positions"]]
    for one in positions:
        if one["seat"] == story.seat[title]:
            one.update(status=choice, ballot=made)
    roll = [
        SeatStatus(one["seat"], one["group"], Status(one["status"]), Role(one["role"]))
        for one in positions
    ]
    fields: Any = plain(
        {
            "ballot_id": made,
            "seat_id": story.seat[title],
            "member_id": story.member[title],
            "choice": choice,
            "again": again,
            "meeting_id": story.ids["meeting"],
            "unopposed": "no",
            "step_id": story.id(),
            "outcome_id": story.id(),
            "positions": positions,
            **outcome_to_json(decide(rule_from_json(told[0]["rule"]), roll)),
            **other,
        }
    )
    assert isinstance(fields, dict)
    story.write("secretary", "vote.changed", vote, **fields)


def what_a_member_cast(story: Story) -> None:
    """Signed by the member."""
    changed(story, "seniors", choice="yes")


def after_the_next_item(story: Story) -> None:
    """Another motion was put to the vote."""
    story.open_vote("second")
    changed(story)


def after_a_speaker(story: Story) -> None:
    """The public was heard on something else."""
    story.write("secretary", "meeting.opened", story.ids["meeting"], opened_at=story.at)
    story.write("secretary", "speaker.called", story.id(), meeting_id=story.ids["meeting"])
    changed(story)


def after_a_recess(story: Story) -> None:
    """The meeting was broken off."""
    story.write("secretary", "meeting.opened", story.ids["meeting"], opened_at=story.at)
    story.write("secretary", "meeting.recessed", story.ids["meeting"])
    story.write("secretary", "meeting.resumed", story.ids["meeting"])
    changed(story)


def outside_the_meeting(story: Story) -> None:
    """It is not in session."""
    changed(story, opened=False)


def of_someone_gone(story: Story) -> None:
    """Whoever spoke it has left."""
    story.attend("harbour", "leave")
    changed(story)


def for_no_reason(story: Story) -> None:
    """Neither a slip nor a change."""
    changed(story, again="because")


def the_same_again(story: Story) -> None:
    """Nothing changes."""
    changed(story, choice="abstain")


def for_another_seat(story: Story) -> None:
    """One seat named, another changed."""
    changed(story, seat_id=story.seat["youth"], member_id=story.member["youth"])


WRONG: Sequence[Callable[[Story], None]] = (
    what_a_member_cast,
    after_the_next_item,
    after_a_speaker,
    after_a_recess,
    outside_the_meeting,
    of_someone_gone,
    for_no_reason,
    the_same_again,
    for_another_seat,
)
