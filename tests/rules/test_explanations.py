# SPDX-License-Identifier: Apache-2.0
"""An explanation is one sentence and one table, in words that residents use."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from govdesk.rules.decisions import (
    Base,
    ChairMode,
    Combine,
    Deem,
    Quorum,
    Role,
    Rule,
    SeatStatus,
    Status,
    Test,
    decide,
)
from govdesk.rules.explanations import explain
from govdesk.rules.live_votes import live_state
from govdesk.wording import say
from govdesk.wording.template import Plural
from govdesk.wording.texts import decisions as texts

HALF = Fraction(1, 2)
KEY = Rule(
    (
        Test(Base.CAST, HALF, True),
        Test(Base.CAST, HALF, True, group="community"),
    ),
    quorum=Quorum(Base.AUTHORISED, HALF, True, {"community": HALF}),
    title="Key decisions",
    version="2",
    citation="Charter 5.2",
)


def body(departments: str, community: str) -> list[SeatStatus]:
    """Seats from letters: y yes, n no, a abstain, - absent, v vacant."""
    said = {
        "y": Status.YES,
        "n": Status.NO,
        "a": Status.ABSTAIN,
        "-": Status.ABSENT,
        "v": Status.VACANT,
    }
    groups = {"departments": departments, "community": community}
    return [
        SeatStatus(f"{group} {n}", group, said[letter])
        for group, letters in groups.items()
        for n, letter in enumerate(letters)
    ]


def test_the_sentence_holds_the_whole_arithmetic_and_its_source() -> None:
    told = explain(decide(KEY, body("yyyyy", "yynnn-")))
    assert say(told.sentence) == (
        "Not adopted, because community did not agree: 10 of 11 seats present, 6 needed; 5 from"
        " community present, 3 needed; overall 7 yes, 6 needed (more than half of 10 votes cast);"
        " in community 2 yes, 3 needed (more than half of 5 votes cast), 1 short; rule: Key"
        " decisions, version 2 (Charter 5.2)."
    )


@pytest.mark.parametrize(
    ("departments", "community", "line"),
    [
        ("yyyyy", "yyyynn", "9 yes, 2 no. The motion is adopted."),
        (
            "yynna",
            "yyynn-",
            "5 yes, 4 no, 1 abstention. The motion is adopted.",
        ),
        ("yyynn", "yynn--", "5 yes, 4 no. The rule also needs a yes from community, and that is"
         " missing. The motion is not adopted."),
        ("yynnn", "yyynn-", "5 yes, 5 no. A tie does not pass. The motion is not adopted."),
        ("nnnnn", "yyy---", "3 yes, 5 no. That is less than the rule asks. The motion is not"
         " adopted."),
        ("yyyy-", "y-----", "Too few members are present: 5 of 11 seats present, 6 needed; 1 from"
         " community present, 3 needed. Nothing is decided; the motion stays pending."),
    ],
)  # fmt: skip
def test_the_chair_has_a_line_to_say(departments: str, community: str, line: str) -> None:
    assert say(explain(decide(KEY, body(departments, community))).announcement) == line


def test_deemed_abstentions_are_told() -> None:
    rule = replace(KEY, abstain_as=Deem.NO)
    told = explain(decide(rule, body("yyyya", "yyya--")))
    assert "2 abstentions count as no" in say(told.sentence)
    assert "Under the rule, 2 abstentions count as no." in say(told.announcement)


def test_the_chairs_part_is_told() -> None:
    chair = SeatStatus("chair", None, Status.YES, Role.CHAIR)
    simple = Rule((Test(Base.CAST, HALF, True),), chair=ChairMode.NEVER)
    told = explain(decide(simple, [*body("yyn", ""), chair]))
    assert "the chair’s own vote does not count here" in say(told.sentence)
    second = replace(chair, role=Role.CASTING)
    rule = replace(simple, chair=ChairMode.SECOND_VOTE)
    told = explain(decide(rule, [*body("yynnn", ""), chair, second]))
    assert "the votes were equal and the chair’s second vote was yes" in say(told.sentence)


def test_one_of_several_tests_is_said_to_be_enough() -> None:
    rule = Rule((Test(Base.CAST, HALF, True), Test(Base.FILLED, HALF, True)), combine=Combine.ANY)
    assert "one of these is enough: overall" in say(explain(decide(rule, body("yyn", ""))).sentence)


def test_the_table_has_every_count_and_every_requirement() -> None:
    told = explain(decide(KEY, body("yyyy-", "yynav-")))
    assert told.groups == ("departments", "community")
    assert [(line.status.value, line.overall, line.groups) for line in told.counts] == [
        ("yes", 6, (4, 2)),
        ("no", 1, (0, 1)),
        ("abstain", 1, (0, 1)),
        ("absent", 2, (1, 1)),
        ("vacant", 1, (0, 1)),
    ]
    assert [
        (say(line.label), line.base_count, line.needed, line.got, line.met) for line in told.checks
    ] == [
        ("seats present", 11, 6, 8, True),
        ("present from community", 5, 3, 4, True),
        ("overall", 7, 4, 6, True),
        ("in community", 3, 2, 2, True),
    ]


def test_the_live_line_says_what_is_still_needed() -> None:
    roll = body("yyn-y", "yy-nnn")
    waiting = ["departments 4", "community 4", "community 5"]
    assert say(live_state(KEY, roll, waiting).line) == (
        "Needs 1 more yes overall and 1 more yes in community to be sure."
    )
    assert say(live_state(KEY, roll, []).line) == "It can no longer pass."
    sure = body("yyyyy", "yyynnn")
    assert say(live_state(KEY, sure, ["community 5"]).line) == (
        "Needs 1 more yes in community to be sure."
    )
    sure = body("yyyyy", "yyyynn")
    assert say(live_state(KEY, sure, ["community 5"]).line) == (
        "Decided: it passes whatever the rest do."
    )


def test_no_word_of_the_machinery_reaches_a_resident() -> None:
    hidden = re.compile(r"\b(quorum|void|threshold|concurrent|constituency|recused|alternate)\b")
    for key, template in texts.TEXTS.items():
        if key.startswith("decisions.rule_"):
            continue  # these are for whoever writes a rule's JSON
        forms = [template.one, template.many] if isinstance(template, Plural) else [template]
        assert not [form for form in forms if hidden.search(form)], key


def test_an_explanation_can_be_quoted_in_eighty_words() -> None:
    told = explain(decide(KEY, body("yyyyy", "yynnn-")))
    assert len(say(told.sentence).split()) <= 80
