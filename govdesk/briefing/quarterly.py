# SPDX-License-Identifier: Apache-2.0
"""The quarterly public briefing: from the public view to blocks, in one language."""

from __future__ import annotations

from dataclasses import replace

from govdesk.briefing.blocks import Block, PageBreak, Toc
from govdesk.briefing.parts import USUAL, Choices, Part, assembled, chosen
from govdesk.briefing.sections import (
    changes,
    decisions,
    enclosures,
    errata,
    followup,
    front,
    glossary,
    method,
    pieces,
    scorecard,
    stories,
)
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_text import PublicText
from govdesk.queries.public_view import PublicView
from govdesk.wording import Words


def contents(_view: object, speech: Speech) -> list[Block]:
    """The table of contents."""
    return [Toc(speech.words._("Contents")), PageBreak()]


def nothing(_view: object, _speech: Speech) -> list[Block]:
    """Of a part that is made from the rest of a packet."""
    return []


GLOSSARY = Part(
    "glossary",
    lambda words: words._("What the words mean"),
    nothing,
    of_rest=glossary.glossary,
)
ENCLOSED = Part("enclosures", lambda words: words._("Enclosed documents"), enclosures.enclosed)

QUARTERLY = (
    Part("summary", lambda words: words._("At a glance"), front.summary),
    Part("contents", lambda words: words._("Contents"), contents),
    Part("changes", lambda words: words._("What changed"), changes.changes),
    Part("scorecard", lambda words: words._("Scorecard"), scorecard.scorecard),
    Part(
        "indicators",
        lambda words: words._("What moved and what is behind"),
        scorecard.indicator_pages,
    ),
    Part("neighbourhoods", lambda words: words._("By neighbourhood"), scorecard.neighbourhoods),
    Part("decisions", lambda words: words._("Decisions"), decisions.decisions),
    Part("pivots", lambda words: words._("Changes of course"), followup.pivots),
    Part("errata", lambda words: words._("Corrections to earlier quarters"), errata.errata),
    Part("actions", lambda words: words._("Actions"), followup.actions),
    Part("residents", lambda words: words._("What residents said"), followup.residents),
    Part("stories", lambda words: words._("In people’s own words"), stories.stories),
    Part("funding", lambda words: words._("Funding"), scorecard.funding),
    Part("departments", lambda words: words._("From the departments"), pieces.departments),
    ENCLOSED,
    Part("attendance", lambda words: words._("Who was there"), followup.attendance),
    Part("method", lambda words: words._("How the numbers are made"), method.method, new_page=True),
    GLOSSARY,
)


def quarterly_blocks(view: PublicView, words: Words, choices: Choices = USUAL) -> list[Block]:
    """Everything the briefing says, in reading order.

    Raises ValueError when the view was made for another language than that of `words`.
    """
    if view.lang != words.lang:
        raise ValueError(f"a view in {view.lang} for a packet in {words.lang}")
    parts = chosen(QUARTERLY, choices)
    introduction = choices.introduction
    if introduction and any(part.key == "summary" for part in parts):
        view = replace(view, introduction=PublicText(introduction, view.lang))
        introduction = ""
    return assembled(
        view,
        Speech(view, words),
        head=front.cover,
        parts=parts,
        foot=_foot,
        introduction=introduction,
        embargo=choices.embargo,
    )


def _foot(view: PublicView, speech: Speech) -> list[Block]:
    return [PageBreak(), *method.verify(view, speech)]


def quarterly_title(view: PublicView, words: Words) -> str:
    """The briefing's title."""
    period = Speech(view, words).period_within(view.period)
    return words._("Quarterly public briefing, {period}").format(period=period)
