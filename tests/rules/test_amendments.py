# SPDX-License-Identifier: Apache-2.0
"""Amendments: changes of paragraphs, word-level differences, and replay onto a changed text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdesk.rules.amendments import applied, changes, from_json, replayed, to_json
from govdesk.rules.word_differences import Kind, word_runs
from govdesk.wording import say

TEXT = (
    "The branch libraries open on Sundays from noon to six.\n"
    "The city pays for it.\n"
    "It begins in March."
)
WORDS = st.lists(
    st.sampled_from(["open", "close", "noon", "six.", "the", "city", "\n", ",", "  "]), max_size=14
).map(" ".join)


def test_a_change_names_its_paragraph_and_applies_to_no_other_text() -> None:
    after = TEXT.replace("It begins in March.", "It begins in May.\nIt ends in June.")
    made = changes(TEXT, after)
    assert [(one.at, one.old) for one in made] == [(2, ("It begins in March.",))]
    assert applied(TEXT, made) == after
    assert from_json(to_json(made)) == made
    assert changes(TEXT, TEXT) == ()
    with pytest.raises(ValueError, match="paragraph 3"):
        applied(TEXT.replace("March", "April"), made)


def test_the_difference_is_told_in_whole_words() -> None:
    runs = word_runs("open on Sundays from noon to six.", "open on Saturdays until six.")
    assert [(run.kind, run.text) for run in runs] == [
        (Kind.KEPT, "open on "),
        (Kind.OUT, "Sundays from noon to"),
        (Kind.IN, "Saturdays until"),
        (Kind.KEPT, " six."),
    ]


def test_two_amendments_of_other_words_both_hold() -> None:
    one = TEXT.replace("noon", "ten")
    other = TEXT.replace("Sundays", "Saturdays").replace("March", "May")
    found = replayed(TEXT, one, other)
    assert not found.conflicts
    assert found.text == other.replace("noon", "ten")
    more = replayed(TEXT, TEXT + "\nIt is reviewed.", TEXT.replace("in March", "at once"))
    assert more.text == TEXT.replace("in March", "at once") + "\nIt is reviewed."


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (TEXT.replace("noon", "ten"), TEXT.replace("noon", "one")),
        (TEXT.replace("noon", "ten"), TEXT.replace("to six", "until six")),
        (TEXT.replace("March", "May"), TEXT.replace("\nIt begins in March.", "")),
        (TEXT + "\nOne.", TEXT + "\nTwo."),
    ],
)
def test_what_both_change_is_a_conflict_and_nothing_is_guessed(mine: str, theirs: str) -> None:
    found = replayed(TEXT, mine, theirs)
    assert found.text == ""
    assert len(found.conflicts) == 1
    assert found.conflicts[0].was in TEXT
    assert found.conflicts[0].wanted in mine


def test_a_conflict_is_told_in_words() -> None:
    noon, ten = TEXT.replace("noon", "two"), TEXT.replace("noon", "ten")
    assert say(replayed(TEXT, ten, noon).conflicts[0].told) == (
        "Paragraph 1 was changed meanwhile. It was “The branch libraries open on Sundays from noon"
        " to six.” and is now “The branch libraries open on Sundays from two to six.”."
    )
    gone = TEXT.replace("\nIt begins in March.", "")
    assert say(replayed(TEXT, TEXT.replace("March", "May"), gone).conflicts[0].told) == (
        "Paragraph 3 is no longer in the text. It was “It begins in March.”."
    )


@given(WORDS, WORDS, WORDS)
def test_nothing_is_lost_on_the_way(was: str, mine: str, now: str) -> None:
    runs = word_runs(was, mine)
    assert "".join(run.text for run in runs if run.kind is not Kind.IN) == was
    assert "".join(run.text for run in runs if run.kind is not Kind.OUT) == mine
    assert applied(was, changes(was, mine)) == mine
    assert replayed(was, mine, was).text == mine
    assert replayed(was, was, now).text == now
    assert replayed(was, now, now).text == now
    both, other_way = replayed(was, mine, now), replayed(was, now, mine)
    assert both.text == other_way.text
    assert bool(both.conflicts) == bool(other_way.conflicts)
