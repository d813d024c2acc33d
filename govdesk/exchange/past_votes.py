# SPDX-License-Identifier: Apache-2.0
"""A file of historical roll calls, read for the record: each vote tallied again, and every one that
cannot be read or whose totals do not agree with its roll told by its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from govdesk.exchange.reading_notes import Notes
from govdesk.exchange.tally import Answer, tally_vote
from govdesk.exchange.vote_files import read_votes
from govdesk.record.canonical import plain
from govdesk.rules.decision_json import rule_to_json
from govdesk.rules.decision_rules import Rule
from govdesk.rules.messages import message
from govdesk.rules.reading_rows import RowProblem
from govdesk.rules.refusals import BadInput
from govdesk.services.inputs import SHORT
from govdesk.services.past_votes import PastVoteRow


@dataclass(frozen=True, slots=True)
class PastVotesFile:
    """What a file holds: votes that can be recorded, and problems by row, counted from 1."""

    rows: tuple[PastVoteRow, ...]
    rejected: tuple[RowProblem, ...]


def read_past_votes(path: Path, notes: Notes, rule: Rule | None = None) -> PastVotesFile:
    """Read a file; `rule` goes before the ones in it.

    Raises BadInput when it is missing, no JSON, or holds no vote.
    """
    rows, rejected = [], []
    for number, raw in enumerate(read_votes(path), start=1):
        try:
            if raw.problem is not None:
                raise raw.problem
            answer = tally_vote(raw.value, notes, rule)
            rows.append(_row(number, raw.value, answer, rule))
        except BadInput as problem:
            rejected.append(RowProblem(number, problem.field or "", problem.what))
    return PastVotesFile(tuple(rows), tuple(rejected))


def _row(number: int, value: object, answer: Answer, rule: Rule | None) -> PastVoteRow:
    assert isinstance(value, Mapping)
    if not answer.identifier:
        named = message("import.vote_needs_identifier")
        raise BadInput(named, field="identifier")
    if len(answer.identifier) > SHORT:
        raise BadInput(message("import.too_long", limit=SHORT), field="identifier")
    if answer.differences:
        first = answer.differences[0]
        field = "result" if first.what == "result" else "counts"
        raise BadInput(message("import.vote_disagrees", told=answer.explanation), field=field)
    body = dict(value)
    if rule is not None:
        extras = body.get("extras")
        body["extras"] = {
            **(extras if isinstance(extras, Mapping) else {}), "rule": rule_to_json(rule),
        }  # fmt: skip
    try:
        plain(body)
    except (TypeError, ValueError) as error:
        raise BadInput(message("import.vote_not_kept"), field="") from error
    motion = value.get("motion")
    text = motion.get("text") if isinstance(motion, Mapping) else None
    return PastVoteRow(
        number,
        answer.identifier,
        text if isinstance(text, str) else "",
        _day(value),
        answer.outcome.result.value,
        answer.outcome.reason.value,
        body,
    )


def _day(value: Mapping[str, Any]) -> date | None:
    """The day on which it was decided, where the file tells a whole one."""
    for name in ("end_date", "start_date"):
        told = value.get(name)
        if isinstance(told, str) and told:
            try:
                return date.fromisoformat(told[:10])
            except ValueError as error:
                raise BadInput(message("import.vote_day", text=told[:40]), field=name) from error
    return None
