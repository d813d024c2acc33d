# SPDX-License-Identifier: Apache-2.0
"""Charters in plain words, changed by templates, and what the residents would lose by it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from govdesk.record.canonical import plain
from govdesk.rules.attendance import RemoteNeed, RemoteRules
from govdesk.rules.charter import Charter
from govdesk.rules.charter_changes import (
    CharterChange,
    ClassRule,
    Decides,
    RemoteWay,
    changed_charter,
)
from govdesk.rules.charter_words import differences, here_words, key_words, rule_words
from govdesk.rules.decision_rules import Deem
from govdesk.rules.quorum import judge_quorum
from govdesk.rules.refusals import BadInput
from govdesk.rules.roll import SeatStatus, Status, count
from govdesk.services.charters import charter_template
from govdesk.wording import say

TITLES = {one: one.value for one in Decides}


def changed(change: CharterChange) -> tuple[Charter, Charter]:
    body = plain(charter_template("standard"))
    assert isinstance(body, dict)
    new: dict[str, Any] = changed_charter(body, change, version=2, titles=TITLES)
    assert plain(new) == new
    return Charter.from_json(body), Charter.from_json(new)


def told(change: CharterChange) -> list[str]:
    return [say(one) for one in differences(*changed(change))]


def test_the_standard_charter_is_told_in_plain_words() -> None:
    charter, same = changed(CharterChange())
    assert [say(one) for one in rule_words(charter, charter.rule_for("key"))] == [
        "It passes with more than half of the votes cast, and more than half of the votes cast of"
        " Community alone.",
        "Of the seats, more than half must be there.",
        "Of the filled seats of Community, at least half must be there.",
        "An abstention counts neither as yes nor as no.",
    ]
    assert "a change of course" in [say(one) for one in key_words(charter)]
    assert differences(charter, same) == ()


def test_a_change_is_told_and_keeps_all_that_it_does_not_name() -> None:
    change = CharterChange(
        classes={"ordinary": ClassRule(Decides.TWO_THIRDS, Deem.NO)},
        matters=frozenset({"targets", "money"}), money_over=900_000,
        notice_hours={"special": 48}, small_board=True,
    )  # fmt: skip
    said = told(change)
    assert said[0].startswith("Ordinary decisions: It passes with at least two-thirds of the votes")
    assert said[0].endswith("An abstention counts as no.")
    assert "No longer key: seats." in said
    assert "A sum is key over 9000.00 USD." in said
    assert said[-2:] == ["Notice of a special meeting: 48 hours.", "A motion needs no second."]
    old, new = changed(change)
    rule = new.rule_for("ordinary")
    assert (rule.version, rule.title, rule.quorum) == (
        "2", "two_thirds", old.rule_for("ordinary").quorum,
    )  # fmt: skip
    assert new.rule_for("key") == old.rule_for("key")


@pytest.mark.parametrize("decides", [Decides.SIMPLE, Decides.ABSOLUTE, Decides.TWO_THIRDS])
def test_a_change_that_takes_the_residents_majority_says_so_first(decides: Decides) -> None:
    said = told(CharterChange(classes={"key": ClassRule(decides)}))
    assert said[0].startswith("The residents lose their own majority: a key decision could pass")
    said = told(CharterChange(classes={"charter": ClassRule(decides)}))
    assert said[0].startswith("The residents lose their own majority: the charter could be changed")


@pytest.mark.parametrize("decides", [Decides.COMMUNITY, Decides.CONCURRENT])
def test_concurrence_protects_the_residents(decides: Decides) -> None:
    _old, new = changed(CharterChange(classes={"charter": ClassRule(decides)}))
    tests = new.rule_for("charter").tests
    assert [one.group for one in tests][1:] == (
        ["community"] if decides is Decides.COMMUNITY else ["departments", "community"]
    )
    assert {one.threshold for one in tests} == {Fraction(1, 2)}
    assert not any("lose" in one for one in told(
        CharterChange(classes={"charter": ClassRule(decides)})
    ))  # fmt: skip


def test_what_cannot_hold_is_refused() -> None:
    with pytest.raises(BadInput):
        changed(CharterChange(matters=frozenset({"weather"})))
    with pytest.raises(BadInput):
        changed(CharterChange(notice_hours={"regular": -1}))


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (RemoteWay.ANYONE, None),
        (RemoteWay.ROOM, "Of the filled seats, at least half must be in the room itself."),
        (RemoteWay.NOT_COUNTED, "Whoever takes part from elsewhere may vote, but does not count"),
    ],
)
def test_who_takes_part_from_elsewhere_is_told_in_plain_words(
    way: RemoteWay, said: str | None
) -> None:
    lines = told(CharterChange(remote_way=way))
    assert len(lines) == (3 if said else 0), "for each class"
    assert all(said in line for line in lines if said)
    terms = RemoteRules(frozenset({RemoteNeed.REASON, RemoteNeed.APPROVAL}), True)
    lines = told(CharterChange(remote=terms))
    assert lines == [
        "Whoever takes part from elsewhere needs: approval, and a reason.",
        "While someone takes part from elsewhere, everything is decided by roll call.",
    ]
    assert changed(CharterChange(remote=terms))[1].remote == terms


def test_how_many_are_here_is_told_at_the_threshold() -> None:
    _old, other = changed(CharterChange(remote_way=RemoteWay.ROOM))
    for in_room, met in ((3, False), (4, True)):
        roll = [
            SeatStatus(f"s{n}", "departments", Status.NOT_VOTING, remote=n >= in_room)
            for n in range(7)
        ]
        rule = other.rule_for("ordinary")
        quorum = judge_quorum(rule, count(roll))
        assert quorum is not None
        assert quorum.met is met
        lines = [say(one) for one in here_words(other, rule, quorum, 7 - in_room)]
        assert lines == [
            "7 of 7 seats are here; 4 are needed to decide anything.",
            f"In the room itself are {in_room}; 4 are needed there.",
        ]
