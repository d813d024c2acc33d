# SPDX-License-Identifier: Apache-2.0
"""Votes: who may cast what, what counts at the closing, and what follows from it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import func, select

from govdesk.models.motions import Motion
from govdesk.models.record import Checkpoint, Entry
from govdesk.models.votes import Ballot, Outcome, RollEntry, Vote
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import board
from govdesk.record.canonical import canonical, sha256_hex
from govdesk.record.rebuild import differences
from govdesk.rules.refusals import NotAllowed, Refusal, Stale
from govdesk.services import meetings, motions, votes
from govdesk.services.ballots import body_hash
from tests.builders import City
from tests.sittings import Sitting, sitting


def opened(city: City, decision_class: str = "ordinary", **kw: Any) -> tuple[Sitting, str, str]:
    """A sitting with one motion whose vote is open."""
    made, (motion_id,) = sitting(city, decision_class, **kw)
    return made, motion_id, made.put(motion_id)


def outcome_of(city: City, vote_id: str) -> Outcome:
    with city.ctx.store.reading() as session:
        found = session.scalars(select(Outcome).where(Outcome.vote_id == vote_id)).one()
        session.expunge(found)
        return found


def motion_state(city: City, motion_id: str) -> str:
    with city.ctx.store.reading() as session:
        return session.get_one(Motion, motion_id).state


def bodies(city: City, entry_type: str) -> list[dict[str, Any]]:
    with city.ctx.store.reading() as session:
        query = select(Entry.body).where(Entry.type == entry_type).order_by(Entry.seq)
        return [json.loads(body) for body in session.scalars(query)]


def reason(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.what.key


def test_a_majority_adopts_and_the_outcome_is_never_typed(city: City) -> None:
    made, motion_id, vote_id = opened(city)
    for seat, choice in (("Health", "yes"), ("Housing", "no"), ("Youth", "yes")):
        made.enter(vote_id, seat, choice)
    made.close(vote_id)
    outcome = outcome_of(city, vote_id)
    assert (outcome.outcome, outcome.reason) == ("adopted", "adopted")
    assert motion_state(city, motion_id) == "adopted"
    statuses = [place["status"] for place in outcome.positions]
    assert statuses == ["yes", "no", "yes", "not voting", "not voting"]


def test_a_key_motion_fails_for_want_of_the_communitys_concurrence(city: City) -> None:
    made, motion_id, vote_id = opened(city, "key")
    for seat, choice in (
        ("Health", "yes"),
        ("Housing", "yes"),
        ("Youth", "yes"),
        ("Seniors", "no"),
        ("Old Harbour", "no"),
    ):
        made.enter(vote_id, seat, choice)
    made.close(vote_id)
    assert outcome_of(city, vote_id).reason == "failed_concurrence"
    assert motion_state(city, motion_id) == "rejected"


def test_a_vote_that_lost_its_quorum_is_void_and_the_motion_is_pending_again(city: City) -> None:
    made, motion_id, vote_id = opened(city, "key")
    made.enter(vote_id, "Seniors", "yes")
    made.enter(vote_id, "Health", "yes")
    made.note("Seniors", "leave")
    made.note("Old Harbour", "leave")
    made.close(vote_id)
    outcome = outcome_of(city, vote_id)
    assert (outcome.outcome, outcome.reason) == ("void", "no_quorum")
    assert motion_state(city, motion_id) == "pending"
    made.note("Seniors", "arrive")
    assert made.put(motion_id) != vote_id


def test_who_leaves_keeps_the_ballot_already_cast(city: City) -> None:
    made, _, vote_id = opened(city)
    made.enter(vote_id, "Health", "yes")
    made.note("Health", "leave")
    made.close(vote_id)
    first = outcome_of(city, vote_id).positions[0]
    assert (first["status"], first["in_room"], first["remote"]) == ("yes", "no", "no")


def test_the_roll_is_frozen_in_charter_order_with_the_words_of_the_moment(city: City) -> None:
    made, (motion_id,) = sitting(city, "ordinary", away=("Youth",))
    made.note("Youth", "arrive", made.alternate())
    meetings.declare_recusal(
        city.ctx, motion_id=motion_id, seat_id=city.seat("Seniors"), nature="Works there"
    )
    vote_id = made.put(motion_id)
    with city.ctx.store.reading() as session:
        rows = session.scalars(
            select(RollEntry).where(RollEntry.vote_id == vote_id).order_by(RollEntry.position)
        ).all()
        assert [(r.seat_title, r.status, r.role, r.member_name) for r in rows] == [
            ("Health", "entitled", "principal", "Hollis Healthwright"),
            ("Housing", "entitled", "principal", "Hatty Housebuilder"),
            ("Youth", "entitled", "alternate", "Alta Alternate"),
            ("Seniors", "recused", "principal", "Silas Seniorson"),
            ("Old Harbour", "entitled", "principal", "Odile Oldharbour"),
        ]


def test_nobody_casts_for_another_seat_not_even_an_officer(city: City) -> None:
    made, _, vote_id = opened(city)
    with pytest.raises(NotAllowed) as refusal:
        votes.cast_ballot(
            city.as_("youth"), vote_id=vote_id, seat_id=city.seat("Health"), choice="yes"
        )
    assert reason(refusal) == "votes.wrong_seat"
    with pytest.raises(NotAllowed) as refusal:
        votes.cast_ballot(
            city.as_("chair"), vote_id=vote_id, seat_id=city.seat("Health"), choice="yes"
        )
    assert reason(refusal) == "votes.wrong_seat"
    with pytest.raises(NotAllowed):
        votes.cast_ballot(city.ctx, vote_id=vote_id, seat_id=city.seat("Health"), choice="yes")
    with pytest.raises(NotAllowed):
        votes.enter_ballot(
            city.as_("youth"), vote_id=vote_id, seat_id=city.seat("Youth"), choice="yes"
        )
    made.close(vote_id)
    assert not bodies(city, "ballot.cast")


def test_a_closed_vote_takes_no_ballot_and_closes_once(city: City) -> None:
    made, _, vote_id = opened(city)
    made.close(vote_id)
    for act in (
        lambda: made.cast(vote_id, "youth", "yes"),
        lambda: made.enter(vote_id, "Health", "yes"),
        lambda: made.close(vote_id),
    ):
        with pytest.raises(Refusal) as refusal:
            act()
        assert reason(refusal) == "votes.closed"


def test_a_recused_seat_has_no_ballot_and_is_never_deemed_a_vote(city: City) -> None:
    made, (motion_id,) = sitting(city)
    seat = city.seat("Youth")
    meetings.declare_recusal(
        city.as_("youth"), motion_id=motion_id, seat_id=seat, nature="A parent works there",
        details="Her mother is the branch head",
    )  # fmt: skip
    vote_id = made.put(motion_id)
    for act in (
        lambda: made.cast(vote_id, "youth", "yes"),
        lambda: made.enter(vote_id, "Youth", "yes"),
    ):
        with pytest.raises(Refusal) as refusal:
            act()
        assert reason(refusal) == "votes.recused"
    made.close(vote_id)
    assert outcome_of(city, vote_id).positions[2]["status"] == "recused"
    (body,) = bodies(city, "recusal.declared")
    assert "mother" not in json.dumps(body)
    assert body["private"]["details"]


def test_conflicts_that_leave_too_few_are_told_before_the_question_is_put(city: City) -> None:
    made, (motion_id,) = sitting(city, away=("Health", "Old Harbour"))
    for seat in ("Youth", "Seniors"):
        meetings.declare_recusal(
            city.ctx, motion_id=motion_id, seat_id=city.seat(seat), nature="Works there",
            left_room=seat == "Youth",
        )  # fmt: skip
    with pytest.raises(Refusal) as refusal:
        made.put(motion_id)
    assert reason(refusal) == "motions.needs_quorum_present"
    made.note("Health", "arrive")
    vote_id = made.put(motion_id)  # Seniors stays in the room, and counts there
    found = city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)
    assert found.quorum is not None
    assert (found.quorum.present, found.quorum.needed) == (3, 3)
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_conflict_is_declared_before_the_seat_votes(city: City) -> None:
    made, motion_id, vote_id = opened(city)
    made.cast(vote_id, "youth", "no")
    with pytest.raises(Refusal) as refusal:
        meetings.declare_recusal(
            city.as_("youth"), motion_id=motion_id, seat_id=city.seat("Youth"), nature="Late"
        )
    assert reason(refusal) == "meetings.recused_too_late"


def test_a_stand_in_votes_only_while_the_holder_is_away(city: City) -> None:
    made, _, vote_id = opened(city)
    made.note("Youth", "arrive", made.alternate())

    def cast(choice: str = "yes") -> str:
        return votes.cast_ballot(
            city.as_("alternate"), vote_id=vote_id, seat_id=city.seat("Youth"), choice=choice
        ).made

    with pytest.raises(NotAllowed) as refusal:
        cast()
    assert reason(refusal) == "votes.principal_is_here"
    made.note("Youth", "leave")
    assert cast()
    made.note("Youth", "arrive")
    made.close(vote_id)
    outcome = outcome_of(city, vote_id)
    assert outcome.positions[2]["status"] == "not voting"
    (closing,) = bodies(city, "vote.closed")
    assert [one["counted"] for one in closing["ballots"]] == ["no"]


def test_a_stand_in_does_not_take_back_what_the_holder_cast_before_leaving(city: City) -> None:
    made, _, vote_id = opened(city)
    made.cast(vote_id, "youth", "no")
    made.note("Youth", "leave")
    made.note("Youth", "arrive", made.alternate())
    with pytest.raises(Refusal) as refusal:
        votes.cast_ballot(
            city.as_("alternate"), vote_id=vote_id, seat_id=city.seat("Youth"), choice="yes"
        )
    assert reason(refusal) == "votes.seat_has_voted"
    made.close(vote_id)
    assert outcome_of(city, vote_id).positions[2]["status"] == "no"


def test_nobody_away_votes(city: City) -> None:
    made, _, vote_id = opened(city, away=("Old Harbour",))
    with pytest.raises(Refusal) as refusal:
        made.cast(vote_id, "old_harbour", "yes")
    assert reason(refusal) == "votes.not_present"
    made.note("Old Harbour", "remote")
    assert made.cast(vote_id, "old_harbour", "yes")


def test_a_spoken_ballot_never_replaces_an_own_one_and_an_own_one_replaces_it(city: City) -> None:
    made, _, vote_id = opened(city)
    made.enter(vote_id, "Youth", "no")
    made.cast(vote_id, "youth", "yes")
    with pytest.raises(Refusal) as refusal:
        made.enter(vote_id, "Youth", "no")
    assert reason(refusal) == "votes.own_ballot_stands"
    made.close(vote_id)
    assert outcome_of(city, vote_id).positions[2]["status"] == "yes"


def test_a_ballot_chosen_on_an_old_view_is_stale(city: City) -> None:
    made, _, vote_id = opened(city)
    made.enter(vote_id, "Youth", "no")
    with pytest.raises(Stale):
        votes.cast_ballot(
            city.as_("youth"),
            vote_id=vote_id,
            seat_id=city.seat("Youth"),
            choice="yes",
            seen=0,
        )


def test_ballots_name_what_they_decide_and_the_ballot_before(city: City) -> None:
    made, _, vote_id = opened(city)
    made.cast(vote_id, "youth", "no")
    made.cast(vote_id, "youth", "yes")
    first, second = bodies(city, "ballot.cast")
    with city.ctx.store.reading() as session:
        vote = session.get_one(Vote, vote_id)
        assert second["text_sha256"] == vote.text_sha256
        assert second["rule_sha256"] == vote.rule_sha256 == body_hash(vote.rule)
        assert second["roll_sha256"] == vote.roll_sha256
        assert [ballot.n for ballot in session.scalars(select(Ballot).order_by(Ballot.n))] == [1, 2]
    assert (first["n"], first["prev"], second["n"]) == (1, "", 2)
    assert second["prev"] == sha256_hex(canonical(first))
    assert second["checkpoint"] == ""


def test_the_closing_lists_exactly_the_ballots_and_makes_a_checkpoint(city: City) -> None:
    made, _, vote_id = opened(city)
    cast = [
        made.enter(vote_id, "Health", "yes"),
        made.cast(vote_id, "youth", "no"),
        made.cast(vote_id, "youth", "yes"),
    ]
    made.close(vote_id)
    (closing,) = bodies(city, "vote.closed")
    assert {one["ballot"] for one in closing["ballots"]} == set(cast)
    assert {one["ballot"] for one in closing["ballots"] if one["counted"] == "yes"} == {
        cast[0],
        cast[2],
    }
    with city.ctx.store.reading() as session:
        checkpoint = session.scalars(select(Checkpoint)).one()
        size = session.scalar(select(func.count()).select_from(Entry))
        assert (checkpoint.reason, checkpoint.size) == ("vote.closed", (size or 0) - 1)


def test_a_vote_needs_a_pending_motion_and_enough_members(city: City) -> None:
    made, (motion_id,) = sitting(city)
    fresh = made.submit()
    with pytest.raises(Refusal):
        made.put(fresh)
    for seat in ("Health", "Housing", "Youth"):
        made.note(seat, "leave")
    with pytest.raises(Refusal) as refusal:
        made.put(motion_id)
    assert reason(refusal) == "motions.needs_quorum_present"


def test_every_row_of_a_sitting_is_what_the_log_rebuilds(city: City) -> None:
    made, motion_ids = sitting(city, "key", "ordinary")
    meetings.declare_recusal(
        city.ctx, motion_id=motion_ids[0], seat_id=city.seat("Housing"), nature="Works there"
    )
    vote_id = made.put(motion_ids[0])
    made.enter(vote_id, "Health", "yes")
    made.cast(vote_id, "youth", "no")
    made.close(vote_id)
    motions.step(city.ctx, motion_id=motion_ids[1], verb="adopt_by_consent", unopposed=True)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    meetings.draft_minutes(city.ctx, meeting_id=made.meeting_id, text="What was done")
    meetings.approve_minutes(city.ctx, meeting_id=made.meeting_id, motion_id=motion_ids[1])
    assert city.ctx.read(differences) == ()
