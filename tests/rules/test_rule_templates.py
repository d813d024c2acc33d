# SPDX-License-Identifier: Apache-2.0
"""One roll under the rules that bodies commonly use, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from govdesk.rules.decision_rules import ChairMode
from govdesk.rules.decisions import Result
from govdesk.rules.roll import SeatStatus, Status
from govdesk.rules.rule_templates import rule_templates, what_if
from govdesk.wording import say

ROLL = [
    *(SeatStatus(f"d{n}", "departments", Status.YES) for n in range(4)),
    *(SeatStatus(f"e{n}", "departments", Status.ABSTAIN) for n in range(2)),
    *(SeatStatus(f"c{n}", "community", Status.NO) for n in range(2)),
    SeatStatus("c2", "community", Status.YES),
    *(SeatStatus(f"v{n}", "community", Status.VACANT) for n in range(2)),
]
"""Five yes, two no, two abstentions, two empty seats of eleven."""


def test_each_rule_decides_as_it_would_by_hand() -> None:
    templates = rule_templates(("departments", "community"))
    found = {
        one.name.key.partition(".")[2]: (one.outcome.result, one.differs)
        for one in what_if(Result.ADOPTED, ChairMode.ALWAYS, ROLL, templates)
    }
    adopted, rejected = (Result.ADOPTED, False), (Result.REJECTED, True)
    assert found == {
        "simple": adopted,  # 5 of 7
        "abstain_yes": adopted,  # 7 of 9
        "abstain_no": adopted,  # 5 of 9
        "present": adopted,  # 5 of 9
        "two_thirds": adopted,  # 5 of 7, 5 needed
        "absolute": rejected,  # 5 of 11, 6 needed
        "concurrent": rejected,  # 1 of 3 in the community
    }


def test_one_fewer_turns_those_that_stand_on_the_edge() -> None:
    roll = [replace(ROLL[0], status=Status.NO), *ROLL[1:]]
    templates = rule_templates(())
    found = {one.name.key.partition(".")[2]: one.outcome.adopted for one in
             what_if(Result.ADOPTED, ChairMode.ALWAYS, roll, templates)}  # fmt: skip
    assert found == {
        "simple": True,  # 4 of 7
        "abstain_yes": True,  # 6 of 9
        "abstain_no": False,  # 4 of 9
        "present": False,
        "two_thirds": False,
        "absolute": False,
    }


def test_every_template_has_a_name() -> None:
    names = [say(one.name) for one in rule_templates(("a",))]
    assert len(set(names)) == len(names) == 7
