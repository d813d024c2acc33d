# SPDX-License-Identifier: Apache-2.0
"""Paper sheets in a small signed log: the one that may be entered, and those that may not."""

from __future__ import annotations

from typing import Any

from tests.signed_logs import Story
from tests.signed_people import SEATS

READ = dict(zip(SEATS, ("yes", "no", "yes", "yes", "abstain"), strict=True))


def sheet(story: Story, read: dict[str, str], *, first: str = "secretary",
          second: str = "clerk") -> str:  # fmt: skip
    """A sheet of the vote `second` that two officers read alike; its hash."""
    return story.both(first, second, "vote.from_paper", story.ids["vote second"],
                      sheet_id=story.id(), lines=_lines(story, read))  # fmt: skip


def _lines(story: Story, read: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"seat": story.seat[who], "member": story.member[who], "choice": choice}
        for who, choice in read.items()
    ]


def entered(story: Story, read: dict[str, str] | None = None, *, closed: bool = True) -> str:
    """A vote on paper as it should be: read twice, entered line by line, and closed."""
    story.open_vote("second")
    given = READ if read is None else read
    sha = sheet(story, given)
    for who, choice in given.items():
        story.ballot("second", who, choice, paper=sha)
    if closed:
        story.close_vote("second")
    return sha


def another_choice(story: Story) -> None:
    """The sheet says yes, the ballot no."""
    story.open_vote("second")
    sha = sheet(story, {"youth": "yes"})
    story.ballot("second", "youth", "no", paper=sha)


def another_vote(story: Story) -> None:
    """A sheet of one vote, a ballot in another."""
    sha = entered(story, {"youth": "yes"})
    story.open_vote("third")
    story.ballot("third", "youth", "yes", paper=sha)


def entered_twice(story: Story) -> None:
    """One line, two ballots."""
    sha = entered(story, {"youth": "yes"}, closed=False)
    story.ballot("second", "youth", "yes", paper=sha)


def by_another_officer(story: Story) -> None:
    """Entered by an officer who read nothing."""
    story.open_vote("second")
    sha = sheet(story, {"youth": "yes"})
    story.ballot("second", "youth", "yes", paper=sha, by="chair")


def not_all_of_it(story: Story) -> None:
    """A line was left out."""
    story.open_vote("second")
    sha = sheet(story, READ)
    story.ballot("second", "youth", "yes", paper=sha)
    story.close_vote("second")


def two_lines_of_a_seat(story: Story) -> None:
    """A seat stands twice on the sheet."""
    story.open_vote("second")
    lines = _lines(story, {"youth": "yes"}) + _lines(story, {"youth": "no"})
    story.both("secretary", "clerk", "vote.from_paper", story.ids["vote second"],
               sheet_id=story.id(), lines=lines)  # fmt: skip


def without_a_sheet(story: Story) -> None:
    """No sheet was read at all."""
    story.open_vote("second")
    story.ballot("second", "youth", "yes", paper="ab" * 32)


def read_by_one(story: Story) -> None:
    """The secretary read it twice."""
    story.open_vote("second")
    sheet(story, READ, second="secretary")


def read_differently(story: Story) -> None:
    """The second officer read another vote for a seat."""
    story.open_vote("second")
    fields: dict[str, Any] = {"sheet_id": story.id(), "lines": _lines(story, {"youth": "yes"})}
    vote = story.ids["vote second"]
    begun = story.propose("secretary", "vote.from_paper", vote, **fields)
    fields["lines"] = _lines(story, {"youth": "no"})
    story.write("clerk", "vote.from_paper", vote, first=begun, **fields)


def begun_by_the_chair(story: Story) -> None:
    """By an officer who enters no votes."""
    story.open_vote("second")
    sheet(story, READ, first="chair")


def over_ones_own(story: Story) -> None:
    """The member had cast their own."""
    story.open_vote("second")
    story.ballot("second", "youth", "no")
    sha = sheet(story, {"youth": "yes"})
    story.ballot("second", "youth", "yes", paper=sha, again="slip")


def of_someone_absent(story: Story) -> None:
    """Whoever is not here answers nothing."""
    story.open_vote("second")
    story.attend("youth", "leave")
    sha = sheet(story, {"youth": "yes"})
    story.ballot("second", "youth", "yes", paper=sha)


def after_the_closing(story: Story) -> None:
    """The vote was over."""
    story.open_vote("second")
    sha = sheet(story, {"youth": "yes"})
    story.close_vote("second")
    story.ballot("second", "youth", "yes", paper=sha)
