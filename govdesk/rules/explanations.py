# SPDX-License-Identifier: Apache-2.0
"""Why a vote came out as it did: one sentence and a table that a resident can redo by hand, and
the line for the chair to say. Everything is taken from the `Outcome`; nothing is decided here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from govdesk.rules.decision_rules import Base, Combine, Deem
from govdesk.rules.decisions import ChairVote, Outcome, Reason, TestResult
from govdesk.rules.messages import Message, message
from govdesk.rules.quorum import QuorumResult, Requirement
from govdesk.rules.roll import Status

_NAMED_SHARES = {
    Fraction(1, 2): "half",
    Fraction(2, 3): "two_thirds",
    Fraction(3, 4): "three_quarters",
    Fraction(3, 5): "three_fifths",
    Fraction(1, 1): "all",
}


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many seats have a status: overall, and in each group in the explanation's order."""

    status: Status
    overall: int
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One requirement: `got` against `needed`, and the share of which base that comes from.

    `share` is None where the rule names a plain number of seats.
    """

    label: Message
    base: Message
    base_count: int
    share: Message | None
    needed: int
    got: int
    met: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of one outcome."""

    sentence: Message
    announcement: Message
    """For the chair to say."""
    groups: tuple[str, ...]
    counts: tuple[CountLine, ...]
    checks: tuple[CheckLine, ...]


def explain(outcome: Outcome, *, amendment: bool = False) -> Explanation:
    """The explanation of an outcome; of an amendment the chair does not say that the motion is
    adopted."""
    groups = tuple(outcome.tally.groups)
    counts = tuple(
        CountLine(
            status,
            outcome.tally.overall.of(status),
            tuple(outcome.tally.groups[group].of(status) for group in groups),
        )
        for status in Status
    )
    shown = tuple(line for line in counts if line.overall or line.status in _ALWAYS_SHOWN)
    said = announcement(outcome, amendment=amendment)
    return Explanation(sentence(outcome), said, groups, shown, checks(outcome))


_ALWAYS_SHOWN = (Status.YES, Status.NO, Status.ABSTAIN)


def sentence(outcome: Outcome) -> Message:
    """The outcome and its whole arithmetic in one sentence."""
    clauses = presence(outcome.quorum) if outcome.quorum else []
    if outcome.reason is not Reason.NO_QUORUM:
        tests = [test_words(test) for test in outcome.tests]
        if outcome.rule.combine is Combine.ANY and len(tests) > 1:
            tests = [message("decisions.one_is_enough", tests=chain(tests))]
        clauses = clauses + tests + _manner(outcome)
    why = chain([*clauses, *_rule(outcome)])
    key = f"decisions.{outcome.reason.value}"
    if outcome.reason is Reason.FAILED_CONCURRENCE:
        return message(key, groups=_not_concurring(outcome), why=why)
    return message(key, why=why)


def announcement(outcome: Outcome, *, amendment: bool = False) -> Message:
    """What the chair says: the counts, the reason and the outcome, in short sentences."""
    if outcome.quorum and outcome.reason is Reason.NO_QUORUM:
        return message("decisions.say_no_quorum", missing=chain(_missing(outcome.quorum)))
    counts = outcome.tally.overall
    spoken = message("decisions.say_yes_no", yes=counts.yes, no=counts.no)
    if counts.abstain:
        spoken = message(
            "decisions.say_yes_no_abstain", yes=counts.yes, no=counts.no, count=counts.abstain
        )
    for remark in _manner(outcome):
        spoken = message("decisions.say_remark", counts=spoken, remark=remark)
    key = f"decisions.say_{'amendment_' if amendment else ''}{outcome.reason.value}"
    if outcome.reason is Reason.FAILED_CONCURRENCE:
        return message(key, counts=spoken, groups=_not_concurring(outcome))
    return message(key, counts=spoken)


def checks(outcome: Outcome) -> tuple[CheckLine, ...]:
    """Every requirement as a row: presence first, then the tests, in the rule's order."""
    lines: list[CheckLine] = []
    quorum, rule = outcome.quorum, outcome.rule
    if quorum and rule.quorum:
        lines.append(
            CheckLine(
                message("decisions.label_present"),
                base_words(quorum.base, quorum.base_count),
                quorum.base_count,
                share_words(rule.quorum.threshold, rule.quorum.strict),
                quorum.needed,
                quorum.present,
                quorum.overall_met,
            )
        )
        for group, seats in quorum.groups.items():
            label = message("decisions.label_present_in", group=group)
            filled = outcome.tally.of(group).base(Base.FILLED, rule)
            lines.append(_of_filled(label, rule.quorum.groups[group], filled, seats))
        if (room := quorum.in_person) and rule.in_person_quorum is not None:
            label = message("decisions.label_in_person")
            filled = outcome.tally.overall.base(Base.FILLED, rule)
            lines.append(_of_filled(label, rule.in_person_quorum, filled, room))
    for test in outcome.tests:
        lines.append(
            CheckLine(
                where(test.group),
                base_words(test.test.base, test.base_count),
                test.base_count,
                _share_of(test),
                test.needed,
                test.yes,
                test.met,
            )
        )
    return tuple(lines)


