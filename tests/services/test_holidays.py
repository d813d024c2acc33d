# SPDX-License-Identifier: Apache-2.0
"""Notice and deadlines in working days, by the holidays that the clerk keeps, on both databases."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from govdesk.models.workspace import Holiday
from govdesk.queries.countdown import next_countdown
from govdesk.queries.holidays import countries, holidays_kept, proposed_holidays
from govdesk.queries.meetings import MeetingDetail, meeting
from govdesk.queries.record import record_rows
from govdesk.queries.verification import verify_workspace
from govdesk.rules.charter_changes import CharterChange
from govdesk.rules.refusals import BadInput, NotAllowed
from govdesk.services import meetings
from govdesk.services.holidays import keep_holidays
from govdesk.wording import say
from tests.builders import City
from tests.forging import refused
from tests.services.test_charter_changes import proposed, vote
from tests.sittings import sitting

DAYS = {"regular": 3, "agenda": 7, "papers": 3, "minutes": 5}


def working(city: City) -> None:
    """A charter that counts in working days."""
    motion_id = proposed(city, CharterChange(working_days=DAYS))
    first, _ids = sitting(city, motion_ids=(motion_id,))
    vote(first, motion_id)
    meetings.close_meeting(city.ctx, meeting_id=first.meeting_id)
    city.later(days=1)


def found(city: City, meeting_id: str) -> MeetingDetail:
    detail = city.ctx.read(meeting, meeting_id=meeting_id, actor=city.ctx.actor, now=city.ctx.now())
    assert detail is not None
    return detail


def wall(micros: int) -> str:
    local = datetime.fromtimestamp(micros / 1_000_000, ZoneInfo("America/New_York"))
    return f"{local:%a %Y-%m-%d %H:%M}"


def test_notice_and_deadlines_are_counted_by_the_clerk_s_holidays(city: City) -> None:
    working(city)
    made = meetings.schedule_meeting(
        city.ctx, title="March meeting", starts_wall="2026-03-10T17:30", place="Town hall"
    ).made
    page = found(city, made)
    assert wall(page.row.clock.deadline) == "Thu 2026-03-05 17:30", "the clocks change between"
    assert page.notice_counted is not None
    assert say(page.notice_counted) == "3 working days"

    clerk = city.as_("clerk")
    keep_holidays(clerk, days="2026-03-06 Founders’ Day\n2026-12-25 Christmas")
    page = found(city, made)
    assert wall(page.row.clock.deadline) == "Wed 2026-03-04 17:30"
    assert page.notice_counted is not None
    assert say(page.notice_counted) == (
        "3 working days; Friday 6 Mar 2026 (Founders’ Day) is a holiday"
    )
    coming = city.ctx.read(next_countdown)
    assert coming is not None
    steps = {one.told.deadline.value: one for one in coming.steps}
    due = {name: wall(one.told.due_at) for name, one in steps.items()}
    assert due["agenda"] == "Thu 2026-02-26 17:30"
    assert (due["notice"], due["papers"]) == ("Wed 2026-03-04 17:30",) * 2
    assert due["amendments"] == "Mon 2026-03-09 17:30", "24 hours, as before"
    assert due["minutes"] == "Tue 2026-01-27 17:30", "5 working days after 20 January"
    counted = {name: say(one.counted) for name, one in steps.items() if one.counted}
    assert set(counted) == {"agenda", "notice", "papers", "minutes"}
    assert counted["minutes"] == "5 working days"
    said = [say(row.said) for row in city.ctx.read(record_rows, limit=3)]
    assert said[0].endswith("counted anew when the notice of Meeting 2026-2 is due.")
    assert said[1] == "Cleo Clerk noted that Christmas is a holiday."

    keep_holidays(clerk, days="2026-12-25 Christmas Day")
    assert city.ctx.read(holidays_kept) == {date(2026, 12, 25): "Christmas Day"}
    assert wall(found(city, made).row.clock.deadline) == "Thu 2026-03-05 17:30"
    with city.ctx.store.reading() as session:
        assert len(session.scalars(select(Holiday.id)).all()) == 3, "what was kept stays known"
    assert city.ctx.read(verify_workspace).failures == ()


def test_a_notice_that_is_posted_is_not_counted_anew(city_file: City) -> None:
    working(city_file)
    made = meetings.schedule_meeting(
        city_file.ctx, title="March meeting", starts_wall="2026-03-10T17:30", place="Town hall"
    ).made
    meetings.add_agenda_item(city_file.ctx, meeting_id=made, title="Opening", kind="opening")
    meetings.give_notice(city_file.ctx, meeting_id=made, place="Door", person="Sefa")
    before = found(city_file, made).row.clock.deadline
    keep_holidays(city_file.ctx, days="2026-03-06 Founders’ Day")
    page = found(city_file, made)
    assert page.row.clock.deadline == before
    assert page.notice_counted is None, "it was counted by other holidays"


def test_the_clerk_decides_and_what_cannot_be_read_is_refused(city_file: City) -> None:
    with pytest.raises(NotAllowed):
        keep_holidays(city_file.as_("youth"), days="2026-12-25 Christmas")
    with pytest.raises(BadInput):
        keep_holidays(city_file.ctx, days="2025-12-25 Christmas")
    assert refused(lambda: keep_holidays(city_file.ctx, days="")) == "working_days.nothing_changed"


def test_a_list_is_proposed_for_where_the_city_lies(city_file: City) -> None:
    found = city_file.ctx.read(countries, lang="es")
    assert found.likely == "US"
    country = next(one for one in found.known if one.code == "US")
    assert country.name == "Estados Unidos"
    assert "New York" in {one.name for one in country.regions}
    days = city_file.ctx.read(proposed_holidays, country="US", region="NY", year=2026, lang="en")
    assert days[date(2026, 11, 26)] == "Thanksgiving Day"
