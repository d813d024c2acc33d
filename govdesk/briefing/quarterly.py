# SPDX-License-Identifier: Apache-2.0
"""The quarterly public briefing: from the public view to blocks, in one language."""

from __future__ import annotations

from govdesk.briefing.blocks import Block, PageBreak, Toc
from govdesk.briefing.sections import decisions, followup, front, method, scorecard
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_view import PublicView
from govdesk.wording import Words


def quarterly_blocks(view: PublicView, words: Words) -> list[Block]:
    """Everything the briefing says, in reading order.

    Raises ValueError when the view was made for another language than that of `words`.
    """
    if view.lang != words.lang:
        raise ValueError(f"a view in {view.lang} for a packet in {words.lang}")
    speech = Speech(view, words)
    return [
        *front.cover(view, speech),
        *front.summary(view, speech),
        Toc(words._("Contents")),
        PageBreak(),
        *scorecard.scorecard(view, speech),
        *scorecard.indicator_pages(view, speech),
        *scorecard.neighbourhoods(view, speech),
        *decisions.decisions(view, speech),
        *followup.pivots(view, speech),
        *followup.actions(view, speech),
        *followup.residents(view, speech),
        *followup.attendance(view, speech),
        PageBreak(),
        *method.method(view, speech),
        *method.glossary(speech),
        PageBreak(),
        *method.verify(view, speech),
    ]


def quarterly_title(view: PublicView, words: Words) -> str:
    """The briefing's title."""
    period = Speech(view, words).period(view.period)
    return words._("Quarterly public briefing, {period}").format(period=period)