def _of_filled(label: Message, asked: int | Fraction, filled: int, seats: Requirement) -> CheckLine:
    share = None if isinstance(asked, int) else share_words(asked, strict=False)
    base = base_words(Base.FILLED, filled)
    return CheckLine(label, base, filled, share, seats.needed, seats.present, seats.met)


def where(group: str | None) -> Message:
    """`overall`, or `in` a group."""
    return message("decisions.in_group", group=group) if group else message("decisions.overall")


def base_words(base: Base, count: int) -> Message:
    """What a base is, in the words of a sentence such as "of 15 votes cast"."""
    return message(f"decisions.counted_{base.value}", count=count)


def share_words(share: Fraction, strict: bool) -> Message:
    """A threshold in words: more than half, at least two-thirds."""
    name = _NAMED_SHARES.get(share)
    if name:
        part = message(f"decisions.share_{name}")
    else:
        part = message("decisions.share", share=f"{share.numerator}/{share.denominator}")
    return message("decisions.more_than" if strict else "decisions.at_least", share=part)


def _share_of(test: TestResult) -> Message:
    share = share_words(test.test.threshold, test.test.strict)
    if test.test.min_yes == 1:
        return share
    return message("decisions.share_with_least", share=share, least=test.test.min_yes)


def test_words(test: TestResult) -> Message:
    told = message(
        "decisions.test",
        where=where(test.group),
        yes=test.yes,
        needed=test.needed,
        share=_share_of(test),
        base_count=test.base_count,
        base=base_words(test.test.base, test.base_count),
    )
    if test.met:
        return told
    return message("decisions.test_short", test=told, short=test.short_by)


def presence(quorum: QuorumResult) -> list[Message]:
    clauses = [
        message(
            "decisions.present",
            present=quorum.present,
            base_count=quorum.base_count,
            base=base_words(quorum.base, quorum.base_count),
            needed=quorum.needed,
        )
    ]
    for group, seats in quorum.groups.items():
        clauses.append(
            message("decisions.present_in", group=group, present=seats.present, needed=seats.needed)
        )
    if room := quorum.in_person:
        clauses.append(message("decisions.in_person", present=room.present, needed=room.needed))
    return clauses


def _missing(quorum: QuorumResult) -> list[Message]:
    """Only the requirements of presence that are not met."""
    requirements = [quorum.overall_met, *(seats.met for seats in quorum.groups.values())]
    if quorum.in_person:
        requirements.append(quorum.in_person.met)
    return [clause for clause, met in zip(presence(quorum), requirements, strict=True) if not met]


def _manner(outcome: Outcome) -> list[Message]:
    """What the rule did with abstentions, silence and the chair's vote, where it mattered."""
    counts, rule = outcome.tally.overall, outcome.rule
    clauses = []
    if counts.abstain and rule.abstain_as is not Deem.IGNORE:
        key = f"decisions.abstained_as_{rule.abstain_as.value}"
        clauses.append(message(key, count=counts.abstain))
    if counts.silent and rule.silent_as is not Deem.IGNORE:
        clauses.append(message(f"decisions.silent_as_{rule.silent_as.value}", count=counts.silent))
    if outcome.chair is ChairVote.SET_ASIDE:
        clauses.append(message("decisions.chair_set_aside"))
    if outcome.chair is ChairVote.BROKE_TIE and outcome.tally.casting:
        clauses.append(message(f"decisions.chair_casting_{outcome.tally.casting.value}"))
    return clauses


def _rule(outcome: Outcome) -> list[Message]:
    rule = outcome.rule
    name = rule.title or rule.id
    if not name:
        return [message("decisions.citation", citation=rule.citation)] if rule.citation else []
    told = message("decisions.rule", name=name)
    if rule.version:
        told = message("decisions.rule_version", name=name, version=rule.version)
    if rule.citation:
        told = message("decisions.rule_cited", rule=told, citation=rule.citation)
    return [told]


def _not_concurring(outcome: Outcome) -> Message:
    failed = [test.group for test in outcome.tests if test.group and not test.met]
    names = [message("decisions.name", name=group) for group in dict.fromkeys(failed)]
    return chain(names, key="decisions.and")


def chain(parts: Sequence[Message], key: str = "decisions.semicolon") -> Message:
    """Parts put one after another, each join a template of its own."""
    if not parts:
        return message("decisions.nothing")
    told = parts[0]
    for part in parts[1:]:
        told = message(key, first=told, second=part)
    return told
