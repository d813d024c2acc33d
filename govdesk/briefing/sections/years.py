# SPDX-License-Identifier: Apache-2.0
"""A year in print: targets and results, the quarters side by side, votes by seat."""

from __future__ import annotations

from govdesk.briefing.blocks import (
    Block,
    DataTable,
    H,
    KeyFigure,
    KeyFigures,
    Note,
    P,
    PageBreak,
    Rich,
    numeric,
)
from govdesk.briefing.sections.front import not_judged, outcome_word
from govdesk.briefing.sections.scorecard import target_words
from govdesk.briefing.sections.speech import Speech, joined
from govdesk.queries.public_meetings import AnnualView, SeatVotes
from govdesk.rules.decisions import Result
from govdesk.rules.messages import message
from govdesk.rules.status import Status


def year_summary(view: AnnualView, speech: Speech) -> list[Block]:
    """The year in four numbers, and how it stands by the last quarter that says so."""
    words, last = speech.words, view.judged
    good = last.headline.status(Status.ON_TRACK, Status.ACHIEVED)
    comments = sum(quarter.headline.comments for quarter in view.quarters)
    answered = sum(quarter.headline.answered for quarter in view.quarters)
    adopted = sum(one.result is Result.ADOPTED for one in view.decisions)
    behind = sum(row.status.behind for row in last.scorecard)
    first = words._(
        "At the end of {quarter}, {good} of {all} indicators were on track or achieved."
    )
    said = [
        first.format(quarter=last.period.code, good=good, all=last.headline.indicators),
        *([words.n_("{count} needs work.", "{count} need work.", behind)] if behind else []),
        *not_judged(last.headline.indicators - good - behind, words),
    ]
    return [
        H(1, words._("The year at a glance"), anchor="summary"),
        P(" ".join(said), "lead"),
        KeyFigures(
            (
                KeyFigure(words.number(good), words._("on track or achieved")),
                KeyFigure(words.number(len(view.decisions)), words._("votes taken")),
                KeyFigure(words.number(adopted), words._("motions adopted")),
                KeyFigure(f"{answered}/{comments}", words._("residents’ comments answered")),
            )
        ),
        *_broken_promises(view, speech),
    ]


def _broken_promises(view: AnnualView, speech: Speech) -> list[Block]:
    """Where fewer seats are filled than the charter promises."""
    words = speech.words
    said = [
        speech.told(
            message(
                "charter.promise_broken",
                group=one.constituency,
                filled=one.filled,
                count=one.promised,
                since=one.since,
            )
        )
        for one in view.broken_promises
    ]
    title = words._("Fewer seats filled than promised")
    return [Note(joined(said, " "), title, "accent")] if said else []


def targets(view: AnnualView, speech: Speech) -> list[Block]:
    """Every indicator with its quarters, its target, and how it stands by the quarter that the year
    is judged by."""
    words = speech.words
    last = view.judged
    if not last.scorecard:
        return []
    header: tuple[Rich, ...] = (
        words._("Indicator"),
        *(quarter.period.code for quarter in view.quarters),
        words._("Target for the year"),
        words._("How it stands, {quarter}").format(quarter=last.period.code),
    )
    rows: list[tuple[Rich, ...]] = [header]
    for row in last.scorecard:
        results = []
        for quarter in view.quarters:
            found = next((one for one in quarter.scorecard if one.code == row.code), None)
            results.append(speech.value(found.value if found else None, row.decimals))
        rows.append(
            (
                (
                    *speech.coded(row.code, row.name),
                    *speech.beneath(row.unit),
                ),
                *results,
                target_words(row, speech),
                speech.status(row.status),
            )
        )
    count = len(view.quarters)
    return [
        H(1, words._("Targets and results"), anchor="targets"),
        DataTable(
            tuple(rows),
            words._("Indicators with the result of every quarter, the target and how each ended"),
            header_cols=1,
            align=(*numeric(count + 2), "left"),
            weights=(4.4, *(1.25 for _ in range(count)), 1.3, 1.9),
        ),
        PageBreak(),
    ]


def over_the_years(view: AnnualView, speech: Speech) -> list[Block]:
    """Every indicator as each year ended, the earlier ones first; this one as the last quarter
    ended of which most is reported."""
    if not view.earlier:
        return []
    words = speech.words
    last = view.judged
    by_year = [{row.code: row for row in year.scorecard} for year in view.earlier]
    by_year.append({row.code: row for row in last.scorecard})
    header = (
        words._("Indicator"),
        *(year.code for year in view.earlier),
        last.period.code,
    )
    rows: list[tuple[Rich, ...]] = [header]
    for row in last.scorecard:
        told = [year.get(row.code) for year in by_year]
        rows.append(
            (
                (
                    *speech.coded(row.code, row.name),
                    *speech.beneath(row.unit),
                ),
                *(speech.value(one.value if one else None, row.decimals) for one in told),
            )
        )
    count = len(by_year)
    return [
        H(1, words._("Over the years"), anchor="years"),
        P(words._("Each year with its result at the end of its last quarter.")),
        DataTable(
            tuple(rows),
            words._("Indicators with their result at the end of every year"),
            header_cols=1,
            align=numeric(count + 1),
            weights=(4.4, *(1.3 for _ in range(count))),
        ),
        PageBreak(),
    ]


def votes(view: AnnualView, speech: Speech) -> list[Block]:
    """What was decided, and how every seat took part."""
    words = speech.words
    blocks: list[Block] = [H(1, words._("Votes of the year"), anchor="votes")]
    if not view.decisions:
        return [*blocks, P(words._("Nothing was put to a vote this year."))]
    decided: tuple[Rich, ...] = (words._("Motion"), words._("Decided on"), words._("Outcome"))
    taken = words._("Votes taken")
    header: tuple[Rich, ...] = (
        words._("Seat"),
        taken,
        words._("Took part"),
        words._("Yes"),
        words._("No"),
        words._("Abstained"),
        words._("Stepped aside"),
    )
    return [
        *blocks,
        DataTable(
            (
                decided,
                *(
                    (
                        speech.coded(one.number, one.title),
                        speech.short_day(one.decided_on),
                        outcome_word(one.result, speech),
                    )
                    for one in view.decisions
                ),
            ),
            words._("Motions of the year with the day and the outcome"),
            header_cols=1,
            caption=words._("What was decided"),
            weights=(4, 1.3, 2),
        ),
        DataTable(
            (
                header,
                *(_seat(seat, speech) for seat in view.seats),
            ),
            words._("How often every seat voted, and how"),
            header_cols=1,
            caption=words._("Every seat’s votes"),
            align=numeric(7),
        ),
    ]


def _seat(seat: SeatVotes, speech: Speech) -> tuple[Rich, ...]:
    counts = (
        seat.roll_calls,
        seat.voted,
        seat.yes,
        seat.no,
        seat.abstained,
        seat.stepped_aside,
    )
    name = (speech.titled(seat.seat), "\n", speech.grouped(seat.constituency, quiet=True))
    return (name, *(speech.words.number(count) for count in counts))
