# SPDX-License-Identifier: Apache-2.0
"""A process that casts ballots until it is killed, and says which ones were acknowledged.

vote = open_vote_in(location)                    # a small city in a meeting, its vote open
ids = killed_while_casting(vote, after=0.05)

The process is forked from a warm one, so that a round takes a fraction of a second.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle
from multiprocessing.connection import Connection

from govdesk.cli.workspaces import opened
from govdesk.services.ballots import CHOICES
from govdesk.services.votes import cast_ballot, enter_ballot
from tests.builders import seated, small_city
from tests.sittings import SEATS, sitting

CASTING = {"youth": "Youth", "seniors": "Seniors", "old_harbour": "Old Harbour"}
"""Who casts the own ballot, by login, for which seat."""
SPOKEN = ("Health", "Housing")
"""The seats whose ballots are spoken, and entered by the secretary."""
STARTS = 120.0  # seconds in which the first ballot must be acknowledged
KILLED = -9


@dataclass(frozen=True, slots=True)
class OpenVote:
    """An open vote with everyone in the room: where, its id, and the seats' ids by title."""

    location: str
    vote_id: str
    seats: Mapping[str, str]


def open_vote_in(location: str) -> OpenVote:
    """Make a small city and hold its meeting up to a vote. Reopened, its time goes on from there,
    whatever this computer's clock says."""
    city = small_city(location, story_ends_at=1)
    made, (motion_id,) = sitting(city)
    vote = OpenVote(location, made.put(motion_id), {title: city.seat(title) for title in SEATS})
    city.ctx.store.close()
    return vote


def killed_while_casting(vote: OpenVote, *, after: float) -> set[str]:
    """Have a process cast ballots, and kill it `after` so many seconds from its first
    acknowledgement; the ids of the ballots that were acknowledged."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    here, there = processes.Pipe(duplex=False)
    process = processes.Process(target=_cast, args=(vote, there), daemon=True)
    process.start()
    there.close()
    with here:
        assert here.poll(STARTS), "no ballot was acknowledged"
        time.sleep(after)
        process.kill()
        process.join()
        acknowledged = _all_of(here)
    assert process.exitcode == KILLED
    process.close()
    return acknowledged


def _all_of(told: Connection) -> set[str]:
    found = set()
    try:
        while True:
            found.add(told.recv_bytes().decode())
    except EOFError:
        return found


def _cast(vote: OpenVote, told: Connection) -> None:
    with opened(vote.location) as ctx:
        people = {login: seated(ctx, login) for login in (*CASTING, "secretary")}
        for choice in cycle(CHOICES):
            for login, title in CASTING.items():
                own = cast_ballot(
                    people[login], vote_id=vote.vote_id, seat_id=vote.seats[title], choice=choice
                )
                told.send_bytes(own.made.encode())
            for title in SPOKEN:
                spoken = enter_ballot(
                    people["secretary"],
                    vote_id=vote.vote_id,
                    seat_id=vote.seats[title],
                    choice=choice,
                )
                told.send_bytes(spoken.made.encode())
