# SPDX-License-Identifier: Apache-2.0
"""What a workspace publishes of its decisions comes out of `govdesk tally` as published, and its
meetings are a calendar."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli.main import main
from govdesk.exchange.icalendar import LONGEST, calendar, escaped, folded
from govdesk.exchange.popolo import popolo
from govdesk.queries.open_data import open_data
from govdesk.services import meetings
from govdesk.services.corrections import begin_correction
from govdesk.services.proposals import complete
from tests.builders import City
from tests.sittings import SEATS, sitting


def decided(city: City) -> None:
    """Adopted, rejected for want of the residents, void, corrected; with a stand-in, a conflict, an
    empty chair and an explanation."""
    made, (plain, key, void, lost) = sitting(city, "ordinary", "key", "key", "ordinary")
    vote = made.put(plain)
    for seat in SEATS:
        made.enter(vote, seat, "yes")
    made.close(vote)
    begun = begin_correction(
        city.ctx, vote_id=vote, seat_id=city.seat("Youth"), choice="no", statement="No.",
        meeting_id=made.meeting_id, unopposed=True,
    ).made  # fmt: skip
    complete(city.as_("clerk"), proposal_id=begun)
    meetings.declare_recusal(
        city.ctx, motion_id=key, seat_id=city.seat("Housing"), nature="Works there"
    )
    made.note("Youth", "leave")
    made.note("Youth", "arrive", made.alternate())
    vote = made.put(key)
    for seat, choice in (("Health", "yes"), ("Seniors", "yes"), ("Old Harbour", "no")):
        made.enter(vote, seat, choice)
    made.close(vote)
    made.note("Old Harbour", "leave")
    vote = made.put(void)
    made.enter(vote, "Health", "yes")
    made.note("Seniors", "leave")
    made.note("Youth", "leave", made.alternate())
    made.close(vote)
    for seat in ("Seniors", "Old Harbour"):
        made.note(seat, "arrive")
    vote = made.put(lost)
    made.enter(vote, "Seniors", "no")
    made.close(vote)


def test_every_published_vote_is_recomputed_from_the_file_alone(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided(city)
    path = tmp_path / "votes.json"
    content = popolo(city.ctx.read(open_data))
    path.write_bytes(content)
    assert content == popolo(city.ctx.read(open_data))
    assert main(arguments=["tally", str(path), "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(one["agrees"] for one in answers)
    assert sorted(one["reason"] for one in answers) == [
        "adopted",
        "failed",
        "failed_concurrence",
        "no_quorum",
    ]


def test_the_file_ties_votes_to_people_posts_and_groups(city_file: City) -> None:
    decided(city_file)
    data: dict[str, Any] = json.loads(popolo(city_file.ctx.read(open_data)))
    ids = {
        kind: {one["id"] for one in data[kind]} for kind in ("persons", "posts", "organizations")
    }
    assert {one["person_id"] for one in data["memberships"]} <= ids["persons"]
    assert {one["post_id"] for one in data["memberships"]} == ids["posts"]
    for event in data["vote_events"]:
        assert {one["voter_id"] for one in event["votes"]} <= ids["persons"]
        assert {one["group_id"] for one in event["votes"]} <= ids["organizations"]
        assert sum(one["value"] for one in event["counts"]) == len(SEATS)
    assert len(data["motions"]) == 4
    assert data["events"][0]["location"] == {"name": "Town hall"}


def test_the_meetings_are_a_calendar(city_file: City) -> None:
    decided(city_file)
    text = calendar(city_file.ctx.read(open_data))
    lines = text.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= LONGEST for line in lines)
    whole = text.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:January meeting\r\nLOCATION:Town hall\r\nSTATUS:CONFIRMED" in whole
    assert "DTSTART:20260120T223000Z" in whole
    assert "DESCRIPTION:1. Library\\n2. Library\\n3. Library\\n4. Library" in whole


def test_long_and_awkward_text_is_escaped_and_folded_between_characters() -> None:
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
    line = "SUMMARY:" + "é" * 200
    raw = folded(line)
    assert all(len(part) <= LONGEST for part in raw.split(b"\r\n"))
    assert raw.replace(b"\r\n ", b"").decode() == line


def test_the_command_writes_both(
    city_file: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided(city_file)
    location = city_file.ctx.store.location
    for kind, begins in (("popolo", b"{"), ("ics", b"BEGIN:VCALENDAR")):
        out = tmp_path / f"out.{kind}"
        asked = ["export", location, "--format", kind, "--out", str(out), "--json"]
        assert main(None, asked) == 0
        assert json.loads(capsys.readouterr().out)["bytes"] == out.stat().st_size
        assert out.read_bytes().startswith(begins)
