# SPDX-License-Identifier: Apache-2.0
"""The cover and the page that a resident reads in two minutes."""

from __future__ import annotations

from collections.abc import Iterable

from govdesk.briefing.blocks import (
    Block,
    Cover,
    H,
    KeyFigure,
    KeyFigures,
    Note,
    P,
    PageBreak,
    Rich,
    Run,
    bullets,
    runs,
)
from govdesk.briefing.sections.speech import Speech, joined
from govdesk.queries.public_imprint import Imprint
from govdesk.queries.public_indicators import ScorecardRow
from govdesk.queries.public_view import CrisisLine, PublicView
from govdesk.rules.decisions import Result
from govdesk.rules.status import Status
from govdesk.wording import Words

MOST = 5
"""Items of a list on the summary page; the rest is counted and linked."""


def cover(view: PublicView, speech: Speech) -> list[Block]:
    """The front page of the quarterly briefing."""
    words = speech.words
    return cover_of(
        view,
        speech,
        title=words._("Quarterly public briefing"),
        subtitle=joined((speech.titled(view.task_force), speech.period(view.period)), "\n"),
        facts=((words._("Quarter"), view.period.code),),
    )


def cover_of(
    view: PublicView | Imprint,
    speech: Speech,
    *,
    title: str,
    subtitle: Rich,
    facts: tuple[tuple[str, Rich], ...] = (),
) -> list[Block]:
    """The front page of any packet. What it is about (`facts`) stands before what it is."""
    words = speech.words
    as_of = words.moment(view.as_of.at, view.as_of.zone)
    told = [
        *facts,
        (words._("Packet"), view.packet_number),
        (words._("Everything recorded until"), as_of),
        (words._("Seal number"), f"{view.record.root[:16]}…"),
    ]
    if view.corrects:
        told.append((words._("Corrects packet"), view.corrects))
    return [
        Cover(
            over=view.city,
            title=title,
            subtitle=subtitle,
            facts=tuple(told),
            notices=crisis_lines(view.crisis_lines),
            notices_title=words._("If you or someone near you needs help now")
            if view.crisis_lines
            else "",
            flag=words._("Draft: not published yet") if view.draft else "",
        )
    ]


def crisis_lines(lines: Iterable[CrisisLine]) -> tuple[Rich, ...]:
    """Where to get help, a line each in its own language."""
    return tuple(
        (Run(line.number, bold=True, lang=line.lang), Run(f"  {line.text}", lang=line.lang))
        for line in lines
    )


def summary(view: PublicView, speech: Speech) -> list[Block]:
    """One page: how the quarter went, what was decided, what a resident can do."""
    words, headline = speech.words, view.headline
    good = headline.status(Status.ON_TRACK, Status.ACHIEVED)
    behind = [row for row in view.scorecard if row.status.behind]
    others = headline.indicators - good - len(behind)
    first = words._("{good} of {all} indicators are on track or achieved.")
    said = [words._("Nothing was due to be measured this quarter.")]
    figures: list[KeyFigure] = []
    if headline.indicators:
        said = [
            first.format(good=good, all=headline.indicators),
            words.n_("{count} needs work.", "{count} need work.", len(behind)),
            *not_judged(others, words),
        ]
        figures = [
            KeyFigure(words.number(good), words._("on track or achieved")),
            KeyFigure(words.number(len(behind)), words._("behind plan")),
        ]
    answered = KeyFigure(words.number(0), words._("residents’ comments"))
    if headline.comments:
        answered = KeyFigure(
            f"{headline.answered}/{headline.comments}", words._("residents’ comments answered")
        )
    blocks: list[Block] = [
        H(1, words._("At a glance"), anchor="summary"),
        P(" ".join(said), "lead"),
    ]
    if view.introduction:
        blocks.append(P(speech.text(view.introduction)))
    if view.task_force.lang != words.lang:
        language = words.language(view.task_force.lang)
        note = words._("Names and texts without a translation stand in {language}, as written.")
        blocks.append(P(note.format(language=language), "small"))
    blocks.append(
        KeyFigures(
            (
                *figures,
                KeyFigure(words.number(headline.adopted), words._("motions adopted")),
                answered,
            )
        )
    )
    better = [row for row in view.scorecard if row.status in (Status.ACHIEVED, Status.ON_TRACK)]
    better.sort(key=lambda row: (not row.moved, row.status is not Status.ACHIEVED))
    blocks += _list(words._("What is going well"), _told(better[:3], speech), len(better), speech)
    blocks += _list(words._("What needs work"), _told(behind[:MOST], speech), len(behind), speech)
    decided: list[Rich] = [
        (
            Run(outcome_word(decision.result, speech), bold=True),
            ": ",
            Run(
                speech.name(decision.title),
                link=f"#motion-{decision.number}",
                lang=speech.other(decision.title),
            ),
            f" ({decision.number})",
        )
        for decision in view.decisions
    ]
    blocks += _list(words._("What was decided"), decided[:MOST], len(decided), speech)
    blocks.append(
        Note(
            words._(
                "Come to a meeting, speak or write on any item, or ask the clerk about anything "
                "here. Every comment gets an answer, printed in the next briefing."
            ),
            words._("What you can do"),
            "accent",
        )
    )
    blocks.append(PageBreak())
    return blocks


def not_judged(count: int, words: Words) -> list[str]:
    """What is left of a sentence that counts the indicators, so that the sum comes out."""
    if not count:
        return []
    return [
        words.n_(
            "{count} has no target or no full result.",
            "{count} have no target or no full result.",
            count,
        )
    ]


def outcome_word(result: Result, speech: Speech) -> str:
    """What became of a motion, as the public reads it."""
    words = speech.words
    return {
        Result.ADOPTED: words._("Adopted"),
        Result.REJECTED: words._("Not adopted"),
        Result.VOID: words._("Did not count, will be voted again"),
    }[result]


def _told(rows: Iterable[ScorecardRow], speech: Speech) -> list[Rich]:
    return [
        (
            Run(speech.name(row.name), bold=True, lang=speech.other(row.name)),
            ": ",
            *runs(speech.measured(row.sentence, row.decimals, row.unit)),
        )
        for row in rows
    ]


def _list(title: str, items: list[Rich], whole: int, speech: Speech) -> list[Block]:
    if not items:
        return []
    more = whole - len(items)
    if more:
        note = speech.words.n_("and {count} more, inside", "and {count} more, inside", more)
        items = [*items, (Run(note, quiet=True),)]
    return [H(2, title, listed=False), bullets(items)]
