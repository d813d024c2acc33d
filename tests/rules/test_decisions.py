# SPDX-License-Identifier: Apache-2.0
"""A vote is decided by its rule and roll, and thresholds hold below, on and above."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from govdesk.rules.decisions import (
    Base,
    ChairMode,
    ChairVote,
    Combine,
    Deem,
    Outcome,
    Quorum,
    Reason,
    Result,
    Role,
    Rule,
    SeatStatus,
    Status,
    Test,
    decide,
)

HALF, TWO_THIRDS, THREE_FIFTHS = Fraction(1, 2), Fraction(2, 3), Fraction(3, 5)
MAJORITY = Rule((Test(Base.CAST, HALF, strict=True),))
CONCURRENT = Rule(
    (
        Test(Base.CAST, HALF, strict=True),
        Test(Base.CAST, HALF, strict=True, group="community"),
    ),
    quorum=Quorum(Base.AUTHORISED, HALF, True, {"community": HALF}),
)


def seats(
    *, group: str | None = None, role: Role = Role.PRINCIPAL, remote: bool = False,
    in_room: bool = True, **counts: int,
) -> list[SeatStatus]:  # fmt: skip
    """So many seats of each status: `seats(yes=3, not_voting=1)`."""
    return [
        SeatStatus(
            f"{group}/{role.value}/{word}/{n}/{remote}/{in_room}", group,
            Status(word.replace("_", " ")), role, in_room, remote,
        )
        for word, number in counts.items()
        for n in range(number)
    ]  # fmt: skip


def came_to(outcome: Outcome) -> tuple[str, str]:
    return outcome.result.value, outcome.reason.value


@pytest.mark.parametrize(
    ("threshold", "strict", "base", "yes", "passes"),
    [
        (HALF, True, 14, 6, False),
        (HALF, True, 14, 7, False),
        (HALF, True, 14, 8, True),
        (HALF, True, 15, 7, False),
        (HALF, True, 15, 8, True),
        (HALF, False, 14, 6, False),
        (HALF, False, 14, 7, True),
        (TWO_THIRDS, False, 15, 9, False),
        (TWO_THIRDS, False, 15, 10, True),
        (TWO_THIRDS, False, 14, 9, False),
        (TWO_THIRDS, False, 14, 10, True),
        (TWO_THIRDS, True, 15, 10, False),
        (TWO_THIRDS, True, 15, 11, True),
        (THREE_FIFTHS, False, 100, 59, False),
        (THREE_FIFTHS, False, 100, 60, True),
        (THREE_FIFTHS, False, 100, 61, True),
        (Fraction(1, 20), False, 100, 4, False),
        (Fraction(1, 20), False, 100, 5, True),
        (Fraction(1, 1), False, 7, 6, False),
        (Fraction(1, 1), False, 7, 7, True),
    ],
)
def test_a_threshold_holds_below_on_and_above(
    threshold: Fraction, strict: bool, base: int, yes: int, passes: bool
) -> None:
    rule = Rule((Test(Base.CAST, threshold, strict),))
    outcome = decide(rule, seats(yes=yes, no=base - yes))
    assert outcome.adopted is passes
    assert (outcome.tests[0].short_by == 0) is passes


def test_nothing_of_nothing_never_passes() -> None:
    everyone_abstains = seats(abstain=15)
    for threshold, strict in ((HALF, True), (HALF, False), (TWO_THIRDS, False)):
        outcome = decide(Rule((Test(Base.CAST, threshold, strict),)), everyone_abstains)
        assert came_to(outcome) == ("rejected", "failed")
        assert outcome.tests[0].needed == 1


def test_a_minimum_of_yes_votes_stands_beside_the_share() -> None:
    rule = Rule((Test(Base.CAST, HALF, True, min_yes=5),))
    assert not decide(rule, seats(yes=4, no=1)).adopted
    assert decide(rule, seats(yes=5, no=1)).adopted


@pytest.mark.parametrize(
    ("base", "count"),
    [
        (Base.CAST, 7),
        (Base.YNA, 9),
        (Base.PRESENT, 10),
        (Base.FILLED, 15),
        (Base.AUTHORISED, 17),
        (Base.ELIGIBLE, 12),
    ],
)
def test_each_base_counts_what_it_says(base: Base, count: int) -> None:
    body = seats(yes=4, no=3, abstain=2, not_voting=1, recused=3, absent=2, vacant=2, ineligible=4)
    outcome = decide(Rule((Test(base, HALF, True),)), body)
    assert outcome.tests[0].base_count == count


def test_the_recused_in_the_room_enlarge_the_base_present_only_where_the_rule_says() -> None:
    body = seats(yes=4, no=3, recused=1) + seats(recused=2, in_room=False)
    present = Rule((Test(Base.PRESENT, HALF, True),))
    assert decide(present, body).tests[0].base_count == 7
    kept = replace(present, recused_reduces_base=False)
    assert decide(kept, body).tests[0].base_count == 8


def test_a_group_that_does_not_concur_stops_an_overall_majority() -> None:
    body = seats(group="departments", yes=5) + seats(group="community", yes=3, no=3)
    assert came_to(decide(CONCURRENT, body)) == ("rejected", "failed_concurrence")
    body = seats(group="departments", yes=5) + seats(group="community", yes=4, no=2)
    assert decide(CONCURRENT, body).adopted


def test_a_group_that_wants_it_does_not_make_up_for_a_lost_vote_overall() -> None:
    body = seats(group="departments", no=5) + seats(group="community", yes=3)
    assert came_to(decide(CONCURRENT, body)) == ("rejected", "failed")


def test_a_tie_overall_is_told_as_a_tie_also_when_a_group_failed() -> None:
    body = seats(group="departments", yes=3) + seats(group="community", yes=1, no=4)
    assert came_to(decide(CONCURRENT, body)) == ("rejected", "failed_tie")


def test_a_tie_within_a_group_is_a_lack_of_concurrence() -> None:
    body = seats(group="departments", yes=5) + seats(group="community", yes=3, no=3)
    outcome = decide(CONCURRENT, body)
    assert outcome.reason is Reason.FAILED_CONCURRENCE
    assert outcome.tests[1].tie
    assert not outcome.tests[0].tie


def test_too_few_of_a_group_make_the_vote_void() -> None:
    community = seats(group="community", yes=2, absent=4)
    outcome = decide(CONCURRENT, seats(group="departments", yes=5) + community)
    assert came_to(outcome) == ("void", "no_quorum")
    assert outcome.quorum is not None
    assert outcome.quorum.overall_met
    assert outcome.quorum.groups["community"].needed == 3


def test_half_the_filled_seats_of_a_group_leaves_its_vacant_ones_out() -> None:
    community = seats(group="community", yes=2, absent=2, vacant=2)
    outcome = decide(CONCURRENT, seats(group="departments", yes=5) + community)
    assert outcome.adopted


def test_a_group_without_anyone_in_it_can_neither_be_quorate_nor_concur() -> None:
    body = seats(group="departments", yes=9)
    assert decide(CONCURRENT, body).result is Result.VOID
    without_quorum = replace(CONCURRENT, quorum=None)
    assert came_to(decide(without_quorum, body)) == ("rejected", "failed_concurrence")


def test_one_of_several_tests_is_enough_where_the_rule_says_any() -> None:
    rule = Rule(
        (Test(Base.CAST, TWO_THIRDS, False), Test(Base.FILLED, HALF, True)), combine=Combine.ANY
    )
    assert decide(rule, seats(yes=8, no=7)).adopted
    assert decide(rule, seats(yes=4, no=2, absent=9)).adopted
    assert came_to(decide(rule, seats(yes=7, no=4, absent=4))) == ("rejected", "failed")


def test_silence_and_abstention_count_as_the_rule_deems_them() -> None:
    body = seats(yes=4, no=5, abstain=2, not_voting=1)
    assert not decide(MAJORITY, body).adopted
    deemed_yes = decide(replace(MAJORITY, abstain_as=Deem.YES), body)
    assert deemed_yes.tests[0].yes == 6
    assert deemed_yes.adopted
    both = decide(replace(MAJORITY, abstain_as=Deem.YES, silent_as=Deem.NO), body)
    assert came_to(both) == ("rejected", "failed_tie")


def test_a_recusal_is_never_deemed_a_vote() -> None:
    rule = replace(MAJORITY, abstain_as=Deem.YES, silent_as=Deem.YES)
    assert not decide(rule, seats(yes=2, no=3, recused=9)).adopted


QUORATE = replace(MAJORITY, quorum=Quorum(Base.AUTHORISED, HALF, True))


@pytest.mark.parametrize(("present", "met"), [(7, False), (8, True), (9, True)])
def test_quorum_holds_below_on_and_above(present: int, met: bool) -> None:
    outcome = decide(QUORATE, seats(yes=present, absent=15 - present))
    assert outcome.adopted is met
    assert (outcome.result is Result.VOID) is not met


def test_alternates_and_the_recused_in_the_room_make_a_quorum() -> None:
    body = seats(yes=6) + seats(yes=1, role=Role.ALTERNATE) + seats(recused=1) + seats(absent=7)
    assert decide(QUORATE, body).adopted
    assert decide(replace(QUORATE, recused_in_quorum=False), body).result is Result.VOID


def test_the_recused_outside_the_room_make_no_quorum() -> None:
    body = seats(yes=7) + seats(recused=1, in_room=False) + seats(absent=7)
    assert decide(QUORATE, body).result is Result.VOID


def test_who_cast_and_left_keeps_the_ballot_but_makes_no_quorum() -> None:
    body = seats(yes=7, absent=7) + seats(yes=1, in_room=False)
    outcome = decide(QUORATE, body)
    assert outcome.result is Result.VOID
    assert outcome.tests[0].yes == 8


def test_remote_members_make_a_quorum_only_where_the_charter_says() -> None:
    body = seats(yes=5) + seats(yes=3, remote=True) + seats(absent=7)
    assert decide(QUORATE, body).adopted
    assert decide(replace(QUORATE, remote_in_quorum=False), body).result is Result.VOID


@pytest.mark.parametrize(("in_room", "met"), [(3, False), (4, True)])
def test_a_charter_may_want_some_in_the_room_itself(in_room: int, met: bool) -> None:
    rule = replace(QUORATE, in_person_quorum=4)
    body = seats(yes=in_room) + seats(yes=12 - in_room, remote=True)
    assert decide(rule, body).adopted is met


def test_proxies_make_a_quorum_only_where_the_rule_says() -> None:
    body = seats(yes=6) + seats(yes=2, role=Role.PROXY, in_room=False) + seats(absent=7)
    assert decide(QUORATE, body).result is Result.VOID
    assert decide(replace(QUORATE, proxy_in_quorum=True), body).adopted


def chaired(mode: ChairMode, chair: Status, yes: int, no: int, rule: Rule = MAJORITY) -> Outcome:
    roll = [*seats(yes=yes, no=no), SeatStatus("chair", None, chair, Role.CHAIR)]
    return decide(replace(rule, chair=mode), roll)


@pytest.mark.parametrize(
    ("mode", "chair", "yes", "no", "adopted", "made_of_it"),
    [
        (ChairMode.NEVER, Status.YES, 7, 7, False, ChairVote.SET_ASIDE),
        (ChairMode.TIE_ONLY, Status.YES, 7, 7, True, ChairVote.COUNTED),
        (ChairMode.TIE_ONLY, Status.NO, 7, 6, True, ChairVote.SET_ASIDE),
        (ChairMode.IF_DECISIVE, Status.YES, 7, 7, True, ChairVote.COUNTED),
        (ChairMode.IF_DECISIVE, Status.NO, 7, 6, False, ChairVote.COUNTED),
        (ChairMode.IF_DECISIVE, Status.YES, 9, 2, True, ChairVote.SET_ASIDE),
        (ChairMode.ALWAYS, Status.YES, 7, 7, True, None),
        (ChairMode.ALWAYS, Status.NO, 7, 6, False, None),
    ],
)
def test_the_chair_votes_when_the_rule_lets_it(
    mode: ChairMode, chair: Status, yes: int, no: int, adopted: bool, made_of_it: ChairVote | None
) -> None:
    outcome = chaired(mode, chair, yes, no)
    assert outcome.adopted is adopted
    assert outcome.chair is made_of_it


def test_a_chair_whose_vote_is_set_aside_is_present_and_silent() -> None:
    rule = Rule((Test(Base.PRESENT, HALF, True),), quorum=QUORATE.quorum, silent_as=Deem.YES)
    outcome = chaired(ChairMode.NEVER, Status.YES, 4, 4, rule)
    assert outcome.tests[0].base_count == 9
    assert outcome.tests[0].yes == 4
    assert outcome.quorum is not None
    assert outcome.quorum.present == 9


def test_a_second_vote_breaks_a_tie_and_counts_nowhere_else() -> None:
    rule = replace(MAJORITY, chair=ChairMode.SECOND_VOTE)
    chair = SeatStatus("chair", None, Status.YES, Role.CHAIR)
    second = SeatStatus("chair", None, Status.YES, Role.CASTING)
    tied = [*seats(yes=6, no=7), chair]
    assert came_to(decide(rule, tied)) == ("rejected", "failed_tie")
    broken = decide(rule, [*tied, second])
    assert broken.adopted
    assert broken.chair is ChairVote.BROKE_TIE
    assert (broken.tests[0].yes, broken.tests[0].base_count) == (8, 15)
    assert broken.tally.overall.authorised == 14
    against = replace(second, status=Status.NO)
    assert came_to(decide(rule, [*tied, against])) == ("rejected", "failed")
    untied = decide(rule, [*seats(yes=5, no=7), chair, second])
    assert untied.chair is None
    assert untied.tests[0].yes == 6


def test_stated_seats_go_before_the_sum() -> None:
    rule = Rule((Test(Base.AUTHORISED, HALF, True), Test(Base.FILLED, HALF, True)))
    outcome = decide(rule, seats(yes=8, no=2, vacant=1), authorised=17)
    assert [test.base_count for test in outcome.tests] == [17, 16]
    assert [test.met for test in outcome.tests] == [False, False]


def test_seats_stated_for_a_group_enlarge_the_whole_body_with_it() -> None:
    body = seats(group="a", yes=3) + seats(group="b", yes=2) + seats(yes=1)
    rule = Rule((Test(Base.AUTHORISED, HALF, True), Test(Base.AUTHORISED, HALF, True, group="a")))
    outcome = decide(rule, body, authorised_groups={"a": 7})
    assert [test.base_count for test in outcome.tests] == [10, 7]


def test_a_seat_cannot_stand_on_the_roll_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        decide(MAJORITY, seats(yes=1) + seats(yes=1))


def test_two_chairs_are_refused_where_the_chair_is_treated_apart() -> None:
    roll = [SeatStatus(name, None, Status.YES, Role.CHAIR) for name in ("first", "second")]
    assert decide(MAJORITY, roll).adopted
    with pytest.raises(ValueError, match="two chairs"):
        decide(replace(MAJORITY, chair=ChairMode.NEVER), roll)


@pytest.mark.parametrize("share", [Fraction(0), Fraction(3, 2), Fraction(-1, 2)])
def test_a_threshold_outside_its_range_is_refused(share: Fraction) -> None:
    with pytest.raises(ValueError):
        Test(Base.CAST, share, strict=False)


def test_more_than_everyone_is_refused() -> None:
    with pytest.raises(ValueError):
        Test(Base.CAST, Fraction(1), strict=True)


def test_a_rule_without_tests_is_refused() -> None:
    with pytest.raises(ValueError):
        Rule(())
