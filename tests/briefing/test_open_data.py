# SPDX-License-Identifier: Apache-2.0
"""A packet's open data: what the packet prints, no more, as CSV on the Web."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from govdesk.briefing.open_data import data_zip
from govdesk.briefing.parts import Choices
from govdesk.queries.public_view import PublicView
from tests.briefing.csvw_reading import Row, read_group
from tests.builders_public_view import public_view, row, said


def group(view: PublicView, *parts: str) -> dict[str, list[Row]]:
    content = data_zip(view, kind="quarterly", choices=Choices(parts or None))
    assert content is not None
    return read_group(content)


def test_it_says_what_the_packet_says() -> None:
    view = public_view()
    tables = group(view)
    assert set(tables) == {
        "indicators", "pages", "series", "neighbourhoods", "votes", "requirements", "roll",
        "pivots", "pivot_changes", "corrections", "actions", "comments", "stories", "attendance",
        "quality",
    }  # fmt: skip
    by_code = {one["indicator"]: one for one in tables["indicators"]}
    assert [one["indicator"] for one in tables["indicators"]] == [r.code for r in view.scorecard]
    assert by_code["R1"]["value"] == Decimal("28.4")
    assert (by_code["R1"]["milestone"], by_code["R1"]["status"]) == (Decimal("25.5"), "lagging")
    assert (by_code["R2"]["provisional"], by_code["R1"]["provisional"]) == (True, False)
    assert (by_code["Q4"]["value"], by_code["Q4"]["shown"]) == (None, "suppressed")
    assert (by_code["W2"]["value"], by_code["W2"]["shown"]) == (None, "missing")
    votes = {one["motion"]: one for one in tables["votes"]}
    assert (votes["2026-14"]["result"], votes["2026-15"]["result"]) == ("adopted", "rejected")
    for decision, vote in zip(view.decisions, tables["votes"], strict=True):
        roll = [one for one in tables["roll"] if one["vote"] == vote["vote"]]
        assert [one["choice"] for one in roll] == [str(line.choice) for line in decision.roll]
        needed = [one for one in tables["requirements"] if one["vote"] == vote["vote"]]
        checks = decision.explanation.checks if decision.explanation else ()
        assert [(n["needed"], n["reached"], n["met"]) for n in needed] == [
            (line.needed, line.got, line.met) for line in checks
        ]
    assert [one["status"] for one in tables["actions"]] == ["in_progress", "overdue", "done"]


def test_a_run_of_values_is_there_only_where_its_chart_is_printed() -> None:
    view = public_view()
    tables = group(view)
    assert {one["indicator"] for one in tables["series"]} == {"R1", "R2"}  # moved, or behind
    points = [one for one in tables["series"] if one["indicator"] == "R1"]
    assert [one["shown"] for one in points].count("suppressed") == 1
    assert [one["shown"] for one in points].count("missing") == 1
    assert all((one["value"] is None) == (one["shown"] != "shown") for one in points)
    assert max(len(str(one["value"]).partition(".")[2]) for one in points if one["value"]) == 1


def test_what_is_switched_off_in_the_packet_is_not_given_as_data_either() -> None:
    view = public_view()
    assert set(group(view, "scorecard")) == {"indicators"}
    assert set(group(view, "neighbourhoods", "actions")) == {"neighbourhoods", "actions"}
    tables = group(view, "indicators")
    assert set(tables) == {"indicators", "pages", "series"}
    assert {one["indicator"] for one in tables["indicators"]} == {"R1", "R2"}
    assert data_zip(view, kind="quarterly", choices=Choices(("glossary",))) is None


def test_the_same_view_gives_the_same_bytes_and_no_cell_is_a_formula() -> None:
    view = public_view()
    assert data_zip(view, kind="quarterly") == data_zip(public_view(), kind="quarterly")
    hostile = replace(row("X1"), name=said('=HYPERLINK("http://evil.example")'))
    (only,) = group(replace(view, scorecard=(hostile,)), "scorecard")["indicators"]
    assert only["name"].startswith("'=")


def test_changes_of_course_and_what_people_said_are_given_in_their_words() -> None:
    view = public_view()
    tables = group(view, "pivots", "residents", "stories")
    assert set(tables) == {"pivots", "pivot_changes", "comments", "stories"}
    assert [(one["indicator"], one["result"]) for one in tables["pivots"]] == [
        (one.code, one.outcome) for one in view.pivots
    ]
    changes = [(one["pivot"], one["line"], one["what"]) for one in tables["pivot_changes"]]
    assert changes == [
        (at, line, change.what)
        for at, pivot in enumerate(view.pivots, 1)
        for line, change in enumerate(pivot.changes, 1)
    ]
    assert all(one["before"] and one["after"] for one in tables["pivot_changes"])
    assert [(one["text"], one["language"]) for one in tables["comments"]] == [
        (one.text.text, one.text.lang) for one in view.comments
    ]
    answers = [one.answer.text if one.answer else None for one in view.comments]
    assert [one["answer"] or None for one in tables["comments"]] == answers
    told = [(one["text"], one["invited"], one["answered"]) for one in tables["stories"]]
    assert told == [(one.text.text, one.invited, one.answered) for one in view.stories]


def test_a_suppressed_neighbourhood_has_no_number() -> None:
    rows = group(public_view(), "neighbourhoods")["neighbourhoods"]
    hidden = {one["neighbourhood"] for one in rows if one["shown"] == "suppressed"}
    assert hidden == {"Old Town", "Fernside"}
    assert all(one["value"] is None for one in rows if one["neighbourhood"] in hidden)
    whole = {one["measure"]: one["value"] for one in rows if one["neighbourhood"] == "Whole city"}
    assert whole == {"Arrivals": 2480, "Within 30 minutes, %": 66}
