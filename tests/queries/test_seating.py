# SPDX-License-Identifier: Apache-2.0
"""The table as it is seated: by group in charter order, vacancies, and who is here in a meeting."""

from __future__ import annotations

from govdesk.queries.people import seat_rows
from govdesk.queries.seating import PlacedSeat, Seating, seating
from govdesk.services import meetings
from govdesk.services.people import end_term
from tests.builders import City
from tests.sittings import sitting


def now(city: City) -> Seating:
    return city.ctx.read(seating, now=city.ctx.now())


def seat(city: City, title: str) -> PlacedSeat:
    return next(one for one in now(city).seats if one.title == title)


def test_seats_stand_in_charter_order_by_group(city: City) -> None:
    found = now(city)
    assert [(group.title, [one.title for one in group.seats]) for group in found.groups] == [
        ("Departments", ["Health", "Housing"]),
        ("Community", ["Youth", "Seniors", "Old Harbour"]),
    ]
    assert found.meeting == ""
    assert {one.presence for one in found.seats} == {""}


def test_a_vacant_seat_has_no_holder(city: City) -> None:
    (term,) = [one for row in city.ctx.read(seat_rows) for one in row.terms
               if row.title == "Seniors"]  # fmt: skip
    end_term(city.ctx, term_id=term.term_id, ends=city.today, reason="moved away")
    city.later(days=1)
    assert seat(city, "Seniors").holder == ""
    assert [group.filled for group in now(city).groups] == [2, 2]


def test_a_meeting_shows_who_is_here_and_who_stands_in(city: City) -> None:
    made, _motions = sitting(city, away=("Housing", "Youth"))
    assert now(city).meeting == "January meeting"
    assert (seat(city, "Health").presence, seat(city, "Housing").presence) == ("in_room", "absent")
    made.note("Youth", "arrive", made.alternate())
    youth = seat(city, "Youth")
    assert (youth.holder, youth.stands_in) == ("Yara Youngquist", "Alta Alternate")
    assert youth.presence == "in_room"
    meetings.close_meeting(city.as_("chair"), meeting_id=made.meeting_id)
    assert now(city).meeting == ""
