# SPDX-License-Identifier: Apache-2.0
"""The plain answer: at most 80 words whatever people wrote, whole sentences, nothing hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.decisions import Base, Quorum, Result, Rule, SeatStatus, Test, decide
from govdesk.rules.explanations import explain
from govdesk.rules.messages import message
from govdesk.rules.plain_answers import (
    MOST,
    FigureFacts,
    ResultFacts,
    clipped,
    figure_answer,
    fitted,
    result_answer,
    words_in,
)
from govdesk.rules.public_values import Missing, PublicValue, Shown, Suppressed
from govdesk.rules.roll import Status
from govdesk.wording import Words

ENGLISH, SPANISH = Words("en"), Words("es")
WRITTEN = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40
) | st.lists(
    st.sampled_from(["harbour", "the", "ferry,", "水", "2026-14", "…", "."]), max_size=200
).map(" ".join)
VALUES: st.SearchStrategy[PublicValue] = st.one_of(
    st.just(Suppressed()),
    st.just(Missing()),
    st.decimals(-(10**9), 10**9, places=2).map(Shown),
)
FIGURES = st.builds(
    FigureFacts,
    code=WRITTEN,
    name=WRITTEN,
    period=WRITTEN,
    value=VALUES,
    sentence=WRITTEN.map(lambda said: message("decisions.name", name=said)),
    unit=WRITTEN,
    target=VALUES,
    target_high=VALUES,
    told=st.booleans(),
    moved=st.booleans(),
    provisional=st.booleans(),
    low=VALUES,
    high=VALUES,
    disposition=st.sampled_from(["pivot", "stay", "accept", "none"]),
    course=st.sampled_from(["adopted", "rejected", "void", "pending"]),
    motion=WRITTEN,
    reason=WRITTEN,
    definition=WRITTEN,
    source=WRITTEN,
    owner=WRITTEN,
)
RULE = Rule(
    (
        Test(Base.CAST, Fraction(1, 2), strict=True),
        Test(Base.CAST, Fraction(1, 2), strict=True, group="community"),
    ),
    quorum=Quorum(Base.AUTHORISED, Fraction(1, 2), strict=True, groups={"community": 1}),
)


def _said(sentences: Any, words: Words = ENGLISH) -> str:
    return fitted((one.rank, words.say(one.said)) for one in sentences)


def _checks(*votes: Status) -> Any:
    seats = [
        SeatStatus(f"S{at}", "community" if at < 2 else "departments", vote)
        for at, vote in enumerate(votes)
    ]
    return explain(decide(RULE, seats)).checks


@given(FIGURES, st.sampled_from([ENGLISH, SPANISH]))
def test_no_figure_takes_more_than_eighty_words(facts: FigureFacts, words: Words) -> None:
    said = _said(figure_answer(facts), words)
    assert 0 < words_in(said) <= MOST
    assert len(said.split()) <= MOST


@given(
    WRITTEN,
    WRITTEN,
    WRITTEN,
    WRITTEN,
    st.sampled_from(Result),
    st.none() | st.lists(st.sampled_from(Status), min_size=1, max_size=9),
    st.sampled_from([ENGLISH, SPANISH]),
)
def test_no_result_takes_more_than_eighty_words(
    number: str,
    title: str,
    summary: str,
    why: str,
    result: Result,
    votes: list[Status] | None,
    words: Words,
) -> None:
    checks = None if votes is None else _checks(*votes)
    facts = ResultFacts(number, title, date(2026, 5, 19), result, checks, summary, why)
    assert 0 < words_in(_said(result_answer(facts), words)) <= MOST


@given(FIGURES)
def test_of_a_hidden_value_nothing_reckoned_is_said(facts: FigureFacts) -> None:
    hidden = replace(facts, value=Suppressed(), sentence=message("answer.moved"))
    keys = [one.said.key for one in figure_answer(hidden)]
    assert not {"answer.moved", "answer.provisional", "answer.heading"} & set(keys)
    first = figure_answer(hidden)[0].said
    assert first.args["sentence"] == message("public.hidden")


@given(st.lists(st.tuples(st.integers(0, 6), WRITTEN), max_size=12), st.integers(0, 100))
def test_what_fits_is_kept_in_order_and_the_most_telling_first(
    sentences: list[tuple[int, str]], most: int
) -> None:
    said = fitted(sentences, most)
    assert words_in(said) <= most
    whole = " ".join(text for _rank, text in sentences if text)
    if words_in(whole) <= most:
        assert said == whole


@given(WRITTEN, st.integers(1, 30))
def test_what_is_clipped_says_so(text: str, most: int) -> None:
    found = clipped(text, most)
    assert words_in(found) <= most
    assert found.endswith("…") or words_in(text) <= most


def test_words_are_counted_as_people_would() -> None:
    assert words_in("On 19 May 2026 the task force adopted motion 2026-7.") == 10
    assert words_in("April – June") == 3
    assert words_in("水と火") == 3
    assert words_in("") == 0


def test_a_lost_vote_says_first_what_was_not_reached() -> None:
    checks = _checks(Status.NO, Status.NO, Status.YES, Status.YES, Status.YES)
    facts = ResultFacts(
        "2026-8",
        "The last ferry",
        date(2026, 5, 19),
        Result.REJECTED,
        checks,
        "Would end night visits.",
    )
    said = _said(result_answer(facts))
    assert said.startswith(
        "On 19 May 2026 the task force voted on motion 2026-8, “The last ferry”, and did not adopt"
        " it. Yes votes in community: 0; needed: 2."
    )
    assert said.endswith("What it does: Would end night visits.")


def test_where_too_few_were_there_the_votes_are_not_counted_up() -> None:
    """“Yes votes: 1; needed: 1” beside “could not decide” would read as a mistake."""
    checks = _checks(Status.ABSENT, Status.ABSENT, Status.YES, Status.ABSENT, Status.ABSENT)
    assert any(line.met for line in checks)
    day = date(2026, 5, 19)
    facts = ResultFacts("2026-8", "The ferry", day, Result.VOID, checks, "Ends night visits.")
    said = _said(result_answer(facts))
    assert "Members present: 1; needed: 3." in said
    assert "Miembros presentes: 1; hacían falta: 3." in _said(result_answer(facts), Words("es"))
    assert "Yes votes" not in said


def test_what_was_agreed_without_a_vote_says_so() -> None:
    facts = ResultFacts("2026-9", "Minutes", date(2026, 5, 19), Result.ADOPTED, None)
    said = _said(result_answer(facts))
    assert said.endswith("“Minutes”. Nobody objected, so it was agreed without a vote.")


@pytest.mark.parametrize(
    ("course", "words"),
    [
        ("adopted", "The task force changed course on it (motion 2026-12)."),
        ("rejected", "A change of course was proposed (motion 2026-12) and not adopted."),
        ("pending", "A change of course is proposed (motion 2026-12) and not decided yet."),
    ],
)
def test_a_change_of_course_says_what_came_of_it(course: Any, words: str) -> None:
    facts = FigureFacts(
        code="Q5",
        name="Followed up",
        period="April – June 2026",
        value=Shown(Decimal("64.6")),
        sentence=message("decisions.name", name="64.6 %."),
        unit="%",
        target=Shown(Decimal(70)),
        moved=True,
        disposition="pivot",
        course=course,
        motion="2026-12",
    )
    said = _said(figure_answer(facts))
    assert words in said
    assert "This is a real change, not the usual ups and downs. The target for the year is" in said
