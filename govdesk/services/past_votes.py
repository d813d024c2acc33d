# SPDX-License-Identifier: Apache-2.0
"""Votes from before the workspace, recorded from a file: all of them or none.

They are history: they decide nothing here, and nothing here changes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from govdesk.models.past_votes import PastVote
from govdesk.record.canonical import canonical, clean_text, plain, sha256_hex
from govdesk.rules.messages import message
from govdesk.rules.reading_rows import RowProblem
from govdesk.services.context import Context
from govdesk.services.inputs import LONG, SHORT


@dataclass(frozen=True, slots=True)
class PastVoteRow:
    """One vote of a file: where it stands in it, and what its rule made of it."""

    row: int
    identifier: str
    text: str
    voted_on: date | None
    outcome: str
    reason: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PastVotesDone:
    """What came of a file: how many votes it has, how many are new or there already, and every
    problem by its row. With a problem nothing was recorded."""

    rows: int
    new: int = 0
    unchanged: int = 0
    rejected: tuple[RowProblem, ...] = ()


def import_past_votes(
    ctx: Context, *, rows: Sequence[PastVoteRow], source: str, rejected: Sequence[RowProblem] = ()
) -> PastVotesDone:
    """Record the votes of a file, unless one of them has a problem: those given, an identifier that
    stands twice, or one that is there already and says something else."""
    with ctx.writing("vote.import") as act:
        done, new = _checked(act.session, rows, rejected)
        if not done.rejected:
            for one in new:
                body = plain(one.body)
                assert isinstance(body, dict)
                act.record(
                    "past_vote.imported",
                    act.new_id(),
                    identifier=one.identifier,
                    text=clean_text(one.text)[:LONG],
                    voted_on=one.voted_on,
                    outcome=one.outcome,
                    reason=one.reason,
                    body=body,
                    body_sha256=_digest(one.body),
                    file=clean_text(source)[:SHORT],
                )
    return done


def check_past_votes(
    session: Session, *, rows: Sequence[PastVoteRow], rejected: Sequence[RowProblem] = ()
) -> PastVotesDone:
    """What would come of a file, without recording anything."""
    return _checked(session, rows, rejected)[0]


def _checked(
    session: Session, rows: Sequence[PastVoteRow], rejected: Sequence[RowProblem]
) -> tuple[PastVotesDone, list[PastVoteRow]]:
    there = {
        row[0]: row[1] for row in session.execute(select(PastVote.identifier, PastVote.body_sha256))
    }
    problems, new, seen = list(rejected), [], dict[str, int]()
    for one in rows:
        if one.identifier in seen:
            told = message("import.vote_twice", name=one.identifier, row=seen[one.identifier])
            problems.append(RowProblem(one.row, "identifier", told))
            continue
        seen[one.identifier] = one.row
        before = there.get(one.identifier)
        if before is None:
            new.append(one)
        elif before != _digest(one.body):
            told = message("import.vote_differs", name=one.identifier)
            problems.append(RowProblem(one.row, "identifier", told))
    problems.sort(key=lambda one: one.row)
    count = len(rows) + len(rejected)
    unchanged = len(seen) - len(new)
    if problems:
        return PastVotesDone(count, rejected=tuple(problems)), []
    return PastVotesDone(count, len(new), unchanged), new


def _digest(body: Mapping[str, Any]) -> str:
    told = plain(body)
    assert isinstance(told, dict)
    return sha256_hex(canonical(told))
