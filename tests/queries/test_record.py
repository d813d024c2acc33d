# SPDX-License-Identifier: Apache-2.0
"""The record tells who did what in plain words, and its check says what was touched, and where."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import create_engine, text

from govdesk.queries.record import entry_detail, record_rows
from govdesk.queries.record_check import Checked, check, gather
from govdesk.record.entries import ENTRY_TYPES
from govdesk.services.actions import assign_action, report_progress
from govdesk.wording import say
from govdesk.wording.messages import TEXTS
from tests.builders import City


def checked(city: City) -> Checked:
    return check(city.ctx.read(gather), lambda *_: None)


def tamper(city: City, *statements: str) -> None:
    """Change a workspace's file behind GovDesk's back."""
    engine = create_engine(f"sqlite:///{city.ctx.store.location}")
    with engine.begin() as connection:
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type='trigger'"))
        for (name,) in triggers.all():
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def problems(city: City) -> list[str]:
    return [say(problem.what) for problem in checked(city).problems]


@pytest.fixture
def busy_city(city: City) -> City:
    """A city where something was assigned and reported on."""
    made = assign_action(
        city.ctx,
        title="Open a second clinic",
        department_id=city.department("health"),
        due=date(2026, 3, 1),
    ).made
    report_progress(city.as_("health"), action_id=made, state="in_progress", percent=40)
    return city


def test_every_entry_type_has_its_words() -> None:
    assert {f"record.{name}" for name in ENTRY_TYPES} <= TEXTS.keys()


def test_the_newest_entry_comes_first_with_who_did_it(busy_city: City) -> None:
    rows = busy_city.ctx.read(record_rows, restricted=True).rows
    assert [(row.who, say(row.what)) for row in rows[:2]] == [
        ("Hollis Healthwright", "Reported on Action 2026-1: 40 % done"),
        ("Sefa Secretary", "Assigned Action 2026-1 to Health: Open a second clinic"),
    ]


def test_every_entry_of_a_new_workspace_can_be_said(city: City) -> None:
    found = city.ctx.read(record_rows, restricted=True)
    assert found.entries == len(found.rows)
    words = [say(row.what) for row in found.rows]
    assert "Started the term of Hatty Housebuilder in the seat Housing" in words
    assert not [line for line in words if "{" in line or "no name" in line]


def test_who_may_not_read_about_accounts_learns_only_that_something_was_written(
    city_file: City,
) -> None:
    rows = city_file.ctx.read(record_rows, restricted=False).rows
    accounts = [row for row in rows if row.subject == "account"]
    assert accounts
    assert {row.who for row in accounts} == {""}
    detail = city_file.ctx.read(entry_detail, seq=accounts[0].seq, restricted=False)
    assert detail is not None
    assert detail.written == ""
    assert "accounts" in say(detail.row.what)


def test_an_entry_shows_its_exact_words(city_file: City) -> None:
    detail = city_file.ctx.read(entry_detail, seq=1, restricted=True)
    assert detail is not None
    assert '"type": "workspace.created"' in detail.written
    assert city_file.ctx.read(entry_detail, seq=9999, restricted=True) is None


def test_an_untouched_record_fits(busy_city: City) -> None:
    found = checked(busy_city)
    assert found.problems == ()
    assert say(found.line).startswith(f"All {found.entries} entries are as they were written")


Touch = Callable[[City], None]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE entries SET body = '{}' WHERE seq = 5", "Entry 5 is not what it was"),
        ("UPDATE entries SET recorded_at = 1 WHERE seq = 4", "Entry 4 is not what it was"),
        ("UPDATE entries SET actor = 'x' WHERE seq = 4", "Entry 4 is not what it was"),
        ("DELETE FROM entries WHERE seq = 7", "Entry 7 is missing."),
        ("UPDATE record_head SET seq = seq + 1", "The record ends at entry"),
        ("UPDATE members SET name = 'Someone Else' WHERE name LIKE 'Yara%'", "In members, name of"),
        ("DELETE FROM terms WHERE role = 'alternate'", "A row of terms is gone"),
        (
            "INSERT INTO departments VALUES ('0', 'parks', 'Parks')",
            "A row of departments is not in the record",
        ),
    ],
)
def test_whatever_was_touched_is_named(city_file: City, statement: str, expected: str) -> None:
    tamper(city_file, "PRAGMA foreign_keys=OFF", statement)
    assert any(line.startswith(expected) for line in problems(city_file)), problems(city_file)


def test_a_swapped_pair_of_entries_is_found_where_it_begins(city_file: City) -> None:
    tamper(city_file, "UPDATE entries SET previous = hex(randomblob(32)) WHERE seq = 9")
    assert problems(city_file) == ["Entry 9 does not follow the one before it."]


def test_a_check_can_be_stopped(city_file: City) -> None:
    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    with pytest.raises(Stop):
        check(city_file.ctx.read(gather), stop)
