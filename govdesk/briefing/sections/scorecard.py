# SPDX-License-Identifier: Apache-2.0
"""The scorecard, an indicator's page, and indicators by neighbourhood."""

from __future__ import annotations

from govdesk.briefing.blocks import (
    Block,
    Columns,
    DataTable,
    Figure,
    H,
    KeyFigure,
    KeyFigures,
    Note,
    P,
    PageBreak,
    Rich,
    Run,
    numeric,
    parted,
    runs,
)
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.charts import ChartLine, ChartSpec, Mark
from govdesk.queries.public_indicators import NeighbourhoodTable, ScorecardRow
from govdesk.queries.public_view import PublicView
from govdesk.rules.public_values import Missing, PublicValue, Suppressed
from govdesk.wording import Words

_FOLD_FROM, _FOLD_TWICE_FROM = 8, 24
"""Rows from which the data of a chart stands in two, or three, tables side by side."""


def scorecard(view: PublicView, speech: Speech) -> list[Block]:
    """Every indicator of the quarter in one table."""
    words = speech.words
    if not view.scorecard:
        return [
            H(1, words._("Scorecard"), anchor="scorecard"),
            P(words._("Nothing was due to be measured this quarter.")),
            PageBreak(),
        ]
    header: tuple[Rich, ...] = (
        words._("Indicator"),
        words._("Result"),
        words._("Where we should be by now"),
        words._("Target for the year"),
        words._("How it stands"),
    )
    rows: list[tuple[Rich, ...]] = [header]
    for row in view.scorecard:
        link = f"#indicator-{row.code}" if has_page(row) else None
        rows.append(
            (
                (
                    *speech.coded(row.code, row.name, link=link),
                    *speech.beneath(row.unit, row.owner),
                ),
                _result(row, speech),
                speech.goal(row.milestone, row.decimals),
                target_words(row, speech),
                speech.status(row.status),
            )
        )
    return [
        H(1, words._("Scorecard"), anchor="scorecard"),
        P(
            words._(
                "Each line is one thing we promised to measure. The shape and the word say how it "
                "stands against where it should be by the end of this quarter."
            )
        ),
        DataTable(
            tuple(rows),
            words._("Indicators with result, plan, target and how each stands"),
            header_cols=1,
            align=("left", "right", "right", "right", "left"),
            weights=(5.4, 1.2, 2.2, 1.7, 1.9),
        ),
        PageBreak(),
    ]


def has_page(row: ScorecardRow) -> bool:
    """Whether an indicator moved or is behind, and so gets a page of its own."""
    return row.moved or row.status.behind


def indicator_pages(view: PublicView, speech: Speech) -> list[Block]:
    """A page for each indicator that moved or is behind."""
    chosen = [row for row in view.scorecard if has_page(row)]
    if not chosen:
        return []
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("What moved and what is behind"), anchor="indicators"),
    ]
    for place, row in enumerate(chosen):
        blocks += _page(row, speech)
        if place < len(chosen) - 1:
            blocks.append(PageBreak())
    return [*blocks, PageBreak()]


def _page(row: ScorecardRow, speech: Speech) -> list[Block]:
    said = speech.measured(row.sentence, row.decimals, row.unit, beside_status=True)
    blocks: list[Block] = [
        H(2, speech.heading(row.code, row.name), anchor=f"indicator-{row.code}"),
        P((Run(f"{speech.status(row.status)}. ", bold=True), *runs(said))),
        KeyFigures(_figures(row, speech)),
    ]
    if row.chart and row.chart.points:
        blocks.append(_figure(row, row.chart, speech))
    return [*blocks, *_finding(row, speech), *_definition(row, speech)]


