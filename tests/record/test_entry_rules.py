# SPDX-License-Identifier: Apache-2.0
"""Every type of entry has its rule, every rule its type, and the page that prints them is true."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from govdesk.record.entries import ENTRY_TYPES
from govdesk.record.entry_rules import ENTRY_RULES
from govdesk.rules.permissions import PERMISSIONS
from govdesk.services.context import Context
from govdesk.wording.messages import TEXTS
from tests.builders import City

ROOT = Path(__file__).resolve().parent.parent.parent
PERSONAL = {
    *(
        "ballot.cast",
        "ballot.entered",
        "vote.corrected",
        "vote.from_paper",
        "ballot.from_paper",
        "motion.submitted",
        "vote.opened",
        "vote.closed",
    ),
    *("key.enrolled", "key.ended", "role.granted", "role.withdrawn", "target.set"),
    *("review.approved", "review.frozen", "packet.published", "entry.redacted", "act.proposed"),
    *("minutes.approved", "session.certified", "checkpoint.made"),
}
"""Acts that the specification asks a person's own key for."""


def test_rules_and_types_are_the_same() -> None:
    assert set(ENTRY_RULES) == set(ENTRY_TYPES)


def test_what_is_a_persons_own_act_is_signed_by_their_own_key() -> None:
    assert {name for name in PERSONAL if ENTRY_RULES[name].signer != "P"} == set()


def test_an_act_of_two_names_what_began_it_and_says_so_in_words() -> None:
    for name, rule in ENTRY_RULES.items():
        assert bool(rule.second) == bool(rule.first), name
        if rule.second:
            assert "first" in ENTRY_TYPES[name].fields, name
        if rule.first == "act.proposed":
            assert f"act.{name}" in TEXTS, name


def test_every_permission_that_writes_is_one_of_the_map() -> None:
    assert {verb for rule in ENTRY_RULES.values() for verb in rule.verbs} <= set(PERMISSIONS)


def test_the_page_of_entries_is_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "entries.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_a_permission_writes_only_its_own_entries(city_file: City) -> None:
    ctx: Context = city_file.ctx
    with pytest.raises(ValueError, match="does not write"), ctx.writing("people.keep") as act:
        act.record("vote.closed", act.new_id())
