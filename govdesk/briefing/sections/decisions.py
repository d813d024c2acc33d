# SPDX-License-Identifier: Apache-2.0
"""Decisions: what was asked, who voted how, and the sum that a resident can do again by hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from govdesk.briefing.blocks import (
    Block,
    Columns,
    DataTable,
    H,
    Note,
    P,
    PageBreak,
    Rich,
    Run,
    plain,
    runs,
)
from govdesk.briefing.sections.front import outcome_word
from govdesk.briefing.sections.speech import Speech, joined
from govdesk.briefing.sections.summaries import summary_blocks
from govdesk.queries.public_decisions import ChangedSince, Decision, RollLine
from govdesk.queries.public_view import PublicView
from govdesk.rules.decisions import Result
from govdesk.rules.explanations import CheckLine, Explanation
from govdesk.rules.roll import Role, Status

_SHORT = 120
"""Characters of a question that is printed large on its certificate."""
_SHAPES = {Result.ADOPTED: "✓", Result.REJECTED: "✕", Result.VOID: "○"}


def decisions(view: PublicView, speech: Speech) -> list[Block]:
    """Every decision of the quarter."""
    return [*decided(view.decisions, speech), PageBreak()]


def decided(told: Sequence[Decision], speech: Speech) -> list[Block]:
    """Decisions one after another, a page each."""
    words = speech.words
    blocks: list[Block] = [H(1, words._("Decisions"), anchor="decisions")]
    if not told:
        return [*blocks, P(words._("Nothing was put to a vote."))]
    blocks.append(
        P(
            words._(
                "Votes are public and named. Under each decision stands what was needed, what was "
                "reached, and how every seat voted, so that anyone can do the sum again."
            )
        )
    )
    for place, decision in enumerate(told):
        if place:
            blocks.append(PageBreak())
        blocks += _decision(decision, speech)
    return blocks


def certificate(decision: Decision, speech: Speech, *, title: str) -> list[Block]:
    """One decision by itself, under the title of its certificate."""
    _heading, *rest = _decision(decision, speech, dense=True)
    asked = speech.titled(decision.title)
    return [H(1, title), P(asked, "lead" if len(plain(asked)) <= _SHORT else "strong"), *rest]


def _decision(decision: Decision, speech: Speech, *, dense: bool = False) -> list[Block]:
    words = speech.words
    outcome = outcome_word(decision.result, speech)
    facts: list[Rich] = [
        words._("Decided on {day}").format(day=speech.day(decision.decided_on)),
        speech.titled(decision.class_title),
    ]
    if decision.mover_seat:
        facts.append(speech.naming(words._("moved by {seat}"), seat=decision.mover_seat))
    if decision.seconder_seat:
        facts.append(speech.naming(words._("seconded by {seat}"), seat=decision.seconder_seat))
    facts += speech.cosponsored(decision.cosponsor_seats)
    facts.append(words._("text version {n}").format(n=decision.text_version))
    blocks: list[Block] = [
        H(2, speech.heading(decision.number, decision.title), anchor=f"motion-{decision.number}"),
        P(joined(facts, " · "), "small"),
        *summary_blocks(decision.summary, decision.summary_note, speech),
    ]
    if decision.why:
        blocks.append(P(speech.within(words._("Why: {reason}"), reason=decision.why)))
    if decision.cost is not None:
        costs = Run(words._("What it costs: "), bold=True)
        blocks.append(P((costs, *runs(speech.cost(decision.cost)))))
    told: Rich = words._("Agreed by all present, without a vote.")
    if decision.explanation and decision.reason is not None:
        told = speech.told(
            decision.explanation.sentence,
            decision.rule.title,
            decision.rule.citation,
            cut=partial(_without, outcome),
        )
    blocks.append(Note(told, f"{_SHAPES[decision.result]} {outcome}", "accent"))
    blocks += [P(_since(one, speech)) for one in decision.since]
    if decision.explanation:
        blocks += _arithmetic(decision.explanation, speech, dense=dense)
    rule, cited = speech.name(decision.rule.title), speech.name(decision.rule.citation)
    if decision.explanation and not (rule in plain(told) and cited in plain(told)):
        by = words._("Rule: {rule}, version {version}. Source: {citation}.")
        named = speech.naming(
            by,
            rule=decision.rule.title,
            version=str(decision.rule.version),
            citation=decision.rule.citation,
        )
        blocks.append(P(named, "small"))
    if decision.roll:
        blocks.append(_roll_by_groups(decision, speech) if dense else _roll(decision, speech))
        told_by = [text for line in decision.roll for text in (line.seat, line.name)]
        blocks += speech.as_written(told_by)
    if decision.spoken:
        heard = words._("Votes were spoken and entered by the secretary; they were not read back.")
        if decision.read_back is not None:
            heard = words._("Votes were spoken and entered by the secretary, read back {time}.")
            heard = heard.format(time=f"{decision.read_back:%H:%M}")
        blocks.append(P(heard, "small"))
    return blocks


def _since(later: ChangedSince, speech: Speech) -> Rich:
    """What became of the decision since."""
    words = speech.words
    said = words._("Rescinded on {day} by motion {number}.")
    if later.verb == "amend_adopted":
        said = words._("Its words were changed on {day} by motion {number}.")
    return (Run(said.format(day=speech.day(later.decided_on), number=later.number), bold=True),)


def _without(outcome: str, said: str) -> str:
    """The sentence on an outcome, for under that outcome: so that it is not said twice."""
    rest = said.removeprefix(outcome).lstrip(":, ")
    return rest[:1].upper() + rest[1:]


def _arithmetic(explanation: Explanation, speech: Speech, *, dense: bool) -> list[Block]:
    words = speech.words
    header: tuple[Rich, ...] = (
        words._("What was asked"),
        words._("Share"),
        words._("Out of"),
        words._("Needed"),
        words._("Reached"),
        words._("Met?"),
    )
    rows = [_check(line, speech) for line in explanation.checks]
    if not rows:
        return []
    return [
        DataTable(
            (header, *rows),
            words._("What the rule asked and what was reached"),
            caption=words._("Check it yourself"),
            header_cols=1,
            align=("left", "left", "left", "right", "right", "left"),
            dense=dense,
        )
    ]


def _check(line: CheckLine, speech: Speech) -> tuple[Rich, ...]:
    words = speech.words
    label = speech.told(line.label, cut=lambda said: said[:1].upper() + said[1:])
    counted = f"{words.number(line.base_count)} {speech.say(line.base)}"
    return (
        label,
        speech.say(line.share) if line.share else words._("a set number"),
        counted,
        words.number(line.needed),
        words.number(line.got),
        f"✓ {words._('yes')}" if line.met else f"✕ {words._('no')}",
    )


def _roll(decision: Decision, speech: Speech) -> DataTable:
    words = speech.words
    header: tuple[Rich, ...] = (
        words._("Seat"),
        words._("Group of seats"),
        words._("Name"),
        words._("Vote"),
    )
    lines = [(line, *_line(line, speech)) for line in decision.roll]
    return DataTable(
        (
            header,
            *(
                (seat, speech.grouped(line.constituency), name, vote)
                for line, seat, name, vote in lines
            ),
        ),
        words._("How every seat voted on motion {number}").format(number=decision.number),
        header_cols=1,
        caption=words._("Roll call"),
        weights=(2.8, 1.9, 2.3, 3) if _wordy(decision.roll) else (3.1, 1.9, 3, 2),
    )


def _roll_by_groups(decision: Decision, speech: Speech) -> Columns:
    """The roll, a table for each group of seats under its name, for where there is little room."""
    words = speech.words
    said = words._("How every seat voted on motion {number}").format(number=decision.number)
    groups = dict.fromkeys(line.constituency for line in decision.roll)
    whole = tuple(
        DataTable(
            (
                (speech.grouped(group), words._("Name"), words._("Vote")),
                *(_line(line, speech) for line in decision.roll if line.constituency == group),
            ),
            _of_group(said, speech.grouped(group)),
            header_cols=1,
            caption=words._("Roll call") if not place else "",
            weights=(2.6, 2.2, 2.2) if _wordy(decision.roll) else (2.6, 2.6, 1.2),
            dense=True,
        )
        for place, group in enumerate(groups)
    )
    return Columns(whole, apart=True)


def _of_group(said: str, group: Rich) -> str:
    """What a group's table is about. A summary is in one language: the header says it otherwise."""
    return said if any(run.lang for run in runs(group)) else f"{said}: {plain(group)}"


