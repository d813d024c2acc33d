# SPDX-License-Identifier: Apache-2.0
"""Whatever value of the demo city's tables someone alters, verification finds it and says where."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from govdesk.cli.demo_city import NAME
from govdesk.queries.verification import Verdict
from tests.attacks import Attacked
from tests.attacks_on_rows import (
    GOVERNED,
    Place,
    change_columns,
    change_keys,
    delete_rows,
    insert_rows,
    swap_rows,
)

Attack = Callable[[Attacked, random.Random], list[Place]]
ATTACKS: tuple[Attack, ...] = (change_columns, change_keys, delete_rows, insert_rows, swap_rows)
WITHOUT_ROWS = {
    "amendments",
    "attachments",
    "ballot_confirmations",
    "charter_proposals",
    "class_lowerings",
    "closed_sessions",
    "decision_changes",
    "enclosures",
    "holidays",
    "motion_parts",
    "opened_ballots",
    "packet_pieces",
    "paper_sheets",
    "past_votes",
    "recovery_sheets",
    "redactions",
    "speakers",
    "summary_excuses",
    "suspension_motions",
    "suspensions",
    "vote_corrections",
    "waivers",
}
"""What the demo city's story has none of; rows put into them are found all the same."""


@pytest.fixture(scope="module")
def town(demo_folder: Path) -> sqlite3.Connection:
    """The demo city in memory."""
    source = sqlite3.connect(demo_folder / NAME)
    file = sqlite3.connect(":memory:", check_same_thread=False)
    source.backup(file)
    source.close()
    return file


def _missed(town: sqlite3.Connection, attack: Attack, seed: int) -> tuple[int, list[Place]]:
    """How many places were altered, and those that verification did not name."""
    there = Attacked(town)
    try:
        altered = attack(there, random.Random(seed))
        verdict = there.verdict()
    finally:
        there.close()
    rows, columns = _named(verdict)
    missed = [
        one
        for one in altered
        if (one not in columns if one.column else (one.table, one.row_id) not in rows)
    ]
    return len(altered), missed


def _named(verdict: Verdict) -> tuple[set[tuple[str, str]], set[Place]]:
    told = [(one.table or "", one.row_id or "", one.column) for one in verdict.failures]
    return {(table, row) for table, row, _ in told}, {Place(*one) for one in told}


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_table_and_column(town: sqlite3.Connection, attack: Attack) -> None:
    altered, missed = _missed(town, attack, 5)
    assert missed == []
    least: dict[Attack, int] = {
        change_columns: sum(
            len(table.columns) - 1 for table in GOVERNED if table.name not in WITHOUT_ROWS
        ),
        insert_rows: len(GOVERNED),
    }
    assert altered >= least.get(attack, len(GOVERNED) - len(WITHOUT_ROWS))


def test_the_story_fills_every_other_table(town: sqlite3.Connection) -> None:
    empty = {
        table.name
        for table in GOVERNED
        if town.execute(f'SELECT count(*) FROM "{table.name}"').fetchone() == (0,)
    }
    assert empty == WITHOUT_ROWS


@pytest.mark.soak
def test_many_rows_of_every_table_and_column(
    town: sqlite3.Connection, record_property: Callable[[str, object], None]
) -> None:
    altered, missed = 0, []
    for seed in range(60):
        for attack in ATTACKS:
            count, there = _missed(town, attack, seed)
            altered += count
            missed += there
    record_property("places altered in the demo city", altered)
    record_property("not found", len(missed))
    assert missed == []
