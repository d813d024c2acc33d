# SPDX-License-Identifier: Apache-2.0
"""Eight desktops cast while the vote is closed: no ballot comes after the closing, none is lost."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from govdesk.cli.workspaces import opened
from govdesk.models.record import Entry
from govdesk.models.votes import Ballot
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import Refusal
from govdesk.services.context import Context
from govdesk.services.votes import cast_ballot, close_vote, enter_ballot
from tests.builders import seated, small_city
from tests.sittings import SEATS, sitting

OWN = {"youth": "Youth", "seniors": "Seniors", "old_harbour": "Old Harbour", "health": "Health"}
SPOKEN = ("Health", "Housing", "Youth")
"""Beside the four who cast their own, three desktops enter what is spoken; the eighth closes."""
CHOICES = ("yes", "no", "abstain")
MOST = 15
"""Ballots of one desktop."""


@dataclass
class Race:
    """What the desktops were told."""

    acknowledged: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    faults: list[BaseException] = field(default_factory=list)

    def desktop(
        self, location: str, login: str, ready: threading.Barrier, act: Callable[[Context], None]
    ) -> None:
        """One desktop, with a connection of its own."""
        try:
            with opened(location) as ctx:
                at_desk = seated(ctx, login)
                ready.wait()
                act(at_desk)
        except BaseException as fault:
            self.faults.append(fault)
            ready.abort()
            raise

    def keep_voting(self, ballot: Callable[[str], str]) -> None:
        """Cast one ballot after another until the vote is closed."""
        for n in range(MOST):
            try:
                self.acknowledged.append(ballot(CHOICES[n % 3]))
            except Refusal as refusal:
                self.refused.add(refusal.code)
                if refusal.code == "votes.closed":
                    return


@pytest.mark.parametrize("after", [0.0, 0.2, 0.6])
def test_no_ballot_after_the_closing_and_none_lost(
    store: str, after: float, request: pytest.FixtureRequest
) -> None:
    city = small_city(store, story_ends_at=1)
    request.addfinalizer(city.ctx.store.close)
    made, (motion_id,) = sitting(city)
    vote_id = made.put(motion_id)
    seats = {title: city.seat(title) for title in SEATS}
    race, ready = Race(), threading.Barrier(8)

    def cast(title: str) -> Callable[[Context], None]:
        return lambda ctx: race.keep_voting(
            lambda choice: (
                cast_ballot(ctx, vote_id=vote_id, seat_id=seats[title], choice=choice).made
            )
        )

    def enter(title: str) -> Callable[[Context], None]:
        return lambda ctx: race.keep_voting(
            lambda choice: (
                enter_ballot(ctx, vote_id=vote_id, seat_id=seats[title], choice=choice).made
            )
        )

    def close(ctx: Context) -> None:
        time.sleep(after)
        close_vote(ctx, vote_id=vote_id)

    desks = [
        *((login, cast(title)) for login, title in OWN.items()),
        *(("secretary", enter(title)) for title in SPOKEN),
        ("chair", close),
    ]
    threads = [
        threading.Thread(target=race.desktop, args=(store, login, ready, act))
        for login, act in desks
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not race.faults
    with city.ctx.store.reading() as session:
        rows = set(session.scalars(select(Ballot.id).where(Ballot.vote_id == vote_id)))
        closing = session.scalars(select(Entry).where(Entry.type == "vote.closed")).one()
        kinds = ("ballot.cast", "ballot.entered")
        last = session.scalars(
            select(Entry.seq).where(Entry.type.in_(kinds)).order_by(Entry.seq.desc())
        ).first()
        listed = {one["ballot"] for one in json.loads(closing.body)["ballots"]}
        assert last is None or last < closing.seq
    assert listed == rows
    assert rows == set(race.acknowledged)
    assert race.refused <= {"votes.closed", "votes.own_ballot_stands"}
    assert city.ctx.read(verify_workspace).ok
