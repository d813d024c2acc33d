# SPDX-License-Identifier: Apache-2.0
"""A change of course takes effect by the vote's closing, and by nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from govdesk.models.indicators import Target
from govdesk.models.reviews import Pivot
from govdesk.record.rebuild import differences
from govdesk.services.pivots import propose_pivot
from tests.builders import City
from tests.services.test_reviews import finding, midpoint
from tests.sittings import sitting


@pytest.mark.parametrize("community", ["yes", "no"])
def test_closing_the_vote_decides_the_pivot_and_sets_its_target(city: City, community: str) -> None:
    ids, _review = midpoint(city)
    pivot_id = propose_pivot(
        city.ctx,
        finding_id=finding(city, ids["A5"]).id,
        change="target",
        approach="Enrol at the shelters",
        expected_effect="More people enrolled",
        new_target=Decimal(77),
        mover_seat_id=city.seat("Health"),
    ).made
    with city.ctx.store.reading() as session:
        motion_id = session.get_one(Pivot, pivot_id).motion_id
    assert motion_id is not None
    made, _ = sitting(city, motion_ids=(motion_id,))
    vote_id = made.put(motion_id)
    made.enter(vote_id, "Health", "yes")
    made.enter(vote_id, "Housing", "yes")
    made.enter(vote_id, "Youth", "yes")
    for seat in ("Seniors", "Old Harbour"):
        made.enter(vote_id, seat, community)
    made.close(vote_id)
    with city.ctx.store.reading() as session:
        pivot = session.get_one(Pivot, pivot_id)
        targets = session.scalars(select(Target).where(Target.vote_id == vote_id)).all()
        if community == "yes":
            assert pivot.state == "adopted"
            assert [(one.value, one.pivot_id) for one in targets] == [(Decimal(77), pivot_id)]
        else:
            assert pivot.state == "rejected"
            assert not targets
    assert city.ctx.read(differences) == ()
