# SPDX-License-Identifier: Apache-2.0
"""A rule is read strictly, and a mistake in it is named by its field."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import Any

import pytest

from govdesk.rules.decision_json import rule_from_json, rule_to_json, unknown_keys
from govdesk.rules.decisions import Base, ChairMode, Combine, Deem, Quorum, Rule, Test
from govdesk.rules.refusals import BadInput
from govdesk.wording import say

TEST = {"group": None, "base": "cast", "threshold": "1/2", "strict": True}
QUORUM = {"base": "filled", "threshold": "1/2", "strict": True, "groups": {"community": 3}}


def test_what_is_not_said_takes_its_default() -> None:
    rule = rule_from_json({"tests": [TEST]})
    assert rule == Rule((Test(Base.CAST, Fraction(1, 2), True),))
    assert (rule.combine, rule.abstain_as, rule.chair) == (
        Combine.ALL,
        Deem.IGNORE,
        ChairMode.ALWAYS,
    )
    assert (rule.recused_in_quorum, rule.recused_reduces_base) == (True, True)
    assert (rule.proxy_in_quorum, rule.quorum) == (False, None)


def test_everything_said_is_read() -> None:
    rule = rule_from_json(
        {
            "id": "key", "version": 3, "title": "Key decisions", "citation": "Charter 5.2",
            "quorum": QUORUM | {"groups": {"community": "1/2", "departments": 2}},
            "tests": [TEST, TEST | {"group": "community", "min_yes": 2}],
            "combine": "any", "abstain_as": "no", "silent_as": "yes",
            "recused_in_quorum": False, "recused_reduces_base": "no", "proxy_in_quorum": "yes",
            "remote_in_quorum": False, "in_person_quorum": "1/3", "chair": "second_vote",
            "tie": "fails",
        }
    )  # fmt: skip
    groups: dict[str, int | Fraction] = {"community": Fraction(1, 2), "departments": 2}
    assert rule.quorum == Quorum(Base.FILLED, Fraction(1, 2), True, groups)
    assert rule.tests[1].group == "community"
    assert rule.tests[1].min_yes == 2
    assert (rule.version, rule.combine, rule.abstain_as) == ("3", Combine.ANY, Deem.NO)
    assert (rule.recused_in_quorum, rule.recused_reduces_base) == (False, False)
    assert (rule.proxy_in_quorum, rule.remote_in_quorum) == (True, False)
    assert (rule.in_person_quorum, rule.chair) == (Fraction(1, 3), ChairMode.SECOND_VOTE)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("tests", None, "needed"),
        ("tests", [], "no_tests"),
        ("tests", {}, "not_list"),
        ("tests", [None], "not_object"),
        ("tests.0.base", None, "needed"),
        ("tests.0.base", "votes", "not_one_of"),
        ("tests.0.base", ["cast"], "not_one_of"),
        ("tests.0.threshold", None, "needed"),
        ("tests.0.threshold", 0.5, "not_share"),
        ("tests.0.threshold", "50%", "not_share"),
        ("tests.0.threshold", "0/2", "not_share"),
        ("tests.0.threshold", "1/0", "not_share"),
        ("tests.0.threshold", "-1/2", "not_share"),
        ("tests.0.threshold", "3/2", "not_share"),
        ("tests.0.threshold", "1/2 ", "not_share"),
        ("tests.0.threshold", "1/99999999999999999999", "not_share"),
        ("tests.0.threshold", "1/1", "unreachable"),
        ("tests.0.strict", None, "needed"),
        ("tests.0.strict", 1, "not_yes_no"),
        ("tests.0.strict", "maybe", "not_yes_no"),
        ("tests.0.group", 3, "not_text"),
        ("tests.0.group", "", "not_text"),
        ("tests.0.min_yes", 0, "not_count"),
        ("tests.0.min_yes", True, "not_count"),
        ("tests.0.min_yes", 10**30, "not_count"),
        ("quorum", [], "not_object"),
        ("quorum.base", None, "needed"),
        ("quorum.strict", None, "needed"),
        ("quorum.groups", [], "not_object"),
        ("quorum.groups.community", "half", "not_share"),
        ("quorum.groups.community", -1, "not_count"),
        ("quorum.groups.community", 2.5, "not_count_or_share"),
        ("quorum.groups.community", True, "not_count_or_share"),
        ("combine", "some", "not_one_of"),
        ("abstain_as", True, "not_one_of"),
        ("chair", "sometimes", "not_one_of"),
        ("tie", "passes", "not_one_of"),
        ("recused_in_quorum", [], "not_yes_no"),
        ("in_person_quorum", 1.5, "not_count_or_share"),
        ("title", ["a"], "not_text"),
    ],
)
def test_a_mistake_is_refused_and_named(path: str, value: object, code: str) -> None:
    data: Any = copy.deepcopy({"tests": [TEST], "quorum": QUORUM})
    *steps, last = path.split(".")
    target = data
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    target[last] = value
    with pytest.raises(BadInput) as refused:
        rule_from_json(data)
    problem = refused.value.what.args["problem"]
    assert getattr(problem, "key", None) == f"decisions.rule_{code}"
    assert say(refused.value.what)


@pytest.mark.parametrize("value", [None, [], "majority", 3, True])
def test_what_is_no_object_is_no_rule(value: object) -> None:
    with pytest.raises(BadInput):
        rule_from_json(value)


def test_a_slip_of_the_pen_in_a_key_is_listed() -> None:
    data = {
        "tests": [TEST | {"treshold": "1/2"}],
        "quorum": QUORUM | {"group": {}},
        "abstain": "yes",
    }
    assert sorted(unknown_keys(data)) == ["abstain", "quorum.group", "tests[].treshold"]


def test_the_open_data_form_says_everything() -> None:
    written = rule_to_json(rule_from_json({"tests": [TEST]}))
    assert written["quorum"] is None
    assert written["tests"][0] == TEST | {"min_yes": 1}
    assert written["recused_in_quorum"] is True
    assert not list(unknown_keys(written))


def test_the_records_form_holds_no_boolean_and_no_null() -> None:
    written = rule_to_json(rule_from_json({"tests": [TEST], "quorum": QUORUM}), canonical=True)
    assert written["tests"] == [{"base": "cast", "min_yes": 1, "strict": "yes", "threshold": "1/2"}]
    assert written["quorum"] == QUORUM | {"strict": "yes"}
    assert written["proxy_in_quorum"] == "no"
    assert "in_person_quorum" not in written
