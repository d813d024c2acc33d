# SPDX-License-Identifier: Apache-2.0
"""What the screens read of motions, meetings and votes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from govdesk.queries import meetings, motions, votes
from govdesk.queries.minutes import minutes_text
from govdesk.queries.open_votes import OpenVote, open_votes
from govdesk.services.meetings import declare_recusal
from govdesk.wording import say
from tests.builders import City
from tests.sittings import sitting


def ask(city: City, query: Any, login: str = "secretary", **given: Any) -> Any:
    actor = city.as_(login).actor
    return city.ctx.read(query, actor=actor, now=city.clock.micros, **given)


def test_the_board_says_how_many_more_yes_are_needed_and_where(city: City) -> None:
    made, (motion_id,) = sitting(city, "key")
    vote_id = made.put(motion_id)
    made.enter(vote_id, "Health", "yes")
    board = city.ctx.read(votes.board, vote_id=vote_id, now=city.clock.micros)
    assert [line.choice for line in board.lines] == ["yes", *["not voting"] * 4]
    assert board.standing is not None
    assert "2 more yes in Community" in say(board.standing)
    for seat in ("Housing", "Youth", "Seniors"):
        made.enter(vote_id, seat, "yes")
    board = city.ctx.read(votes.board, vote_id=vote_id, now=city.clock.micros)
    assert board.standing is not None
    assert board.standing.key == "decisions.live_will_pass"


def test_a_closed_vote_explains_itself_in_one_sentence(city: City) -> None:
    made, (motion_id,) = sitting(city, "key")
    vote_id = made.put(motion_id)
    for seat, choice in (("Health", "yes"), ("Housing", "yes"), ("Youth", "no")):
        made.enter(vote_id, seat, choice)
    made.close(vote_id)
    detail = ask(city, motions.motion, motion_id=motion_id)
    (board,) = detail.votes
    assert (board.outcome, detail.row.state) == ("rejected", "rejected")
    assert say(board.explanation.sentence).startswith("Not adopted, because Community did not")
    assert board.lines[0].name == "Hollis Healthwright"


def test_an_open_vote_tells_each_person_whether_they_can_vote(city: City) -> None:
    made, (motion_id,) = sitting(city, "ordinary", away=("Old Harbour",))
    declare_recusal(
        city.ctx, motion_id=motion_id, seat_id=city.seat("Seniors"), nature="Works there"
    )
    vote_id = made.put(motion_id)
    made.cast(vote_id, "health", "no")

    def mine(login: str) -> OpenVote:
        (found,) = ask(city, open_votes, login)
        assert isinstance(found, OpenVote)
        return found

    voted = mine("health")
    assert (voted.choice, voted.ballots, voted.why_not) == ("no", 1, None)
    for login, why in (
        ("seniors", "votes.recused"),
        ("old_harbour", "votes.not_present"),
        ("alternate", "votes.principal_is_here"),
        ("counsel", "general.not_allowed"),
    ):
        reason = mine(login).why_not
        assert reason is not None
        assert reason.key == why
    made.close(vote_id)
    assert ask(city, open_votes, "health") == ()


def test_a_motion_says_which_verbs_are_possible_and_why_others_are_not(city: City) -> None:
    made, (motion_id,) = sitting(city)
    verbs = dict(ask(city, motions.motion, motion_id=motion_id).verbs)
    assert verbs["put_the_question"] is None
    for seat in ("Health", "Housing", "Youth"):
        made.note(seat, "leave")
    verbs = dict(ask(city, motions.motion, motion_id=motion_id).verbs)
    assert verbs["put_the_question"].key == "motions.needs_quorum_present"
    verbs = dict(ask(city, motions.motion, "youth", motion_id=motion_id).verbs)
    assert verbs["put_the_question"].key == "motions.not_yours"
    assert ask(city, motions.motion, motion_id="gone") is None


def test_a_meeting_shows_its_clock_its_agenda_and_who_acts_for_each_seat(city: City) -> None:
    made, _ = sitting(city, "ordinary", away=("Youth",))
    made.note("Youth", "remote", made.alternate())
    detail = ask(city, meetings.meeting, meeting_id=made.meeting_id)
    assert detail.row.clock.state == "in_time"
    assert [(item.motion, item.motion_state) for item in detail.agenda] == [("2026-1", "pending")]
    assert [(s.title, s.name, s.presence) for s in detail.seats][2] == (
        "Youth",
        "Alta Alternate",
        "remote",
    )
    assert (detail.quorum.present, detail.quorum.met) == (5, True)
    following = city.ctx.read(meetings.next_meeting, now=city.clock.micros)
    assert following is not None
    assert following.id == made.meeting_id


def test_the_list_of_motions_costs_the_same_statements_however_many_there_are(
    city: City,
) -> None:
    made, _ = sitting(city)
    counts = []
    for _again in range(2):
        seen: list[str] = []

        def note(_c: Any, _cur: Any, statement: str, *_rest: Any, seen: list[str] = seen) -> None:
            seen.append(statement)

        engine = city.ctx.store.engine
        event.listen(engine, "before_cursor_execute", note)
        rows = city.ctx.read(motions.list_motions)
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len([s for s in seen if s.startswith("SELECT")]))
        for _more in range(3):
            made.submit()
    assert rows[0].submitted_at >= rows[-1].submitted_at
    assert counts[0] == counts[1]


def test_minutes_write_themselves_from_the_record(city: City) -> None:
    made, (motion_id,) = sitting(city, "ordinary", away=("Youth",))
    declare_recusal(
        city.ctx, motion_id=motion_id, seat_id=city.seat("Seniors"), nature="Works there"
    )
    vote_id = made.put(motion_id)
    made.enter(vote_id, "Health", "yes")
    made.enter(vote_id, "Housing", "no")
    made.close(vote_id)
    text = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.clock.micros)
    for words in (
        "Hollis Healthwright (Health) arrives.",
        "Moved by Health.",
        "Seconded by Seniors.",
        "Seniors steps aside: Works there",
        "Yes: Hollis Healthwright.",
        "No: Hatty Housebuilder.",
        "Absent, not excused: Yara Youngquist.",
    ):
        assert words in text
    assert "Not adopted" in text
