# SPDX-License-Identifier: Apache-2.0
"""Seats that stand behind a motion: added and taken off until the question is put, and told in the
minutes and in what is published."""

from __future__ import annotations

import pytest

from govdesk.queries.cosponsors import cosponsoring
from govdesk.queries.meeting_views import certificate_view, meeting_view
from govdesk.queries.minutes import minutes_text
from govdesk.queries.people import seat_rows
from govdesk.queries.record import record_rows
from govdesk.queries.verification import verify_workspace
from govdesk.rules.refusals import NotAllowed
from govdesk.services import motions
from govdesk.services.cosponsors import cosponsor, withdraw_cosponsor
from govdesk.services.people import end_term
from govdesk.wording import say
from tests.builders import City
from tests.forging import refused
from tests.sittings import sitting


def add(city: City, motion_id: str, seat: str, by: str = "secretary") -> None:
    cosponsor(city.as_(by), motion_id=motion_id, seat_id=city.seat(seat))


def take_off(city: City, motion_id: str, seat: str, by: str = "secretary") -> None:
    withdraw_cosponsor(city.as_(by), motion_id=motion_id, seat_id=city.seat(seat))


def behind(city: City, motion_id: str) -> tuple[str, ...]:
    return city.ctx.read(cosponsoring, motion_id=motion_id)


def test_members_add_their_own_seat_and_the_office_any(city: City) -> None:
    _made, (motion_id,) = sitting(city)
    add(city, motion_id, "Old Harbour", by="old_harbour")
    add(city, motion_id, "Youth", by="alternate")
    add(city, motion_id, "Housing", by="secretary")
    assert behind(city, motion_id) == ("Housing", "Youth", "Old Harbour"), "in charter order"
    with pytest.raises(NotAllowed):
        add(city, motion_id, "Seniors", by="youth")
    with pytest.raises(NotAllowed):
        take_off(city, motion_id, "Housing", by="youth")
    with pytest.raises(NotAllowed):
        add(city, motion_id, "Seniors", by="clerk")
    take_off(city, motion_id, "Youth", by="youth")
    assert behind(city, motion_id) == ("Housing", "Old Harbour")
    add(city, motion_id, "Youth", by="youth")
    assert behind(city, motion_id) == ("Housing", "Youth", "Old Harbour")
    said = [say(row.said) for row in city.ctx.read(record_rows, limit=2)]
    assert said[0].endswith("noted that Youth co-sponsors Motion 2026-1.")
    assert said[1].endswith("noted that Youth no longer co-sponsors Motion 2026-1.")
    assert not city.ctx.read(verify_workspace).failures, "the log alone makes the same rows"


def test_neither_the_mover_nor_twice_nor_a_vacant_seat(city: City) -> None:
    _made, (motion_id,) = sitting(city)
    assert refused(lambda: add(city, motion_id, "Health")) == "cosponsors.movers_own"
    add(city, motion_id, "Seniors")
    assert refused(lambda: add(city, motion_id, "Seniors")) == "cosponsors.already"
    assert refused(lambda: take_off(city, motion_id, "Youth")) == "cosponsors.not_one"
    (term,) = [
        term
        for row in city.ctx.read(seat_rows)
        for term in row.terms
        if row.title == "Old Harbour" and term.ends is None
    ]
    seat = city.seat("Old Harbour")
    end_term(city.ctx, term_id=term.term_id, ends=city.today, reason="moved away")
    city.later(days=1)
    late = refused(lambda: cosponsor(city.ctx, motion_id=motion_id, seat_id=seat))
    assert late == "votes.vacant"


def test_who_stood_behind_it_stays_once_the_question_is_put(city: City) -> None:
    made, (motion_id,) = sitting(city)
    add(city, motion_id, "Youth")
    add(city, motion_id, "Housing")
    agenda = city.ctx.read(meeting_view, meeting=made.meeting_id, what="agenda")
    (told,) = [one.motion for one in agenda.items if one.motion is not None]
    assert [one.text for one in told.cosponsor_seats] == ["Housing", "Youth"]
    vote = made.put(motion_id)
    for late in (
        lambda: add(city, motion_id, "Seniors"),
        lambda: take_off(city, motion_id, "Youth"),
    ):
        assert refused(late) == "cosponsors.question_put"
    for seat in ("Health", "Housing", "Youth", "Seniors", "Old Harbour"):
        made.enter(vote, seat, "yes")
    made.close(vote)
    assert refused(lambda: take_off(city, motion_id, "Youth")) == "cosponsors.over"
    certificate = city.ctx.read(certificate_view, vote=vote)
    assert [one.text for one in certificate.decision.cosponsor_seats] == ["Housing", "Youth"]
    minutes = city.ctx.read(minutes_text, meeting_id=made.meeting_id, now=city.ctx.now())
    assert "Co-sponsored by Housing, Youth." in minutes


def test_a_certificate_tells_who_stood_behind_what_was_decided_then(city: City) -> None:
    made, (motion_id,) = sitting(city)
    add(city, motion_id, "Youth")
    vote = made.put(motion_id)
    for seat in ("Health", "Housing", "Youth", "Seniors", "Old Harbour"):
        made.enter(vote, seat, "no")
    made.close(vote)
    motions.step(
        city.ctx, motion_id=motion_id, verb="reconsider", seat_id=city.seat("Youth"), yes=5, no=0
    )
    city.later(minutes=1)
    take_off(city, motion_id, "Youth")
    assert behind(city, motion_id) == ()
    told = city.ctx.read(certificate_view, vote=vote).decision
    assert [one.text for one in told.cosponsor_seats] == ["Youth"]


def test_who_moves_it_later_is_its_mover_alone(city: City) -> None:
    motion_id = motions.submit_motion(
        city.ctx, title="Sundays", text="Open on Sundays.", summary="Sundays."
    ).made
    add(city, motion_id, "Seniors")
    add(city, motion_id, "Health")
    sitting(city, motion_ids=(motion_id,))
    assert behind(city, motion_id) == ("Seniors",)
