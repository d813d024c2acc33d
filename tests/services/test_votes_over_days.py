# SPDX-License-Identifier: Apache-2.0
"""Votes over a window of days: off everywhere, possible by the charter's law, sealed until they
close by the clock, on both databases."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from govdesk.exchange.popolo import popolo
from govdesk.models.meetings import Meeting
from govdesk.models.motions import Motion
from govdesk.models.record import Entry, PrivateDetail
from govdesk.models.votes import Ballot, Outcome, Vote
from govdesk.queries.bundles import bundle_of
from govdesk.queries.charter import charter_now
from govdesk.queries.meeting_papers import meeting_papers
from govdesk.queries.minutes import minutes_text
from govdesk.queries.open_data import open_data
from govdesk.queries.open_votes import open_votes
from govdesk.queries.public_display import public_display
from govdesk.queries.quarterly import quarterly_view
from govdesk.queries.record import record_detail, record_rows
from govdesk.queries.verification import verify_workspace
from govdesk.queries.votes import board
from govdesk.record.bundle_contents import About
from govdesk.record.verify_bundle import verify_bundle
from govdesk.rules.charter import Charter, Window
from govdesk.rules.charter_changes import CharterChange, RemoteWay
from govdesk.rules.refusals import BadInput, NotAllowed, Refusal
from govdesk.services import meetings, votes
from govdesk.services.charters import charter_template, charter_templates
from govdesk.services.context import Context
from govdesk.services.votes import cast_ballot, close_vote
from govdesk.services.windows import opened_ballots
from govdesk.store.opening import open_store
from govdesk.wording import say
from tests.builders import City, small_city
from tests.forging import refused
from tests.services.test_charter_changes import proposed, vote
from tests.services.test_vote_races import Race
from tests.sittings import Sitting, sitting

LAW = "Remote Participation Act, section 12"
CHANGE = CharterChange(window=Window(LAW, 7))
DAYS = 3
LOGINS = ("health", "youth", "seniors", "old_harbour")


def wall(city: City, days: float) -> str:
    local = datetime.fromtimestamp(city.clock.micros / 1_000_000, ZoneInfo(city.ctx.store.zone))
    return f"{local + timedelta(days=days):%Y-%m-%dT%H:%M}"


def allowed(city: City, change: CharterChange = CHANGE) -> tuple[Sitting, str]:
    """A sitting under a charter that allows votes over days, with an ordinary motion pending."""
    motion_id = proposed(city, change)
    first, _ids = sitting(city, motion_ids=(motion_id,))
    vote(first, motion_id)
    meetings.close_meeting(city.ctx, meeting_id=first.meeting_id)
    city.later(days=1)
    made, (pending,) = sitting(city, "ordinary")
    return made, pending


def over_days(made: Sitting, motion_id: str, days: float = DAYS) -> str:
    """A vote that is open over days; its id."""
    return votes.open_vote(
        made.city.ctx, motion_id=motion_id, meeting_id=made.meeting_id,
        closes_wall=wall(made.city, days),
    ).made  # fmt: skip


def test_no_template_allows_it() -> None:
    for name in charter_templates():
        assert Charter.from_json(charter_template(name)).window is None


def test_it_is_refused_where_the_charter_cites_no_law(city_file: City) -> None:
    made, (pending,) = sitting(city_file, "ordinary")
    assert refused(lambda: over_days(made, pending)) == "windows.not_allowed"


def test_it_is_sealed_and_closed_by_the_clock(city: City) -> None:
    made, pending = allowed(city)
    assert city.ctx.read(charter_now).window == Window(LAW, 7)
    made.note("Seniors", "leave")
    made.note("Youth", "leave")
    made.note("Youth", "arrive", made.alternate())
    meetings.declare_recusal(
        city.ctx, motion_id=pending, seat_id=city.seat("Housing"), nature="Owns a shop there"
    )
    with pytest.raises(BadInput):
        over_days(made, pending, days=8)
    vote_id = over_days(made, pending)
    meetings.close_meeting(city.ctx, meeting_id=made.meeting_id)
    city.later(days=1)

    made.cast(vote_id, "health", "no")
    first = made.cast(vote_id, "health", "yes")
    made.cast(vote_id, "old_harbour", "yes")
    made.cast(vote_id, "seniors", "no")
    with pytest.raises(NotAllowed) as not_theirs:
        made.cast(vote_id, "youth", "no")
    assert not_theirs.value.what.key == "windows.settled", "the stand-in was seated at the opening"
    assert refused(lambda: made.cast(vote_id, "housing", "yes")) == "votes.recused"
    assert refused(lambda: made.enter(vote_id, "Youth", "yes")) == "windows.own_only"
    assert refused(lambda: made.close(vote_id)) == "windows.still_open"
    assert refused(
        lambda: meetings.declare_recusal(
            city.ctx, motion_id=pending, seat_id=city.seat("Health"), nature="Late"
        )
    ) == "windows.settled"  # fmt: skip

    nothing_is_shown(city, made, vote_id, first)
    city.later(days=DAYS)
    assert refused(lambda: made.cast(vote_id, "seniors", "yes")) == "windows.over"
    nothing_is_shown(city, made, vote_id, first)
    made.close(vote_id)
    closed = city.ctx.read(board, vote_id=vote_id, now=city.clock.micros)
    choices = {line.seat: (line.choice, line.ballots) for line in closed.lines}
    assert choices == {
        "Health": ("yes", 2), "Housing": ("recused", 0), "Youth": ("absent", 0),
        "Seniors": ("no", 1), "Old Harbour": ("yes", 1),
    }  # fmt: skip
    assert closed.outcome == "adopted"
    with city.ctx.store.reading() as session:
        outcome = session.scalars(select(Outcome).where(Outcome.vote_id == vote_id)).one()
        assert outcome.quorum is not None
        assert outcome.quorum["present"] == 3, "the seats that answered"
        assert session.get_one(Motion, pending).state == "adopted"
        assert session.get_one(Vote, vote_id).law == LAW
    bundle = city.ctx.read(bundle_of, about=About("vote", vote_id))
    assert verify_bundle(bundle).failures == ()
    assert city.ctx.read(verify_workspace).failures == ()


def nothing_is_shown(city: City, made: Sitting, vote_id: str, ballot_id: str) -> None:
    """Not on the board, on the display, in the record, nor in anything that leaves the desk."""
    now = city.clock.micros
    shown = city.ctx.read(board, vote_id=vote_id, now=now)
    assert {line.choice for line in shown.lines} == {"not voting", "recused"}
    assert {line.ballots for line in shown.lines} == {0}
    assert (shown.quorum, shown.outcome, shown.explanation) == (None, None, None)
    assert shown.standing is not None
    assert say(shown.standing) == "What anyone votes is sealed until the vote closes."
    display = city.ctx.read(public_display, meeting_id=made.meeting_id, item_id="", now=now)
    assert display is not None
    assert (display.roll, display.result, display.outcome) == ((), None, None)
    for login in ("health", "secretary", "clerk"):
        (mine,) = city.ctx.read(open_votes, actor=city.as_(login).actor, now=now)
        assert mine.choice is None
    row = next(r for r in city.ctx.read(record_rows, limit=50) if r.subject == ballot_id)
    assert say(row.said).startswith("A sealed ballot on ")
    detail = city.ctx.read(record_detail, seq=row.seq)
    assert detail is not None
    assert "yes" not in detail.body
    with city.ctx.store.reading() as session:
        bodies = session.scalars(select(Entry.body).where(Entry.type == "ballot.sealed")).all()
        assert {session.get_one(Ballot, json.loads(one)["subject"]).choice for one in bodies} == {
            "sealed"
        }
        minutes = minutes_text(session, meeting_id=made.meeting_id, now=now)
        number = session.get_one(Meeting, made.meeting_id).number
    assert "sealed" not in minutes
    assert "voted" not in minutes
    for body in map(json.loads, bodies):
        assert "choice" not in body
        assert set(body["private"]) == {"choice"}
    told = (
        popolo(city.ctx.read(open_data)).decode(),
        repr(city.ctx.read(meeting_papers, meeting=number, lang="en")),
        repr(city.ctx.read(quarterly_view, period="2026-Q1", lang="en", draft=True)),
    )
    for exported in told:
        assert ballot_id not in exported
        assert vote_id not in exported
        assert "sealed" not in exported
    with pytest.raises(Refusal):
        city.ctx.read(bundle_of, about=About("vote", vote_id))


def test_too_few_answers_are_no_quorum(city_file: City) -> None:
    made, pending = allowed(city_file)
    vote_id = over_days(made, pending)
    made.cast(vote_id, "health", "yes")
    made.cast(vote_id, "youth", "yes")
    city_file.later(days=DAYS)
    made.close(vote_id)
    closed = city_file.ctx.read(board, vote_id=vote_id, now=city_file.clock.micros)
    assert closed.outcome == "void", "five were in the room; two answered"
    assert city_file.ctx.read(verify_workspace).failures == ()


def test_a_charter_that_wants_members_in_the_room_has_none(city_file: City) -> None:
    made, pending = allowed(city_file, replace(CHANGE, remote_way=RemoteWay.ROOM))
    assert refused(lambda: over_days(made, pending)) == "windows.needs_the_room"


def test_a_ballot_whose_choice_is_lost_stops_the_closing(city_file: City) -> None:
    made, pending = allowed(city_file)
    vote_id = over_days(made, pending)
    ballot = made.cast(vote_id, "health", "yes")
    city_file.later(days=DAYS)
    with city_file.ctx.store.writing() as session:
        detail = session.scalars(select(PrivateDetail).where(PrivateDetail.subject == ballot)).one()
        detail.value = "no"
    with pytest.raises(Refusal) as refusal:
        made.close(vote_id)
    assert refusal.value.what.key == "windows.cannot_open"
    assert not city_file.ctx.read(verify_workspace).ok, "what was committed to is another"


@pytest.mark.parametrize("forged", ["choice", "salt"])
def test_a_closing_that_opens_a_ballot_as_another_is_found(
    city_file: City, forged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, pending = allowed(city_file)
    vote_id = over_days(made, pending)
    for login in ("health", "youth", "seniors"):
        made.cast(vote_id, login, "yes")
    city_file.later(days=DAYS)
    honest = opened_ballots

    def other(*given: Any) -> list[dict[str, str]]:
        found = honest(*given)
        found[0][forged] = "no" if forged == "choice" else "00" * 16
        return found

    monkeypatch.setattr(votes, "opened_ballots", other)
    made.close(vote_id)
    rules = {one.rule for one in city_file.ctx.read(verify_workspace).failures}
    assert "ballots_listed" in rules


def test_ballots_race_with_the_clock_and_the_closing(
    store: str, request: pytest.FixtureRequest
) -> None:
    """Four desktops cast one ballot after another while the time of the vote ends and a fifth tries
    to close it all along."""
    city = small_city(store)
    request.addfinalizer(city.ctx.store.close)
    made, pending = allowed(city)
    vote_id = over_days(made, pending)
    seats = {login: city.seat(login.replace("_", " ").title()) for login in LOGINS}
    race, ready = Race(), threading.Barrier(len(LOGINS) + 2)

    def desktop(login: str, act: Callable[[Context], None]) -> None:
        ctx = replace(city.as_(login), store=replace(open_store(store), clock=city.clock))
        try:
            ready.wait()
            act(ctx)
        except BaseException as fault:
            race.faults.append(fault)
            raise
        finally:
            ctx.store.close()

    def cast(login: str) -> Callable[[Context], None]:
        return lambda ctx: race.keep_voting(
            lambda choice: (
                cast_ballot(ctx, vote_id=vote_id, seat_id=seats[login], choice=choice).made
            )
        )

    def close(ctx: Context) -> None:
        while True:
            try:
                close_vote(ctx, vote_id=vote_id)
            except Refusal as refusal:
                race.refused.add(refusal.code)
                time.sleep(0.01)
            else:
                return

    threads = [threading.Thread(target=desktop, args=(one, cast(one))) for one in LOGINS]
    threads.append(threading.Thread(target=desktop, args=("chair", close)))
    for thread in threads:
        thread.start()
    ready.wait()
    while len(race.acknowledged) < len(LOGINS):
        time.sleep(0.01)
    city.later(days=DAYS)
    for thread in threads:
        thread.join()
    assert not race.faults
    with city.ctx.store.reading() as session:
        query = select(Ballot.id, Ballot.at).where(Ballot.vote_id == vote_id)
        ballots = {row[0]: row[1] for row in session.execute(query)}
        closing = session.scalars(
            select(Entry).where(Entry.type == "vote.closed", Entry.subject == vote_id)
        ).one()
        opened = {one["ballot"] for one in json.loads(closing.body)["opened"]}
        closes_at = session.get_one(Vote, vote_id).closes_at
    assert closes_at is not None
    assert set(ballots) == set(race.acknowledged) == opened
    assert max(ballots.values()) < closes_at
    assert race.refused <= {"windows.still_open", "windows.over", "votes.closed"}
    assert city.ctx.read(verify_workspace).failures == ()
