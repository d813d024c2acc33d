# SPDX-License-Identifier: Apache-2.0
"""The quarterly public briefing: from the public view to blocks to PDF, in one language."""

from __future__ import annotations

from typing import IO

from govdesk.briefing.blocks import Block, PageBreak, Toc
from govdesk.briefing.sections import decisions, followup, front, method, scorecard
from govdesk.briefing.sections.speech import Speech
from govdesk.queries.public_view import PublicView
from govdesk.rules.messages import message
from govdesk.rules.refusals import BadInput
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


def quarterly_packet(
    view: PublicView, words: Words, out: IO[bytes], *, page: str = "A4"
) -> tuple[str, int]:
    """Draws the briefing into `out`; gives its title and its number of pages.

    The same view gives the same bytes. `page` is `A4` or `Letter`. Raises BadInput when some text
    holds a character that no packed font can draw. ReportLab is loaded here, not before.
    """
    from govdesk.briefing.layout.document import PrintedDoc
    from govdesk.briefing.layout.running import Running
    from govdesk.briefing.pdf.errors import MissingGlyph

    blocks = quarterly_blocks(view, words)
    speech = Speech(view, words)
    task_force = speech.name(view.task_force)
    title = words._("Quarterly public briefing, {period}").format(period=speech.period(view.period))
    foot = words._("Packet {number}").format(number=view.packet_number)
    document = PrintedDoc(
        out,
        title=f"{task_force}: {title}",
        lang=view.lang,
        author=f"{task_force}, {view.city}",
        subject=title,
        timestamp=view.as_of.at // 1_000_000,
        paper=page,
        running=Running(
            head_left=view.city,
            head_right=title,
            foot=words._("Draft: not published yet") if view.draft else foot,
            page=words._("Page {page} of {pages}"),
        ),
        number=words.number,
    )
    try:
        return title, document.build(blocks)
    except MissingGlyph as missing:
        raise BadInput(
            message(
                "packet.missing_glyph",
                character=missing.character,
                code=f"U+{ord(missing.character):04X}",
                text=missing.text[:60],
            ),
            kept=message("general.nothing_changed"),
            then=message("packet.missing_glyph.then"),
        ) from missing
