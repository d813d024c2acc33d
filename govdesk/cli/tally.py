# SPDX-License-Identifier: Apache-2.0
"""`govdesk tally`: recomputes the outcomes of published votes, with no workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.exchange.reading_notes import Notes
from govdesk.exchange.tally import Answer, answer_json, tally_vote
from govdesk.exchange.vote_files import RawVote, read_json, read_votes
from govdesk.rules.decision_json import rule_from_json, unknown_keys
from govdesk.rules.decision_rules import Rule
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
from govdesk.wording import _, say


def tally(
    file: Annotated[
        Path, typer.Argument(help=_("One vote, an array of votes or JSON Lines."), metavar="FILE")
    ],
    rule: Annotated[
        Path | None,
        typer.Option("--rule", help=_("The decision rule to use, as JSON."), metavar="FILE"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Answer in JSON Lines."))] = False,
) -> None:
    """Recompute the outcome of votes from an open-data file.

    Ends with 1 when a stated result or count does not agree, with 2 when a vote cannot be read.
    """
    notes = Notes()
    chosen = read_rule(rule, notes) if rule else None
    verdicts: dict[bool | None, int] = {True: 0, False: 0, None: 0}
    unread = 0
    for raw in read_votes(file):
        answer = _answer(raw, notes, chosen, as_json=as_json)
        if answer is None:
            unread += 1
            continue
        verdicts[answer.agrees] += 1
        _tell(answer, as_json=as_json)
    if not (as_json and unread):
        _tell_remarks(notes, verdicts, unread, as_json=as_json)
    if unread:
        raise typer.Exit(answers.BAD_INPUT)
    raise typer.Exit(answers.DOES_NOT_HOLD if verdicts[False] else answers.OK)


def _answer(raw: RawVote, notes: Notes, rule: Rule | None, *, as_json: bool) -> Answer | None:
    """The recomputed vote, or None after telling what is wrong with it."""
    try:
        if raw.problem:
            raise raw.problem
        return tally_vote(raw.value, notes, rule)
    except BadInput as problem:
        told = message("tally.at", where=raw.where, problem=problem.what)
        answers.refusal(BadInput(told, field=problem.field), as_json=as_json)
        return None


def _tell(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        answers.json_result(answer_json(answer))
        return
    name = answer.identifier or say(message("tally.unnamed"))
    answers.result(say(message("tally.answer", identifier=name, explanation=answer.explanation)))
    if answer.agrees is not None:
        answers.result("  " + say(message("tally.agrees" if answer.agrees else "tally.disagrees")))


def _tell_remarks(
    notes: Notes, verdicts: dict[bool | None, int], unread: int, *, as_json: bool
) -> None:
    """What was mapped or ignored; a program that asked for JSON counts for itself."""
    for note in notes:
        answers.remark(say(note))
    if as_json:
        return
    answers.remark(
        say(
            message(
                "tally.summary",
                count=sum(verdicts.values()),
                agree=verdicts[True],
                disagree=verdicts[False],
                silent=verdicts[None],
            )
        )
    )
    if unread:
        answers.remark(say(message("tally.summary_unread", count=unread)))


def read_rule(path: Path, notes: Notes) -> Rule:
    """The rule of a file: the rule itself, or an object that holds it as `rule`."""
    value = read_json(path)
    if isinstance(value, dict) and "rule" in value and "tests" not in value:
        value = value["rule"]
    try:
        rule = rule_from_json(value)
    except BadInput as problem:
        told = message("tally.at", where=path.name, problem=problem.what)
        raise BadInput(told, field=problem.field) from problem
    for key in unknown_keys(value):
        notes.add("tally.unknown_key", name=key)
    return rule
