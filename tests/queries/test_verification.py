# SPDX-License-Identifier: Apache-2.0
"""Whoever alters a workspace file is found out, and told where."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from govdesk.queries.verification import Verdict, verify_workspace
from govdesk.services.residents import add_narrative
from govdesk.wording import say
from tests.builders import City

Tamper = Callable[[str], Verdict]


@pytest.fixture
def after(city_file: City) -> Tamper:
    """The verdict after someone with the file ran one statement past the triggers."""

    def run(statement: str) -> Verdict:
        file = sqlite3.connect(city_file.ctx.store.location, isolation_level=None)
        found = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (trigger,) in found.fetchall():
            file.execute(f"DROP TRIGGER {trigger}")
        file.execute(statement)
        file.close()
        return city_file.ctx.read(verify_workspace)

    return run


def test_an_untouched_workspace_holds(city: City) -> None:
    add_narrative(city.ctx, kind="story", text="Told in confidence.")
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures
    assert verdict.checked["chain"] == 2 * verdict.size
    assert verdict.checked["private"] == 1
    assert verdict.not_proved


@pytest.mark.parametrize(
    ("statement", "rules"),
    [
        ("UPDATE members SET name = 'Someone Else' WHERE name LIKE 'Yara%'", {"tables"}),
        ("DELETE FROM terms WHERE rank = 1", {"tables"}),
        ("UPDATE account_roles SET role = 'secretariat' WHERE role = 'counsel'", {"tables"}),
        ("DELETE FROM entries WHERE seq = 9", {"sequence", "chain", "tables"}),
        (
            "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'Yara', 'Zara') AS BLOB)",
            {"body_hash", "leaf", "chain"},
        ),
        (
            "UPDATE entries SET body = CAST(body || ' ' AS BLOB) WHERE seq = 3",
            {"canonical", "leaf"},
        ),
        ("UPDATE entries SET recorded_at = recorded_at + 1 WHERE seq = 5", {"leaf", "chain"}),
        ("UPDATE entries SET actor = 'someone' WHERE seq = 5", {"columns", "leaf"}),
        ("UPDATE record_head SET seq = seq - 1", {"head"}),
    ],
)
def test_an_alteration_is_found(after: Tamper, statement: str, rules: set[str]) -> None:
    verdict = after(statement)
    assert rules <= {failure.rule for failure in verdict.failures}
    assert all(say(failure.message) for failure in verdict.failures)


def test_a_private_detail_that_was_changed_is_found(city_file: City, after: Tamper) -> None:
    add_narrative(city_file.ctx, kind="story", text="Told in confidence.")
    verdict = after("UPDATE private_details SET value = 'Made up.'")
    assert [failure.rule for failure in verdict.failures] == ["private"]


def test_a_private_detail_may_be_erased(city_file: City, after: Tamper) -> None:
    add_narrative(city_file.ctx, kind="story", text="Told in confidence.")
    assert after("DELETE FROM private_details").ok
