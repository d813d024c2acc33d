# SPDX-License-Identifier: Apache-2.0
"""`govdesk analyse`: recomputes an indicator from a public series alone, with no workspace."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated

import typer

from govdesk.cli import answers
from govdesk.cli.options import AsJson
from govdesk.exchange.series import Measure, Series, read_series
from govdesk.exchange.series_answers import SeriesAnswer, answer_json, answer_lines
from govdesk.rules.indicators import Aggregation, Direction
from govdesk.rules.intervals import confidence_of
from govdesk.rules.messages import message
from govdesk.rules.numbers import exact, parse_number
from govdesk.rules.refusals import BadInput
from govdesk.rules.series_analysis import AnalysisSettings, analyse
from govdesk.rules.series_status import series_forecast, series_status
from govdesk.rules.special_causes import RuleSettings
from govdesk.wording import _, current, say

ADVISED_FIX_AFTER = 12


class Way(StrEnum):
    """Which way is better, as the command line offers it."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


def analyse_file(
    file: Annotated[Path, typer.Argument(help=_("A public series as CSV."), metavar="FILE")],
    direction: Annotated[
        Way, typer.Option("--direction", help=_("Which way is better."))
    ] = Way.INCREASE,
    target: Annotated[
        str | None, typer.Option("--target", help=_("The year’s target."), metavar="X")
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option("--baseline", help=_("Where the year started from."), metavar="B"),
    ] = None,
    fix_after: Annotated[
        int | None,
        typer.Option("--fix-after", min=1, help=_("Set the limits by the first N points.")),
    ] = None,
    run_length: Annotated[
        int, typer.Option("--run-length", min=6, max=7, help=_("Points in a shift or trend."))
    ] = 7,
    two_in_three_outside: Annotated[
        bool,
        typer.Option(
            "--two-in-three-outside/--no-two-in-three-outside",
            help=_("Count points beyond the limits towards two in three."),
        ),
    ] = True,
    screen: Annotated[
        bool,
        typer.Option("--screen/--no-screen", help=_("Keep outlying jumps out of the limits.")),
    ] = True,
    confidence: Annotated[
        float, typer.Option("--confidence", help=_("Confidence of the intervals."))
    ] = 0.95,
    verdict_min: Annotated[
        int, typer.Option("--verdict-min", min=1, help=_("Fewest points for a verdict."))
    ] = 8,
    kind: Annotated[
        Aggregation, typer.Option("--kind", help=_("How the periods make the year."))
    ] = Aggregation.LEVEL,
    rate: Annotated[
        bool,
        typer.Option("--rate", help=_("Numerators are events in a population, not a share of it.")),
    ] = False,
    multiplier: Annotated[
        str | None,
        typer.Option(
            "--multiplier", help=_("Numerator over denominator times M, such as 100."), metavar="M"
        ),
    ] = None,
    fiscal_start: Annotated[
        int | None,
        typer.Option("--fiscal-start", min=1, max=12, help=_("Month the fiscal year starts in.")),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Recompute limits, real changes, status and forecast from an open-data series.

    Columns: period and value, or period, numerator and denominator; optionally group, target and
    rebase. Periods: 2026, 2026-H1, 2026-Q2, 2026-04, 2026-04-01 or FY2026-Q2.
    """
    way, level = Direction(direction.value), confidence_of(confidence)
    goal, start = _option("--target", target), _option("--baseline", baseline)
    settings = AnalysisSettings(
        direction=way,
        fix_after=fix_after,
        screen=screen,
        rules=RuleSettings(run_length, two_in_three_outside),
        verdict_min=verdict_min,
    )
    times = _option("--multiplier", multiplier)
    if times is not None and times <= 0:
        raise BadInput(message("series.multiplier"), field="--multiplier")
    measure = Measure(rate=rate, multiplier=Fraction(1) if times is None else times)
    read = read_series(file, fiscal_start=fiscal_start, measure=measure)
    if fix_after is not None and fix_after < ADVISED_FIX_AFTER:
        answers.remark(say(message("series.fix_after_short", needed=ADVISED_FIX_AFTER)))
    for name in read.ignored:
        answers.remark(say(message("series.ignored", column=name)))

    def answer(series: Series) -> SeriesAnswer:
        points = [row.point for row in series.rows]
        aim = series.target if goal is None else goal
        analysis = analyse(
            [point.value for point in points],
            target=aim,
            rebase=[row.rebase for row in series.rows],
            settings=settings,
        )
        return SeriesAnswer(
            series=series,
            analysis=analysis,
            target=aim,
            confidence=level,
            judgement=series_status(
                points,
                direction=way,
                target=aim,
                baseline=start,
                aggregation=kind,
                fiscal_start=read.fiscal_start,
                multiplier=measure.multiplier,
            ),
            forecast=series_forecast(
                points, analysis, aggregation=kind, fiscal_start=read.fiscal_start
            ),
            measure=measure,
        )

    found = [answer(series) for series in read.series]
    if as_json:
        answers.json_result([answer_json(one, current()) for one in found])
        return
    for one in found:
        for line in answer_lines(one, current()):
            answers.result(line)


def _option(name: str, text: str | None) -> Fraction | None:
    """The number given to an option. Raises BadInput naming the option."""
    if text is None:
        return None
    try:
        return exact(parse_number(text))
    except BadInput as problem:
        told = message("series.option", option=name, problem=problem.what)
        raise BadInput(told, field=name) from problem
