# SPDX-License-Identifier: Apache-2.0
"""Votes from before are read at the desk, and leave it as open data marked as imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from govdesk.cli.main import main
from govdesk.exchange.past_vote_pages import as_published, page_of
from govdesk.exchange.past_votes import read_past_votes
from govdesk.exchange.popolo import popolo
from govdesk.exchange.reading_notes import Notes
from govdesk.queries.open_data import open_data
from govdesk.queries.past_votes import past_vote, past_vote_rows
from govdesk.services.past_votes import import_past_votes
from govdesk.ui.motions.screen import MotionsScreen
from govdesk.ui.past_votes.screen import PastVotesScreen
from govdesk.ui.widgets import Label, StatusLabel, button
from tests.builders import City
from tests.ui.checks import faults_of
from tests.ui.conftest import ScreenFor
from tests.ui.offices import settle

RULE = {
    "title": "Majority of votes cast",
    "citation": "Standing orders 14",
    "quorum": None,
    "tests": [{"base": "cast", "threshold": "1/2", "strict": True}],
}
NAMED = {
    "identifier": "1998-12",
    "motion": {"text": "Keep the ferry. Write to ferry@example.org.", "requirement": "1/2"},
    "organization": {"name": "The old council"},
    "end_date": "1998-03-02",
    "result": "pass",
    "votes": [
        {"voter_id": "1", "voter": {"name": "Ann Aldwell"}, "option": "yes", "group_id": "north"},
        {"voter_id": "2", "voter_name": "Bo Birch", "option": "aye", "in_room": False},
        {"voter_id": "3", "option": "no", "remote": True, "note": "By telephone"},
        {"voter_id": "4", "option": "not voting"},
    ],
    "sources": [{"url": "https://example.org/1998"}],
    "extras": {"rule": RULE},
}
COUNTED = {
    "identifier": "1997-3",
    "counts": [{"option": "yes", "value": 4}, {"option": "no", "value": 9}],
    "extras": {"rule": RULE},
}


def take_in(city: City, folder: Path, *votes: dict[str, Any]) -> None:
    path = folder / "old.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in votes), encoding="utf-8")
    read = read_past_votes(path, Notes())
    assert not read.rejected
    import_past_votes(city.ctx, rows=read.rows, source=path.name)


def test_a_past_vote_is_told_as_its_file_told_it(city: City, tmp_path: Path) -> None:
    take_in(city, tmp_path, COUNTED, NAMED)
    rows = city.ctx.read(past_vote_rows)
    assert [(one.identifier, one.outcome) for one in rows] == [
        ("1998-12", "adopted"), ("1997-3", "rejected"),
    ]  # fmt: skip
    found = city.ctx.read(past_vote, id=rows[0].id)
    assert found is not None
    told = as_published(found.body)
    assert told["votes"] == NAMED["votes"]
    page = page_of(found.body)
    assert [(one.name, one.group, one.status.value) for one in page.roll] == [
        ("Ann Aldwell", "north", "yes"),
        ("Bo Birch", "", "yes"),
        ("3", "", "no"),
        ("4", "", "not voting"),
    ]
    assert (page.organization, page.rule, page.citation) == (
        "The old council", "Majority of votes cast", "Standing orders 14",
    )  # fmt: skip
    assert city.ctx.read(past_vote, id="not there") is None


def test_past_votes_are_exported_marked_as_imported_and_come_out_as_they_were(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(city, tmp_path, COUNTED, NAMED)
    document = json.loads(popolo(city.ctx.read(open_data)))
    events = document["vote_events"]
    assert [one["extras"]["imported"] for one in events] == ["old.jsonl"] * 2
    named = next(one for one in events if one["identifier"] == "1998-12")
    assert named["sources"] == [{"url": "https://example.org/1998"}, {"note": "old.jsonl"}]
    assert "ferry@" not in json.dumps(document)
    path = tmp_path / "out.json"
    path.write_text(json.dumps(events), encoding="utf-8")
    assert main(arguments=["tally", str(path), "--json"]) == 0
    out = capsys.readouterr()
    answers = {one["identifier"]: one for one in map(json.loads, out.out.splitlines())}
    assert {id: one["outcome"] for id, one in answers.items()} == {
        "1998-12": "adopted", "1997-3": "rejected",
    }  # fmt: skip
    assert answers["1998-12"]["agrees"] is True
    assert "imported" not in out.err


def test_past_votes_are_searched_filtered_and_read(
    screen_for: ScreenFor, city_file: City, tmp_path: Path
) -> None:
    empty = screen_for(city_file.ctx, PastVotesScreen)
    assert "govdesk import" in " ".join(one.text() for one in empty.findChildren(Label))
    take_in(city_file, tmp_path, COUNTED, NAMED)
    id = city_file.ctx.read(past_vote_rows)[0].id
    screen = screen_for(city_file.ctx, PastVotesScreen, id)
    table = screen._table
    assert [row[1] for row in table.filter.table()[1:]] == ["1998-12", "1997-3"]
    said = " ".join(one.text() for one in screen.findChildren(Label) if one.isVisible())
    for words in ("The old council", "Ann Aldwell", "north", "By telephone", "Standing orders 14"):
        assert words in said
    marks = [one.accessibleName() for one in screen.findChildren(StatusLabel)]
    assert "Did not vote" in marks
    assert faults_of(screen) == []
    table.filter.search("ferry")
    assert [row[1] for row in table.filter.table()[1:]] == ["1998-12"]
    table.filter.search("")
    other = city_file.ctx.read(past_vote_rows)[1].id
    screen.open(other)
    settle(screen.office)
    said = " ".join(one.text() for one in screen.findChildren(Label) if one.isVisible())
    assert "Its file names nobody." in said


def test_the_votes_from_before_are_reached_from_the_motions(
    screen_for: ScreenFor, city_file: City
) -> None:
    screen = screen_for(city_file.ctx, MotionsScreen)
    went: list[str] = []
    screen.office.navigate = lambda place: went.append(str(place))  # type: ignore[method-assign]
    (press,) = [
        one
        for one in screen.findChildren(type(button("")))
        if one.text().replace("&", "") == "Votes from before"
    ]
    press.click()
    assert went == ["past_votes"]
