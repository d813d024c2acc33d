# SPDX-License-Identifier: Apache-2.0
"""Until when a spoken vote may be changed: until its closing, or until the next item begins."""

from __future__ import annotations

import pytest

from govdesk.queries.bundles import bundle_of
from govdesk.queries.charter import charter_now
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import Board, board
from govdesk.record.bundle_contents import About
from govdesk.record.rebuild import differences
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.charter_changes import CharterChange
from govdesk.rules.refusals import BadInput, NotAllowed
from govdesk.rules.vote_changes import ChangesUntil
from govdesk.services import meetings
from govdesk.services.vote_changes import change_vote
from tests.builders import City
from tests.forging import refused
from tests.services.test_charter_changes import proposed, vote
from tests.sittings import SEATS, Sitting, sitting

UNTIL_NEXT = CharterChange(changes_until=ChangesUntil.NEXT_ITEM)


def sat(city: City) -> tuple[Sitting, str, str]:
    """A meeting whose charter lets votes be changed until the next item: it, and two motions."""
    change = proposed(city, UNTIL_NEXT)
    made, (_change, first, other) = sitting(city, "ordinary", "ordinary", motion_ids=(change,))
    vote(made, change)
    assert city.ctx.read(charter_now).changes_until is ChangesUntil.NEXT_ITEM
    return made, first, other


def change(city: City, vote_id: str, seat: str, choice: str, **given: str) -> str:
    return change_vote(
        city.ctx, vote_id=vote_id, seat_id=city.seat(seat), choice=choice, **given
    ).made


def seen(city: City, vote_id: str) -> Board:
    return city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)


def test_it_is_changed_until_the_next_item_and_the_outcome_with_it(city: City) -> None:
    made, first, other = sat(city)
    vote_id = vote(made, first, no=("Health", "Housing"))
    assert seen(city, vote_id).outcome == "adopted"
    change(city, vote_id, "Youth", "no")
    found = seen(city, vote_id)
    lines = {one.seat: (one.choice, one.way) for one in found.lines}
    assert (found.outcome, lines["Youth"]) == ("rejected", ("no", "change"))
    city.later(minutes=1)
    change(city, vote_id, "Health", "yes", again="slip")
    city.later(minutes=1)
    change(city, vote_id, "Youth", "abstain")
    found = seen(city, vote_id)
    assert [(one.seat, one.choice, one.again) for one in found.corrections] == [
        ("Youth", "no", "change"),
        ("Health", "yes", "slip"),
        ("Youth", "abstain", "change"),
    ]
    assert found.outcome == "adopted"
    assert refused(lambda: change(city, vote_id, "Youth", "abstain")) == "corrections.same"
    later = made.put(other)
    assert refused(lambda: change(city, vote_id, "Youth", "yes")) == "changes.moved_on"
    made.close(later)
    changeable = seen(city, vote_id).changeable
    assert changeable is not None
    assert changeable.why_not is not None
    assert city.ctx.read(differences) == ()
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures
    alone = verify_bundle(city.ctx.read(bundle_of, about=About("vote", vote_id)))
    assert alone.ok, alone.failures


def test_without_the_charters_word_nothing_changes_after_the_closing(city: City) -> None:
    made, (motion_id,) = sitting(city)
    vote_id = vote(made, motion_id)
    assert refused(lambda: change(city, vote_id, "Youth", "no")) == "changes.not_by_charter"
    assert seen(city, vote_id).changeable is None


def test_only_at_the_members_word_and_only_what_was_spoken(city: City) -> None:
    made, first, _other = sat(city)
    vote_id = made.put(first)
    assert refused(lambda: change(city, vote_id, "Youth", "no")) == "corrections.still_open"
    for seat in SEATS[:3]:
        made.enter(vote_id, seat, "yes")
    made.cast(vote_id, "seniors", "yes")
    made.close(vote_id)
    for login in ("chair", "clerk", "youth", "counsel"):
        with pytest.raises(NotAllowed):
            change_vote(city.as_(login), vote_id=vote_id, seat_id=city.seat("Youth"), choice="no")
    for given in ({"choice": "aye"}, {"choice": "no", "again": "because"}):
        with pytest.raises(BadInput):
            change(city, vote_id, "Youth", **given)
    for seat in ("Seniors", "Old Harbour"):  # signed, and silent
        assert refused(lambda s=seat: change(city, vote_id, s, "no")) == "changes.not_spoken"
    made.note("Youth", "leave")
    assert refused(lambda: change(city, vote_id, "Youth", "no")) == "changes.not_here"
    meetings.recess_meeting(city.ctx, meeting_id=made.meeting_id)
    meetings.resume_meeting(city.ctx, meeting_id=made.meeting_id)
    assert refused(lambda: change(city, vote_id, "Health", "no")) == "changes.moved_on"


def test_the_words_of_the_charter_are_not_turned_round_by_it(city_file: City) -> None:
    city = city_file
    made, _first, _other = sat(city)
    again = proposed(city, CharterChange(small_board=True))
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    city.later(days=1)
    later, (motion_id,) = sitting(city, motion_ids=(again,))
    vote_id = vote(later, motion_id, no=("Old Harbour",))
    why = refused(lambda: change(city, vote_id, "Youth", "no"))
    assert why == "corrections.words_follow"
    change(city, vote_id, "Old Harbour", "yes")
    assert seen(city, vote_id).outcome == "adopted"
    assert city.ctx.read(verify_workspace).ok
