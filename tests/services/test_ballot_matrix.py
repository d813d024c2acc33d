# SPDX-License-Identifier: Apache-2.0
"""Nobody's vote but their own: every account against every seat, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from govdesk.models.record import Entry
from govdesk.models.votes import Ballot
from govdesk.queries.open_votes import open_votes
from govdesk.queries.people import actor_of
from govdesk.queries.rolls import ballots_of
from govdesk.queries.verification import verify_workspace
from govdesk.record.signing import Seal
from govdesk.rules.permissions import Role
from govdesk.rules.refusals import PassphraseNeeded
from govdesk.services import motion_words, people, votes
from govdesk.services.keys import end_key
from govdesk.services.proposals import complete
from govdesk.services.sign_in import open_session
from tests.builders import City
from tests.forging import (
    LOGINS,
    OWN,
    account,
    cast,
    end_of_term,
    new_key,
    opened,
    past_the_triggers,
    refused,
)
from tests.sittings import SEATS, sitting

NOT_THEIRS = {"general.not_allowed", "votes.wrong_seat"}
NO_KEY = {"sign_in.key_waits", "votes.key_not_vouched"}


def count(city: City, model: Any) -> int:
    with city.ctx.store.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_every_account_at_every_seat(city: City) -> None:
    """All 50 pairs, and nobody at the desk: the five holders' own hold, nothing else leaves a
    trace."""
    made, vote_id = opened(city)
    made.note("Youth", "arrive", made.alternate())
    before = count(city, Entry)
    for login in LOGINS:
        for title in SEATS:
            seat = city.seat(title)
            if OWN.get(login) == title:
                continue
            why = refused(lambda login=login, seat=seat: cast(city.as_(login), vote_id, seat))
            stand_in = (login, title) == ("alternate", "Youth")
            assert why in ({"votes.principal_is_here"} if stand_in else NOT_THEIRS), (login, title)
    for title in SEATS:
        nobody = city.ctx.acting_as(None, Seal(city.own("youth")))
        assert refused(lambda n=nobody, t=title: cast(n, vote_id, city.seat(t))) == (
            "general.sign_in_first"
        )
    assert (count(city, Entry), count(city, Ballot)) == (before, 0)
    for login, title in OWN.items():
        assert cast(city.as_(login), vote_id, city.seat(title))
    made.close(vote_id)


def test_while_the_holder_is_away_their_seated_stand_in_is_the_only_one(city: City) -> None:
    made, vote_id = opened(city, away=("Youth",))
    made.note("Youth", "arrive", made.alternate())
    for login in LOGINS:
        for title in SEATS:
            if OWN.get(login) == title != "Youth" or (login, title) == ("alternate", "Youth"):
                continue
            why = refused(lambda a=login, t=title: cast(city.as_(a), vote_id, city.seat(t)))
            away = (login, title) == ("youth", "Youth")
            assert why in ({"votes.another_stands_in"} if away else NOT_THEIRS), (login, title)
    assert cast(city.as_("alternate"), vote_id, city.seat("Youth"))


def test_nobody_signs_in_anothers_name(city: City) -> None:
    """Every account's name with every other account's key, or with a key of nobody's."""
    _, vote_id = opened(city)
    entropy = city.ctx.entropy
    for login, title in OWN.items():
        seat, actor = city.seat(title), city.ctx.read(actor_of, login=login)
        for other in LOGINS:
            if other != login:
                forged = city.ctx.acting_as(actor, Seal(city.own(other)))
                why = refused(lambda f=forged, s=seat: cast(f, vote_id, s))
                assert why in NO_KEY, (login, other)
        for seal in (Seal(entropy.new_key()), Seal(checked_in=entropy.new_key())):
            forged = city.ctx.acting_as(actor, seal)
            why = refused(lambda f=forged, s=seat: cast(f, vote_id, s))
            assert why in NO_KEY
        session = open_session(city.as_(login), login=login, own=city.own(login), device="d").ctx
        with pytest.raises(PassphraseNeeded):
            cast(session, vote_id, seat)
    assert count(city, Ballot) == 0


def test_an_account_that_says_it_is_another_member_is_refused(city: City) -> None:
    """A changed desktop may claim any member and any role; the account's own row goes before."""
    _, vote_id = opened(city)
    for login in ("secretary", "chair", "health", "alternate"):
        ctx = city.as_(login)
        assert ctx.actor is not None
        youth = city.ctx.read(actor_of, login="youth")
        for claimed in (
            replace(ctx.actor, member_id=youth.member_id, roles=youth.roles),
            replace(youth, account_id=ctx.actor.account_id),
        ):
            forged = ctx.acting_as(claimed, ctx.seal)
            why = refused(lambda f=forged: cast(f, vote_id, city.seat("Youth")))
            assert why in {"sign_in.account_changed", "general.not_allowed"}
    assert count(city, Ballot) == 0


