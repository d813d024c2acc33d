# SPDX-License-Identifier: Apache-2.0
"""Whoever alters a workspace file is found out, and told where."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from sqlalchemy import select

from govdesk.models.record import Checkpoint
from govdesk.queries.verification import Verdict, verify_workspace
from govdesk.services.residents import add_narrative
from govdesk.services.sign_in import sign_in
from govdesk.wording import say
from tests.builders import PASSPHRASE, City
from tests.sittings import sitting

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
    assert verdict.checked["signature"] == verdict.size
    assert verdict.not_proved


def test_a_vote_with_signed_and_spoken_ballots_holds(city: City) -> None:
    made, (motion,) = sitting(city, "key", away=("Housing",))
    vote = made.put(motion)
    made.cast(vote, "youth", "no")
    made.cast(vote, "youth", "yes")
    made.enter(vote, "Seniors", "yes")
    made.enter(vote, "Old Harbour", "abstain")
    made.close(vote)
    verdict = city.ctx.read(verify_workspace)
    assert verdict.ok, verdict.failures
    assert verdict.checked["ballot_person"] == 4
    assert verdict.checked["outcome"] == 1


def test_a_record_that_was_cut_short_is_found_by_a_checkpoint_seen_before(
    city_file: City, after: Tamper
) -> None:
    for _day in range(2):
        city_file.later(days=1)
        sign_in(city_file.ctx, login="secretary", passphrase=PASSPHRASE, device="desk")
    with city_file.ctx.store.reading() as session:
        notes = session.scalars(select(Checkpoint.note).order_by(Checkpoint.size)).all()
    whole = city_file.ctx.read(verify_workspace, remembered=notes)
    assert whole.ok, whole.failures
    assert whole.checked["remembered"] == 6
    after("DELETE FROM entries WHERE seq > (SELECT max(size) - 2 FROM checkpoints)")
    cut = city_file.ctx.read(verify_workspace, remembered=notes)
    told = [one for one in cut.failures if one.rule == "remembered"]
    assert [one.seq for one in told] == [cut.size]


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
        ("UPDATE entries SET actor = 'someone' WHERE seq = 5", {"envelope", "leaf"}),
        ("UPDATE record_head SET seq = seq - 1", {"head"}),
        ("DROP TABLE readings", {"tables"}),
        ("ALTER TABLE members DROP COLUMN name", {"tables"}),
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
