# SPDX-License-Identifier: Apache-2.0
"""The standard charter says what it should; one that does not hold together is refused."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from govdesk.record.canonical import plain
from govdesk.rules.charter import Charter
from govdesk.rules.decision_classes import Matter
from govdesk.rules.refusals import BadInput
from govdesk.services.charters import charter_template
from govdesk.wording.public_words import PLAIN

Spoil = Callable[[dict[str, Any]], object]


@pytest.fixture
def standard() -> dict[str, Any]:
    """The standard charter's JSON."""
    return copy.deepcopy(charter_template("standard"))


def test_residents_cannot_be_outvoted_on_key_decisions(standard: dict[str, Any]) -> None:
    rule = Charter.from_json(standard).rule_for("key")
    assert [(test.group, test.threshold, test.strict) for test in rule.tests] == [
        (None, Fraction(1, 2), True),
        ("community", Fraction(1, 2), True),
    ]
    assert rule.quorum is not None
    assert rule.quorum.groups == {"community": Fraction(1, 2)}
    assert rule.citation


def test_the_standard_charter_lists_what_is_key(standard: dict[str, Any]) -> None:
    charter = Charter.from_json(standard)
    assert {Matter.TARGETS, Matter.PIVOT, Matter.SEATS} <= charter.key_reasons.matters
    assert charter.notice_hours["regular"] == 72
    assert charter.constituency_title("community") == "Community"


def test_its_rules_are_named_in_plain_words(standard: dict[str, Any]) -> None:
    # A packet prints a rule's title and citation as they stand in the charter.
    printed = " ".join(f"{rule['title']} {rule['citation']}" for rule in standard["rules"])
    assert [word for word in PLAIN if re.search(rf"\b{word}\b", printed, re.IGNORECASE)] == []


def test_a_charter_reads_the_same_from_the_record_s_body(standard: dict[str, Any]) -> None:
    assert Charter.from_json(plain(standard)) == Charter.from_json(standard)


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda c: c["classes"].update(key="none"), "classes.key"),
        (lambda c: c["classes"].pop("charter"), "charter"),
        (lambda c: c["constituencies"].pop(), "rules.concurrent-majority"),
        (lambda c: c["key_reasons"]["matters"].append("weather"), "key_reasons.matters"),
        (lambda c: c.update(fiscal_year_start=13), "fiscal_year_start"),
        (lambda c: c.update(midpoint_quarter=True), "midpoint_quarter"),
        (lambda c: c["lag_rule"].update(lagging="a quarter"), "lagging"),
        (lambda c: c["notice_hours"].pop("special"), "special"),
        (lambda c: c.update(rules=[]), "rules"),
        (lambda c: c.update(small_board="perhaps"), "small_board"),
    ],
)
def test_a_charter_that_does_not_hold_together_names_its_field(
    standard: dict[str, Any], spoil: Spoil, field: str
) -> None:
    spoil(standard)
    with pytest.raises(BadInput) as caught:
        Charter.from_json(standard)
    assert caught.value.field == field
