# SPDX-License-Identifier: Apache-2.0
"""Recomputing published votes: the outcome of each from its file alone, and whether what the file
states agrees with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from govdesk.exchange.reading_notes import Notes
from govdesk.exchange.vote_fields import bad
from govdesk.exchange.vote_records import StatusCounts, VoteRecord, vote_record
from govdesk.rules.decision_json import rule_from_json, unknown_keys
from govdesk.rules.decisions import (
    ChairMode,
    Outcome,
    Result,
    Role,
    Rule,
    SeatStatus,
    Status,
    Tally,
    decide,
    judge,
)
from govdesk.rules.explanations import sentence
from govdesk.rules.messages import Message, message
from govdesk.rules.outcome_json import outcome_to_json
from govdesk.rules.roll import Counts, count, with_authorised
from govdesk.wording import say

_MOST_UNLISTED = 100_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure or result that the file states, and what comes out here."""

    what: str
    """`result`, or a voting option."""
    group: str | None
    stated: str | int
    computed: str | int


@dataclass(frozen=True, slots=True)
class Answer:
    """One vote recomputed. `agrees` is None when the file states nothing to compare."""

    identifier: str | None
    outcome: Outcome
    agrees: bool | None
    differences: tuple[Difference, ...] = ()

    @property
    def explanation(self) -> Message:
        """The outcome's sentence, and both figures of every difference."""
        told = sentence(self.outcome)
        for difference in self.differences:
            told = message("tally.sentences", first=told, second=_told(difference))
        return told


def tally_vote(value: object, notes: Notes, rule: Rule | None = None) -> Answer:
    """Recompute one vote from its JSON; `rule` goes before the one in the file.

    Raises BadInput when the vote cannot be read or there is no rule.
    """
    record = vote_record(value, notes)
    if rule is None:
        if record.rule is None:
            raise bad("", "no_rule")
        rule = rule_from_json(record.rule)
        for key in unknown_keys(record.rule):
            notes.add("tally.unknown_key", name=f"extras.rule.{key}")
    elif record.rule is not None:
        notes.add("tally.rule_set_aside")
    _check_chair(record, rule)
    outcome = _outcome(record, rule, notes)
    differences = (*_result_differences(record, outcome, notes), *_count_differences(record))
    stated = record.result is not None or any(
        test.group in record.group_results for test in outcome.tests
    )
    agrees = False if differences else (True if stated else None)
    return Answer(record.identifier, outcome, agrees, differences)


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer as the command line prints it; `differences` only where there are some."""
    data: dict[str, Any] = {
        "identifier": answer.identifier,
        **outcome_to_json(answer.outcome),
        "agrees": answer.agrees,
        "explanation": say(answer.explanation),
    }
    if answer.differences:
        data["differences"] = [
            {"what": d.what, "group": d.group, "stated": d.stated, "computed": d.computed}
            for d in answer.differences
        ]
    return data


def _check_chair(record: VoteRecord, rule: Rule) -> None:
    casting = [seat for seat in record.votes if seat.role is Role.CASTING]
    if casting and rule.chair is not ChairMode.SECOND_VOTE:
        raise bad("votes", "voter_twice", voter=casting[0].seat)
    chairs = sum(seat.role is Role.CHAIR for seat in record.votes)
    if chairs > 1 and rule.chair is not ChairMode.ALWAYS:
        raise bad("votes", "two_chairs")


def _outcome(record: VoteRecord, rule: Rule, notes: Notes) -> Outcome:
    if record.votes:
        roll = [*record.votes, *_unlisted(record, notes), *_implied_casting(record, rule, notes)]
        outcome = decide(
            rule,
            roll,
            authorised=record.authorised,
            authorised_groups=record.authorised_groups,
        )
    else:
        tally = with_authorised(_counted(record), record.authorised, record.authorised_groups)
        outcome = judge(rule, tally)
    for group in rule.groups:
        if group not in outcome.tally.groups:
            notes.add("tally.group_without_seats", group=group)
    if outcome.tally.overall.authorised < outcome.tally.overall.listed:
        notes.add("tally.more_than_authorised")
    return outcome


def _counted(record: VoteRecord) -> Tally:
    """Counts without ballots: the recused are taken to be in the room."""
    overall = _counts(record.counts, record.yes_by_proxy)
    groups = {group: _counts(counts, 0) for group, counts in record.group_counts.items()}
    return Tally(overall, MappingProxyType(groups))


def _counts(stated: StatusCounts, proxies: int) -> Counts:
    counts = Counts(
        yes=stated.get(Status.YES, 0),
        no=stated.get(Status.NO, 0),
        abstain=stated.get(Status.ABSTAIN, 0),
        silent=stated.get(Status.NOT_VOTING, 0),
        recused=stated.get(Status.RECUSED, 0),
        absent=stated.get(Status.ABSENT, 0),
        vacant=stated.get(Status.VACANT, 0),
        ineligible=stated.get(Status.INELIGIBLE, 0),
        proxies=proxies,
        recused_in_room=stated.get(Status.RECUSED, 0),
    )
    here = counts.yes + counts.no + counts.abstain + counts.silent
    return replace(counts, in_person=here - proxies)


def _unlisted(record: VoteRecord, notes: Notes) -> list[SeatStatus]:
    """Absent and vacant seats that the counts state and the list of ballots leaves out.

    Many legislatures list only who voted. Where the ballots name any such seat, or the group's
    counts do not add up to the body's, nothing is added and the two must agree as they are.
    """
    seats: list[SeatStatus] = []
    for status in (Status.ABSENT, Status.VACANT):
        stated = record.counts.get(status, 0)
        if not 0 < stated <= _MOST_UNLISTED or any(s.status is status for s in record.votes):
            continue
        of_group = {g: counts.get(status, 0) for g, counts in record.group_counts.items()}
        of_none = stated - sum(of_group.values())
        for group, number in [*of_group.items(), (None, of_none)]:
            seats += [
                SeatStatus(f"({status.value} {group or ''} {n})", group, status)
                for n in range(number)
            ]
        notes.add("tally.unlisted_taken", option=status.value)
    return seats


def _implied_casting(record: VoteRecord, rule: Rule, notes: Notes) -> list[SeatStatus]:
    """The second vote of a chair who is listed once: on a tie the chair's side prevails."""
    if rule.chair is not ChairMode.SECOND_VOTE:
        return []
    if any(seat.role is Role.CASTING for seat in record.votes):
        return []
    chair = next((seat for seat in record.votes if seat.role is Role.CHAIR), None)
    if chair is None or chair.status not in (Status.YES, Status.NO):
        return []
    tally = count(record.votes).overall.deemed(rule)
    if tally.yes != tally.no:
        return []
    notes.add("tally.casting_implied", option=chair.status.value)
    return [SeatStatus(chair.seat, None, chair.status, Role.CASTING)]


