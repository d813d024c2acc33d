# SPDX-License-Identifier: Apache-2.0
"""Where a vote stands while its roll is being called, by the same arithmetic that decides it.

A yes never hurts and a no never helps, so whatever the seats still to answer do lies between all of
them saying no and all of them saying yes. They are present: they may also abstain or stay silent.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from govdesk.rules.decision_rules import ChairMode, Combine, Rule
from govdesk.rules.decisions import Outcome, Result, TestResult, decide
from govdesk.rules.messages import Message, message
from govdesk.rules.roll import Role, SeatStatus, Status


class Standing(StrEnum):
    """What can still come of a vote."""

    OPEN = "open"
    CASTING = "casting"
    """Everyone has answered, the votes are equal and the chair's second vote decides."""
    WILL_PASS = "will_pass"
    """Decided whatever the rest do."""
    CANNOT_PASS = "cannot_pass"
    NO_QUORUM = "no_quorum"
    """Too few are present: as things stand nothing can be decided."""


@dataclass(frozen=True, slots=True)
class LiveTest:
    """One test while the roll is called, a conditional vote of the chair left out.

    `more_yes` is the least number of further yes votes that settles it whatever the others still
    to answer do: 0 when settled, None when it can no longer be met.
    """

    group: str | None
    remaining: int
    more_yes: int | None


@dataclass(frozen=True, slots=True)
class LiveState:
    """A vote in progress: what can still come of it, and a line that says so."""

    standing: Standing
    remaining: int
    tests: tuple[LiveTest, ...]
    line: Message


def live_state(
    rule: Rule,
    roll: Sequence[SeatStatus],
    awaiting: Collection[str],
    *,
    authorised: int | None = None,
    authorised_groups: Mapping[str, int] | None = None,
) -> LiveState:
    """Where the vote stands; `awaiting` are the seats on the roll still to answer.

    The status that an awaiting seat has on the roll is ignored. Where the chair votes only on a
    tie the answer may be "open" a little longer than it need be; it is never wrong.
    """

    def decided(answer: Status, chair: ChairMode, *extra: SeatStatus) -> Outcome:
        full = [replace(s, status=answer) if s.seat in awaiting else s for s in roll]
        return decide(
            replace(rule, chair=chair),
            [*full, *extra],
            authorised=authorised,
            authorised_groups=authorised_groups,
        )

    waiting = [seat for seat in roll if seat.seat in awaiting and seat.role is not Role.CASTING]
    modes = _modes(rule) if waiting else (rule.chair,)
    worst = [decided(Status.NO, mode) for mode in modes]
    best = [decided(Status.YES, mode, *_casting_to_come(rule, roll)) for mode in modes]
    votes = [s for s in waiting if s.role is not Role.CHAIR or modes[0] is not ChairMode.NEVER]
    tests = tuple(_live_test(test, votes) for test in worst[0].tests)
    standing = _standing(worst, best, len(waiting))
    return LiveState(standing, len(waiting), tests, _line(rule, standing, tests))


def _modes(rule: Rule) -> tuple[ChairMode, ...]:
    """The ways of counting the chair that bound what can happen.

    A chair who votes where it is decisive changes nothing against one who always votes; one who
    votes on a tie may or may not come to vote.
    """
    match rule.chair:
        case ChairMode.IF_DECISIVE:
            return (ChairMode.ALWAYS,)
        case ChairMode.TIE_ONLY:
            return (ChairMode.NEVER, ChairMode.ALWAYS)
        case mode:
            return (mode,)


def _casting_to_come(rule: Rule, roll: Sequence[SeatStatus]) -> list[SeatStatus]:
    """A second vote that the chair may still cast, at its most favourable."""
    roles = {seat.role for seat in roll}
    if rule.chair is ChairMode.SECOND_VOTE and Role.CHAIR in roles and Role.CASTING not in roles:
        return [SeatStatus("", None, Status.YES, Role.CASTING)]
    return []


def _live_test(worst: TestResult, votes: Sequence[SeatStatus]) -> LiveTest:
    """From the count in which all the rest say no: a no turned yes leaves every base as it is."""
    remaining = sum(worst.group in (None, seat.group) for seat in votes)
    return LiveTest(worst.group, remaining, worst.short_by if worst.short_by <= remaining else None)


def _standing(worst: Sequence[Outcome], best: Sequence[Outcome], remaining: int) -> Standing:
    if any(outcome.result is Result.VOID for outcome in best):
        return Standing.NO_QUORUM
    if all(outcome.adopted for outcome in worst):
        return Standing.WILL_PASS
    if not any(outcome.adopted for outcome in best):
        return Standing.CANNOT_PASS
    return Standing.OPEN if remaining else Standing.CASTING


def _line(rule: Rule, standing: Standing, tests: Sequence[LiveTest]) -> Message:
    if standing is not Standing.OPEN:
        return message(f"decisions.live_{standing.value}")
    needs = [test for test in tests if test.more_yes]
    if not needs:
        return message("decisions.live_open")
    line = _need(needs[0])
    joined = "decisions.and" if rule.combine is Combine.ALL else "decisions.or"
    for test in needs[1:]:
        line = message(joined, first=line, second=_need(test))
    return message("decisions.live_needs", needs=line)


def _need(test: LiveTest) -> Message:
    count = test.more_yes or 0
    if test.group is None:
        return message("decisions.more_yes", count=count)
    return message("decisions.more_yes_in", count=count, group=test.group)