def test_whose_term_is_over_or_has_not_begun_has_no_vote(city: City) -> None:
    meets = city.today + timedelta(days=15)
    end_of_term(city, "Seniors", meets - timedelta(days=1))
    successor = people.add_member(city.ctx, name="Sula Successor").made
    people.open_account(
        city.ctx, login="successor", name="Sula Successor", roles={Role.REPRESENTATIVE},
        member_id=successor,
    )  # fmt: skip
    people.start_term(
        city.ctx, seat_id=city.seat("Seniors"), member_id=successor,
        starts=meets + timedelta(days=1),
    )  # fmt: skip
    seated = new_key(city, "successor", by="youth")
    made, (motion_id,) = sitting(city, away=("Seniors",))
    vote_id = made.put(motion_id)
    for login in ("seniors", "successor"):
        for title in SEATS:
            ctx = city.as_("seniors") if login == "seniors" else seated
            assert refused(lambda c=ctx, t=title: cast(c, vote_id, city.seat(t))) == (
                "votes.wrong_seat"
            )
    assert refused(lambda: made.enter(vote_id, "Seniors", "yes")) == "votes.vacant"
    made.close(vote_id)
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures


def test_a_replaced_and_an_ended_key_cast_nothing(city: City) -> None:
    made, vote_id = opened(city)
    old = city.own("youth")
    renewed = new_key(city, "youth", by="seniors")
    youth = city.ctx.read(actor_of, login="youth")
    seat = city.seat("Youth")
    why = refused(lambda: cast(city.ctx.acting_as(youth, Seal(old)), vote_id, seat))
    assert why in NO_KEY
    assert cast(renewed, vote_id, seat)
    ours = city.ctx.read(actor_of, login="seniors")
    (mine,) = city.ctx.read(open_votes, actor=ours, now=city.clock.micros)
    assert mine.why_not is None
    ends = end_key(city.ctx, account_id=account(city, "seniors"), reason="Passphrase seen").made
    complete(city.as_("chair"), proposal_id=ends)
    (mine,) = city.ctx.read(open_votes, actor=ours, now=city.clock.micros)
    assert mine.why_not is not None  # it is said before anything is chosen
    assert mine.why_not.key == "votes.no_passphrase"
    why = refused(lambda: made.cast(vote_id, "seniors", "yes"))
    assert why in NO_KEY
    assert count(city, Ballot) == 1


def test_a_role_withdrawn_since_sign_in_is_no_longer_theirs(city: City) -> None:
    _, vote_id = opened(city)
    seated = city.as_("health")
    health = account(city, "health")
    ends = people.withdraw_role(city.ctx, account_id=health, role=Role.DEPARTMENT).made
    complete(city.as_("chair"), proposal_id=ends)
    assert refused(lambda: cast(seated, vote_id, city.seat("Health"))) == "general.not_allowed"


def test_only_the_secretary_enters_and_never_over_an_own_ballot(city: City) -> None:
    made, vote_id = opened(city)
    for login in LOGINS[1:]:
        for title in SEATS:
            assert refused(
                lambda a=login, t=title: votes.enter_ballot(
                    city.as_(a), vote_id=vote_id, seat_id=city.seat(t), choice="no"
                )
            ) == "general.not_allowed"  # fmt: skip
    for login, title in OWN.items():
        made.enter(vote_id, title, "no")
        made.cast(vote_id, login, "yes")
        assert refused(lambda t=title: made.enter(vote_id, t, "no")) == "votes.own_ballot_stands"
        made.cast(vote_id, login, "abstain")
    made.close(vote_id)
    with city.ctx.store.reading() as session:
        last = select(Ballot.choice).where(Ballot.n == 3, Ballot.way == "own")
        assert session.scalars(last).all() == ["abstain"] * 5


def test_a_stand_ins_own_ballot_is_not_replaced_by_a_spoken_one_either(city: City) -> None:
    made, vote_id = opened(city, away=("Youth",))
    made.note("Youth", "arrive", made.alternate())
    cast(city.as_("alternate"), vote_id, city.seat("Youth"), "no")
    assert refused(lambda: made.enter(vote_id, "Youth", "yes")) == "votes.own_ballot_stands"


def test_a_ballot_counts_in_its_own_vote_only_and_not_in_the_repeated_one(city: City) -> None:
    made, (motion_id,) = sitting(city, "key")
    first = made.put(motion_id)
    made.cast(first, "seniors", "yes")
    for title in ("Seniors", "Old Harbour"):
        made.note(title, "leave")
    made.close(first)  # void: the motion is pending again
    for title in ("Seniors", "Old Harbour"):
        made.note(title, "arrive")
    again = made.put(motion_id)
    assert refused(lambda: made.cast(first, "seniors", "yes")) == "votes.closed"
    made.close(again)
    assert city.ctx.read(ballots_of, vote_id=again) == {}


def test_altered_words_or_an_altered_rule_take_no_ballot(city: City) -> None:
    made, vote_id = opened(city)
    for change, back in (
        (
            "UPDATE motion_texts SET text = text || ' Not.'",
            "UPDATE motion_texts SET text = replace(text, ' Not.', '')",
        ),
        (
            "UPDATE votes SET rule = replace(rule, '1/2', '1/3')",
            "UPDATE votes SET rule = replace(rule, '1/3', '1/2')",
        ),
    ):
        past_the_triggers(city, change)
        assert refused(lambda: made.cast(vote_id, "youth", "yes")) == "votes.altered"
        assert refused(lambda: made.enter(vote_id, "Health", "yes")) == "votes.altered"
        past_the_triggers(city, back)
    assert made.cast(vote_id, "youth", "yes")


def test_while_it_is_voted_on_a_text_cannot_change(city: City) -> None:
    made, (motion_id,) = sitting(city)
    made.put(motion_id)
    why = refused(
        lambda: motion_words.revise_text(city.ctx, motion_id=motion_id, text="Else", summary="Else")
    )
    assert why == "motions.text_is_the_bodys"