def _figures(row: ScorecardRow, speech: Speech) -> tuple[KeyFigure, ...]:
    """Result, plan, target and forecast, without those that do not exist; in a unit that the
    sentence above and the scale of the chart below have said already."""
    words, unit = speech.words, speech.titled(row.unit)
    drawn = row.chart is not None and row.chart.points and row.chart.unit == row.unit.text
    figures = [
        KeyFigure(_result(row, speech), words._("result"), "" if drawn else unit),
    ]
    if not isinstance(row.milestone, Missing):
        plan = speech.goal(row.milestone, row.decimals)
        figures.append(KeyFigure(plan, words._("where we should be by now")))
    if not isinstance(row.target, Missing):
        figures.append(KeyFigure(target_words(row, speech), words._("target for the year")))
    if row.forecast:
        low = speech.value(row.forecast.low, row.decimals)
        high = speech.value(row.forecast.high, row.decimals)
        figures.append(
            KeyFigure(
                speech.value(row.forecast.value, row.decimals),
                words._("expected at year end"),
                words._("between {low} and {high}").format(low=low, high=high),
            )
        )
    return tuple(figures)


def _figure(row: ScorecardRow, spec: ChartSpec, speech: Speech) -> Figure:
    """The chart with the numbers behind it."""
    words = speech.words
    used = {point.mark for point in spec.points}
    told = used - {Mark.COMMON}
    key = tuple((mark, word) for mark, word in mark_words(words) if told and mark in used)
    varying, constant = _lines(spec)
    header: tuple[Rich, ...] = (
        words._("Period"),
        speech.titled(row.unit),
        *(line.name for line in varying),
    )
    body = [
        (
            point.label,
            point.text,
            *(_number(line.values[index], row.decimals, words) for line in varying),
        )
        for index, point in enumerate(spec.points)
    ]
    caption = words._("The numbers behind the chart")
    by_period = words._("{name} by period")
    summary = speech.summed_up(
        by_period.format(name=row.name.text), words._("Its values by period"), row.name
    )
    parts = _parts(len(body), len(header))
    length = -(-len(body) // parts)
    tables = tuple(
        DataTable(
            (header, *body[start : start + length]),
            summary,
            header_cols=1,
            caption=caption,
            align=numeric(len(header)),
            weights=(1.0,) * len(header) if parts > 2 else (),
            dense=True,
        )
        for start in range(0, len(body), length)
    )
    same = "; ".join(
        f"{line.name}: {_number(line.values[-1], row.decimals, words)}" for line in constant
    )
    return Figure(
        spec,
        spec.alt,
        caption=speech.naming(by_period, name=row.name),
        key=key,
        data=tables,
        data_note=words._("Same in every period: {lines}.").format(lines=same) if same else "",
        decimals=row.decimals,
    )


def _parts(rows: int, columns: int) -> int:
    if rows >= _FOLD_TWICE_FROM and columns <= 3:
        return 3
    return 2 if rows >= _FOLD_FROM and columns <= 4 else 1


def _lines(spec: ChartSpec) -> tuple[list[ChartLine], list[ChartLine]]:
    varying = [line for line in spec.lines if len(set(line.values)) > 1]
    return varying, [line for line in spec.lines if len(set(line.values)) == 1]


def _number(value: float | None, decimals: int, words: Words) -> str:
    return "–" if value is None else words.number(value, decimals)


def mark_words(words: Words) -> tuple[tuple[Mark, str], ...]:
    """The marks of charts in words."""
    return (
        (Mark.COMMON, words._("usual ups and downs")),
        (Mark.IMPROVEMENT, words._("a real change for the better")),
        (Mark.CONCERN, words._("a real change for the worse")),
        (Mark.NEUTRAL, words._("a real change")),
        (Mark.PROVISIONAL, words._("may still change")),
        (Mark.SUPPRESSED, words._("hidden to protect people")),
    )


def _finding(row: ScorecardRow, speech: Speech) -> list[Block]:
    finding, words = row.finding, speech.words
    if finding is None:
        return []
    blocks: list[Block] = []
    if finding.narrative:
        blocks.append(Note(speech.text(finding.narrative), words._("The department says"), "quote"))
    decided = {
        "pivot": words._("Change course."),
        "stay": words._("Stay the course."),
        "accept": words._("Accept the result."),
        "none": "",
    }[finding.disposition]
    if decided:
        text: tuple[str | Run, ...] = (decided,)
        if finding.reason:
            text = (f"{decided} ", *runs(speech.text(finding.reason)))
        if finding.motion:
            said = words._("Motion {number}").format(number=finding.motion)
            text = (*text, " ", Run(said, link=speech.motion_link(finding.motion)))
        blocks.append(Note(text, words._("What we decided to do"), "accent"))
    if finding.override:
        said = words._("The status was set by hand, because: {reason}")
        blocks.append(P(speech.within(said, reason=finding.override), "small"))
    return blocks


def funding(view: PublicView, speech: Speech) -> list[Block]:
    """How the money stands: the indicators about it, each with what it counts."""
    told = [row for row in view.scorecard if row.about_money]
    if not told:
        return []
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("Funding"), anchor="funding"),
        P(words._("What the work costs, and whether the money for it is there.")),
    ]
    for row in told:
        name = speech.coded(row.code, row.name, bold=True)
        said = speech.stands(row.status, row.sentence, row.decimals, row.unit)
        blocks += [P((*name, Run(": ", bold=True), *runs(said))), *_definition(row, speech)]
    return blocks


