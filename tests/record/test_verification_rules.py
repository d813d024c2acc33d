# SPDX-License-Identifier: Apache-2.0
"""The numbered rules are those that `docs/verify.md` explains, and each has its words."""

from __future__ import annotations

from pathlib import Path

from govdesk.record.verification_rules import RULES
from govdesk.wording.texts import TEXTS

PAGE = Path(__file__).parents[2] / "docs" / "verify.md"


def test_the_page_says_the_rules_as_the_code_has_them() -> None:
    rows = [row for row in PAGE.read_text(encoding="utf-8").splitlines() if row.startswith("| ")]
    rows = [row for row in rows if row.count("|") == 5]  # the exit codes have a table, too
    assert rows[1:] == [
        f"| {rule.number} | `{rule.name}` | {rule.category} | {rule.asks} |"
        for rule in RULES.values()
    ]


def test_every_rule_has_words() -> None:
    assert {f"verify.{name}" for name in RULES} <= TEXTS.keys()
