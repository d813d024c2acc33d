# SPDX-License-Identifier: Apache-2.0
"""What was decided and by whom, and what is to be done, as tables of open data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.open_table import RESULT, OpenTable, day_cell, flag
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_decisions import Decision, PublicAction
from govdesk.rules.open_cells import plain
from govdesk.rules.roll import Role
from govdesk.rules.roll import Status as Choice


def votes(
    decisions: Sequence[Decision], speech: Speech, *, by_seat: bool = True
) -> Iterable[OpenTable]:
    """Decisions; with `by_seat` also what each asked and its roll call."""
    words, numbered = speech.words, list(enumerate(decisions, 1))
    yield OpenTable(
        "votes",
        words._("Decisions"),
        (
            ("vote", "integer"),
            ("motion", "string"),
            ("title", "string"),
            ("class", "string"),
            ("summary", "string"),
            ("why", "string"),
            ("moved_by", "string"),
            ("seconded_by", "string"),
            ("text_version", "integer"),
            ("decided_on", "date"),
            ("result", RESULT),
            ("rule", "string"),
            ("rule_version", "integer"),
            ("citation", "string"),
        ),
        tuple(
            (
                str(at),
                one.number,
                plain(speech.name(one.title)),
                one.decision_class,
                plain(speech.name(one.summary)),
                plain(speech.name(one.why)),
                plain(speech.name(one.mover_seat)),
                plain(speech.name(one.seconder_seat)),
                str(one.text_version),
                day_cell(one.decided_on),
                str(one.result),
                plain(speech.name(one.rule.title)),
                str(one.rule.version),
                plain(speech.name(one.rule.citation)),
            )
            for at, one in numbered
        ),
        key=("vote",),
    )
    if not by_seat:
        return
    yield OpenTable(
        "requirements",
        words._("What the rule asked and what was reached"),
        (
            ("vote", "integer"),
            ("line", "integer"),
            ("requirement", "string"),
            ("needed", "integer"),
            ("reached", "integer"),
            ("met", "boolean"),
        ),
        tuple(
            (str(at), str(n), plain(speech.say(line.label)), str(line.needed), str(line.got),
             flag(line.met))
            for at, one in numbered
            if one.explanation
            for n, line in enumerate(one.explanation.checks, 1)
        ),
        key=("vote", "line"),
        refers=("vote", "votes"),
    )  # fmt: skip
    yield OpenTable(
        "roll",
        words._("Roll call"),
        (
            ("vote", "integer"),
            ("seat", "string"),
            ("group", "string"),
            ("name", "string"),
            ("role", tuple(str(one) for one in Role)),
            ("choice", tuple(str(one) for one in Choice)),
            ("explanation", "string"),
        ),
        tuple(
            (str(at), plain(speech.name(line.seat)), plain(speech.group(line.constituency)),
             plain(speech.name(line.name)), str(line.role), str(line.choice),
             plain(speech.name(line.explanation)))
            for at, one in numbered
            for line in one.roll
        ),
        key=("vote", "seat"),
        refers=("vote", "votes"),
    )  # fmt: skip


def actions(found: Sequence[PublicAction], speech: Speech) -> OpenTable:
    """Tasks that decisions or reviews assigned."""
    return OpenTable(
        "actions",
        speech.words._("Actions"),
        (
            ("action", "string"),
            ("owner", "string"),
            ("due", "date"),
            ("status", ("open", "in_progress", "done", "dropped", "overdue")),
            ("done_on", "date"),
            ("motion", "string"),
        ),
        tuple(
            (
                plain(speech.name(one.title)),
                plain(speech.name(one.owner)),
                day_cell(one.due),
                one.status,
                day_cell(one.done_on),
                one.motion or "",
            )
            for one in found
        ),
    )
