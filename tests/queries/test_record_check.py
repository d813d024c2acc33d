# SPDX-License-Identifier: Apache-2.0
"""A check of the record says in words whether it fits, and names whatever was touched."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import create_engine, text

from govdesk.queries.record_check import Checked, check, gather
from govdesk.services.actions import assign_action, report_progress
from govdesk.wording import say
from tests.builders import City


def checked(city: City) -> Checked:
    return check(city.ctx.read(gather), lambda *_: None)


def problems(city: City) -> list[str]:
    return [say(problem.what) for problem in checked(city).problems]


def tamper(city: City, statement: str) -> None:
    """Change a workspace's file behind GovDesk's back, its triggers taken out."""
    engine = create_engine(f"sqlite:///{city.ctx.store.location}")
    with engine.begin() as connection:
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type='trigger'"))
        for (name,) in triggers.all():
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        connection.execute(text(statement))
    engine.dispose()


def test_an_untouched_record_fits(city: City) -> None:
    made = assign_action(
        city.ctx,
        title="Open a second clinic",
        department_id=city.department("health"),
        due=date(2026, 3, 1),
    ).made
    report_progress(city.as_("health"), action_id=made, state="in_progress", percent=40)
    found = checked(city)
    assert found.problems == ()
    assert say(found.line).startswith(f"All {found.entries} entries are as they were written")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE entries SET body = '{}' WHERE seq = 5", "Entry 5 is not what it was"),
        ("UPDATE entries SET recorded_at = 1 WHERE seq = 4", "Entry 4 is not what it was"),
        ("UPDATE entries SET actor = 'x' WHERE seq = 4", "Entry 4 is not what it was"),
        ("DELETE FROM entries WHERE seq = 7", "Entry 7 is missing."),
        ("UPDATE record_head SET seq = seq + 1", "The record ends at entry"),
        ("UPDATE members SET name = 'Someone Else'", "In the table members, name of"),
        ("DELETE FROM terms WHERE role = 'alternate'", "A row of the table terms is gone"),
        (
            "INSERT INTO departments (id, key, name) VALUES ('0', 'parks', 'Parks')",
            "A row of the table departments is not in the record",
        ),
    ],
)
def test_whatever_was_touched_is_named(city_file: City, statement: str, expected: str) -> None:
    tamper(city_file, statement)
    assert any(line.startswith(expected) for line in problems(city_file)), problems(city_file)


def test_an_entry_out_of_order_is_found_where_it_stands(city_file: City) -> None:
    tamper(city_file, "UPDATE entries SET previous = hex(randomblob(32)) WHERE seq = 9")
    assert problems(city_file) == [
        "Entry 9 does not follow the one before it.",
        "The tables were not compared, because the entries that make them do not fit.",
    ]


def test_a_check_can_be_stopped(city_file: City) -> None:
    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    with pytest.raises(Stop):
        check(city_file.ctx.read(gather), stop)
