# SPDX-License-Identifier: Apache-2.0
"""A meeting's notice on its page: a posting is a place, a time and a person, and all are listed."""

from __future__ import annotations

from govdesk.briefing.kinds import KINDS
from govdesk.briefing.layout.pictures import Pictures
from govdesk.briefing.parts import USUAL
from govdesk.briefing.web import web_page
from govdesk.queries.meeting_views import meeting_view
from govdesk.services import meetings
from govdesk.ui.meetings.notice import NoticeForm
from govdesk.ui.meetings.screen import MeetingsScreen
from govdesk.ui.widgets import Label
from govdesk.wording import Words
from tests.builders import City
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle


def scheduled(city: City) -> str:
    made = meetings.schedule_meeting(
        city.ctx, title="January meeting", starts_wall="2026-01-20T17:30", place="Town hall"
    ).made
    meetings.add_agenda_item(city.ctx, meeting_id=made, title="Opening", kind="opening")
    return made


def said(screen: MeetingsScreen) -> list[str]:
    return [one.text() for one in screen.findChildren(Label) if one.isVisible()]


def test_a_posting_is_noted_with_its_place_time_and_person(
    screen_for: ScreenFor, city_file: City
) -> None:
    made = scheduled(city_file)
    screen = screen_for(city_file.ctx, MeetingsScreen, made)

    def form() -> NoticeForm:
        (shown,) = [one for one in screen.findChildren(NoticeForm) if one.isVisible()]
        return shown

    assert form().values()["posted_wall"] == "2026-01-05 09:00"
    assert faults_of(screen) == []
    form().set_values({"place": "Town hall door", "person": ""})
    form().submit()
    settle(screen.office)
    assert any("Who posted it" in one and "needed" in one for one in said(screen)), said(screen)
    for place, wall in (("Town hall door", "2026-01-05 08:30"), ("Library", "2026-01-05 08:45")):
        form().set_values({"place": place, "posted_wall": wall, "person": "Sefa Clerk"})
        form().submit()
        settle(screen.office)
        settle(screen.office)
    told = [one for one in said(screen) if one.endswith("by Sefa Clerk")]
    assert [one.partition(",")[0] for one in told] == ["Town hall door", "Library"]
    assert "8:30" in told[0]
    assert "Version 1: first notice" in said(screen)
    meetings.add_agenda_item(city_file.ctx, meeting_id=made, title="A report", kind="report")
    meetings.give_notice(city_file.ctx, meeting_id=made, place="Library", person="Sefa")
    screen = screen_for(city_file.ctx, MeetingsScreen, made)
    assert {"Version 1: first notice", "Version 2: addendum", "Added: A report."} <= set(
        said(screen)
    )
    assert faults_of(screen) == []


def test_packets_print_every_posting(city_file: City) -> None:
    made = scheduled(city_file)
    for place in ("Town hall door", "Library"):
        meetings.give_notice(city_file.ctx, meeting_id=made, place=place, person="Sefa {Clerk}")
    view = city_file.ctx.read(meeting_view, meeting=made, what="addendum")
    words = Words("es")
    page = web_page(
        KINDS["addendum"].blocks(view, words, USUAL),
        title="", lang="es", skip="", picture=Pictures(words.number),
    )  # fmt: skip
    assert page.count("por Sefa {Clerk}") == 2
    assert "Town hall door" in page
    assert "Library" in page
