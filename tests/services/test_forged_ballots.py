# SPDX-License-Identifier: Apache-2.0
"""Ballots that were written past the service, with a key and the database: each is found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from govdesk.models.record import Entry
from govdesk.queries.open_votes import open_votes
from govdesk.queries.people import actor_of
from govdesk.queries.verification import verify_workspace
from govdesk.services import people
from govdesk.services.meetings import declare_recusal
from tests.builders import City
from tests.forging import LOGINS, OWN, cast, end_of_term, forge, opened, refused
from tests.sittings import SEATS, sitting


def test_what_is_written_past_the_service_is_found_for_every_pair(city: City) -> None:
    """Whoever has their own key and the database writes a ballot for every seat, in their own name
    and in the holder's: each of them fails verification where it stands, and the holders' own do
    not."""
    made, vote_id = opened(city)
    made.note("Youth", "arrive", made.alternate())
    right = [forge(city, login, title, vote_id, city.member(title)) for login, title in OWN.items()]
    wrong: dict[int, tuple[str, str]] = {}
    for login in LOGINS:
        for title in SEATS:
            if OWN.get(login) == title:
                continue
            whose = {city.member(title)}
            own = city.as_(login).actor
            if own is not None and own.member_id:
                whose.add(own.member_id)
            for member in sorted(whose):
                wrong[forge(city, login, title, vote_id, member)] = (login, title)
    failures = city.ctx.read(verify_workspace).failures
    found = {one.seq for one in failures if one.rule in {"role", "ballot_person"}}
    assert not found & set(right)
    assert set(wrong) - found == set(), [wrong[seq] for seq in set(wrong) - found]
    assert len(wrong) >= 70


def test_a_copied_ballot_is_refused_by_the_database(city: City) -> None:
    """A superseded ballot brought back, or one moved into another vote: the body cannot be stored
    twice, and a changed body has no signature. (What the verifier says of a database without its
    constraints: `tests/record/test_log_rules.py`.)"""
    made, vote_id = opened(city)
    made.cast(vote_id, "youth", "yes")
    made.cast(vote_id, "youth", "no")
    for kept in ("body_sha256", "nonce"):
        with pytest.raises(IntegrityError):
            _store_again(city, kept)
    assert city.ctx.read(verify_workspace).ok


def _store_again(city: City, kept: str) -> None:
    """The first ballot stored once more as the last entry, all but one column made fresh."""
    with city.ctx.store.writing() as session:
        last = session.scalars(select(Entry).order_by(Entry.seq.desc())).first()
        old = session.scalars(select(Entry).where(Entry.type == "ballot.cast")).first()
        assert last is not None
        assert old is not None
        fresh = {"body_sha256": "0" * 64, "nonce": "0" * 32, kept: getattr(old, kept)}
        session.add(
            Entry(
                seq=last.seq + 1,
                type=old.type,
                subject=old.subject,
                actor=old.actor,
                recorded_at=last.recorded_at + 1,
                body=old.body,
                sig=old.sig,
                leaf="0" * 64,
                previous=last.chain,
                chain="1" * 64,
                **fresh,
            )
        )


def test_a_conflict_that_was_declared_binds_at_every_desk(city: City) -> None:
    made, (motion_id,) = sitting(city)
    declare_recusal(
        city.as_("seniors"), motion_id=motion_id, seat_id=city.seat("Seniors"), nature="A relative"
    )
    vote_id = made.put(motion_id)
    assert refused(lambda: made.cast(vote_id, "seniors", "yes")) == "votes.recused"
    seq = forge(city, "seniors", "Seniors", vote_id, city.member("Seniors"))
    failures = city.ctx.read(verify_workspace).failures
    assert ("ballot_person", seq) in {(one.rule, one.seq) for one in failures}


def test_an_officers_key_for_a_community_seat_is_refused_in_both_places(city: City) -> None:
    """A department's member, keyed by officers, is seated for the community: no own vote there."""
    meets = city.today + timedelta(days=15)
    health = city.member("Health")
    for seat in ("Old Harbour", "Health"):
        end_of_term(city, seat, meets - timedelta(days=1))
    people.start_term(city.ctx, seat_id=city.seat("Old Harbour"), member_id=health, starts=meets)
    made, (motion_id,) = sitting(city, away=("Health", "Old Harbour"))
    made.note("Old Harbour", "arrive", health)
    vote_id = made.put(motion_id)
    theirs = city.ctx.read(actor_of, login="health")
    (mine,) = city.ctx.read(open_votes, actor=theirs, now=city.clock.micros)
    assert mine.why_not is not None  # it is said before anything is chosen
    assert mine.why_not.key == "votes.not_vouched_yet"
    why = refused(lambda: cast(city.as_("health"), vote_id, city.seat("Old Harbour")))
    assert why == "votes.key_not_vouched"
    seq = forge(city, "health", "Old Harbour", vote_id, health)
    failures = city.ctx.read(verify_workspace).failures
    assert ("community_key", seq) in {(one.rule, one.seq) for one in failures}
