# SPDX-License-Identifier: Apache-2.0
"""What a packet prints, as tables: from the same public view, and only of the parts it has.

A row says no more than the packet does: the run of an indicator's values is here where its chart is
printed, and a cell that is hidden there is empty here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdesk.briefing.kinds import KINDS, View
from govdesk.briefing.open_changes import changes, corrections, indicators, pages, quality
from govdesk.briefing.open_meetings import agenda, attendance, changed, meeting
from govdesk.briefing.open_pieces import enclosures, pieces
from govdesk.briefing.open_table import SHOWN, OpenTable
from govdesk.briefing.open_votes import actions, votes
from govdesk.briefing.open_words import comments, pivots, stories
from govdesk.briefing.open_year import influence, record, seats, years
from govdesk.briefing.parts import Choices, chosen
from govdesk.briefing.sections.scorecard import has_page
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.charts import Mark
from govdesk.queries.public_indicators import NeighbourhoodTable, ScorecardRow
from govdesk.queries.public_meetings import AnnualView, CertificateView, MeetingView
from govdesk.queries.public_view import PublicView
from govdesk.rules.open_cells import number_cell, plain, shown_cell
from govdesk.wording import Words

IN_WORDS_ALONE = {
    "summary": "counts and sentences from what the other parts say",
    "contents": "leads to the other parts",
    "glossary": "explains words",
    "take-part": "tells a resident what to do",
    "minutes": "running text",
}
"""Parts of packets that have no table, each with its reason."""


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
        case CertificateView():
            tables += votes(view.decisions, speech)
        case MeetingView():
            tables += _of_meeting(view, has, kind, speech)
    return tuple(table for table in tables if table.rows)


def _of_quarter(view: PublicView, has: set[str], speech: Speech) -> Iterable[OpenTable]:
    paged = [row for row in view.scorecard if has_page(row)] if "indicators" in has else []
    yield indicators(
        [
            row
            for row in view.scorecard
            if "scorecard" in has or row in paged or ("funding" in has and row.about_money)
        ],
        view.period.code,
        speech,
    )
    if "changes" in has and view.changes:
        yield from changes(view.changes, speech)
    if paged:
        yield pages(paged, speech)
        yield _series([line for row in paged for line in _run(row)], speech)
    if "neighbourhoods" in has:
        yield _neighbourhoods(view.neighbourhoods, speech)
    if "decisions" in has:
        yield from votes(view.decisions, speech)
    if "pivots" in has:
        yield from pivots(view.pivots, speech)
    if "errata" in has:
        yield corrections(view.errata, speech)
    if "actions" in has:
        yield actions(view.actions, speech)
    if "residents" in has:
        yield comments(view.comments, speech)
    if "stories" in has:
        yield stories(view.stories, speech)
    if "attendance" in has:
        yield attendance(view.attendance, speech)
    if "method" in has:
        yield quality(view.quality, speech)
    yield from _given(view, has, speech)


def _of_year(view: AnnualView, has: set[str], speech: Speech) -> Iterable[OpenTable]:
    last = view.quarters[-1]
    if "targets" in has:
        judged = view.judged
        yield indicators(judged.scorecard, judged.period.code, speech)
        told = {row.code for row in judged.scorecard}
        yield _series(
            [
                (
                    plain(row.code),
                    quarter.period.code,
                    number_cell(row.value),
                    shown_cell(row.value),
                )
                for quarter in view.quarters
                for row in quarter.scorecard
                if row.code in told
            ],
            speech,
        )
    if "years" in has:
        yield years(view, speech)
    if "votes" in has:
        yield from votes(view.decisions, speech, by_seat=False)
        yield seats(view.seats, speech)
    if "influence" in has:
        yield from influence(view, speech)
    if "pivots" in has:
        yield from pivots(last.pivots, speech)
    if "actions" in has:
        yield actions(last.actions, speech)
    if "residents" in has:
        yield comments([one for quarter in view.quarters for one in quarter.comments], speech)
    if "method" in has:
        yield quality(last.quality, speech)
    if "audit" in has:
        yield from record(view.audit, speech)
    yield from _given(view, has, speech)


def _of_meeting(view: MeetingView, has: set[str], kind: str, speech: Speech) -> Iterable[OpenTable]:
    if has & {"when", "cancelled"}:
        yield from meeting(view, speech)
    if "changes" in has:
        yield changed(view.items, speech)
    if "agenda" in has:
        yield from agenda(view.items, speech, texts=kind == "agenda")
    if "decisions" in has:
        yield from votes(view.decisions, speech)
    if "attendance" in has and view.attendance:
        yield attendance([view.attendance], speech)
    yield from _given(view, has, speech)


def _given(
    view: PublicView | AnnualView | MeetingView, has: set[str], speech: Speech
) -> Iterable[OpenTable]:
    """What departments gave."""
    if "departments" in has:
        yield from pieces(view.pieces, speech)
    if "enclosures" in has:
        yield enclosures(view.enclosures, view.packet_number, speech)


def _series(rows: Sequence[tuple[str, str, str, str]], speech: Speech) -> OpenTable:
    return OpenTable(
        "series",
        speech.words._("The numbers behind the chart"),
        (
            ("indicator", "string"),
            ("period", "string"),
            ("value", "decimal"),
            ("shown", SHOWN),
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
            ("shown", SHOWN),
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
