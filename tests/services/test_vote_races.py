# SPDX-License-Identifier: Apache-2.0
"""Ballots racing the closing: whatever the order, the closing lists exactly the table's ballots."""

from __future__ import annotations

import json
import threading

from sqlalchemy import select

from govdesk.models.record import Entry
from govdesk.models.votes import Ballot
from govdesk.rules.refusals import Refusal
from tests.builders import City
from tests.sittings import sitting

ROUNDS = 4


def test_a_ballot_is_either_in_the_closing_or_refused(city: City) -> None:
    made, motion_ids = sitting(city, *["ordinary"] * ROUNDS)
    refused: list[str] = []
    for motion_id in motion_ids:
        vote_id = made.put(motion_id)
        start = threading.Barrier(4)
        faults: list[BaseException] = []

        def run(
            login: str, vote_id: str = vote_id, start: threading.Barrier = start,
            faults: list[BaseException] = faults,
        ) -> None:  # fmt: skip
            try:
                start.wait()
                if login == "chair":
                    made.close(vote_id)
                else:
                    made.cast(vote_id, login, "yes")
            except Refusal as refusal:
                refused.append(refusal.what.key)
            except BaseException as fault:
                faults.append(fault)
                raise

        threads = [
            threading.Thread(target=run, args=(login,))
            for login in ("youth", "seniors", "chair", "health")
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not faults
        with city.ctx.store.reading() as session:
            rows = set(session.scalars(select(Ballot.id).where(Ballot.vote_id == vote_id)))
            bodies = [
                json.loads(body)
                for body in session.scalars(
                    select(Entry.body).where(Entry.type == "vote.closed", Entry.subject == vote_id)
                )
            ]
        assert len(bodies) == 1
        assert {one["ballot"] for one in bodies[0]["ballots"]} == rows
    assert set(refused) <= {"votes.closed"}
