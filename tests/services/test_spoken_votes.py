# SPDX-License-Identifier: Apache-2.0
"""A member speaks afterwards to how their spoken vote was entered; the count does not change."""

from __future__ import annotations

import pytest

from govdesk.queries.votes import BoardLine, board
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import BadInput, Refusal
from govdesk.services.ballots import confirm_ballot
from tests.builders import City
from tests.sittings import sitting


@pytest.fixture
def voted(city: City) -> tuple[City, str]:
    """A vote that is closed: Youth and Health spoke, Seniors cast its own."""
    made, (motion,) = sitting(city)
    vote = made.put(motion)
    made.enter(vote, "Youth", "yes")
    made.enter(vote, "Health", "yes")
    made.cast(vote, "seniors", "no")
    made.close(vote)
    return city, vote


def line(city: City, vote: str, seat: str) -> BoardLine:
    found = city.ctx.read(board, vote_id=vote, now=city.clock.micros)
    return next(one for one in found.lines if one.seat == seat)


def ballot(city: City, vote: str, seat: str) -> str:
    found = line(city, vote, seat).ballot_id
    assert found is not None
    return found


def test_a_member_confirms_or_disputes_their_own_spoken_vote(voted: tuple[City, str]) -> None:
    city, vote = voted
    assert line(city, vote, "Youth").stands is None
    confirm_ballot(city.as_("youth"), ballot_id=ballot(city, vote, "Youth"), stands=True)
    confirm_ballot(
        city.as_("health"), ballot_id=ballot(city, vote, "Health"), stands=False, note="I said no"
    )
    assert line(city, vote, "Youth").stands is True
    health = line(city, vote, "Health")
    assert (health.stands, health.said_instead, health.choice) == (False, "I said no", "yes")
    assert city.ctx.read(differences) == ()


def test_nobody_speaks_for_another_and_a_vote_of_ones_own_needs_no_word(
    voted: tuple[City, str],
) -> None:
    city, vote = voted
    for login, seat, code in (
        ("seniors", "Youth", "votes.wrong_seat"),
        ("alternate", "Youth", "votes.wrong_seat"),
        ("seniors", "Seniors", "votes.was_own"),
    ):
        with pytest.raises(Refusal) as caught:
            confirm_ballot(city.as_(login), ballot_id=ballot(city, vote, seat), stands=True)
        assert caught.value.code == code
    with pytest.raises(BadInput):
        confirm_ballot(city.as_("youth"), ballot_id=ballot(city, vote, "Youth"), stands=False)
