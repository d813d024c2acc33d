# SPDX-License-Identifier: Apache-2.0
"""Whoever was told that a ballot is cast finds it there, though the program died the next moment.

A killed process leaves what the system already took from it; a power cut may not. What the disk
must be asked for so that it survives that too stands in `store/engine.py` and its tests.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from govdesk.cli.workspaces import opened
from govdesk.models.votes import Ballot
from govdesk.queries.verification import verify_workspace
from govdesk.store.opening import is_url
from tests.casting import OpenVote, killed_while_casting, open_vote_in

ROUNDS = 15
SHARED_ROUNDS = 5  # here the server outlives the killed desktop: less can go wrong
SOAK_WORKSPACES, SOAK_ROUNDS = 40, 25
LATEST = 0.08  # seconds from the first acknowledgement: time for some ballots more


def _killed(vote: OpenVote, rounds: int, moments: random.Random) -> int:
    """Kill it so many times; how many ballots were acknowledged."""
    acknowledged: set[str] = set()
    for number in range(1, rounds + 1):
        acknowledged |= killed_while_casting(vote, after=moments.uniform(0, LATEST))
        with opened(vote.location) as ctx:
            verdict = ctx.read(verify_workspace)
            assert verdict.ok, verdict.failures[0]
            with ctx.store.reading() as session:
                there = set(session.scalars(select(Ballot.id)))
        assert acknowledged <= there
        # Each time at most one was stored whose acknowledgement the kill swallowed.
        assert len(there - acknowledged) <= number
    return len(acknowledged)


def test_every_acknowledged_ballot_is_there(store: str) -> None:
    rounds = SHARED_ROUNDS if is_url(store) else ROUNDS
    assert _killed(open_vote_in(store), rounds, random.Random(7)) >= rounds


@pytest.mark.soak
def test_killed_a_thousand_times(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    made = open_vote_in(str(tmp_path / "made.govdesk"))
    moments, acknowledged = random.Random(11), 0
    for number in range(SOAK_WORKSPACES):
        copy = tmp_path / f"copy-{number}.govdesk"
        shutil.copyfile(made.location, copy)
        acknowledged += _killed(OpenVote(str(copy), made.vote_id, made.seats), SOAK_ROUNDS, moments)
        copy.unlink()
    record_property("kills", SOAK_WORKSPACES * SOAK_ROUNDS)
    record_property("acknowledged ballots", acknowledged)
    record_property("of these missing afterwards", 0)
