# SPDX-License-Identifier: Apache-2.0
"""The charter's promise of seats in a workspace: broken by who leaves, changed by an adopted
motion, and told in the annual packet."""

from __future__ import annotations

from datetime import timedelta

from govdesk.briefing.kinds import KINDS
from govdesk.briefing.sections.speech import Speech
from govdesk.briefing.sections.years import year_summary
from govdesk.queries.annual_view import annual_view
from govdesk.queries.charter import charter_now
from govdesk.queries.people import seat_rows
from govdesk.queries.promises import broken_promises
from govdesk.queries.verification import verify_workspace
from govdesk.rules.charter_changes import CharterChange
from govdesk.rules.promises import Shortfall
from govdesk.services.people import end_term, seat_member
from govdesk.wording import Words
from tests.builders import City
from tests.services.test_charter_changes import proposed, vote
from tests.sittings import sitting


def leaves(city: City, title: str) -> None:
    """Today is the last day of whoever holds the seat; it is tomorrow then."""
    (term,) = [
        one
        for row in city.ctx.read(seat_rows)
        for one in row.terms
        if row.title == title and one.role == "principal" and one.ends is None
    ]
    end_term(city.ctx, term_id=term.term_id, ends=city.today, reason="moved away")
    city.later(days=1)


def broken(city: City) -> tuple[Shortfall, ...]:
    return city.ctx.read(broken_promises)


def test_who_leaves_breaks_it_and_who_comes_keeps_it(city: City) -> None:
    assert broken(city) == ()
    since = city.today + timedelta(1)
    leaves(city, "Youth")
    (found,) = broken(city)
    assert (found.title, found.promised, found.filled, found.since) == ("Community", 3, 2, since)
    city.later(days=3)
    leaves(city, "Seniors")
    (found,) = broken(city)
    assert (found.filled, found.since) == (1, since)
    for title, name in (("Youth", "Yusuf Young"), ("Seniors", "Selma Senior")):
        seat_member(
            city.ctx, seat_id=city.seat(title), name=name, role="principal", rank=0,
            starts=city.today,
        )  # fmt: skip
    assert broken(city) == ()


def test_an_adopted_charter_motion_changes_the_promise(city: City) -> None:
    change = CharterChange(seats={"departments": 2, "community": 4})
    motion_id = proposed(city, change)
    made, _ids = sitting(city, motion_ids=(motion_id,))
    assert broken(city) == ()
    vote(made, motion_id)
    assert [one.seats for one in city.ctx.read(charter_now).constituencies] == [2, 4]
    (found,) = broken(city)
    assert (found.promised, found.filled, found.since) == (4, 3, city.today)
    assert not city.ctx.read(verify_workspace).failures


def test_the_annual_packet_tells_it(city_file: City) -> None:
    year = str(city_file.today.year)
    leaves(city_file, "Old Harbour")
    view = city_file.ctx.read(annual_view, period=year)
    (one,) = view.broken_promises
    assert (one.constituency, one.promised, one.filled) == ("community", 3, 2)
    said = str(year_summary(view, Speech(view, Words("en"))))
    assert "Fewer seats filled than promised" in said
    assert "Community: the charter promises 3 filled seats and it has 2" in said
    in_spanish = city_file.ctx.read(annual_view, period=year, lang="es")
    assert "estatutos" in str(year_summary(in_spanish, Speech(in_spanish, Words("es"))))
    assert "annual" in KINDS
