# SPDX-License-Identifier: Apache-2.0
"""What a packet prints, as tables: from the same public view, and only of the parts it has.

A row says no more than the packet does: the run of an indicator's values is here where its chart is
printed, and a cell that is hidden there is empty here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.open_table import OpenTable, day_cell, flag
from govdesk.briefing.open_words import comments, pivots, stories
from govdesk.briefing.parts import Choices, chosen
from govdesk.briefing.sections.scorecard import has_page
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.charts import Mark
from govdesk.queries.public_decisions import Decision, PublicAction
from govdesk.queries.public_indicators import NeighbourhoodTable, ScorecardRow
from govdesk.queries.public_meetings import AnnualView, SeatVotes
from govdesk.queries.public_view import PublicView
from govdesk.rules.open_cells import number_cell, plain, shown_cell
from govdesk.wording import Words


def open_tables(view: View, *, kind: str, choices: Choices) -> tuple[OpenTable, ...]:
    """The tables of a packet; those without a row are left out."""
    speech = Speech(view, Words(view.lang))
    has = {part.key for part in chosen(KINDS[kind].parts, choices)}
    tables: list[OpenTable] = []
    match view:
        case PublicView():
            tables += _of_quarter(view, has, speech)
        case AnnualView():
            tables += _of_year(view, has, speech)
        case _ if kind == "certificate" or "decisions" in has:
            tables += _votes(view.decisions, speech)
    return tuple(table for table in tables if table.rows)


def _of_quarter(view: PublicView, has: set[str], speech: Speech) -> Iterable[OpenTable]:
    paged = [row for row in view.scorecard if has_page(row)]
    rows = view.scorecard if "scorecard" in has else paged if "indicators" in has else ()
    yield _indicators(rows, view.period.code, speech)
    if "indicators" in has:
        yield _series([line for row in paged for line in _run(row)], speech)
    if "neighbourhoods" in has:
        yield _neighbourhoods(view.neighbourhoods, speech)
    if "decisions" in has:
        yield from _votes(view.decisions, speech)
    if "pivots" in has:
        yield from pivots(view.pivots, speech)
    if "actions" in has:
        yield _actions(view.actions, speech)
    if "residents" in has:
        yield comments(view.comments, speech)
    if "stories" in has:
        yield stories(view.stories, speech)


def _of_year(view: AnnualView, has: set[str], speech: Speech) -> Iterable[OpenTable]:
    if "targets" in has:
        judged = view.judged
        yield _indicators(judged.scorecard, judged.period.code, speech)
        told = {row.code for row in judged.scorecard}
        yield _series(
            [
                (row.code, quarter.period.code, number_cell(row.value), shown_cell(row.value))
                for quarter in view.quarters
                for row in quarter.scorecard
                if row.code in told
            ],
            speech,
        )
    if "votes" in has:
        yield from _votes(view.decisions, speech, by_seat=False)
        yield _seats(view.seats, speech)
    if "actions" in has:
        yield _actions(view.quarters[-1].actions, speech)


def _indicators(rows: Sequence[ScorecardRow], period: str, speech: Speech) -> OpenTable:
    return OpenTable(
        "indicators",
        speech.words._("Indicators with result, plan, target and how each stands"),
        (
            ("indicator", "string"),
            ("name", "string"),
            ("unit", "string"),
            ("owner", "string"),
            ("period", "string"),
            ("direction", "string"),
            ("value", "decimal"),
            ("shown", "string"),
            ("milestone", "decimal"),
            ("target", "decimal"),
            ("target_high", "decimal"),
            ("status", "string"),
            ("provisional", "boolean"),
        ),
        tuple(
            (
                plain(row.code),
                plain(speech.name(row.name)),
                plain(speech.name(row.unit)),
                plain(speech.name(row.owner)),
                period,
                str(row.direction),
                number_cell(row.value),
                shown_cell(row.value),
                number_cell(row.milestone),
                number_cell(row.target),
                number_cell(row.target_high),
                str(row.status),
                flag(row.provisional),
            )
            for row in rows
        ),
        key=("indicator",),
    )


def _series(rows: Sequence[tuple[str, str, str, str]], speech: Speech) -> OpenTable:
    return OpenTable(
        "series",
        speech.words._("The numbers behind the chart"),
        (
            ("indicator", "string"),
            ("period", "string"),
            ("value", "decimal"),
            ("shown", "string"),
        ),
        tuple(rows),
        key=("indicator", "period"),
        refers=("indicator", "indicators"),
    )


def _run(row: ScorecardRow) -> Iterable[tuple[str, str, str, str]]:
    """The points of a chart as it is printed, with as many decimals."""
    for point in row.chart.points if row.chart else ():
        value = "" if point.value is None else f"{point.value:.{row.decimals}f}"
        hidden = point.mark is Mark.SUPPRESSED
        shown = "suppressed" if hidden else "shown" if value else "missing"
        yield plain(row.code), point.label, value, shown


def _neighbourhoods(tables: Sequence[NeighbourhoodTable], speech: Speech) -> OpenTable:
    return OpenTable(
        "neighbourhoods",
        speech.words._("By neighbourhood"),
        (
            ("indicator", "string"),
            ("neighbourhood", "string"),
            ("measure", "string"),
            ("value", "decimal"),
            ("shown", "string"),
        ),
        tuple(
            (
                plain(table.code),
                plain(speech.name(row.name)),
                plain(speech.name(column)),
                number_cell(cell),
                shown_cell(cell),
            )
            for table in tables
            for row in (*table.rows, *((table.total,) if table.total else ()))
            for column, cell in zip(table.columns, row.cells, strict=True)
        ),
        key=("indicator", "neighbourhood", "measure"),
    )


def _votes(
    decisions: Sequence[Decision], speech: Speech, *, by_seat: bool = True
) -> Iterable[OpenTable]:
    words, numbered = speech.words, list(enumerate(decisions, 1))
    yield OpenTable(
        "votes",
        words._("Decisions"),
        (
            ("vote", "integer"),
            ("motion", "string"),
            ("title", "string"),
            ("class", "string"),
            ("text_version", "integer"),
            ("decided_on", "date"),
            ("result", "string"),
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
            (str(at), str(n), speech.say(line.label), str(line.needed), str(line.got),
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
            ("role", "string"),
            ("choice", "string"),
        ),
        tuple(
            (str(at), plain(speech.name(line.seat)), plain(speech.group(line.constituency)),
             plain(speech.name(line.name)), str(line.role), str(line.choice))
            for at, one in numbered
            for line in one.roll
        ),
        key=("vote", "seat"),
        refers=("vote", "votes"),
    )  # fmt: skip


def _seats(seats: Sequence[SeatVotes], speech: Speech) -> OpenTable:
    counts = ("roll_calls", "voted", "yes", "no", "abstained", "stepped_aside")
    return OpenTable(
        "seats",
        speech.words._("How often every seat voted, and how"),
        (("seat", "string"), ("group", "string"), *((name, "integer") for name in counts)),
        tuple(
            (
                plain(speech.name(seat.seat)),
                plain(speech.group(seat.constituency)),
                *(str(getattr(seat, name)) for name in counts),
            )
            for seat in seats
        ),
        key=("seat", "group"),
    )


def _actions(actions: Sequence[PublicAction], speech: Speech) -> OpenTable:
    return OpenTable(
        "actions",
        speech.words._("Actions"),
        (
            ("action", "string"),
            ("owner", "string"),
            ("due", "date"),
            ("status", "string"),
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
            for one in actions
        ),
    )
