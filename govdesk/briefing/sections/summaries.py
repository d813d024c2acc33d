# SPDX-License-Identifier: Apache-2.0
"""A motion's summary in print, with who wrote it and whether the mover agrees."""

from __future__ import annotations

from govdesk.briefing.blocks import Block, P, Rich, TextStyle
from govdesk.briefing.sections.speech import Speech, joined
from govdesk.queries.public_summaries import SummaryNote
from govdesk.queries.public_text import PublicText
from govdesk.rules.messages import Languages, message
from govdesk.rules.summaries import MoverView


def summary_blocks(
    summary: PublicText, note: SummaryNote, speech: Speech, style: TextStyle = "body"
) -> list[Block]:
    """The words, and under them in small print what is known of them."""
    blocks: list[Block] = []
    if summary:
        blocks.append(P(speech.text(summary), style))
    if said := _said(note, speech):
        blocks.append(P(said, "small"))
    return blocks


def _said(note: SummaryNote, speech: Speech) -> Rich:
    words = speech.words
    said: list[Rich] = []
    if note.author:
        views = {
            MoverView.UNKNOWN: words._("The mover has not said whether it is right."),
            MoverView.AGREES: words._("The mover agrees with it."),
            MoverView.DISAGREES: words._("The mover does not agree with it."),
        }
        by = speech.naming(words._("Summary by {author}."), author=note.author)
        said += [by, views[note.mover_view]]
    if note.earlier:
        said.append(words._("Written for the earlier text, before it was amended."))
    said += [
        speech.told(
            message("summaries.excused", languages=Languages(languages), reason=reason.text), reason
        )
        for languages, reason in note.without
    ]
    return joined(said, " ")
