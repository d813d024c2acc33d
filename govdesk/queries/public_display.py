# SPDX-License-Identifier: Apache-2.0
"""What the public sees on the large display while a meeting goes on.

Only what is public: no note, no name behind a stepping aside, nothing of whoever is at the desk.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from govdesk.queries.meetings import AgendaRow
from govdesk.queries.running import Running, running
from govdesk.queries.speakers import speaking
from govdesk.queries.votes import Board
from govdesk.rules.messages import Message
from govdesk.rules.quorum import QuorumResult


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat in charter order with what it has answered, a `Status` value."""

    seat: str
    choice: str


@dataclass(frozen=True, slots=True)
class SpeakerShown:
    """Someone of the public who speaks; `name` is empty for whoever gave none. `called_at` in
    microseconds UTC."""

    name: str
    seconds: int
    called_at: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The item that is on. `roll` stands once a vote was opened in this meeting; `standing` while
    it is open, `outcome` and `result` afterwards."""

    meeting: str
    state: str
    here: QuorumResult | None
    item: str
    motion: str
    """Its motion's number; empty without one."""
    words: str
    """The exact words to be decided."""
    next_item: str
    speaker: SpeakerShown | None = None
    """Who of the public has the word."""
    roll: tuple[SeatShown, ...] = ()
    standing: Message | None = None
    outcome: str | None = None
    result: Message | None = None
    """The line that the chair says."""
    doors_open: bool = True
    """False while the session is closed: then nothing else is shown."""


def public_display(session: Session, *, meeting_id: str, item_id: str, now: int) -> Shown | None:
    """What stands on the display for an item; None when there is no such meeting."""
    found = running(session, meeting_id=meeting_id, item_id=item_id, actor=None, now=now)
    if found is None:
        return None
    if found.meeting.behind_doors is not None:
        row, quorum = found.meeting.row, found.meeting.quorum
        return Shown(row.title, row.state, quorum, "", "", "", "", doors_open=False)
    board = _board(found)
    return Shown(
        meeting=found.meeting.row.title,
        state=found.meeting.row.state,
        here=found.meeting.quorum,
        item=_title(found.item),
        motion=found.item.motion if found.item is not None else "",
        words=_words(found, board),
        next_item=_title(found.next_item),
        speaker=_speaker(found),
        roll=_roll(board),
        standing=board.standing if board else None,
        outcome=board.outcome if board else None,
        result=board.explanation.announcement if board and board.explanation else None,
    )


def _speaker(found: Running) -> SpeakerShown | None:
    one = speaking(found.speakers)
    if one is None or one.called_at is None:
        return None
    return SpeakerShown(one.name, one.seconds, one.called_at)


def _board(found: Running) -> Board | None:
    """The item's latest vote, where it was taken in this meeting."""
    votes = found.motion.votes if found.motion is not None else ()
    return next((one for one in votes[:1] if one.meeting_id == found.meeting.row.id), None)


def _roll(board: Board | None) -> tuple[SeatShown, ...]:
    """Nothing of a vote that is open over days."""
    if board is None or (board.state == "open" and board.closes_at is not None):
        return ()
    return tuple(SeatShown(line.seat, line.choice) for line in board.lines)


def _words(found: Running, board: Board | None) -> str:
    if board is not None:
        return board.text
    return found.motion.texts[0].text if found.motion is not None else ""


def _title(item: AgendaRow | None) -> str:
    return item.title if item is not None else ""
