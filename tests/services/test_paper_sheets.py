# SPDX-License-Identifier: Apache-2.0
"""Votes from a paper sheet: two officers read it, or nothing is entered."""

from __future__ import annotations

import pytest

from govdesk.queries.accounts import waits_for
from govdesk.queries.bundles import bundle_of
from govdesk.queries.paper_sheets import waiting_sheet
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import Board, board
from govdesk.record.bundle_contents import About
from govdesk.record.rebuild import differences
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services.ballots import confirm_ballot
from govdesk.services.corrections import begin_correction
from govdesk.services.paper_sheets import begin_sheet, confirm_sheet
from govdesk.services.proposals import complete, withdraw_proposal
from tests.builders import City
from tests.forging import refused
from tests.sittings import SEATS, Sitting, sitting

READ = dict(zip(SEATS, ("yes", "no", "yes", "yes", "abstain"), strict=True))


def on_paper(city: City) -> tuple[Sitting, str]:
    """An open vote whose roll was called on paper."""
    made, (motion_id,) = sitting(city)
    return made, made.put(motion_id)


def begin(city: City, vote_id: str, read: dict[str, str], login: str = "secretary") -> str:
    choices = {city.seat(title): choice for title, choice in read.items()}
    return begin_sheet(city.as_(login), vote_id=vote_id, choices=choices).made


def confirm(city: City, begun: str, read: dict[str, str], login: str = "clerk") -> None:
    choices = {city.seat(title): choice for title, choice in read.items()}
    confirm_sheet(city.as_(login), proposal_id=begun, choices=choices)


def seen(city: City, vote_id: str) -> Board:
    return city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)


def told(city: City, vote_id: str) -> dict[str, tuple[str, str | None]]:
    return {one.seat: (one.choice, one.way) for one in seen(city, vote_id).lines}


def test_what_both_read_is_entered_and_the_record_says_by_whom(city: City) -> None:
    made, vote_id = on_paper(city)
    begun = begin(city, vote_id, READ)
    assert set(told(city, vote_id).values()) == {("not voting", None)}
    waits = city.ctx.read(waits_for, actor=city.as_("clerk").actor)
    assert [(one.proposal.act, one.about) for one in waits] == [("vote.from_paper", "2026-1")]
    confirm(city, begun, READ)
    assert told(city, vote_id) == {seat: (choice, "paper") for seat, choice in READ.items()}
    (row,) = seen(city, vote_id).papers
    assert (row.entered_by, row.confirmed_by, row.votes) == ("Sefa Secretary", "Cleo Clerk", 5)
    assert city.ctx.read(waits_for, actor=city.as_("clerk").actor) == ()
    made.close(vote_id)
    assert seen(city, vote_id).outcome == "adopted"
    assert city.ctx.read(differences) == ()
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures
    alone = verify_bundle(city.ctx.read(bundle_of, about=About("vote", vote_id)))
    assert alone.ok, alone.failures
    assert alone.checked["paper"] == 7  # the sheet, its lines, and the closing


def test_a_difference_is_told_and_nothing_is_entered(city: City) -> None:
    _made, vote_id = on_paper(city)
    begun = begin(city, vote_id, READ)
    for other in (READ | {"Youth": "no"}, {k: v for k, v in READ.items() if k != "Youth"}):
        with pytest.raises(Refusal) as caught:
            confirm(city, begun, other)
        assert caught.value.code == "paper.differs"
        assert caught.value.what.args["seats"] == "Youth"
    assert set(told(city, vote_id).values()) == {("not voting", None)}
    withdraw_proposal(city.ctx, proposal_id=begun, reason="Typed wrongly")
    confirm(city, begin(city, vote_id, READ | {"Youth": "no"}), READ | {"Youth": "no"})
    assert told(city, vote_id)["Youth"] == ("no", "paper")


def test_two_officers_and_the_secretary_first(city: City) -> None:
    _made, vote_id = on_paper(city)
    for login in ("chair", "clerk", "youth", "counsel"):
        with pytest.raises(NotAllowed):
            begin(city, vote_id, READ, login)
    begun = begin(city, vote_id, READ)
    for login in ("secretary", "youth", "health", "counsel"):
        with pytest.raises(NotAllowed):
            confirm(city, begun, READ, login)
    assert refused(lambda: complete(city.as_("clerk"), proposal_id=begun)) == "paper.read_it"
    assert refused(lambda: begin(city, vote_id, READ)) == "paper.waits"
    assert set(told(city, vote_id).values()) == {("not voting", None)}
    for login, may in (("secretary", False), ("clerk", True), ("chair", True), ("youth", False)):
        actor = city.as_(login).actor
        found = city.ctx.read(waiting_sheet, vote_id=vote_id, actor=actor)
        assert found is not None
        assert (found.why_not is None) == may, login


def test_what_stands_in_the_record_stays(city: City) -> None:
    """Entered before the power went: the sheet adds the rest, and turns nothing round."""
    made, vote_id = on_paper(city)
    made.enter(vote_id, "Health", "yes")
    made.enter(vote_id, "Housing", "yes")
    made.cast(vote_id, "seniors", "no")
    assert refused(lambda: begin(city, vote_id, READ)) == "paper.entered_otherwise"
    rest = {"Health": "yes", "Youth": "yes", "Old Harbour": "no"}
    confirm(city, begin(city, vote_id, rest), rest)
    assert told(city, vote_id) == {
        "Health": ("yes", "spoken"),
        "Housing": ("yes", "spoken"),
        "Youth": ("yes", "paper"),
        "Seniors": ("no", "own"),
        "Old Harbour": ("no", "paper"),
    }
    assert refused(lambda: begin(city, vote_id, rest)) == "paper.nothing_new"
    assert refused(lambda: begin(city, vote_id, {"Seniors": "yes"})) == "paper.entered_otherwise"
    made.close(vote_id)
    assert city.ctx.read(verify_workspace).ok


def test_only_who_is_here_and_only_while_it_is_open(city: City) -> None:
    made, vote_id = on_paper(city)
    with pytest.raises(BadInput):
        begin(city, vote_id, {"Youth": "aye"})
    begun = begin(city, vote_id, READ)
    made.note("Youth", "leave")
    assert refused(lambda: confirm(city, begun, READ)) == "paper.seat"
    made.close(vote_id)
    assert refused(lambda: confirm(city, begun, READ)) == "votes.closed"
    assert city.ctx.read(verify_workspace).ok


def test_the_member_speaks_to_it_and_a_meeting_corrects_it(city: City) -> None:
    made, vote_id = on_paper(city)
    confirm(city, begin(city, vote_id, READ), READ)
    made.close(vote_id)
    youth = next(one for one in seen(city, vote_id).lines if one.seat == "Youth")
    confirm_ballot(
        city.as_("youth"), ballot_id=youth.ballot_id or "", stands=False, note="I said no"
    )
    begun = begin_correction(
        city.ctx, vote_id=vote_id, seat_id=youth.seat_id, choice="no", statement="I said no",
        meeting_id=made.meeting_id, unopposed=True,
    ).made  # fmt: skip
    complete(city.as_("clerk"), proposal_id=begun)
    assert told(city, vote_id)["Youth"] == ("no", "corrected")
    assert city.ctx.read(verify_workspace).ok