def _wordy(roll: Sequence[RollLine]) -> bool:
    long = (Status.NOT_VOTING, Status.RECUSED)
    return any(line.explanation or line.choice in long for line in roll)


def _line(line: RollLine, speech: Speech) -> tuple[Rich, Rich, Rich]:
    """A seat, who sat there, and how they voted."""
    words = speech.words
    name: Rich = speech.titled(line.name) if line.name else "–"
    if line.name and line.role is Role.ALTERNATE:
        name = speech.naming(words._("{name} (stand-in)"), name=line.name)
    vote: Rich = choice_word(line.choice, speech)
    if line.explanation:
        said = f"\n{speech.name(line.explanation)}"
        vote = (Run(plain(vote)), Run(said, quiet=True, lang=speech.other(line.explanation)))
    return speech.titled(line.seat), name, vote


def choice_word(choice: Status, speech: Speech) -> str:
    """What a seat did, as the public reads it."""
    words = speech.words
    return {
        Status.YES: words._("Yes"),
        Status.NO: words._("No"),
        Status.ABSTAIN: words._("Abstained"),
        Status.NOT_VOTING: words._("Present, did not vote"),
        Status.RECUSED: words._("Stepped aside because of a conflict"),
        Status.ABSENT: words._("Absent"),
        Status.VACANT: words._("Seat not filled"),
        Status.INELIGIBLE: words._("No vote"),
    }[choice]
