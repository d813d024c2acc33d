# SPDX-License-Identifier: Apache-2.0
"""A seat's voting record over closed votes, as the outcomes that stand say it."""

from __future__ import annotations

from govdesk.queries.voting_records import seat_record
from govdesk.rules.roll import Status
from govdesk.rules.voting_records import Part
from tests.builders import City
from tests.sittings import SEATS, sitting


def voted(city: City) -> None:
    """One adopted, one stopped by the residents, one that Housing stood aside from."""
    made, (plain, key, other) = sitting(city, "ordinary", "key", "ordinary")
    vote = made.put(plain)
    for seat in SEATS:
        made.enter(vote, seat, "yes")
    made.close(vote)
    vote = made.put(key)
    for seat, choice in zip(SEATS, ("yes", "yes", "yes", "no", "no"), strict=True):
        made.enter(vote, seat, choice)
    made.close(vote)
    vote = made.put(other)
    made.enter(vote, "Health", "no")
    made.close(vote)


def test_a_seats_record_is_counted_from_the_outcomes(city: City) -> None:
    voted(city)
    found = city.ctx.read(seat_record, seat_id=city.seat("Seniors"))
    assert found.record.counts == {Status.YES: 1, Status.NO: 1, Status.NOT_VOTING: 1}
    assert (found.record.cast, found.record.asked) == (2, 3)
    assert found.parts[Part.CONCURRING] == 1
    assert found.parts[Part.DECISIVE] == 1
    assert {one.outcome for one in found.votes} == {"adopted", "rejected"}
