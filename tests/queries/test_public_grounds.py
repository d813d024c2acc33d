# SPDX-License-Identifier: Apache-2.0
"""What an agenda says that a motion rests on, by what the motion is linked to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from govdesk.briefing.blocks import H, P, plain
from govdesk.briefing.kinds import KINDS
from govdesk.briefing.parts import USUAL
from govdesk.queries.meeting_views import meeting_view
from govdesk.queries.motion_links import links_of, reasons
from govdesk.queries.public_meetings import MeetingView, PublicMotion
from govdesk.rules.public_values import Suppressed
from govdesk.services.meetings import add_agenda_item, schedule_meeting
from govdesk.services.motions import submit_motion
from govdesk.services.reviews import write_finding
from govdesk.wording import Words
from tests.builders import City
from tests.measured import report
from tests.services.test_reviews import approved, finding, midpoint


def agenda(city: City, *links: tuple[str, str], review: str = "") -> MeetingView:
    """The agenda of a meeting with one motion that is linked so."""
    motion = submit_motion(
        city.ctx, title="More desks", text="Two more desks.", summary="Two more.", links=links
    ).made
    day = city.today + timedelta(days=20)
    meeting = schedule_meeting(
        city.ctx, title="A meeting", starts_wall=f"{day}T17:30", place="Town hall"
    ).made
    add_agenda_item(
        city.ctx, meeting_id=meeting, title="More desks", kind="motion", motion_id=motion,
        review_id=review or None,
    )  # fmt: skip
    return city.ctx.read(meeting_view, meeting="2026-1", what="agenda")


def motion_of(view: MeetingView) -> PublicMotion:
    (motion,) = (one.motion for one in view.items if one.motion)
    return motion


def rests_on(view: MeetingView) -> list[tuple[str, str]]:
    return [(one.period, one.row.code) for one in motion_of(view).grounds]


def told(view: MeetingView) -> list[str]:
    blocks = KINDS["agenda"].blocks(view, Words("en"), USUAL)
    return [plain(one.text) for one in blocks if isinstance(one, H | P)]


def test_a_linked_finding_stands_under_the_motion_with_its_numbers(city: City) -> None:
    ids, review = midpoint(city)
    write_finding(city.ctx, finding_id=finding(city, ids["A5"]).id, narrative="The desk was shut.")
    approved(city, review)
    view = agenda(city, ("finding", finding(city, ids["A5"]).id))
    assert rests_on(view) == [("2026-Q2", "A5")]
    said = told(view)
    place = said.index("What it rests on")
    assert said[place + 1].startswith("A5  People enrolled in peer support, 2026-Q2: ")
    assert "41" in said[place + 1]


def test_a_linked_indicator_is_told_as_the_last_approved_review_has_it(city_file: City) -> None:
    ids, review = midpoint(city_file)
    approved(city_file, review)
    view = agenda(city_file, ("indicator", ids["R2"]))
    assert rests_on(view) == [("2026-Q2", "R2")]
    assert "75.0 %" in " ".join(told(view))


def test_nothing_is_told_twice(city_file: City) -> None:
    ids, review = midpoint(city_file)
    approved(city_file, review)
    found = finding(city_file, ids["A5"]).id
    view = agenda(
        city_file, ("finding", found), ("indicator", ids["A5"]), ("review", review), review=review
    )
    assert rests_on(view) == [("2026-Q2", "A5")]
    assert len(motion_of(view).reviews) == 1


@pytest.mark.parametrize("by", ["link", "item"])
def test_a_review_is_told_by_its_count_and_by_what_is_behind(city: City, by: str) -> None:
    _ids, review = midpoint(city)
    approved(city, review)
    links = (("review", review),) if by == "link" else ()
    view = agenda(city, *links, review="" if links else review)
    assert rests_on(view) == [("2026-Q2", "A5")]
    said = told(view)
    place = said.index("What it rests on")
    assert said[place + 1] == "Review of 2026-Q2: 2 of 3 indicators are on track or achieved."
    assert said[place + 2].startswith("A5  ")


def test_a_review_that_nobody_approved_is_told_of_by_no_link(city_file: City) -> None:
    ids, review = midpoint(city_file)
    found = finding(city_file, ids["A5"]).id
    view = agenda(
        city_file, ("finding", found), ("indicator", ids["A5"]), ("review", review), review=review
    )
    assert (rests_on(view), motion_of(view).reviews) == ([], ())
    assert "What it rests on" not in told(view)


def test_a_small_number_stays_hidden_there(city_file: City) -> None:
    ids, review = midpoint(city_file)
    report(city_file, ids["A5"], "2026-Q2", 3, reason="Counted again")
    approved(city_file, review)
    view = agenda(city_file, ("indicator", ids["A5"]))
    (ground,) = motion_of(view).grounds
    assert isinstance(ground.row.value, Suppressed)


def test_a_review_can_be_the_reason_of_a_motion(city_file: City) -> None:
    _ids, review = midpoint(city_file)
    (found,) = (one for one in city_file.ctx.read(reasons) if one.kind == "review")
    assert (found.target_id, found.about) == (review, "2026-Q2")
    motion = submit_motion(
        city_file.ctx, title="It", text="It.", summary="It.", links=((found.kind, review),)
    ).made
    (link,) = city_file.ctx.read(lambda session: links_of(session, motion))
    assert (link.kind, link.label) == ("review", "2026-Q2")