def _definition(row: ScorecardRow, speech: Speech) -> list[Block]:
    words = speech.words
    parts: list[str | Run] = []
    if row.definition:
        parts += [*runs(speech.text(row.definition)), " · "]
    if row.source:
        parts += [*runs(speech.within(words._("Source: {source}"), source=row.source)), " · "]
    parts += runs(speech.naming(words._("Reported by: {owner}"), owner=row.owner))
    return [P(tuple(parts), "small")]


def _result(row: ScorecardRow, speech: Speech) -> str:
    said = speech.value(row.value, row.decimals)
    return f"{said}*" if row.provisional and not isinstance(row.value, Suppressed) else said


def target_words(row: ScorecardRow, speech: Speech) -> str:
    """The target for the year: a number, or from where to where."""
    return goal_words(row.target, row.target_high, row.decimals, speech)


def goal_words(low: PublicValue, high: PublicValue | None, decimals: int, speech: Speech) -> str:
    """A target that is a number, or one from `low` to `high`."""
    said = speech.goal(low, decimals)
    return said if high is None else f"{said}–{speech.goal(high, decimals)}"


def neighbourhoods(view: PublicView, speech: Speech) -> list[Block]:
    """Indicators by neighbourhood, in the charter's order."""
    if not view.neighbourhoods:
        return []
    words = speech.words
    blocks: list[Block] = [
        H(1, words._("By neighbourhood"), anchor="neighbourhoods"),
        P(
            words._(
                "Where a number is small enough that a person could be recognised, the cell says "
                "“suppressed”: hidden to protect people. Some larger numbers are hidden with it, "
                "because they would give the small one away."
            )
        ),
    ]
    for table in view.neighbourhoods:
        blocks += _neighbourhood(table, speech)
    names = [
        text
        for table in view.neighbourhoods
        for text in (*table.columns, *(row.name for row in table.rows))
    ]
    return [*blocks, *speech.as_written(names), PageBreak()]


def _neighbourhood(table: NeighbourhoodTable, speech: Speech) -> list[Block]:
    words = speech.words
    summary = speech.summed_up(
        words._("{name} by neighbourhood").format(name=table.name.text),
        words._("Its values by neighbourhood"),
        table.name,
    )
    header: tuple[Rich, ...] = (
        words._("Neighbourhood"),
        *(speech.titled(column) for column in table.columns),
    )
    rows = [*table.rows, *([table.total] if table.total else [])]
    body = [
        (speech.titled(row.name), *(speech.value(cell, table.decimals) for cell in row.cells))
        for row in rows
    ]
    whole = DataTable(
        (header, *body),
        summary,
        header_cols=1,
        align=numeric(len(header)),
        total_row=table.total is not None,
    )
    narrow = len(header) == 2 and len(body) >= _FOLD_FROM
    return [
        H(2, speech.heading(table.code, table.name)),
        Columns(parted(whole, 2)) if narrow else whole,
    ]