def _result_differences(record: VoteRecord, outcome: Outcome, notes: Notes) -> list[Difference]:
    found = []
    if record.result is not None and record.result is not outcome.result:
        found.append(Difference("result", None, record.result.value, outcome.result.value))
    for group, stated in record.group_results.items():
        tests = [test.met for test in outcome.tests if test.group == group]
        if not tests:
            notes.add("tally.group_result_unchecked", group=group)
            continue
        computed = Result.ADOPTED if all(tests) else Result.REJECTED
        if outcome.result is Result.VOID:
            computed = Result.VOID
        if stated is not computed:
            found.append(Difference("result", group, stated.value, computed.value))
    return found


def _count_differences(record: VoteRecord) -> list[Difference]:
    """Counts against ballots, with the chair's casting vote in the counts or out of them."""
    if not record.votes or not record.counts:
        return []
    plain = [seat for seat in record.votes if seat.role is not Role.CASTING]
    casting = [
        replace(seat, role=Role.PRINCIPAL, seat=f"{seat.seat} (second vote)")
        for seat in record.votes
        if seat.role is Role.CASTING
    ]
    found = _compared(record, plain)
    return found if not found or not casting else _compared(record, [*plain, *casting])


def _compared(record: VoteRecord, roll: Sequence[SeatStatus]) -> list[Difference]:
    tally = count(roll)
    listed = {seat.status for seat in roll}
    found = _compared_counts(record.counts, tally.overall, None, listed)
    for group, stated in record.group_counts.items():
        found += _compared_counts(stated, tally.of(group), group, listed)
    return found


def _compared_counts(
    stated: Mapping[Status, int], counted: Counts, group: str | None, listed: set[Status]
) -> list[Difference]:
    return [
        Difference(status.value, group, number, counted.of(status))
        for status, number in stated.items()
        if number != counted.of(status)
        and (status in listed or status not in (Status.ABSENT, Status.VACANT))
    ]


def _told(difference: Difference) -> Message:
    key = "tally.differs" if difference.group is None else "tally.differs_in"
    args = {} if difference.group is None else {"group": difference.group}
    return message(
        key,
        what=difference.what,
        stated=difference.stated,
        computed=difference.computed,
        **args,
    )
